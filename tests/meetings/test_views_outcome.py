"""What comes of a meeting: attendance, minutes, decisions, actions."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Action, Attendance, Decision, Meeting, Minute
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    at,
)
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", quorum=2)


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14))


@pytest.fixture
def later(board):
    return MeetingFactory(body=board, starts_at=at(2024, 3, 6, 14), status="held")


def to(name, *args, **query):
    address = reverse(name, args=["sefton", *args])
    return address + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


# -- attendance --------------------------------------------------------------------------------------------------------
def test_attendance_of_all_seats_is_saved_at_once_and_the_meeting_was_held(meeting, bea, browse):
    first, second, third = SeatFactory.create_batch(3, body=meeting.body)
    SeatFactory(body=meeting.body, starts_on=date(2024, 1, 1))  # a later seat
    client = browse(bea)
    page = client.get(to("attendance_edit", meeting.slug))
    assert [row.seat for row in page.context["form"].rows] == [first, second, third]

    data = {
        "row_version": meeting.row_version,
        f"state-{first.pk}": "present",
        f"state-{second.pk}": "substitute",
        f"who-{second.pk}": "Deputy director",
        f"state-{third.pk}": "apologies",
    }
    page = client.post(to("attendance_edit", meeting.slug), data, follow=True).content.decode()

    meeting.refresh_from_db()
    assert meeting.status == "held"
    assert list(Attendance.objects.order_by("seat").values_list("state", "who")) == [
        ("present", ""),
        ("substitute", "Deputy director"),
        ("apologies", ""),
    ]
    assert "Attendance saved. Quorate: 2 voting members came and 2 are needed." in page
    assert "2 of 3 seats came (66.7%), 1 sent apologies, 0 were absent." in page


def test_attendance_can_be_corrected(meeting, bea, browse):
    one = AttendanceFactory(meeting=meeting)
    data = {"row_version": meeting.row_version, f"state-{one.seat.pk}": "absent"}
    browse(bea).post(to("attendance_edit", meeting.slug), data)

    one.refresh_from_db()
    assert (one.state, Attendance.objects.count()) == ("absent", 1)


def test_a_name_without_a_state_is_asked_about_and_nothing_is_saved_in_part(meeting, bea, browse):
    first, second = SeatFactory.create_batch(2, body=meeting.body)
    data = {"row_version": meeting.row_version, f"state-{first.pk}": "present", f"who-{second.pk}": "Somebody"}
    response = browse(bea).post(to("attendance_edit", meeting.slug), data)

    assert f"Select what is known of {second}" in response.content.decode()
    assert 'value="Somebody"' in response.content.decode()
    assert not Attendance.objects.exists()


def test_nobody_overwrites_attendance_unseen(meeting, bea, browse):
    seat = SeatFactory(body=meeting.body)
    stale = {"row_version": meeting.row_version, f"state-{seat.pk}": "present"}
    Meeting.objects.update(place="Moved")
    response = browse(bea).post(to("attendance_edit", meeting.slug), stale)

    assert response.status_code == 409
    assert not Attendance.objects.exists()


def test_attendance_waits_for_the_day_and_not_for_a_cancelled_meeting(board, bea, browse):
    coming = MeetingFactory(body=board, starts_at=timezone.now() + timedelta(days=3))
    cancelled = MeetingFactory(body=board, status="cancelled")
    client = browse(bea)
    for meeting, sentence in ((coming, "the day of the meeting, or later."), (cancelled, "Nobody attended it.")):
        response = client.post(to("attendance_edit", meeting.slug), {"row_version": 1})
        assert response.status_code == 409
        assert sentence in response.content.decode()


@pytest.mark.parametrize("seats", [1, 3])
def test_attendance_takes_the_same_queries_for_any_number_of_seats(
    seats, meeting, bea, browse, django_assert_num_queries
):
    for seat in SeatFactory.create_batch(seats, body=meeting.body):
        SeatHolderFactory(seat=seat)
    client = browse(bea)
    with django_assert_num_queries(7):
        client.get(to("attendance_edit", meeting.slug))


# -- decisions ---------------------------------------------------------------------------------------------------------
def decided(**fields):
    return {"text": "The plan is agreed.", "kind": "agreed", "release_class": "member"} | fields


def test_decisions_count_up_within_the_partnership(meeting, thurrock, bea, browse):
    DecisionFactory(meeting__body__partnership=thurrock, number=7)
    client = browse(bea)
    for _ in range(2):
        response = client.post(to("decision_add", meeting.slug), decided())

    assert sorted(Decision.objects.filter(meeting=meeting).values_list("number", flat=True)) == [1, 2]
    assert response.url == "/partnerships/sefton/decisions/2/"


def test_a_double_click_records_one_decision(meeting, bea, browse):
    client = browse(bea)
    token = client.get(to("decision_add", meeting.slug)).context["form"]["once"].value()
    for _ in range(2):
        client.post(to("decision_add", meeting.slug), decided(once=token))
    assert Decision.objects.count() == 1


def test_a_conditional_agreement_says_its_condition(meeting, bea, browse):
    page = browse(bea).post(to("decision_add", meeting.slug), decided(kind="subject_to")).content.decode()
    assert "Say what the agreement is subject to" in page
    assert "The plan is agreed." in page


def test_a_decision_is_not_more_open_than_its_item(meeting, bea, browse):
    item = AgendaItemFactory(meeting=meeting, release_class="restricted")
    page = browse(bea).post(to("decision_add", meeting.slug, item=item.pk), decided(item=item.pk)).content.decode()
    assert "What this follows from is for “restricted”, so this must be too" in page


@pytest.mark.parametrize("with_item", [True, False])
def test_a_decision_is_locked_once_the_minutes_are_approved(with_item, meeting, later, bea, browse):
    minute = MinuteFactory(item__meeting=meeting)
    decision = DecisionFactory(meeting=meeting, item=minute.item if with_item else None, number=1)
    client = browse(bea)
    edit = to("decision_edit", 1)
    client.post(edit, decided(text="Before", row_version=decision.row_version))
    Minute.objects.update(state="approved", approved_at_meeting=later)

    response = client.post(edit, decided(text="After", row_version=decision.row_version + 1))

    decision.refresh_from_db()
    assert (response.status_code, decision.text) == (409, "Before")
    assert "The minutes are approved, so this decision can no longer be changed." in response.content.decode()
    assert edit not in client.get(to("decision_detail", 1)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_decisions_are_listed_in_constant_queries(rows, meeting, max_, browse, django_assert_num_queries):
    for number in range(rows):
        DecisionFactory(meeting=meeting, number=number + 1)
    client = browse(max_)
    with django_assert_num_queries(8):
        client.get(to("decision_list"))


def test_restricted_decisions_are_not_there_for_members(meeting, bea, max_, charlie, browse):
    hidden = AgendaItemFactory(meeting=meeting, title="Nightjar", release_class="restricted")
    DecisionFactory(meeting=meeting, number=1, release_class="restricted", text="Secret one")
    DecisionFactory(meeting=meeting, number=2, item=hidden, text="Secret two")
    for address in (to("decision_list"), meeting.get_absolute_url()):
        assert "Secret" in browse(bea).get(address).content.decode()
        assert "Secret" not in browse(max_).get(address).content.decode()
    for number in (1, 2):
        assert [browse(user).get(to("decision_detail", number)).status_code for user in (bea, max_, charlie)] == [
            200,
            404,
            404,
        ]


# -- actions -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def seat(board):
    return SeatFactory(body=board, post_title="Director of Public Health")


def raised(seat, **fields):
    return {"text": "Write to the care board", "owner_seat": seat.pk, "release_class": "member"} | fields


def test_an_action_is_raised_freely_at_a_meeting_or_from_a_decision(meeting, seat, bea, browse):
    decision = DecisionFactory(meeting=meeting, number=4)
    client = browse(bea)
    client.post(to("action_add"), raised(seat))
    client.post(to("action_add", meeting=meeting.slug), raised(seat))
    client.post(to("action_add", decision=4), raised(seat, due_on_day="1", due_on_month="2", due_on_year="2024"))

    found = Action.objects.order_by("number").values_list("number", "meeting", "decision", "due_on")
    assert list(found) == [
        (1, None, None, None),
        (2, meeting.pk, None, None),
        (3, meeting.pk, decision.pk, date(2024, 2, 1)),
    ]


def test_an_impossible_day_is_said_and_the_rest_stays(seat, bea, browse):
    data = raised(seat, due_on_day="31", due_on_month="9", due_on_year="2024")
    page = browse(bea).post(to("action_add"), data).content.decode()
    assert "Due on must be a real date" in page
    assert "Write to the care board" in page


def test_actions_of_a_foreign_meeting_are_not_found(thurrock, seat, bea, browse):
    foreign = MeetingFactory(body__partnership=thurrock)
    assert browse(bea).get(to("action_add", meeting=foreign.slug)).status_code == 404


def test_the_list_is_late_first_and_says_how_late(seat, max_, browse):
    today = timezone.localdate()
    for number, days in enumerate((5, -3, None, -30), start=1):
        ActionFactory(owner_seat=seat, number=number, due_on=today + timedelta(days=days) if days else None)
    ActionFactory(owner_seat=seat, number=5, status="done", closed_on=today, due_on=today - timedelta(days=60))
    client = browse(max_)
    response = client.get(to("action_list"))

    assert [action.number for action in response.context["listing"].rows] == [4, 2, 1, 3, 5]
    assert "4 weeks late" in response.content.decode()
    assert "3 days late" in response.content.decode()
    assert "of 5" not in response.content.decode()
    late = client.get(to("action_list", late="on")).context["listing"].rows
    assert [action.number for action in late] == [4, 2]
    done = client.get(to("action_list", status="done", owner_seat=seat.pk)).context["listing"].rows
    assert [action.number for action in done] == [5]


@pytest.mark.parametrize("rows", [1, 3])
def test_actions_are_listed_in_constant_queries(rows, seat, max_, browse, django_assert_num_queries):
    for number in range(rows):
        ActionFactory(owner_seat=SeatFactory(body=seat.body), number=number + 1)
    client = browse(max_)
    with django_assert_num_queries(9):
        client.get(to("action_list"))


def test_the_filtered_list_is_downloaded_whole_and_without_what_is_restricted(seat, max_, browse):
    for number in range(1, 31):
        ActionFactory(owner_seat=seat, number=number, text=f"=cmd|{number}", status="in_progress")
    ActionFactory(owner_seat=seat, number=40, text="Of another state")
    ActionFactory(owner_seat=seat, number=41, text="Secret", status="in_progress", release_class="restricted")
    client = browse(max_)
    response = client.get(to("action_list", status="in_progress", format="csv"))

    lines = response.content.decode("utf-8-sig").splitlines()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    assert len(lines) == 31
    assert "Secret" not in response.content.decode()
    assert not any(line.split(",")[1].startswith("=") for line in lines[1:])
    assert client.get(to("action_list", format="xlsx")).content[:2] == b"PK"


def test_decisions_are_downloaded(meeting, max_, browse):
    DecisionFactory(meeting=meeting, number=1, text="Agreed, with thanks")
    DecisionFactory(meeting=meeting, number=2, text="Secret", release_class="restricted")
    text = browse(max_).get(to("decision_list", format="csv")).content.decode("utf-8-sig")

    assert "Agreed, with thanks" in text
    assert "2023-12-06" in text
    assert "Secret" not in text


def reported(**fields):
    return {"text": "The letter went out.", "status": "in_progress"} | fields


def test_a_member_reports_on_the_actions_of_the_seat_they_hold_and_on_no_other(seat, max_, bea, browse):
    ActionFactory(owner_seat=seat, number=1)
    ActionFactory(owner_seat=SeatFactory(body=seat.body, post_title="Chief inspector"), number=2)
    SeatHolderFactory(seat=seat, user=max_)
    client = browse(max_)

    own = client.post(to("action_update", 1), reported(), follow=True)
    other = client.post(to("action_update", 2), reported())

    assert "Progress saved." in own.content.decode()
    assert "The letter went out." in own.content.decode()
    assert Action.objects.get(number=1).status == "in_progress"
    assert Action.objects.get(number=1).updates.get().made_by == max_
    assert other.status_code == 409
    assert "This action belongs to Chief inspector" in other.content.decode()
    assert Action.objects.get(number=2).updates.count() == 0
    assert "Report progress" not in client.get(to("action_detail", 2)).content.decode()
    assert browse(bea).post(to("action_update", 2), reported()).status_code == 302


def test_an_action_is_closed_with_evidence_and_can_be_opened_again(seat, bea, browse):
    ActionFactory(owner_seat=seat, number=1)
    client = browse(bea)
    refused = client.post(to("action_update", 1), reported(status="done")).content.decode()
    assert "Say what was done, or where it can be seen" in refused
    assert "The letter went out." in refused

    client.post(to("action_update", 1), reported(status="done", evidence="Letter of 3 January"))
    action = Action.objects.get()
    assert (action.status, action.closed_on, action.evidence) == ("done", timezone.localdate(), "Letter of 3 January")

    client.post(to("action_update", 1), reported(status="in_progress"))
    action.refresh_from_db()
    assert (action.status, action.closed_on, action.updates.count()) == ("in_progress", None, 2)


def test_an_action_is_not_closed_in_the_future_or_while_open(seat, bea, browse):
    ActionFactory(owner_seat=seat, number=1)
    when = {"closed_on_day": "1", "closed_on_month": "1", "closed_on_year": "2099"}
    client = browse(bea)
    future = client.post(to("action_update", 1), reported(status="done", evidence="Seen", **when))
    still_open = client.post(to("action_update", 1), reported(**when))

    assert "Closed on must be today or in the past" in future.content.decode()
    assert "Leave this empty while the action is open" in still_open.content.decode()


def test_nobody_overwrites_an_action_unseen(seat, bea, browse):
    action = ActionFactory(owner_seat=seat, number=1)
    Action.objects.update(text="Theirs")
    response = browse(bea).post(to("action_edit", 1), raised(seat, text="Mine", row_version=action.row_version))

    assert response.status_code == 409
    assert "Theirs" in response.content.decode()


def test_restricted_actions_are_not_there_for_members(meeting, seat, bea, max_, charlie, browse):
    ActionFactory(owner_seat=seat, number=1, text="Secret", release_class="restricted")
    hidden = DecisionFactory(meeting=meeting, number=1, release_class="restricted")
    ActionFactory(owner_seat=seat, number=2, text="Secret too", decision=hidden, meeting=meeting)
    SeatHolderFactory(seat=seat, user=max_)

    assert "Secret" not in browse(max_).get(to("action_list")).content.decode()
    for name in ("action_detail", "action_update"):
        for number in (1, 2):
            assert [browse(user).get(to(name, number)).status_code for user in (bea, max_, charlie)] == [200, 404, 404]


def test_each_page_is_for_its_roles(meeting, later, seat, alice, bea, sam, max_, nat, charlie, browse):
    MinuteFactory(item__meeting=meeting)
    DecisionFactory(meeting=later, number=1)
    ActionFactory(owner_seat=seat, number=1)
    people = (alice, bea, sam, max_, nat, charlie)
    expected = {
        to("attendance_edit", meeting.slug): [403, 200, 403, 403, 403, 404],
        to("minute_edit", meeting.slug): [403, 200, 403, 403, 403, 404],
        to("minute_circulate", meeting.slug): [403, 200, 403, 403, 403, 404],
        to("minute_approve", meeting.slug): [403, 200, 403, 403, 403, 404],
        to("decision_add", meeting.slug): [200, 200, 403, 403, 403, 404],
        to("decision_edit", 1): [200, 200, 403, 403, 403, 404],
        to("decision_detail", 1): [200, 200, 200, 200, 200, 404],
        to("action_add"): [200, 200, 403, 403, 403, 404],
        to("action_edit", 1): [200, 200, 403, 403, 403, 404],
        to("action_update", 1): [200, 200, 409, 409, 403, 404],
        to("action_detail", 1): [200, 200, 200, 200, 200, 404],
    }
    for address, statuses in expected.items():
        assert (address, [browse(user).get(address).status_code for user in people]) == (address, statuses)
        assert browse(bea).put(address).status_code == 405
