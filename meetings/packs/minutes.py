"""The minutes of the last meeting as a pack prints them, for one audience."""

from collections.abc import Iterator

from django.utils import timezone

from cdp_portal import markdown
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.pack import AuthoredPaper, HeaderRow, Section
from cdp_portal.release import Audience
from meetings import agenda
from meetings.models import Attendance, Minute
from meetings.packs.matter import Matter
from meetings.papers import escaped
from meetings.visible import class_of_action, class_of_decision, class_of_minute, withheld_title

State = Attendance.State
ATTENDED = {
    State.PRESENT: "Present",
    State.SUBSTITUTE: "Substitute sent by",
    State.APOLOGIES: "Apologies",
    State.ABSENT: "Absent",
}


def minutes_part(number: str, matter: Matter, audience: Audience) -> AuthoredPaper | None:
    """The minutes of the last meeting, item by item, with what was decided and who is to do what."""
    minutes = [minute for line in matter.last_lines if (minute := minute_for(line, matter, audience))]
    if not minutes:
        return None
    last = matter.last
    header = (
        HeaderRow("Meeting", f"{gov_date(last.held_on)}, {gov_time(last.starts_at)}"),
        *([HeaderRow("Place", last.place)] if last.place else []),
        *(HeaderRow(label, posts) for label, posts in attended(matter)),
        HeaderRow("Status", _status(minutes)),
    )
    sections = tuple(
        Section(title, markdown.parse(text)) for title, text in minutes_texts(matter, audience) if title or text
    )
    return AuthoredPaper(f"minutes-{last.pk}", number, f"Minutes of {gov_date(last.held_on)}", header, sections)


def attended(matter: Matter) -> list[tuple[str, str]]:
    """Who came and who sent word, by posts, one a line. Names of substitutes are for the minutes themselves."""
    posts = {state: "\n".join(str(one.seat) for one in matter.attendance if one.state == state) for state in State}
    rows = [(label, posts[state]) for state, label in ATTENDED.items()]
    rows.append(("In attendance", matter.last.in_attendance))
    return [(label, text) for label, text in rows if text]


def minutes_texts(matter: Matter, audience: Audience) -> Iterator[tuple[str, str]]:
    """Heading and restricted Markdown of each item of the last meeting, and of what hangs on no item."""
    for line in matter.last_lines:
        if not audience.may_see(line.item.release_class):
            yield f"{line.number}. {withheld_title(line.item)}", "The minute of this item is not in this pack."
            continue
        minute = minute_for(line, matter, audience)
        told = (_said(minute, matter) if minute else "", _outcome(matter, audience, line.item.pk))
        text = "\n\n".join(filter(None, told))
        if text:
            yield f"{line.number}. {line.item.title}", text
    if rest := _outcome(matter, audience, None):
        yield "Other decisions and actions", rest


def _outcome(matter: Matter, audience: Audience, item: int | None) -> str:
    """Decisions and actions under one item of the last meeting, as a list."""
    decisions = [one for one in matter.decisions if one.item_id == item and audience.may_see(class_of_decision(one))]
    actions = [one for one in matter.arising if one.item_id == item and audience.may_see(class_of_action(one))]
    told = [f"- **Decision {one.number}.** {escaped(_line(one.text))}" for one in decisions]
    told += [
        f"- **Action {one.number}.** {escaped(_line(one.text))} ({escaped(str(one.owner_seat))}"
        f"{f', by {gov_date(one.due_on)}' if one.due_on else ''})"
        for one in actions
    ]
    return "\n".join(told)


def _line(text: str) -> str:
    return " ".join(text.split())


def minute_for(line: agenda.Line, matter: Matter, audience: Audience) -> Minute | None:
    """The minute of an item of the last meeting, if it has one that `audience` may read."""
    minute = getattr(line.item, "minute", None)
    return minute if minute and audience.may_see(class_of_minute(minute, matter.last)) else None


def _said(minute: Minute, matter: Matter) -> str:
    number = matter.numbers.get(minute.item_id)
    return f"**Minute {number}**\n\n{minute.text}" if number else minute.text


def _status(minutes: list[Minute]) -> str:
    if any(minute.state == Minute.State.DRAFT for minute in minutes):
        return "Draft, to be approved at this meeting"
    return f"Approved {gov_date(timezone.localdate(minutes[0].approved_at_meeting.starts_at))}"
