"""The pack for one audience, described for the typesetter. Nothing above the audience gets into the description."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.pack import (
    ActionLog,
    AgendaRow,
    AuthoredPaper,
    Before,
    Layout,
    PackCover,
    PackSpec,
    UploadedPaper,
)
from cdp_portal.release import Audience
from meetings import agenda
from meetings.carried import Carries
from meetings.models import AgendaItem, Meeting, PackFile, Paper
from meetings.packs.carrying import carried_part, carried_title, log_part
from meetings.packs.matter import Matter
from meetings.packs.paper import key_of, paper_part
from meetings.visible import class_of_paper, withheld_title

MARKINGS = {Audience.PUBLIC: "", Audience.MEMBER: "Members only", Audience.RESTRICTED: "Restricted"}


@dataclass(frozen=True)
class Edition:
    """What is made of the records: for whom, in which form, and which version it is.

    `before` is the version that it follows, `standard` the usual print of the same, beside a large print.
    """

    audience: Audience
    form: str
    version: int
    issued_at: datetime
    reason: str = ""
    before: Before | None = None
    standard: Layout | None = None


def pack_spec(matter: Matter, edition: Edition) -> PackSpec:
    """The pack of a meeting. The same records and edition give the same pack, byte for byte."""
    audience = edition.audience
    issued = f"Issued {gov_date(edition.issued_at)}. Pack version {edition.version}."
    return PackSpec(
        cover=cover_of(matter.meeting, audience, (issued, edition.reason)),
        agenda=tuple(agenda_row(line, matter, audience) for line in matter.lines),
        papers=tuple(_parts(matter, edition)),
        issued_at=edition.issued_at,
        version=edition.version,
        reason=edition.reason,
        before=edition.before,
        large_print=edition.form == PackFile.Form.LARGE_PRINT,
        standard=edition.standard,
    )


def _parts(matter: Matter, edition: Edition) -> Iterator[AuthoredPaper | UploadedPaper | ActionLog]:
    """What follows the agenda, in its order: what each item carries, then its papers; at the end the action log."""
    audience, day = edition.audience, timezone.localdate(edition.issued_at)
    for line in matter.lines:
        if not audience.may_see(line.item.release_class):
            continue
        if part := carried_part(line, matter, audience, day):
            yield part
        for paper in matter.papers[line.item.pk]:
            if audience.may_see(class_of_paper(paper)):
                yield paper_part(line.number, paper)
    if not _carries_log(matter, audience) and (log := log_part("", "Action log", matter, audience, day)):
        yield log


def _carries_log(matter: Matter, audience: Audience) -> bool:
    return any(
        line.item.carries == Carries.ACTION_LOG and audience.may_see(line.item.release_class) for line in matter.lines
    )


def printed_papers(matter: Matter, audience: Audience) -> list[tuple[agenda.Line, Paper]]:
    """The papers that the audience may see, in the order of the agenda."""
    return [
        (line, paper)
        for line in matter.lines
        for paper in matter.papers[line.item.pk]
        if audience.may_see(class_of_paper(paper))
    ]


def cover_of(meeting: Meeting, audience: Audience, notices: tuple[str, ...] = ()) -> PackCover:
    ends = f" to {gov_time(meeting.ends_at)}" if meeting.ends_at else ""
    return PackCover(
        partnership=meeting.partnership.name,
        body=meeting.body.name,
        title=meeting.theme or "Meeting pack",
        date_text=gov_date(meeting.held_on),
        time_text=f"{gov_time(meeting.starts_at)}{ends}",
        place=meeting.place,
        marking=MARKINGS[audience],
        notices=tuple(notice for notice in notices if notice),
    )


def agenda_row(line: agenda.Line, matter: Matter, audience: Audience) -> AgendaRow:
    item, papers = line.item, matter.papers[line.item.pk]
    if not audience.may_see(item.release_class):
        return AgendaRow(
            number=line.number, title=withheld_title(item), time_text=line.time_text, indent=int(item.indented)
        )
    carried = carried_part(line, matter, audience, matter.meeting.held_on)
    printed = [key_of(paper) for paper in papers if audience.may_see(class_of_paper(paper))]
    printed = [carried.key, *printed] if carried else printed
    return AgendaRow(
        number=line.number,
        title=carried_title(line, matter),
        purpose=item.get_purpose_display(),
        lead=str(item.lead_seat or ""),
        minutes=item.minutes_allotted,
        time_text=line.time_text,
        indent=int(item.indented),
        paper_key=printed[0] if printed else None,
        state_text="" if printed else _state(item, has_paper=bool(papers), has_minutes=_has_minutes(line, matter)),
    )


def _has_minutes(line: agenda.Line, matter: Matter) -> bool:
    """Are there minutes to carry, whoever may read them?"""
    carries = line.item.carries == Carries.MINUTES
    return carries and any(hasattr(last.item, "minute") for last in matter.last_lines)


def _state(item: AgendaItem, *, has_paper: bool, has_minutes: bool) -> str:
    """What stands in the agenda where there is no page number."""
    if has_minutes:
        return "Minutes not in this pack"
    if has_paper:
        return "Paper not in this pack"
    if item.paper_state == AgendaItem.PaperState.URGENT:
        return f"Urgent: {item.urgent_reason}"
    return {"expected": "To follow", "to_follow": "To follow"}.get(item.paper_state, "")
