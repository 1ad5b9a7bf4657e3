"""What an item brings along from the meetings before, as the pack prints it under that item."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from cdp_portal import markdown
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.pack import ActionLog, ActionRow, AuthoredPaper, HeaderRow, Section
from cdp_portal.release import Audience
from meetings import agenda
from meetings.carried import Carried, Carries
from meetings.models import Action, Minute
from meetings.packs.matter import Matter
from meetings.papers import escaped
from meetings.vacancies import nobody_to_do_it
from meetings.visible import class_of_action, class_of_decision, withheld_title

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


def minutes_part(number: str, matter: Matter, audience: Audience) -> AuthoredPaper | None:
    """The minutes of the last meeting, item by item, with what was decided and who is to do what."""
    if not any(_minute(line) for line in matter.last_lines):
        return None
    last = matter.last
    header = (
        HeaderRow("Meeting", f"{gov_date(last.held_on)}, {gov_time(last.starts_at)}"),
        *([HeaderRow("Place", last.place)] if last.place else []),
        HeaderRow("Status", _status(matter)),
    )
    sections = tuple(
        Section(title, markdown.parse(text)) for title, text in minutes_texts(matter, audience) if title or text
    )
    return AuthoredPaper(f"minutes-{last.pk}", number, f"Minutes of {gov_date(last.held_on)}", header, sections)


def minutes_texts(matter: Matter, audience: Audience) -> Iterator[tuple[str, str]]:
    """Heading and restricted Markdown of each item of the last meeting, and of what hangs on no item."""
    for line in matter.last_lines:
        if not audience.may_see(line.item.release_class):
            yield f"{line.number}. {withheld_title(line.item)}", "The minute of this item is not in this pack."
            continue
        minute = _minute(line)
        text = "\n\n".join(filter(None, (minute.text if minute else "", _outcome(matter, audience, line.item.pk))))
        if text:
            yield f"{line.number}. {line.item.title}", text
    if rest := _outcome(matter, audience, None):
        yield "Other decisions and actions", rest


def _outcome(matter: Matter, audience: Audience, item: int | None) -> str:
    """Decisions and actions under one item of the last meeting, as a list."""
    decisions = [one for one in matter.decisions if one.item_id == item and audience.may_see(class_of_decision(one))]
    actions = [one for one in open_to(audience, matter.arising) if one.item_id == item]
    told = [f"- **Decision {one.number}.** {escaped(_line(one.text))}" for one in decisions]
    told += [
        f"- **Action {one.number}.** {escaped(_line(one.text))} ({escaped(str(one.owner_seat))}"
        f"{f', by {gov_date(one.due_on)}' if one.due_on else ''})"
        for one in actions
    ]
    return "\n".join(told)


def _line(text: str) -> str:
    return " ".join(text.split())


def _minute(line: agenda.Line) -> Minute | None:
    return getattr(line.item, "minute", None)


def _status(matter: Matter) -> str:
    minutes = [minute for line in matter.last_lines if (minute := _minute(line))]
    if any(minute.state == Minute.State.DRAFT for minute in minutes):
        return "Draft, to be approved at this meeting"
    return f"Approved {gov_date(timezone.localdate(minutes[0].approved_at_meeting.starts_at))}"
