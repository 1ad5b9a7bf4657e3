"""Series of meetings: from a rule to dates, from dates to meetings, and what changes them together."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import clashes, repeating
from meetings.models import Meeting, MeetingSeries
from tests.factories.meetings import MeetingFactory, MeetingSeriesFactory, at
from tests.factories.members import OrganisationFactory, SeatFactory
from tests.factories.partnerships import BodyFactory


def days(rhythm, rule, first, last):
    return [one.day for one in repeating.dates(rhythm, rule, first, last)]


# -- the rule ----------------------------------------------------------------------------------------------------------
def test_the_first_wednesday_of_every_third_month():
    assert days("quarterly", "weekday", date(2027, 1, 6), date(2027, 12, 31)) == [
        date(2027, 1, 6),
        date(2027, 4, 7),
        date(2027, 7, 7),
        date(2027, 10, 6),
    ]


@pytest.mark.parametrize(
    ("rhythm", "number"),
    [("monthly", 24), ("two_monthly", 12), ("quarterly", 8), ("twice_yearly", 4), ("yearly", 2), ("own", 0)],
)
def test_each_rhythm_has_its_number_of_meetings_in_two_years(rhythm, number):
    assert len(days(rhythm, "date", date(2027, 1, 6), date(2028, 12, 31))) == number


def test_what_a_month_does_not_have_is_told_and_not_skipped():
    found = repeating.dates("monthly", "date", date(2027, 8, 31), date(2027, 10, 31))
    assert [(one.day, one.note) for one in found] == [
        (date(2027, 8, 31), ""),
        (date(2027, 9, 30), "September has 30 days: this is the last of them"),
        (date(2027, 10, 31), ""),
    ]
    fifth = repeating.dates("monthly", "weekday", date(2027, 3, 31), date(2027, 4, 30))
    assert [(one.day, one.note) for one in fifth][1] == (
        date(2027, 4, 28),
        "April has no fifth Wednesday: this is the last",
    )
    assert days("monthly", "last_weekday", date(2027, 3, 31), date(2027, 4, 30))[1] == date(2027, 4, 28)


# -- the pages ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", access_rule="closed")


YEAR = timezone.localdate().year + 1
FIRST = next(date(YEAR, 2, day) for day in range(1, 8) if date(YEAR, 2, day).weekday() == 2)  # a Wednesday


TOO_MANY = "A series has 60 meetings at most. Enter an earlier last day"


def rule(board, **fields):
    return {
        "body": board.pk,
        "rhythm": "quarterly",
        "day_rule": "weekday",
        "first_on_day": FIRST.day,
        "first_on_month": FIRST.month,
        "first_on_year": FIRST.year,
        "last_on_day": 31,
        "last_on_month": 12,
        "last_on_year": YEAR,
        "start_time": "2pm",
        "end_time": "4pm",
        "place": "Bootle Town Hall",
    } | fields


def add_url():
    return reverse("series_add", args=["sefton"])


def dates_url(board, **fields):
    return f"{reverse('series_dates', args=['sefton'])}?{urlencode(rule(board, **fields))}"


def rows(page, *, without=(), **changed):
    """What the page of dates posts when its rows stay as proposed, but for some left out or changed."""
    formset = page.context["formset"]
    typed = {
        "dates-TOTAL_FORMS": formset.total_form_count(),
        "dates-INITIAL_FORMS": formset.initial_form_count(),
        "once": page.context["once"],
        "seen": page.context["seen"],
    }
    for number, row in enumerate(formset):
        day = row.initial.get("day")
        typed |= {f"dates-{number}-take": "on"} if number not in without else {}
        if day:
            typed |= {
                f"dates-{number}-day_day": day.day,
                f"dates-{number}-day_month": day.month,
                f"dates-{number}-day_year": day.year,
            }
    return typed | changed


def test_a_series_goes_from_rule_to_dates_to_meetings(board, bea, browse):
    client = browse(bea)
    assert client.get(add_url()).status_code == 200
    led = client.post(add_url(), rule(board))
    assert led.status_code == 302
    page = client.get(led.url)
    assert [row.initial["day"].month for row in page.context["formset"]] == [2, 5, 8, 11]

    response = client.post(
        led.url, rows(page, without=[2], **{"dates-0-theme": "Nitrous oxide", "dates-1-day_day": "28"}), follow=True
    )
    if response.context.get("is_news"):  # the 28th may be a day that the page has something to say about
        response = client.post(
            led.url,
            rows(page, without=[2], **{"dates-0-theme": "Nitrous oxide", "dates-1-day_day": "28"})
            | {"seen": response.context["seen"]},
            follow=True,
        )

    series = MeetingSeries.objects.get()
    meetings = list(series.meetings.order_by("starts_at"))
    assert [one.held_on.month for one in meetings] == [2, 5, 11]
    assert (meetings[0].theme, meetings[0].place, meetings[1].held_on.day) == ("Nitrous oxide", "Bootle Town Hall", 28)
    assert [timezone.localtime(one.starts_at).hour for one in meetings] == [14, 14, 14]  # summer and winter
    assert [one.slug for one in meetings] == [f"{one.held_on}" for one in meetings]
    assert "three meetings added" in response.content.decode() or "3 meetings added" in response.content.decode()


def test_a_double_click_adds_one_series(board, bea, browse):
    client, address = browse(bea), dates_url(board)
    typed = rows(client.get(address))
    first, second = client.post(address, typed), client.post(address, typed)

    assert first.url == second.url == MeetingSeries.objects.get().get_absolute_url()
    assert Meeting.objects.count() == 4


def test_dates_of_ones_own_are_typed(board, bea, browse):
    client, address = browse(bea), dates_url(board, rhythm="own", first_on_day="", last_on_day="")
    page = client.get(address)
    typed = rows(page) | {"dates-0-day_day": "13", "dates-0-day_month": "1", "dates-0-day_year": YEAR}
    typed |= {"dates-1-day_day": "1", "dates-1-day_month": "1", "dates-1-day_year": YEAR}

    told = client.post(address, typed)

    assert Meeting.objects.count() == 0
    assert "New Year&#x27;s Day, a bank holiday" in told.content.decode()  # told before it is saved
    client.post(address, typed | {"seen": told.context["seen"]})
    series = MeetingSeries.objects.get()
    assert (series.first_on, series.last_on) == (date(YEAR, 1, 1), date(YEAR, 1, 13))
    assert series.meetings.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_on_day": "31", "first_on_month": "9"}, "First meeting must be a real date"),
        ({"first_on_day": "", "first_on_month": "", "first_on_year": ""}, "Enter first meeting"),
        ({"last_on_year": YEAR - 1}, "Last day must not be before the first meeting"),
        (
            {"rhythm": "monthly", "last_on_year": YEAR + 33},
            TOO_MANY,
        ),
        ({"end_time": "1am"}, "End time must be after the start time"),
        ({"start_time": "22:00", "end_time": "00:30"}, "End time must be after the start time"),
        ({"day_rule": "last_weekday"}, "First meeting must be the last Wednesday of its month, as you chose below"),
        ({"rhythm": ""}, "Select how often"),
        ({"body": ""}, "Select body"),
    ],
)
def test_what_is_wrong_with_the_rule_is_said_and_what_was_typed_stays(wrong, sentence, board, bea, browse):
    client = browse(bea)
    response = client.post(add_url(), rule(board, **wrong))

    page = response.content.decode()
    assert response.status_code == 200
    assert f">{sentence}</a>" in page
    assert 'value="Bootle Town Hall"' in page
    assert client.get(dates_url(board, **wrong)).url.startswith(add_url())  # an address that somebody changed


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"dates-1-day_day": "31", "dates-1-day_month": "9"}, "Date must be a real date"),
        ({"dates-1-day_day": f"{FIRST.day}", "dates-1-day_month": "2"}, "This date is there twice"),
        (
            {"dates-1-day_day": "", "dates-1-day_month": "", "dates-1-day_year": ""},
            "Enter the date, or untick the meeting",
        ),
    ],
)
def test_what_is_wrong_with_a_date_is_said_and_themes_stay(wrong, sentence, board, bea, browse):
    client, address = browse(bea), dates_url(board)
    response = client.post(address, rows(client.get(address), **{"dates-0-theme": "Nitrous oxide"}, **wrong))

    page = response.content.decode()
    assert f">{sentence}</a>" in page
    assert 'value="Nitrous oxide"' in page
    assert Meeting.objects.count() == 0


def test_no_meeting_is_planned_after_the_body_ends(board, bea, browse):
    board.ends_on = date(YEAR, 6, 1)
    board.save()
    client, address = browse(bea), dates_url(board)
    page = client.post(address, rows(client.get(address))).content.decode()

    assert f"Partnership board ends on 31 May {YEAR}. Choose a day on which it exists" in page
    assert Meeting.objects.count() == 0


def test_all_dates_unticked_is_no_series(board, bea, browse):
    client, address = browse(bea), dates_url(board)
    page = client.post(address, rows(client.get(address), without=range(4))).content.decode()
    assert "Enter at least one date" in page


def test_what_speaks_against_a_day_is_told_beside_it(board, sefton):
    probation = OrganisationFactory(name="Probation")
    group = BodyFactory(partnership=sefton, name="Executive group")
    for body in (board, group):
        SeatFactory(body=body, organisation=probation, post_title="Head of probation")
    SeatFactory(body=BodyFactory(partnership=sefton, name="Another"), post_title="Somebody")
    MeetingFactory(body=group, starts_at=at(2026, 4, 3, 10))
    MeetingFactory(body=board, starts_at=at(2026, 4, 4, 14), slug="a")
    MeetingFactory(body=board, starts_at=at(2026, 4, 8, 14), status="cancelled")

    told = clashes.notes(board, [date(2026, 4, number) for number in (3, 4, 8, 21)], date(2026, 4, 1))

    assert told == {
        date(2026, 4, 3): [
            "Not a working day: Good Friday, a bank holiday",
            "Too soon to publish papers 5 clear working days before",
            "Executive group, with 1 seat of the same posts, meets that day at 10am",
        ],
        date(2026, 4, 4): [
            "Not a working day: Saturday",
            "Too soon to publish papers 5 clear working days before",
            "The body already meets that day at 2pm",
        ],
        date(2026, 4, 8): ["Too soon to publish papers 5 clear working days before"],
    }


def test_only_those_who_call_meetings_plan_series(board, bea, max_, nat, charlie, browse):
    for address in (add_url(), dates_url(board)):
        assert [browse(user).get(address).status_code for user in (bea, max_, nat, charlie)] == [200, 403, 403, 404]
        assert browse(max_).post(address, rule(board)).status_code == 403
        assert browse(bea).put(address).status_code == 405


# -- afterwards --------------------------------------------------------------------------------------------------------
@pytest.fixture
def series(board):
    """Two meetings that are over, one of them held, and three to come."""
    made = MeetingSeriesFactory(
        body=board, first_on=date(YEAR - 2, 1, 6), last_on=date(YEAR + 1, 12, 31), place="Bootle"
    )
    MeetingFactory(body=board, series=made, starts_at=at(YEAR - 2, 1, 6, 14), status="held", place="Bootle")
    MeetingFactory(body=board, series=made, starts_at=at(YEAR - 2, 7, 6, 14), status="cancelled", place="Bootle")
    for month in (1, 7, 10):
        MeetingFactory(body=board, series=made, starts_at=at(YEAR, month, 6, 14), place="Bootle")
    return made


def url(name, series):
    return reverse(name, args=["sefton", series.pk])


def test_place_and_time_of_all_coming_meetings_change_at_once(series, bea, browse):
    Meeting.objects.filter(slug=f"{YEAR}-07-06").update(online_link="https://meet.example/7")
    typed = {"start_time": "10:30", "end_time": "12:00", "place": "Southport", "row_version": series.row_version}

    response = browse(bea).post(url("series_edit", series), typed, follow=True)

    assert "3 coming meetings changed" in response.content.decode()
    told = [
        (one.place, f"{timezone.localtime(one.starts_at):%H:%M}", f"{timezone.localtime(one.ends_at):%H:%M}")
        for one in series.meetings.order_by("starts_at")
    ]
    assert told == [("Bootle", "14:00", "16:00")] * 2 + [("Southport", "10:30", "12:00")] * 3
    assert series.meetings.get(slug=f"{YEAR}-07-06").online_link == "https://meet.example/7"  # its own stays


def test_nobody_overwrites_a_colleague_unseen(series, bea, browse):
    typed = {"start_time": "10:30", "end_time": "", "place": "Southport", "row_version": series.row_version}
    MeetingSeries.objects.filter(pk=series.pk).update(place="Crosby")

    response = browse(bea).post(url("series_edit", series), typed)

    assert response.status_code == 409
    assert "Crosby" in response.content.decode()
    assert 'value="Southport"' in response.content.decode()
    assert series.meetings.filter(place="Southport").count() == 0


def test_ending_a_series_cancels_what_comes_after_and_nothing_that_was_held(series, bea, browse):
    typed = {
        "last_on_day": 31,
        "last_on_month": 3,
        "last_on_year": YEAR,
        "change_reason": "The board meets twice a year now",
    }
    response = browse(bea).post(url("series_end", series), typed, follow=True)

    assert "The series ends; 2 meetings cancelled." in response.content.decode()
    assert list(series.meetings.order_by("starts_at").values_list("status", flat=True)) == [
        "held",
        "cancelled",
        "planned",
        "cancelled",
        "cancelled",
    ]
    meeting = series.meetings.get(slug=f"{YEAR}-10-06")
    assert "The board meets twice a year now" in browse(bea).get(meeting.get_absolute_url()).content.decode()


def test_ending_asks_for_a_real_day_and_a_reason(series, bea, browse):
    typed = {"last_on_day": 1, "last_on_month": 1, "last_on_year": YEAR - 3, "change_reason": ""}
    page = browse(bea).post(url("series_end", series), typed).content.decode()

    assert "Last day must not be before the first meeting of the series" in page
    assert "Enter why it ends" in page
    assert series.meetings.filter(status="planned").count() == 3


def test_who_sees_and_who_changes_a_series(series, bea, max_, charlie, thurrock, browse):
    assert browse(max_).get(url("series_detail", series)).status_code == 200
    assert "End the series" not in browse(max_).get(url("series_detail", series)).content.decode()
    assert browse(bea).post(url("series_detail", series)).status_code == 405
    for name in ("series_edit", "series_end"):
        assert browse(max_).get(url(name, series)).status_code == 403
        assert browse(bea).put(url(name, series)).status_code == 405
    for name in ("series_detail", "series_edit", "series_end"):
        assert browse(charlie).get(url(name, series)).status_code == 404
        assert browse(charlie).get(reverse(name, args=["thurrock", series.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_meetings(
    number, board, max_, browse, django_assert_num_queries
):
    made = MeetingSeriesFactory(body=board)
    for month in range(number):
        MeetingFactory(body=board, series=made, starts_at=at(YEAR, month + 1, 6, 14) + timedelta(days=1))
    client = browse(max_)
    with django_assert_num_queries(5):
        client.get(url("series_detail", made))
