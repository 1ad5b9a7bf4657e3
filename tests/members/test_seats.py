from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from members.models import Seat
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/"
ADD = f"{URL}seats/add/"


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


@pytest.fixture
def seat(board):
    return SeatFactory(body=board, post_title="Director", organisation=OrganisationFactory(name="Council"))


def typed(body, organisation, starts_on=None, last_day=None, **changes) -> dict[str, str]:
    return {
        "body": str(body.pk),
        "organisation": str(organisation.pk),
        "post_title": "Director",
        "position": "member",
        "voting": "on",
        **boxes("starts_on", starts_on),
        **boxes("ends_on", last_day),
    } | changes


def detail(seat) -> str:
    return f"{URL}seats/{seat.pk}/"


def shown(response) -> list[str]:
    return [seat.post_title for seat, _ in response.context["seats"]]


def test_adding_leads_to_the_seat(board, alice, browse):
    organisation = OrganisationFactory()
    client = browse(alice)
    assert client.get(f"{ADD}?body={board.pk}").context["form"]["body"].value() == str(board.pk)
    response = client.post(ADD, typed(board, organisation, date(2022, 8, 3)), follow=True)
    seat = Seat.objects.get()
    assert response.redirect_chain == [(detail(seat), 302)]
    assert said(response) == ["Seat added. It is vacant."]
    assert (seat.partnership, seat.body, seat.organisation, seat.voting) == (
        board.partnership,
        board,
        organisation,
        True,
    )


def test_a_double_click_adds_one(board, alice, browse):
    client = browse(alice)
    token = client.get(ADD).context["form"]["once"].value()
    answers = typed(board, OrganisationFactory(), once=token)
    assert client.post(ADD, answers).url == client.post(ADD, answers).url
    assert Seat.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"post_title": ""}, {"post_title": ["Enter post"]}),
        ({"organisation": ""}, {"organisation": ["Select organisation"]}),
        ({"post_title": "x" * 151}, {"post_title": ["Post must be 150 characters or fewer"]}),
        (
            {"starts_on_day": "31", "starts_on_month": "9", "starts_on_year": "2023"},
            {"starts_on": ["First day of the seat must be a real date"]},
        ),
        (
            boxes("starts_on", date(2023, 1, 2)) | boxes("ends_on", date(2023, 1, 1)),
            {"ends_on": ["The last day cannot be before the first day."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, board, alice, browse):
    response = browse(alice).post(ADD, typed(board, OrganisationFactory(), source="Typed at length") | changes)
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert response.context["form"]["source"].value() == "Typed at length"
    assert not Seat.objects.exists()


TWICE = (
    "The organisation has a seat for this post on this body on some of these days. Add who holds that seat, end it "
    "first, or give this one a post of its own."
)


def test_the_same_post_twice_on_the_same_days_is_refused_in_words(seat, alice, browse):
    client = browse(alice)
    answers = typed(seat.body, seat.organisation, date(2023, 1, 1), post_title="DIRECTOR", source="Typed at length")
    response = client.post(ADD, answers)
    assert response.context["form"].errors == {"post_title": [TWICE]}
    assert response.context["form"]["source"].value() == "Typed at length"
    ended = typed(seat.body, seat.organisation, seat.starts_on, date(2022, 12, 31), row_version="1")
    assert client.post(f"{detail(seat)}edit/", ended).status_code == 302
    assert client.post(ADD, answers).status_code == 302  # on other days
    other = typed(seat.body, OrganisationFactory(), seat.starts_on)
    assert client.post(ADD, other).status_code == 302  # of another organisation
    assert client.post(ADD, other | {"post_title": "Deputy"}).status_code == 302  # another post


def test_the_database_holds_it_too(seat):
    with pytest.raises(IntegrityError, match="members_seat_once"):
        SeatFactory(body=seat.body, organisation=seat.organisation, post_title="director")


def test_the_list_of_organisations_is_short_and_any_other_can_be_brought(board, thurrock, alice, browse):
    ours = OrganisationFactory(kept_by=board.partnership)
    theirs = OrganisationFactory(kept_by=thurrock)
    client = browse(alice)
    offered = [
        set(client.get(f"{ADD}{query}").context["form"].fields["organisation"].queryset)
        for query in ("", f"?organisation={theirs.pk}", "?organisation=nonsense")
    ]
    assert offered == [{ours}, {ours, theirs}, {ours}]
    assert client.post(ADD, typed(board, theirs)).status_code == 302
    assert Seat.objects.get().organisation == theirs


def test_the_body_of_another_partnership_cannot_be_chosen(board, thurrock, alice, browse):
    response = browse(alice).post(ADD, typed(BodyFactory(partnership=thurrock), OrganisationFactory()))
    assert response.context["form"].errors == {"body": ["Select board or group from the list"]}


def test_editing_says_what_changed(seat, alice, browse):
    answers = typed(seat.body, seat.organisation, seat.starts_on, position="chair", row_version="1")
    response = browse(alice).post(f"{detail(seat)}edit/", answers, follow=True)
    assert said(response) == ["Saved: place on the body of Director, Council."]


def test_when_a_seat_ends_its_holders_leave_with_it(seat, alice, browse):
    holder = SeatHolderFactory(seat=seat)
    gone = SeatHolderFactory(seat=seat, substitute=True, ends_on=date(2023, 1, 1))
    answers = typed(seat.body, seat.organisation, seat.starts_on, date(2024, 3, 31), row_version="1")
    browse(alice).post(f"{detail(seat)}edit/", answers)
    holder.refresh_from_db()
    gone.refresh_from_db()
    assert (holder.ends_on, gone.ends_on) == (date(2024, 4, 1), date(2023, 1, 1))


def test_a_seat_cannot_end_before_a_holder_begins(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Bea", starts_on=date(2024, 6, 1))
    answers = typed(seat.body, seat.organisation, seat.starts_on, date(2024, 3, 31), row_version="1")
    response = browse(alice).post(f"{detail(seat)}edit/", answers)
    assert response.context["form"].errors == {
        "ends_on": ["Bea is down to hold this seat from 1 June 2024. Change that first."]
    }


def test_what_someone_else_saved_meanwhile_is_not_overwritten(seat, alice, bea, browse):
    stale = typed(seat.body, seat.organisation, seat.starts_on, row_version="1")
    browse(bea).post(f"{detail(seat)}edit/", stale | {"post_title": "Theirs"})
    response = browse(alice).post(f"{detail(seat)}edit/", stale | {"post_title": "Mine"})
    assert response.status_code == 409
    seat.refresh_from_db()
    assert seat.post_title == "Theirs"


def test_filters_of_the_list(seat, sefton, alice, browse):
    police = SectorFactory()
    group = BodyFactory(partnership=sefton)
    other = SeatFactory(body=group, post_title="Sergeant", organisation=OrganisationFactory(sector=police))
    SeatHolderFactory(seat=other)
    SeatFactory(body=group, post_title="Ended", ends_on=date(2023, 1, 1))
    client = browse(alice)
    found = {
        query: sorted(shown(client.get(URL + query)))
        for query in (
            "",
            f"?body={group.pk}",
            f"?organisation={seat.organisation_id}",
            f"?sector={police.pk}",
            "?holder=vacant",
            "?holder=held",
            "?day_day=31&day_month=12&day_year=2022&holder=vacant",
            "?day=2022-12-31&holder=vacant",
        )
    }
    assert list(found.values()) == [
        ["Director", "Sergeant"],
        ["Sergeant"],
        ["Director"],
        ["Sergeant"],
        ["Director"],
        ["Sergeant"],
        ["Director", "Ended"],
        ["Director", "Ended"],
    ]


def test_the_list_sorts_and_says_how_many(seat, board, alice, browse):
    SeatFactory(body=board, post_title="Administrator")
    client = browse(alice)
    assert shown(client.get(f"{URL}?sort=post")) == ["Administrator", "Director"]
    response = client.get(f"{URL}?sort=-post")
    assert (shown(response), response.context["listing"].count) == (["Director", "Administrator"], "2 seats")


def test_twenty_five_rows_a_page(board, alice, browse):
    organisation = OrganisationFactory()
    for _ in range(26):
        SeatFactory(body=board, organisation=organisation)
    assert [len(shown(browse(alice).get(f"{URL}?page={page}"))) for page in (1, 2)] == [25, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        seat = SeatFactory(body=BodyFactory(partnership=sefton), sector=SectorFactory())
        SeatHolderFactory(seat=seat, user=alice)
    client = browse(alice)
    with django_assert_num_queries(11):
        client.get(URL)


@pytest.mark.parametrize("rows", [1, 3])
def test_every_filter_at_once_stays_within_the_budget(rows, board, alice, browse, django_assert_num_queries):
    police, force = SectorFactory(), OrganisationFactory()
    for _ in range(rows):
        SeatHolderFactory(seat=SeatFactory(body=board, organisation=force, sector=police), user=alice)
    client = browse(alice)
    with django_assert_num_queries(12):
        response = client.get(f"{URL}?body={board.pk}&organisation={force.pk}&sector={police.pk}&holder=held")
    assert (len(shown(response)), response.context["coverage"]) == (rows, None)


def test_coverage_is_told_in_words(seat, alice, browse):
    SectorFactory(title="Prisons")
    page = " ".join(browse(alice).get(URL).content.decode().split())
    today = timezone.localdate()
    assert f"On {today.day} {today:%B %Y}" in page
    assert (
        "1 seat from 1 organisation on the partnership’s own boards and groups; "
        '<a class="govuk-link" href="?holder=vacant">1 vacant</a>, since 1 August 2022.' in page
    )
    assert "0 of 1 core kinds of member have a seat." in page
    assert "<strong>No seat for:</strong> Prisons." in page


def test_an_empty_list_says_how_to_begin(sefton, alice, max_, browse):
    pages = [browse(person).get(URL).content.decode() for person in (alice, max_)]
    assert ["Add the first" in page for page in pages] == [True, False]


def test_the_record_tells_its_holders_over_time(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Earlier", ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, name="", starts_on=date(2023, 1, 1))
    context = browse(alice).get(detail(seat)).context
    assert [str(holder) for holder in context["holders"]] == ["Name not given", "Earlier"]
    assert context["occupancy"].words == "Name not given"


def test_the_record_on_a_past_day(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Earlier", ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, name="Deputy", substitute=True, ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, name="Later", starts_on=date(2023, 1, 1))
    client = browse(alice)

    def page(day: str) -> str:
        return " ".join(client.get(f"{detail(seat)}?day={day}").content.decode().split())

    assert "Held by Earlier on 31 December 2022" in page("2022-12-31")
    assert '<dd class="govuk-summary-list__value">Deputy</dd>' in page("2022-12-31")
    assert "Held by Later on 1 January 2023" in page("2023-01-01")
    assert f'href="/partnerships/sefton/bodies/{seat.body_id}/?day=2022-12-31"' in page("2022-12-31")
    gone = "There is no such seat on 31 July 2022. The register has it since 1 August 2022."
    assert gone in page("2022-07-31")


def test_the_record_leads_to_its_history(seat, alice, max_, browse):
    address = f"/partnerships/sefton/history/seat/{seat.pk}/"
    assert [address in browse(person).get(detail(seat)).content.decode() for person in (alice, max_)] == [True, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_record_do_not_grow_with_rows(rows, seat, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        SeatHolderFactory(seat=seat, substitute=True, user=alice)
    client = browse(alice)
    with django_assert_num_queries(11):
        client.get(detail(seat))


def test_who_may_and_who_may_not(seat, alice, bea, sam, max_, charlie, browse):
    people = (alice, bea, sam, max_, charlie)
    for url in (URL, detail(seat)):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 200, 404]
    for url in (ADD, f"{detail(seat)}edit/"):
        assert [browse(one).post(url).status_code for one in people] == [200, 200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405
    assert [browse(alice).post(url).status_code for url in (URL, detail(seat))] == [405, 405]


def test_the_seat_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = SeatFactory(body=BodyFactory(partnership=thurrock), post_title="Foreign director")
    for url in (detail(theirs), f"{detail(theirs)}edit/", f"{detail(theirs)}holders/add/"):
        assert browse(alice).get(url).status_code == 404
    page = browse(alice).get(f"{URL}?body={theirs.body_id}&organisation={theirs.organisation_id}").content.decode()
    assert "Foreign director" not in page
    assert theirs.organisation.name not in page
