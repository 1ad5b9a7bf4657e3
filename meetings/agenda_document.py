"""The agenda as a document to paste elsewhere, for one audience: withheld items have number and time alone."""

from cdp_portal.documents import Document, Facts, Paragraph, Table
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.release import Audience
from meetings.cockpit import AgendaLine, Cockpit

MARKINGS = {Audience.PUBLIC: "", Audience.MEMBER: "Members only", Audience.RESTRICTED: "Restricted"}
COLUMNS = ("Item", "Starts", "Business", "For", "Lead")
WIDTHS = (5, 7, 24, 9, 15)


def agenda_document(cockpit: Cockpit) -> Document:
    """The agenda that the reader of this cockpit may see."""
    meeting = cockpit.meeting
    ends = f" to {gov_time(meeting.ends_at)}" if meeting.ends_at else ""
    facts = [
        ("Body", meeting.body.name),
        ("Date", gov_date(meeting.held_on)),
        ("Time", f"{gov_time(meeting.starts_at)}{ends}"),
        ("Place", meeting.place),
        ("Theme", meeting.theme),
    ]
    blocks = [Facts([(label, value) for label, value in facts if value])]
    if cockpit.lines:
        blocks.append(Table("Items in the order in which they are taken", COLUMNS, rows(cockpit), WIDTHS))
    else:
        blocks.append(Paragraph("The agenda has no items yet."))
    return Document(f"Agenda: {meeting}", blocks, marking=MARKINGS[cockpit.audience])


def rows(cockpit: Cockpit) -> list[tuple[str, ...]]:
    """One row for each item; what is said about it stands on lines of its own below its title."""
    return [
        (line.line.number, line.line.time_text, line.title, "", "")
        if line.is_withheld
        else (
            line.line.number,
            line.line.time_text,
            "\n".join([line.title, *said(line)]),
            line.item.get_purpose_display(),
            str(line.item.lead_seat or ""),
        )
        for line in cockpit.lines
    ]


def said(line: AgendaLine) -> list[str]:
    """What the agenda says about an item: its papers, urgency, ground, and what it brings along."""
    papers = [f"Paper: {paper.title}" for paper in line.papers]
    state = [line.state] if line.state and not line.is_urgent else []
    urgent = [f"Urgent: {line.urgency}"] if line.is_urgent else []
    closed = [line.closed] if line.closed else []
    carried = [line.carried.sentence] if line.carried else []
    return [*papers, *state, *urgent, *closed, *carried]
