"""The minutes of a meeting as a document in the classic form, for one audience.

Nothing above the audience gets into it. What is restricted is minuted apart: `exempt` gives the restricted items alone,
for those who are cleared.
"""

from collections.abc import Iterator

from cdp_portal import markdown
from cdp_portal.documents import Block, Document, Facts, Heading, Paragraph, Prose, Table
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.release import Audience
from meetings.cockpit import AgendaLine, Cockpit
from meetings.minute_page import of_item
from meetings.models import Action, Attendance, Decision

# What stands before a decision in the minutes.
RESOLVED = {
    Decision.Kind.AGREED: "Resolved",
    Decision.Kind.IN_PRINCIPLE: "Agreed in principle",
    Decision.Kind.AGREED_SUBJECT_TO: "Resolved, subject to a condition",
    Decision.Kind.NOTED: "Noted",
    Decision.Kind.DEFERRED: "Deferred",
    Decision.Kind.REFUSED: "Not agreed",
}
READERS = {Audience.PUBLIC: "", Audience.MEMBER: "Members only", Audience.RESTRICTED: "Exempt, restricted"}
SIGNATURE = "Signed by the chair ______________________________    Date ____________________"
State = Attendance.State


def minute_document(cockpit: Cockpit, *, exempt: bool = False) -> Document:
    """The document from what the cockpit's audience may see."""
    meeting = cockpit.meeting
    title = f"{'Exempt minutes' if exempt else 'Minutes'} of {meeting.body}, {gov_date(meeting.held_on)}"
    lines = [line for line in cockpit.lines if (line.item.release_class == Audience.RESTRICTED or not exempt)]
    blocks = [Facts(_facts(cockpit))]
    for line in lines:
        blocks += _item(cockpit, line, exempt=exempt)
    blocks += _without_item(cockpit) if not exempt else []
    blocks += _approval(cockpit)
    audience = Audience.RESTRICTED if exempt else cockpit.audience
    marking = ". ".join(part for part in ("Draft" if cockpit.has_drafts else "", READERS[audience]) if part)
    return Document(title=title, blocks=tuple(blocks), marking=marking)


def _facts(cockpit: Cockpit) -> list[tuple[str, str]]:
    meeting = cockpit.meeting
    ends = f" to {gov_time(meeting.ends_at)}" if meeting.ends_at else ""
    rows = [
        ("Body", str(meeting.body)),
        ("Partnership", meeting.partnership.name),
        ("Date", gov_date(meeting.held_on)),
        ("Time", f"{gov_time(meeting.starts_at)}{ends}"),
        ("Place", meeting.place),
        ("Present", _seats(cockpit, State.PRESENT)),
        ("Substitutes", _substitutes(cockpit)),
        ("Apologies", _seats(cockpit, State.APOLOGIES)),
        ("Absent", _seats(cockpit, State.ABSENT)),
        ("In attendance", meeting.in_attendance),
        ("Quorum", cockpit.count.sentence),
    ]
    return [(label, text) for label, text in rows if text]


def _seats(cockpit: Cockpit, state: State) -> str:
    return "\n".join(str(one.seat) for one in cockpit.attendance if one.state == state)


def _substitutes(cockpit: Cockpit) -> str:
    """The public reads for which post somebody came, not who."""
    names = cockpit.audience != Audience.PUBLIC
    return "\n".join(
        f"{one.who} for {one.seat}" if names and one.who else f"For {one.seat}"
        for one in cockpit.attendance
        if one.state == State.SUBSTITUTE
    )


def _item(cockpit: Cockpit, line: AgendaLine, *, exempt: bool) -> Iterator[Block]:
    number = cockpit.numbers.get(line.item.pk)
    yield Heading(1, f"{line.line.number} {line.title}")
    if line.is_withheld or (line.item.release_class == Audience.RESTRICTED and not exempt):
        yield Paragraph("This item is minuted apart.")
        return
    if number:
        yield Paragraph(f"Minute {number}")
    if line.minute:
        yield Prose(markdown.parse(line.minute.text), level=2)
    for decision in of_item(cockpit.decisions, line.item.pk):
        yield from _decision(decision)
    actions = of_item(cockpit.actions, line.item.pk)
    if actions:
        yield _actions(f"Actions from item {line.line.number}", actions)


def _without_item(cockpit: Cockpit) -> Iterator[Block]:
    """What was decided and raised outside the items."""
    allowed = cockpit.audience
    decisions = [one for one in of_item(cockpit.decisions, None) if one.release_class != Audience.RESTRICTED]
    actions = [one for one in of_item(cockpit.actions, None) if one.release_class != Audience.RESTRICTED]
    if decisions or actions:
        yield Heading(1, "Other decisions and actions")
    for decision in decisions:
        if allowed.may_see(decision.release_class):
            yield from _decision(decision)
    if actions:
        yield _actions("Other actions", actions)


def _decision(decision: Decision) -> Iterator[Block]:
    word = {"kind": "strong", "children": [f"{RESOLVED[Decision.Kind(decision.kind)]}: "]}
    yield Prose([{"kind": "paragraph", "children": [word, f"{decision.text} (Decision {decision.number})"]}])
    if decision.conditions:
        yield Paragraph(f"Subject to: {decision.conditions}")
    if decision.vote:
        yield Paragraph(f"Vote: {decision.vote}.")


def _actions(caption: str, actions: list[Action]) -> Table:
    rows = [
        (f"A{one.number}", one.text, str(one.owner_seat), gov_date(one.due_on) if one.due_on else "No date")
        for one in actions
    ]
    return Table(caption, ("Action", "What", "Owner", "Due"), rows, widths=(3, 11, 9, 5))


def _approval(cockpit: Cockpit) -> Iterator[Block]:
    yield Heading(1, "Approval")
    if cockpit.has_drafts or cockpit.approved_at is None:
        yield Paragraph("These minutes are a draft until a later meeting approves them.")
    else:
        yield Paragraph(f"Approved as a correct record at the meeting of {gov_date(cockpit.approved_at.held_on)}.")
        if cockpit.meeting.minutes_corrections:
            yield Paragraph(f"Corrected at that meeting: {cockpit.meeting.minutes_corrections}")
    yield Paragraph(SIGNATURE)
