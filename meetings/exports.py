"""Actions and decisions as spreadsheets, for the filtered list a person is looking at."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.sheets import Column
from meetings.models import Action, Decision, Meeting
from meetings.quorum import Count
from meetings.statistics import SeatFigures
from meetings.vacancies import nobody_to_do_it

ACTION_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("action", "Action", width=50),
    Column("owner", "Owner", width=40),
    Column("vacant", "Owner vacant", width=30),
    Column("due_on", "Due on", "date"),
    Column("state", "State"),
    Column("late", "Late"),
    Column("closed_on", "Closed on", "date"),
    Column("evidence", "Outcome or evidence", width=40),
    Column("raised_at", "Raised at", width=40),
)
DECISION_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("decision", "Decision", width=60),
    Column("kind", "Kind"),
    Column("conditions", "Subject to", width=40),
    Column("voting", "How it was voted"),
    Column("meeting", "Meeting", width=40),
    Column("held_on", "Meeting on", "date"),
)
SEAT_ATTENDANCE_COLUMNS = (
    Column("seat", "Seat", width=50),
    Column("meetings", "Meetings", "integer"),
    Column("present", "Present", "integer"),
    Column("substitute", "Substitute", "integer"),
    Column("apologies", "Apologies", "integer"),
    Column("absent", "Absent", "integer"),
    Column("not_recorded", "Not recorded", "integer"),
    Column("came", "Came, %", "percent"),
)
MEETING_ATTENDANCE_COLUMNS = (
    Column("held_on", "Meeting on", "date"),
    Column("came", "Seats that came", "integer"),
    Column("seats", "Seats recorded", "integer"),
    Column("share", "Share, %", "percent"),
    Column("quorum", "Quorum"),
)
NOT_KNOWN = "Not known"


def action_rows(actions: Iterable[Action], today: date) -> list[tuple]:
    """One row for each action, whose owner and meeting are loaded `with_vacancy`."""
    return [
        (
            action.number,
            action.text,
            str(action.owner_seat),
            nobody_to_do_it(action),
            action.due_on,
            action.get_status_display(),
            action.is_late(today),
            action.closed_on,
            action.evidence,
            str(action.meeting or ""),
        )
        for action in actions
    ]


def decision_rows(decisions: Iterable[Decision]) -> list[tuple]:
    """One row for each decision, whose meeting is loaded."""
    return [
        (
            decision.number,
            decision.text,
            decision.get_kind_display(),
            decision.conditions,
            decision.vote,
            str(decision.meeting.body),
            decision.meeting.held_on,
        )
        for decision in decisions
    ]


def seat_attendance_rows(seats: Iterable[SeatFigures]) -> list[tuple]:
    return [
        (
            str(one.seat),
            one.meetings,
            one.present,
            one.substitute,
            one.apologies,
            one.absent,
            one.not_recorded,
            NOT_KNOWN if one.rate is None else one.rate,
        )
        for one in seats
    ]


def meeting_attendance_rows(meetings: Iterable[tuple[Meeting, Count]]) -> list[tuple]:
    return [
        (
            meeting.held_on,
            count.present,
            count.seats,
            NOT_KNOWN if count.rate is None else count.rate,
            count.word or NOT_KNOWN,
        )
        for meeting, count in meetings
    ]
