"""Every text of a meeting with the class it has: what a pack may print, and what the proof looks for in it.

What may be printed is told from the records here and not from the pack, so that a pack that prints too much is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.engine import PaperUnusable
from cdp_portal.pdf.proof import Withheld
from cdp_portal.release import Audience
from meetings import agenda
from meetings.models import Action, Decision, Paper
from meetings.packs.matter import Matter
from meetings.packs.paper import stored_pdf
from meetings.packs.words import words_of
from meetings.papers import printed_header, texts
from meetings.visible import class_of_action, class_of_decision, class_of_minute, class_of_paper


@dataclass(frozen=True)
class Record:
    """The texts of one record, named by `what` to the officer. Without a `release_class` it is printed for nobody."""

    release_class: Audience | None
    what: str
    texts: tuple[str, ...]

    def is_open_to(self, audience: Audience) -> bool:
        return self.release_class is not None and audience.may_see(self.release_class)


def withheld_texts(matter: Matter, audience: Audience) -> list[Withheld]:
    """Texts above the audience and internal notes of every class."""
    known = _posts(matter, audience) | _facts(matter)
    closed = [one for one in records(matter) if not one.is_open_to(audience)]
    found = [Withheld(tuple(text for text in one.texts if text not in known), one.what) for one in closed]
    return [withheld for withheld in found if withheld.words]


def _posts(matter: Matter, audience: Audience) -> set[str]:
    """Posts that came, lead or own something which the audience sees: that they also lead something else tells
    nothing."""
    leads = {str(line.item.lead_seat) for line in matter.lines if audience.may_see(line.item.release_class)}
    owners = {str(one.owner_seat) for one in (*matter.log, *matter.arising) if audience.may_see(class_of_action(one))}
    came = {str(one.seat) for one in matter.attendance}
    guests = matter.last.in_attendance.splitlines() if matter.last else ()
    return leads | owners | came | {*guests}


def _facts(matter: Matter) -> set[str]:
    """What the cover of every pack says of the meeting: that the head of a paper repeats it tells nothing."""
    meeting = matter.meeting
    day = gov_date(meeting.held_on)
    return {str(meeting.body), meeting.partnership.name, day, f"{day}, {gov_time(meeting.starts_at)}"}


def open_texts(matter: Matter, audience: Audience) -> list[str]:
    """Texts that the audience may see."""
    return [text for one in records(matter) if one.is_open_to(audience) for text in one.texts]


def withheld_files(matter: Matter, audience: Audience) -> list[tuple[str, Path | bytes]]:
    """The uploaded papers that the audience may not see. One whose file is missing cannot be in the pack."""
    found = []
    for line in matter.lines:
        for paper in matter.papers[line.item.pk]:
            if paper.kind == Paper.Kind.UPLOADED and not audience.may_see(class_of_paper(paper)):
                try:
                    found.append((_named(line, paper), stored_pdf(paper)))
                except PaperUnusable:
                    continue
    return found


def records(matter: Matter) -> Iterator[Record]:
    """Everything that is written in or about the meeting and what it carries."""
    yield _record(None, "the internal note of the meeting", matter.meeting.note)
    for line in matter.lines:
        item = line.item
        told = (item.title, item.urgent_reason, str(item.lead_seat or ""))
        yield _record(item.release_class, f"item {line.number}, {item.title}", *told)
        yield _record(item.release_class, f"the reason for restricting item {line.number}", item.exempt_reason)
        for paper in matter.papers[item.pk]:
            yield _record(class_of_paper(paper), _named(line, paper), *_of_paper(paper))
            said = [*paper.clearances.all(), *paper.referrals.all()]
            notes = (paper.note, *(one.comment for one in said))
            yield _record(None, f"the internal notes on “{paper.title}”", *notes)
    if matter.last:
        yield _record(None, "the internal note of the last meeting", matter.last.note)
    for line in matter.last_lines:
        yield from _of_last(line, matter)
    for decision in matter.decisions:
        yield _of_decision(decision)
    for action in {action.pk: action for action in (*matter.log, *matter.arising)}.values():
        yield _of_action(action)


def _of_paper(paper: Paper) -> Iterator[str]:
    """Every text of a paper, printed or not: an answer to another template's field is as secret as the rest."""
    yield from (paper.title, paper.original_name.rpartition(".")[0], paper.original_name, str(paper.author_seat or ""))
    yield from (value for _label, value in printed_header(paper))
    for text in texts(paper).values():
        yield from words_of(text)


def _of_last(line: agenda.Line, matter: Matter) -> Iterator[Record]:
    item, minute = line.item, getattr(line.item, "minute", None)
    named = f"item {line.number} of the last meeting, {item.title}"
    yield _record(item.release_class, named, item.title)
    yield _record(item.release_class, f"the reason for restricting {named}", item.exempt_reason)
    if minute:
        yield _record(class_of_minute(minute, matter.last), f"the minute of {named}", *words_of(minute.text))


def _of_decision(decision: Decision) -> Record:
    what = f"decision {decision.number}"
    return _record(class_of_decision(decision), what, decision.text, decision.conditions)


def _of_action(action: Action) -> Record:
    return _record(
        class_of_action(action), f"action {action.number}", action.text, action.evidence, str(action.owner_seat)
    )


def _named(line: agenda.Line, paper: Paper) -> str:
    return f"item {line.number}, the paper “{paper.title}”"


def _record(release_class: Audience | str | None, what: str, *told: str) -> Record:
    words = tuple(dict.fromkeys(text for text in told if text and text.strip()))
    return Record(None if release_class is None else Audience(release_class), what, words)
