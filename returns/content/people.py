"""The section about membership and attendance."""

from meetings.models import Meeting
from meetings.reporting import MeetingFigure, MeetingFigures
from members.models import Sector
from members.reporting import MembershipFigures
from returns.content.structure import Column, Fact, Section, Table

NOT_RECORDED = "Not recorded"


def section(title: str, membership: MembershipFigures, meetings: MeetingFigures) -> Section:
    return Section(
        key="people",
        title=title,
        how=(
            "Seats as at the last day of the quarter. Attendance counts meetings held in the quarter, not cancelled "
            "ones: those present or represented by a substitute as a share of the seats recorded. Actions as at the "
            "last day of the quarter."
        ),
        facts=(*_membership_facts(membership), *_meeting_facts(meetings)),
        tables=(_sectors(membership), _meetings(meetings)),
    )


def _membership_facts(figures: MembershipFigures) -> tuple[Fact, ...]:
    return (
        Fact("seats", "Seats", figures.seats, "integer"),
        Fact("vacant", "Of these, vacant", figures.vacant, "integer"),
        Fact("organisations", "Organisations", figures.organisations, "integer"),
        Fact("sectors_expected", "Core kinds of member expected", figures.sectors_expected, "integer"),
        Fact("sectors_covered", "Of these, with a seat", figures.sectors_covered, "integer"),
        Fact("missing_sectors", "Core kinds without a seat", "; ".join(figures.missing_sectors) or "None"),
    )


def _meeting_facts(figures: MeetingFigures) -> tuple[Fact, ...]:
    return (
        Fact("held", "Meetings held", figures.held, "integer"),
        Fact("cancelled", "Meetings cancelled", figures.cancelled, "integer"),
        Fact("attendance_rate", "Attendance", figures.attendance_rate, "percent"),
        Fact("decisions", "Decisions taken", figures.decisions, "integer"),
        Fact("actions_closed", "Actions closed", figures.actions_closed, "integer"),
        Fact("actions_open", "Actions open", figures.actions_open, "integer"),
        Fact("actions_overdue", "Of these, overdue", figures.actions_overdue, "integer"),
    )


def _sectors(figures: MembershipFigures) -> Table:
    return Table(
        key="sectors",
        title="Seats by kind of member",
        columns=(
            Column("sector", "Kind of member"),
            Column("expectation", "Expectation"),
            Column("seats", "Seats", "integer"),
            Column("vacant", "Vacant", "integer"),
        ),
        rows=tuple(
            (one.title, Sector.Expectation(one.expectation).label, one.seats, one.vacant) for one in figures.by_sector
        ),
        urls=tuple(one.url for one in figures.by_sector),
    )


def _meetings(figures: MeetingFigures) -> Table:
    return Table(
        key="meetings",
        title="Meetings of the quarter",
        identifying=2,
        columns=(
            Column("date", "Date", "date"),
            Column("body", "Body"),
            Column("status", "State"),
            Column("present", "Present", "integer"),
            Column("apologies", "Apologies", "integer"),
            Column("absent", "Absent", "integer"),
            Column("seats", "Seats", "integer"),
            Column("rate", "Attendance", "percent"),
        ),
        rows=tuple((one.date, one.body, one.status, *_attendance(one)) for one in figures.meetings),
        urls=tuple(one.url for one in figures.meetings),
    )


def _attendance(meeting: MeetingFigure) -> tuple:
    """Nobody recorded is not nobody present."""
    if meeting.seats:
        return (meeting.present, meeting.apologies, meeting.absent, meeting.seats, meeting.rate)
    return (NOT_RECORDED if meeting.status == Meeting.Status.HELD.label else "",) * 5
