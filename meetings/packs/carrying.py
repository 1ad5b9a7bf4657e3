"""What an item brings along from the meetings before, as the pack prints it under that item."""

from datetime import date

from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.pack import ActionLog, ActionRow, AuthoredPaper
from cdp_portal.release import Audience
from meetings import agenda
from meetings.carried import Carried, Carries
from meetings.models import Action
from meetings.packs.matter import Matter
from meetings.packs.minutes import minutes_part
from meetings.vacancies import nobody_to_do_it
from meetings.visible import class_of_action

LOG = "actions"  # the key of the action log, wherever it stands


def open_to(audience: Audience, actions: list[Action]) -> list[Action]:
    return [action for action in actions if audience.may_see(class_of_action(action))]


def carried_title(line: agenda.Line, matter: Matter) -> str:
    """The title of the item, with the day of the next meeting where it carries that."""
    if line.item.carries != Carries.NEXT_MEETING or matter.following is None:
        return line.item.title
    following = matter.following
    place = f", {following.place}" if following.place else ""
    return f"{line.item.title}: {gov_date(following.held_on)}, {gov_time(following.starts_at)}{place}"


def carried_part(line: agenda.Line, matter: Matter, audience: Audience, day: date) -> AuthoredPaper | ActionLog | None:
    """The part that the item brings along for `audience`; None when there is nothing to print."""
    match line.item.carries:
        case Carries.MINUTES:
            return minutes_part(line.number, matter, audience)
        case Carries.MATTERS_ARISING if actions := open_to(audience, matter.arising):
            intro = Carried(Carries.MATTERS_ARISING, matter.last, tuple(actions), day).sentence
            return ActionLog("arising", line.number, line.item.title, rows_of(actions, day), intro)
        case Carries.ACTION_LOG:
            return log_part(line.number, line.item.title, matter, audience, day)
    return None


def log_part(number: str, title: str, matter: Matter, audience: Audience, day: date) -> ActionLog | None:
    actions = open_to(audience, matter.log)
    return ActionLog(LOG, number, title, rows_of(actions, day)) if actions else None


def rows_of(actions: list[Action], day: date) -> tuple[ActionRow, ...]:
    return tuple(_row(action, day) for action in actions)


def _row(action: Action, day: date) -> ActionRow:
    due = gov_date(action.due_on) if action.due_on else "No date"
    status = "Late" if action.is_late(day) else action.get_status_display()
    owner = f"{action.owner_seat}{' (vacant)' if nobody_to_do_it(action) else ''}"
    return ActionRow(f"A{action.number}", action.text, owner, due, status)
