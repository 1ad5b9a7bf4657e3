"""Passages about the boards: who sits there, which kinds of member are covered, meetings held, open actions."""

from datetime import date, timedelta

from cdp_portal.formats import gov_date
from cdp_portal.overview.passages.writing import bullets, table
from cdp_portal.periods import midnight
from cdp_portal.release import Audience
from meetings.models import Action, Meeting
from meetings.visible import OF_AN_ACTION, seen_by
from members.models import Seat
from members.reporting import figures_on
from partnerships.models import Body, Partnership


def seats(partnership: Partnership, day: date, audience: Audience) -> str:
    """Posts, never names; a seat that nobody holds is told as vacant."""
    own = Seat.objects.filter(partnership=partnership, body__kind__in=Body.OWN_KINDS).as_at(day).with_vacancy(day)
    found = list(own.select_related("organisation__sector", "body", "sector"))
    boards = {seat.body_id for seat in found}
    titles = ("Post", "Organisation", "Kind of member", *(("Board or group",) if len(boards) > 1 else ()))
    rows = [
        (
            f"{seat.post_title}{' (vacant)' if seat.is_vacant else ''}",
            seat.organisation,
            seat.counts_for or "",
            *((seat.body.short_name or seat.body,) if len(boards) > 1 else ()),
        )
        for seat in found
    ]
    return table(titles, rows)


def coverage(partnership: Partnership, day: date, audience: Audience) -> str:
    figures = figures_on(partnership, day)
    rows = [
        (sector.title, "Has a seat" if sector.seats else "No seat yet")
        for sector in figures.by_sector
        if sector.seats or sector.title in figures.missing_sectors
    ]
    if not figures.seats:
        return ""
    said = f"{figures.sectors_covered} of {figures.sectors_expected} expected kinds of member have a seat."
    return f"{said}\n\n{table(('Kind of member', 'On the board'), rows)}"


def meetings(partnership: Partnership, day: date, audience: Audience) -> str:
    """Meetings of the partnership's own boards that were held by the day; cancelled ones do not count."""
    end = midnight(day + timedelta(days=1))
    held = Meeting.objects.counting().filter(partnership=partnership, body__kind__in=Body.OWN_KINDS, starts_at__lt=end)
    found = held.select_related("body").order_by("starts_at")
    return bullets(
        f"{gov_date(meeting.held_on)}: {meeting.body.short_name or meeting.body}"
        f"{f', {meeting.theme}' if meeting.theme else ''}"
        for meeting in found
    )


def actions(partnership: Partnership, day: date, audience: Audience) -> str:
    """Actions that are open today: the log keeps no picture of an earlier day."""
    found = Action.objects.filter(seen_by(audience, *OF_AN_ACTION), partnership=partnership).open()
    rows = [
        (
            f"A{action.number}",
            action.text,
            action.owner_seat,
            gov_date(action.due_on) if action.due_on else "No date",
            "Late" if action.is_late(day) else action.get_status_display(),
        )
        for action in found.select_related("owner_seat__organisation").order_by("number")
    ]
    return table(("Ref", "Action", "Owner", "Due", "State"), rows)
