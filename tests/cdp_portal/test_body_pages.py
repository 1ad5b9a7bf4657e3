"""The page of a board or group as at a day, who takes its chair, and what ends with it."""

from datetime import date

import pytest
from django.utils import timezone

from members.models import Seat, SeatHolder
from partnerships.models import Body, ReportingLine
from tests.factories.meetings import MeetingFactory, at
from tests.factories.members import ChairTurnFactory, OrganisationFactory, SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory, ReportingLineFactory, TermsOfReferenceFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
FIRST, LAST, AFTER = date(2023, 4, 1), date(2024, 3, 31), date(2024, 4, 1)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board", starts_on=date(2022, 8, 1))


def url(board, day: date | None = None) -> str:
    return f"/partnerships/sefton/bodies/{board.pk}/" + (f"?day={day}" if day else "")


def text(response) -> str:
    return " ".join(response.content.decode().split())


# -- as at a day ------------------------------------------------------------------------------------------------------
def test_lines_seats_and_terms_are_those_of_the_day(board, sefton, alice, browse):
    for name, starts_on, ends_on in (("Earlier", None, FIRST), ("Present", FIRST, AFTER), ("Later", AFTER, None)):
        parent = BodyFactory(partnership=sefton, name=f"{name} parent", kind="hwb")
        ReportingLineFactory(reporting=board, to=parent, starts_on=starts_on, ends_on=ends_on)
        SeatFactory(body=board, post_title=name, starts_on=starts_on, ends_on=ends_on)
    adopted = [TermsOfReferenceFactory(body=board, version=n, adopted_on=day) for n, day in ((1, FIRST), (2, AFTER))]
    page = browse(alice).get(url(board, LAST))
    assert [way.other.name for way in page.context["lines"]] == ["Present parent"]
    assert [way.other.name for way in page.context["other_lines"]] == ["Earlier parent", "Later parent"]
    assert [seat.post_title for seat, _ in page.context["seats"]] == ["Present"]
    assert (page.context["terms_in_force"], page.context["day"]) == (adopted[0], LAST)
    assert "Version 1, adopted on 1 April 2023, is in force on 31 March 2024." in text(page)


@pytest.mark.parametrize(
    ("day", "is_there"), [(date(2022, 7, 31), False), (date(2022, 8, 1), True), (LAST, True), (AFTER, False)]
)
def test_on_days_without_the_body_it_says_so(day, is_there, board, alice, browse):
    Body.objects.filter(pk=board.pk).update(ends_on=AFTER)
    page = browse(alice).get(url(board, day))
    assert page.context["is_there"] is is_there
    assert ("There is no such board or group on" in text(page)) is not is_there


def test_the_day_stays_in_the_links(board, sefton, alice, browse):
    parent = BodyFactory(partnership=sefton, kind="hwb")
    ReportingLineFactory(reporting=board, to=parent)
    seat = SeatFactory(body=board)
    page = browse(alice).get(url(board, LAST)).content.decode()
    assert f'{url(parent)}?day=2024-03-31"' in page
    assert f'people/seats/{seat.pk}/?day=2024-03-31"' in page


def test_what_it_follows_and_what_follows_it_is_linked_where_it_may_be_opened(board, sefton, thurrock, alice, browse):
    earlier = BodyFactory(partnership=thurrock, name="Thurrock board", ends_on=date(2022, 8, 1))
    later = BodyFactory(partnership=sefton, name="Later board", starts_on=AFTER)
    board.predecessors.add(earlier)
    later.predecessors.add(board)
    page = browse(alice).get(url(board))
    assert (page.context["follows"], page.context["followed_by"]) == ([earlier], [later])
    assert "Thurrock board, to 31 July 2022" in text(page)
    assert f'href="{url(later)}">Later board</a>' in text(page)
    assert f"bodies/{earlier.pk}/" not in text(page)


BY_LAW = (
    "Open to the public by law. Agenda and papers are published 5 clear working days before the meeting; "
    "the public is kept out of exempt items only."
)
BY_CHOICE = (
    "Open to the public by choice, no law asks for it. Agenda and papers are published "
    "1 clear working day before the meeting."
)
CLOSED = "Closed. Members and those who are invited attend; papers go to members in time."


@pytest.mark.parametrize(
    ("rule", "clear_days", "words"), [("statutory", 5, BY_LAW), ("public", 1, BY_CHOICE), ("closed", 0, CLOSED)]
)
def test_access_to_its_meetings_is_told_in_words(rule, clear_days, words, board, alice, browse):
    Body.objects.filter(pk=board.pk).update(access_rule=rule, clear_days=clear_days)
    assert words in text(browse(alice).get(url(board)))


# -- the chair --------------------------------------------------------------------------------------------------------
@pytest.fixture
def rota(board):
    organisations = [OrganisationFactory(name=name) for name in ("Essex", "Southend-on-Sea")]
    seats = [SeatFactory(body=board, organisation=one, post_title="Leader") for one in organisations]
    for place, seat in enumerate(seats, 1):
        ChairTurnFactory(body=board, seat=seat, position=place)
    return seats


def test_by_year_it_says_who_chairs_until_when_and_who_is_next(board, rota, alice, browse):
    Body.objects.filter(pk=board.pk).update(chair_rule="by_year", chair_from_on=FIRST)
    page = browse(alice).get(url(board, LAST))
    assert "Essex chairs until 31 March 2024; Southend-on-Sea is next." in text(page)
    assert page.context["rota"] == rota
    page = browse(alice).get(url(board, AFTER))
    assert page.context["chair_words"] == "Southend-on-Sea chairs until 31 March 2025; Essex is next."


def test_by_meeting_cancelled_meetings_do_not_count(board, rota, alice, browse):
    Body.objects.filter(pk=board.pk).update(chair_rule="by_meeting", chair_from_on=FIRST)
    MeetingFactory(body=board, starts_at=at(2023, 6, 7, 14), status="held")
    cancelled = MeetingFactory(body=board, starts_at=at(2023, 9, 6, 14), status="cancelled")
    MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14))
    day = date(2023, 10, 1)
    chair = browse(alice).get(url(board, day)).context["chair"]
    assert (chair.now, chair.changes_on, chair.then) == (rota[1], date(2023, 12, 6), rota[0])
    type(cancelled).objects.filter(pk=cancelled.pk).update(status="held")
    assert browse(alice).get(url(board, day)).context["chair"].now == rota[0]


def test_an_empty_rota_and_one_chair(board, alice, browse):
    Body.objects.filter(pk=board.pk).update(chair_rule="by_year", chair_from_on=FIRST)
    page = text(browse(alice).get(url(board)))
    assert "The seats that take the chair in turn will be here." in page
    assert f"{url(board)}chairs/" in page
    Body.objects.filter(pk=board.pk).update(chair_rule="fixed")
    today = timezone.localdate()
    assert "No seat has the chair on" in text(browse(alice).get(url(board)))
    seat = SeatFactory(body=board, position="chair", post_title="Mayor", starts_on=today)
    assert browse(alice).get(url(board)).context["chairs"][0][0] == seat


# -- the end of a body ------------------------------------------------------------------------------------------------
def typed(board, last_day: date | None, **changes) -> dict[str, str]:
    answers = {"name": board.name, "kind": board.kind, "access_rule": "closed", "clear_days": "5", "row_version": "1"}
    return answers | boxes("starts_on", board.starts_on) | boxes("ends_on", last_day) | changes


@pytest.fixture
def full(board, sefton, thurrock):
    """A board with a line up, a line down from another partnership's group, two seats and a holder."""
    ReportingLineFactory(reporting=board, to=BodyFactory(partnership=sefton, kind="hwb"))
    ReportingLineFactory(reporting=BodyFactory(partnership=thurrock, kind="sub_group"), to=board)
    ReportingLineFactory(reporting=board, to=BodyFactory(partnership=sefton, kind="csp"), ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=SeatFactory(body=board))
    SeatFactory(body=board)
    SeatFactory(body=board, ends_on=date(2023, 1, 1))
    return board


def ends(found) -> list[date | None]:
    return sorted(found.values_list("ends_on", flat=True), key=lambda day: day or date.max)


def test_its_open_lines_its_seats_and_their_holders_end_with_it(full, alice, browse):
    response = browse(alice).post(f"{url(full)}edit/", typed(full, LAST), follow=True)
    assert said(response) == ["Saved: last day of Board. 2 reporting lines, 2 seats and 1 holder end with it."]
    earlier = date(2023, 1, 1)
    assert ends(ReportingLine.objects.all()) == [earlier, AFTER, AFTER]
    assert ends(Seat.objects.all()) == [earlier, AFTER, AFTER]
    assert ends(SeatHolder.objects.all()) == [AFTER]


def test_an_edit_that_does_not_end_it_ends_nothing(full, alice, browse):
    response = browse(alice).post(f"{url(full)}edit/", typed(full, None, remit="Treatment"), follow=True)
    assert said(response) == ["Saved: what it does of Board."]
    assert ends(Seat.objects.all()) == [date(2023, 1, 1), None, None]


def test_meetings_planned_after_its_last_day_are_named_and_stay(board, alice, browse):
    for day, status in ((6, "planned"), (5, "cancelled")):
        MeetingFactory(body=board, starts_at=at(2024, 6, day, 14), status=status)
    kept = MeetingFactory(body=board, starts_at=at(2024, 3, 31, 23, 30))
    response = browse(alice).post(f"{url(board)}edit/", typed(board, LAST), follow=True)
    assert said(response) == [
        "Saved: last day of Board.",
        "Planned after its last day: 6 June 2024. Nothing was changed there. Cancel what will not take place.",
    ]
    kept.refresh_from_db()
    assert kept.status == "planned"


@pytest.mark.parametrize("what", ["line", "seat", "holder"])
def test_what_begins_later_is_told_beside_the_last_day(what, board, sefton, alice, browse):
    if what == "line":
        parent = BodyFactory(partnership=sefton, name="Parent", kind="hwb")
        ReportingLineFactory(reporting=board, to=parent, starts_on=AFTER)
        begins = "“Board reports to Parent” begins on 1 April 2024."
    seat = SeatFactory(
        body=board,
        post_title="Mayor",
        organisation=OrganisationFactory(name="Sefton Council"),
        starts_on=AFTER if what == "seat" else None,
    )
    if what == "seat":
        begins = "The seat of Mayor, Sefton Council begins on 1 April 2024."
    if what == "holder":
        SeatHolderFactory(seat=seat, name="Jo", starts_on=AFTER)
        begins = "Jo is down to hold the seat of Mayor, Sefton Council from 1 April 2024."
    response = browse(alice).post(f"{url(board)}edit/", typed(board, LAST, remit="Typed"))
    assert response.context["form"].errors == {"ends_on": [f"{begins} Change that first."]}
    assert response.context["form"]["remit"].value() == "Typed"
    board.refresh_from_db()
    assert board.ends_on is None


def test_what_somebody_else_saved_meanwhile_ends_nothing(full, alice, browse):
    Body.objects.filter(pk=full.pk).update(remit="Theirs")
    response = browse(alice).post(f"{url(full)}edit/", typed(full, LAST))
    assert response.status_code == 409
    assert ends(SeatHolder.objects.all()) == [None]


def test_the_form_says_what_follows_the_body(board, sefton, alice, browse):
    BodyFactory(partnership=sefton, name="Later board").predecessors.add(board)
    assert "Followed by Later board." in text(browse(alice).get(f"{url(board)}edit/"))
