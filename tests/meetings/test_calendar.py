"""The meetings of a month and of a year, and the themes of the year on one page."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp_portal.periods import FinancialYear
from meetings.models import Meeting
from tests.factories.meetings import MeetingFactory, MeetingSeriesFactory, PackFactory, at
from tests.factories.partnerships import BodyFactory

YEAR = timezone.localdate().year + 1


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", access_rule="public", clear_days=5)


def month_url(month, year=YEAR, partnership="sefton"):
    return reverse("meeting_month", args=[partnership, f"{year}-{month:02d}"])


def year_url(name="meeting_year"):
    return reverse(name, args=["sefton", FinancialYear(YEAR)])


def days_of(response) -> dict:
    """What the month shows: by day its meetings' bodies and what is due."""
    return {
        day.on: [f"{meeting.body}" for meeting in day.meetings] + [due.what for due in day.dues]
        for week in response.context["weeks"]
        for day in week
        if day.meetings or day.dues
    }


# -- month -------------------------------------------------------------------------------------------------------------
def test_a_month_is_whole_weeks_from_monday(sefton, max_, browse):
    weeks = browse(max_).get(month_url(2, 2027)).context["weeks"]

    assert [len(week) for week in weeks] == [7] * 4
    assert (weeks[0][0].on, weeks[-1][-1].on) == (date(2027, 2, 1), date(2027, 2, 28))
    may = browse(max_).get(month_url(5, 2027)).context["weeks"]
    assert may[0][0].on == date(2027, 4, 26)
    assert [day.bank_holiday for week in may for day in week if day.bank_holiday] == ["May Day", "Spring Bank Holiday"]


def test_a_month_shows_meetings_on_their_day_in_london(board, max_, browse):
    MeetingFactory(body=board, starts_at=at(2027, 6, 30, 23), theme="Late night", slug="a")
    MeetingFactory(body=board, starts_at=at(2027, 7, 1, 0), slug="b")
    MeetingFactory(body=board, starts_at=at(2027, 7, 31, 14), slug="c", status="cancelled")
    response = browse(max_).get(month_url(7, 2027))

    assert list(days_of(response)) == [date(2027, 7, 1), date(2027, 7, 31)]
    assert ">Cancelled</strong>" in response.content.decode()
    assert "Late night" in browse(max_).get(month_url(6, 2027)).content.decode()


def test_those_who_run_meetings_see_what_is_due(board, bea, max_, browse):
    MeetingFactory(body=board, starts_at=at(YEAR, 7, 7, 14))
    published = MeetingFactory(body=board, starts_at=at(YEAR, 7, 8, 14))
    PackFactory(meeting=published, audience="public")

    shown = [what for all_ in days_of(browse(bea).get(month_url(6))).values() for what in all_]

    assert sorted(shown) == ["Papers due", "Publish by"]  # in June, of the meeting in July that is not published
    assert days_of(browse(max_).get(month_url(6))) == {}


def test_a_month_is_filtered_by_body_and_joint_meetings_lead_to_ones_own_address(board, thurrock, charlie, browse):
    own = BodyFactory(partnership=thurrock, name="Own board")
    board.taking_part.add(thurrock)
    for body in (board, own):
        MeetingFactory(body=body, starts_at=at(YEAR, 7, 7, 14))
    client, address = browse(charlie), month_url(7, partnership="thurrock")

    assert [sorted(all_) for all_ in days_of(client.get(address)).values()] == [["Own board", "Partnership board"]]
    assert list(days_of(client.get(address, {"body": own.pk})).values()) == [["Own board"]]
    page = client.get(address).content.decode()
    assert f"/partnerships/thurrock/meetings/{YEAR}-07-07-sefton/" in page
    assert f"?body={own.pk}" in client.get(address, {"body": own.pk}).content.decode()  # kept when one turns the page


@pytest.mark.parametrize("address", ["2027-13", "2027-00", "1500-01", "9999-12", "2027-1"])
def test_months_that_do_not_exist_are_not_found(address, sefton, max_, browse):
    assert browse(max_).get(f"/partnerships/sefton/meetings/months/{address}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_month_and_year_take_the_same_queries_for_any_number_of_meetings(
    rows, sefton, bea, browse, django_assert_num_queries
):
    for day in range(1, rows + 1):
        body = BodyFactory(partnership=sefton)
        MeetingFactory(body=body, starts_at=at(YEAR, 7, day, 14))
        MeetingSeriesFactory(body=body, first_on=date(YEAR, 7, 1))
    client = browse(bea)
    for address, number in ((month_url(7), 5), (year_url(), 6)):
        with django_assert_num_queries(number):
            client.get(address)


# -- year --------------------------------------------------------------------------------------------------------------
def test_a_year_shows_its_quarters_with_themes(board, max_, browse):
    MeetingFactory(body=board, starts_at=at(YEAR, 4, 1, 0), theme="Nitrous oxide")
    MeetingFactory(body=board, starts_at=at(YEAR + 1, 3, 31, 23), theme="Prevention")
    MeetingFactory(body=board, starts_at=at(YEAR + 1, 4, 1, 9), theme="Next year")

    response = browse(max_).get(year_url())

    assert [[one.theme for one in meetings] for quarter, meetings in response.context["quarters"]] == [
        ["Nitrous oxide"],
        [],
        [],
        ["Prevention"],
    ]
    assert "Edit the themes" not in response.content.decode()


def test_an_empty_year_and_month_say_so(sefton, max_, browse):
    assert "The meetings of the year will be here" in browse(max_).get(year_url()).content.decode()
    assert "Nothing is planned in this month." in browse(max_).get(month_url(7)).content.decode()


def test_strangers_find_no_calendar_and_it_takes_no_post(sefton, charlie, bea, max_, browse):
    for address in (month_url(7), year_url()):
        assert browse(charlie).get(address).status_code == 404
        assert browse(bea).post(address).status_code == 405
    assert browse(max_).get(year_url("themes_edit")).status_code == 403
    assert browse(charlie).post(year_url("themes_edit")).status_code == 404
    assert browse(bea).put(year_url("themes_edit")).status_code == 405


# -- themes ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def pair(board):
    return [
        MeetingFactory(body=board, starts_at=at(YEAR, month, 6, 14), theme=theme)
        for month, theme in ((5, "Nitrous oxide"), (9, ""))
    ]


def typed(pair, *themes):
    return {
        f"{what}-{one.pk}": value
        for one, theme in zip(pair, themes, strict=True)
        for what, value in (("theme", theme), ("was", one.theme))
    }


def test_the_themes_of_a_year_are_set_on_one_page(pair, bea, browse):
    page = browse(bea).post(year_url("themes_edit"), typed(pair, "Nitrous oxide", "Prevention"), follow=True)

    assert "Saved: 1 theme changed." in page.content.decode()
    assert list(Meeting.objects.order_by("starts_at").values_list("theme", flat=True)) == [
        "Nitrous oxide",
        "Prevention",
    ]


def test_a_colleagues_theme_is_not_overwritten_unseen(pair, bea, browse):
    client, mine = browse(bea), typed(pair, "Mine", "Also mine")
    Meeting.objects.filter(pk=pair[0].pk).update(theme="Theirs")
    Meeting.objects.filter(pk=pair[1].pk).update(place="Southport")  # something else: no reason to stop

    response = client.post(year_url("themes_edit"), mine)

    page = response.content.decode()
    assert response.status_code == 409
    assert "It is now “Theirs”." in page
    assert 'value="Mine"' in page
    assert Meeting.objects.filter(theme__in=["Mine", "Also mine"]).count() == 0
    again = mine | {f"was-{pair[0].pk}": "Theirs"}
    client.post(year_url("themes_edit"), again)
    assert Meeting.objects.filter(theme__in=["Mine", "Also mine"]).count() == 2


def test_a_theme_that_is_too_long_is_kept_and_told(pair, bea, browse):
    page = browse(bea).post(year_url("themes_edit"), typed(pair, "x" * 151, "Prevention")).content.decode()

    assert "must be 150 characters or fewer" in page
    assert f'value="{"x" * 151}"' in page
    assert 'value="Prevention"' in page
    assert Meeting.objects.filter(theme="Prevention").count() == 0


def test_meetings_of_others_and_cancelled_ones_are_not_on_it(pair, board, thurrock, bea, browse):
    cancelled = MeetingFactory(body=board, starts_at=at(YEAR, 6, 6, 14), status="cancelled", theme="Off")
    foreign = MeetingFactory(body=BodyFactory(partnership=thurrock), starts_at=at(YEAR, 6, 6, 14), theme="Foreign")
    sent = typed([*pair, cancelled, foreign], "Nitrous oxide", "", "Changed", "Changed")

    browse(bea).post(year_url("themes_edit"), sent)

    assert Meeting.objects.filter(theme="Changed").count() == 0
