"""Put a meeting pack together for one audience. Nothing above the audience gets into what the PDF is made from."""

from datetime import date, datetime

from django.utils import timezone

from cdp_portal import markdown
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.pdf.engine import PaperUnusable
from cdp_portal.pdf.pack import (
    ActionLog,
    ActionRow,
    AgendaRow,
    AuthoredPaper,
    HeaderRow,
    PackCover,
    PackSpec,
    Section,
    UploadedPaper,
)
from cdp_portal.release import Audience
from meetings import agenda
from meetings.models import Action, AgendaItem, Meeting, Pack, Paper
from meetings.papers import printable, printed_header, printed_sections
from meetings.vacancies import nobody_to_do_it
from meetings.visible import OF_AN_ACTION, seen_by, withheld_title

MARKINGS = {Audience.PUBLIC: "", Audience.MEMBER: "Members only", Audience.RESTRICTED: "Restricted"}


def pack_spec(meeting: Meeting, audience: Audience, *, version: int, issued_at: datetime, reason: str = "") -> PackSpec:
    """The pack of `meeting` for `audience`. The same records and `issued_at` give the same pack, byte for byte.

    `reason` says on the cover why it is issued again.
    """
    lines = agenda.lines(meeting, meeting.items.select_related("lead_seat__organisation"))
    shown = [line for line in lines if audience.may_see(line.item.release_class)]
    papers = _papers(shown, audience)
    return PackSpec(
        cover=_cover(meeting, audience, (f"Issued {gov_date(issued_at)}. Pack version {version}.", reason)),
        agenda=tuple(_row(line, audience, papers) for line in lines),
        papers=(
            *(
                _paper(line.number, paper)
                for line in shown
                for paper in papers[line.item.pk]
                if _is_open(paper, audience)
            ),
            *_action_logs(meeting, audience, timezone.localdate(issued_at)),
        ),
        issued_at=issued_at,
        version=version,
        reason=reason,
    )


def missing(meeting: Meeting) -> list[str]:
    """Sentences about papers that the agenda promises and that are not there yet."""
    promised = (AgendaItem.PaperState.EXPECTED, AgendaItem.PaperState.TO_FOLLOW)
    with_paper = set(Paper.objects.filter(item__meeting=meeting).values_list("item_id", flat=True))
    return [
        f"Item {line.number}, {line.item.title}: {line.item.get_paper_state_display().lower()}."
        for line in agenda.lines(meeting, meeting.items.all())
        if line.item.paper_state in promised and line.item.pk not in with_paper
    ]


def file_name(pack: Pack) -> str:
    """What the file is called when it is downloaded: `sefton-2023-12-06-members-pack-1.pdf`."""
    meeting = pack.meeting
    audience = Audience(pack.audience).label.lower()
    return f"{meeting.partnership.slug}-{meeting.slug}-{audience}-pack-{pack.version}.pdf"


def _cover(meeting: Meeting, audience: Audience, notices: tuple[str, ...]) -> PackCover:
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


def _papers(shown: list[agenda.Line], audience: Audience) -> dict[int, list[Paper]]:
    """All papers of the items shown, by item; whether each may be printed is asked by `_is_open`."""
    found: dict[int, list[Paper]] = {line.item.pk: [] for line in shown}
    rows = Paper.objects.filter(item__in=found).select_related(
        "author_seat__organisation", "template", "item__meeting__body"
    )
    rows = rows.prefetch_related(*printable())
    for paper in rows.order_by("position", "id"):
        found[paper.item_id].append(paper)
    return found


def _is_open(paper: Paper, audience: Audience) -> bool:
    return audience.may_see(paper.release_class)


def _row(line: agenda.Line, audience: Audience, papers: dict[int, list[Paper]]) -> AgendaRow:
    item = line.item
    if not audience.may_see(item.release_class):
        return AgendaRow(
            number=line.number, title=withheld_title(item), time_text=line.time_text, indent=int(item.indented)
        )
    printed = [paper for paper in papers[item.pk] if _is_open(paper, audience)]
    return AgendaRow(
        number=line.number,
        title=item.title,
        purpose=item.get_purpose_display(),
        lead=str(item.lead_seat or ""),
        minutes=item.minutes_allotted,
        time_text=line.time_text,
        indent=int(item.indented),
        paper_key=_key(printed[0]) if printed else None,
        state_text="" if printed else _state(item, has_paper=bool(papers[item.pk])),
    )


def _state(item: AgendaItem, *, has_paper: bool) -> str:
    """What stands in the agenda where there is no page number."""
    if has_paper:
        return "Paper not in this pack"
    if item.paper_state == AgendaItem.PaperState.URGENT:
        return f"Urgent: {item.urgent_reason}"
    return {"expected": "To follow", "to_follow": "To follow"}.get(item.paper_state, "")


def _key(paper: Paper) -> str:
    return f"p{paper.pk}"


def _paper(number: str, paper: Paper) -> AuthoredPaper | UploadedPaper:
    if paper.kind == Paper.Kind.UPLOADED:
        return UploadedPaper(key=_key(paper), number=number, title=paper.title, pdf=_content(paper))
    return AuthoredPaper(
        key=_key(paper),
        number=number,
        title=paper.title,
        header=tuple(HeaderRow(label, value) for label, value in printed_header(paper)),
        sections=tuple(Section(title, markdown.parse(text), level) for title, text, level in printed_sections(paper)),
    )


def _content(paper: Paper) -> bytes:
    try:
        with paper.file.open("rb") as stored:
            return stored.read()
    except FileNotFoundError as error:
        raise PaperUnusable(f"The file of “{paper.title}” is missing. Upload it again on the paper’s page.") from error


def _action_logs(meeting: Meeting, audience: Audience, day: date) -> list[ActionLog]:
    """The action log, if there is anything in it."""
    rows = tuple(_action(action, day) for action in _action_log(meeting, audience, day))
    return [ActionLog("actions", "", "Action log", rows)] if rows else []


def _action_log(meeting: Meeting, audience: Audience, day: date) -> list[Action]:
    """Open actions of the body's meetings and of its seats, as far as the audience may see them, oldest first."""
    of_the_body = Action.objects.filter(meeting__body=meeting.body_id) | Action.objects.filter(
        meeting=None, owner_seat__body=meeting.body_id
    )
    return list(
        of_the_body.open()
        .filter(seen_by(audience, *OF_AN_ACTION))
        .with_vacancy(day)
        .select_related("owner_seat__organisation")
        .order_by("number")
    )


def _action(action: Action, day: date) -> ActionRow:
    due = gov_date(action.due_on) if action.due_on else "No date"
    status = "Late" if action.is_late(day) else action.get_status_display()
    owner = f"{action.owner_seat}{' (vacant)' if nobody_to_do_it(action) else ''}"
    return ActionRow(f"A{action.number}", action.text, owner, due, status)
