"""The line of steps of a meeting, from agenda to decisions, each with what is missing in words."""

from dataclasses import dataclass
from datetime import date

from accounts.roles import Permission
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.sentences import joined
from meetings import clearing
from meetings.agenda import plural
from meetings.clock import Clock
from meetings.cockpit import Cockpit
from meetings.models import Meeting

DONE, TO_DO, PART, LATER, LATE = "Done", "To do", "In progress", "Not yet", "Late"
NOT_CLEARED = "Not cleared"
TONES = {"None": "neutral", DONE: "done", TO_DO: "warn", PART: "neutral", LATER: "neutral", LATE: "bad"}
# By the page where a step is done: what its button says, and what one must be allowed to do.
WHAT_TO_DO = {
    "agenda_edit": ("Build the agenda", Permission.AGENDA_EDIT),
    "paper_add": ("Add a paper", Permission.PAPER_EDIT),
    "pack_build": ("Make the pack", Permission.PACK_ISSUE),
    "attendance_edit": ("Record attendance", Permission.ATTENDANCE_EDIT),
    "minute_edit": ("Write the minutes", Permission.MINUTE_EDIT),
    "decision_add": ("Record a decision", Permission.DECISION_EDIT),
    "minute_circulate": ("Circulate the draft minutes", Permission.MINUTE_EDIT),
    "minute_approve": ("Approve the minutes", Permission.MINUTE_EDIT),
}


@dataclass(frozen=True)
class Step:
    """`word` is its state; `url_name` the page where it is done, empty while it is too early for it."""

    name: str
    word: str
    sentence: str
    url_name: str = ""

    @property
    def tone(self) -> str:
        return TONES.get(self.word, "warn")

    @property
    def button(self) -> str:
        return WHAT_TO_DO[self.url_name][0] if self.url_name else ""

    @property
    def permission(self) -> Permission | None:
        return WHAT_TO_DO[self.url_name][1] if self.url_name else None

    @property
    def is_open(self) -> bool:
        """Is it the next thing to do? Clearance is others' to give, and holds nothing up."""
        return self.word not in (DONE, LATER, NOT_CLEARED) and bool(self.url_name)


def steps(cockpit: Cockpit, today: date) -> list[Step]:
    """The ten steps; none for a cancelled meeting, and nothing to publish for a body that is not ours."""
    if cockpit.meeting.status == Meeting.Status.CANCELLED:
        return []
    return [
        _agenda(cockpit),
        _papers(cockpit, today),
        _pack(cockpit, today),
        *([_publish(cockpit, today)] if cockpit.meeting.has_clock else []),
        _hold(cockpit.meeting, today),
        *(step(cockpit, today) for step in (_attendance, _minutes, _decisions, _circulate, _approve)),
    ]


def _agenda(cockpit: Cockpit) -> Step:
    if not cockpit.lines:
        return Step("Agenda", TO_DO, "The agenda is empty.", "agenda_edit")
    word = "Too long" if cockpit.overruns else DONE
    return Step("Agenda", word, f"{plural(len(cockpit.lines), 'item')}. {cockpit.clock}".strip(), "agenda_edit")


def _papers(cockpit: Cockpit, today: date) -> Step:
    missing = [line.line.number for line in cockpit.lines if line.is_missing]
    there = sum(len(line.item.papers.all()) for line in cockpit.lines)
    if missing:
        items = f"item {missing[0]}" if len(missing) == 1 else f"items {', '.join(missing)}"
        due = _papers_due(cockpit.meeting, today)
        return Step("Papers", PART if there else TO_DO, f"No paper yet for {items}. {due}".strip(), "paper_add")
    if not cockpit.lines:
        return Step("Papers", LATER, "Papers follow the agenda.")
    if (waiting := _not_cleared(cockpit)) and cockpit.meeting.held_on >= today:
        return Step("Papers", NOT_CLEARED, f"{plural(there, 'paper')}. Not cleared: {joined(waiting)}.", "paper_add")
    return Step("Papers", DONE, f"{plural(there, 'paper')}." if there else "No paper is expected.", "paper_add")


def _not_cleared(cockpit: Cockpit) -> list[str]:
    """The titles of papers that somebody has not cleared, three at most by name."""
    waiting = [paper for line in cockpit.lines for paper in line.papers if clearing.waits_for(paper)]
    more = [plural(len(waiting) - 3, "other")] if len(waiting) > 3 else []
    return [*(f"“{paper}”" for paper in waiting[:3]), *more]


def _papers_due(meeting: Meeting, today: date) -> str:
    """When missing papers of a coming meeting are due; once the pack is out they go out after it."""
    if not meeting.has_clock or meeting.held_on < today:
        return ""
    clock = Clock.of(meeting)
    return "It goes out after the pack, late." if clock.published_on else clock.papers_sentence(today)


def _pack(cockpit: Cockpit, today: date) -> Step:
    is_over = cockpit.meeting.held_on < today
    if not cockpit.issued and is_over:
        return Step("Pack", "None", "No pack was issued.")
    if not cockpit.issued:
        ready = "pack_build" if cockpit.lines else ""
        return Step("Pack", TO_DO if ready else LATER, "No pack is issued.", ready)
    told = [f"{one.last.name}, {gov_date(one.last.issued_at)}." for one in cockpit.issued]
    stale = [one for one in cockpit.issued if one.is_out_of_date]
    if stale:
        return Step("Pack", "Out of date", " ".join((*told, *dict.fromkeys(one.why for one in stale))), "pack_build")
    return Step("Pack", DONE, " ".join(told), "pack_build")


def _publish(cockpit: Cockpit, today: date) -> Step:
    """Published in time? Late stays late, but once published there is nothing more to do about it."""
    clock = Clock.of(cockpit.meeting)
    sentence, late = clock.short(today) or "No papers were published.", clock.days_late(today)
    if clock.published_on:
        return Step("Publish", LATE if late else DONE, sentence)
    if today > clock.held_on:
        return Step("Publish", "None", sentence)
    return Step("Publish", LATE if late else TO_DO, sentence, "pack_build" if cockpit.lines else "")


def _hold(meeting: Meeting, today: date) -> Step:
    day = f"{gov_date(meeting.held_on)}, {gov_time(meeting.starts_at)}."
    if meeting.status == Meeting.Status.HELD:
        return Step("Hold", DONE, f"Held on {gov_date(meeting.held_on)}.")
    if meeting.held_on > today:
        return Step("Hold", LATER, day)
    return Step("Hold", TO_DO, f"{day} Recording attendance says that it was held.", "attendance_edit")


def _attendance(cockpit: Cockpit, today: date) -> Step:
    if cockpit.meeting.held_on > today:
        return Step("Attendance", LATER, "On the day of the meeting.")
    if not cockpit.attendance:
        return Step("Attendance", TO_DO, cockpit.count.sentence, "attendance_edit")
    return Step("Attendance", DONE, cockpit.count.sentence, "attendance_edit")


def _minutes(cockpit: Cockpit, today: date) -> Step:
    if cockpit.meeting.held_on > today:
        return Step("Minutes", LATER, "After the meeting.")
    written = len(cockpit.minuted)
    if not written:
        return Step("Minutes", TO_DO, "No minutes are written.", "minute_edit" if cockpit.lines else "")
    of_all = f"{written} of {plural(len(cockpit.lines), 'item')}"
    if not cockpit.has_drafts:
        return Step("Minutes", DONE, f"Approved, {of_all}.", "minute_edit")
    is_whole = written == len(cockpit.lines) or cockpit.meeting.minutes_circulated_at
    return Step("Minutes", DONE if is_whole else PART, f"Draft, {of_all}.", "minute_edit")


def _circulate(cockpit: Cockpit, today: date) -> Step:
    at = cockpit.meeting.minutes_circulated_at
    if at:
        again = "minute_circulate" if cockpit.has_drafts else ""
        return Step("Circulate", DONE, f"Draft circulated on {gov_date(at)}.", again)
    if not cockpit.minuted:
        return Step("Circulate", LATER, "When the minutes are written.")
    if not cockpit.has_drafts:
        return Step("Circulate", "None", "The draft was not circulated.")
    return Step("Circulate", TO_DO, "Members do not see the draft yet.", "minute_circulate")


def _approve(cockpit: Cockpit, today: date) -> Step:
    if cockpit.minuted and not cockpit.has_drafts:
        return Step("Approve", DONE, f"Approved at the meeting of {gov_date(cockpit.approved_at.held_on)}.")
    if not cockpit.minuted or cockpit.later is None:
        return Step("Approve", LATER, "At the next meeting.")
    day = gov_date(cockpit.later.held_on)
    if cockpit.later.held_on > today:
        return Step("Approve", LATER, f"At the next meeting, on {day}.")
    return Step("Approve", TO_DO, f"The next meeting was on {day}.", "minute_approve")


def _decisions(cockpit: Cockpit, today: date) -> Step:
    if cockpit.meeting.held_on > today:
        return Step("Decisions", LATER, "After the meeting.")
    made = f"{plural(len(cockpit.decisions), 'decision')}, {plural(len(cockpit.actions), 'action')}."
    return Step("Decisions", DONE if cockpit.decisions or cockpit.actions else TO_DO, made, "decision_add")
