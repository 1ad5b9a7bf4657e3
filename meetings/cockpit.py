"""Everything that the page of one meeting shows to one reader, read in a constant number of queries."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from cdp_portal.release import Audience
from meetings import agenda, quorum
from meetings.carried import Carried, carried
from meetings.clearing import clearable
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Minute, Pack, PackDraft, Paper
from meetings.models.closed import closed_words
from meetings.numbering import numbers_for
from meetings.packs import state
from meetings.visible import OF_AN_ACTION, UNDER_AN_ITEM, seen_by, withheld_title

STATE_WORDS = {
    AgendaItem.PaperState.EXPECTED: "Paper expected",
    AgendaItem.PaperState.TO_FOLLOW: "To follow",
    AgendaItem.PaperState.URGENT: "Urgent",
    AgendaItem.PaperState.NONE: "",
}


@dataclass(frozen=True)
class AgendaLine:
    """One line of the agenda as the reader sees it: only number and time when it is withheld."""

    line: agenda.Line
    audience: Audience
    shows_drafts: bool
    carried: Carried | None = None  # what the item brings along

    @property
    def item(self) -> AgendaItem:
        return self.line.item

    @property
    def closed(self) -> str:
        """The ground on which the item is closed and why, for those who may read it."""
        if self.is_withheld or not self.item.closed_ground:
            return ""
        return f"{closed_words(self.item)} {self.item.exempt_reason}".strip()

    @property
    def urgency(self) -> str:
        """The chair's reason for taking the item as urgent."""
        return "" if self.is_withheld else self.item.urgent_reason if self.is_urgent else ""

    @property
    def is_urgent(self) -> bool:
        return not self.is_withheld and self.item.paper_state == AgendaItem.PaperState.URGENT

    @property
    def is_withheld(self) -> bool:
        return not self.audience.may_see(self.item.release_class)

    @property
    def title(self) -> str:
        return withheld_title(self.item) if self.is_withheld else self.item.title

    @property
    def papers(self) -> list[Paper]:
        if self.is_withheld:
            return []
        return [paper for paper in self.item.papers.all() if self.audience.may_see(paper.release_class)]

    @property
    def state(self) -> str:
        """What stands where a paper would."""
        if self.is_withheld or self.papers:
            return ""
        return "Paper withheld" if self.item.papers.all() else STATE_WORDS[self.item.paper_state]

    @property
    def tone(self) -> str:
        return "warn" if self.is_missing else "neutral"

    @property
    def is_missing(self) -> bool:
        promised = (AgendaItem.PaperState.EXPECTED, AgendaItem.PaperState.TO_FOLLOW)
        return not self.is_withheld and self.item.paper_state in promised and not self.item.papers.all()

    @property
    def minute(self) -> Minute | None:
        minute = getattr(self.item, "minute", None)
        if minute is None or self.is_withheld:
            return None
        return minute if self.shows_drafts or minute.state == Minute.State.APPROVED else None


@dataclass(frozen=True)
class Cockpit:
    """A meeting as `audience` may see it; `shows_drafts` lets draft minutes be read, `makes_packs` drafts of packs."""

    meeting: Meeting
    audience: Audience
    shows_drafts: bool
    makes_packs: bool = False

    @cached_property
    def lines(self) -> list[AgendaLine]:
        papers = Prefetch(
            "papers", Paper.objects.select_related("template").prefetch_related(*clearable()).order_by("position", "id")
        )
        items = self.meeting.items.select_related("lead_seat__organisation", "minute__approved_at_meeting")
        lines = agenda.lines(self.meeting, items.prefetch_related(papers))
        brought = carried(self.meeting, [line.item for line in lines], self.audience, timezone.localdate())
        return [AgendaLine(line, self.audience, self.shows_drafts, brought.get(line.item.pk)) for line in lines]

    @cached_property
    def items(self) -> list[AgendaItem]:
        return [line.item for line in self.lines]

    @property
    def has_drafts(self) -> bool:
        return any(line.minute.state == Minute.State.DRAFT for line in self.minuted)

    @property
    def approved_at(self) -> Meeting | None:
        """The later meeting at which the minutes were approved."""
        return next((line.minute.approved_at_meeting for line in self.minuted if line.minute.approved_at_meeting), None)

    @property
    def minuted(self) -> list[AgendaLine]:
        return [line for line in self.lines if line.minute]

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Minute numbers by item, where the body numbers its minutes."""
        return numbers_for(self.meeting) if self.minuted else {}

    @property
    def clock(self) -> str:
        return agenda.end_in_words(self.meeting, self.items)

    @property
    def overruns(self) -> bool:
        return agenda.overruns(self.meeting, self.items)

    @cached_property
    def packs(self) -> list[Pack]:
        """Newest first."""
        return state.packs_of(self.meeting, self.audience)

    @cached_property
    def issued(self) -> list[state.Issued]:
        """The packs by audience and form; for those who make them, with what changed since."""
        found = state.issued(self.packs)
        is_over = self.meeting.held_on < timezone.localdate()
        return state.compared(found, self.meeting) if self.makes_packs and not is_over else found

    @cached_property
    def drafts(self) -> list[PackDraft]:
        """Packs that are built and wait to be issued."""
        return state.drafts_of(self.meeting) if self.makes_packs else []

    @cached_property
    def later(self) -> Meeting | None:
        """The next meeting of the body, at which the minutes may be approved."""
        after = Meeting.objects.filter(body=self.meeting.body_id, starts_at__gt=self.meeting.starts_at)
        return after.exclude(status=Meeting.Status.CANCELLED).order_by("starts_at").first()

    @cached_property
    def attendance(self) -> list[Attendance]:
        return list(self.meeting.attendance.select_related("seat__organisation").order_by("seat"))

    @cached_property
    def count(self) -> quorum.Count:
        return quorum.count(self.attendance, self.meeting.body.quorum)

    @cached_property
    def decisions(self) -> list[Decision]:
        visible = self.meeting.decisions.filter(seen_by(self.audience, *UNDER_AN_ITEM))
        return list(visible.order_by("number"))

    @cached_property
    def actions(self) -> list[Action]:
        visible = self.meeting.actions.filter(seen_by(self.audience, *OF_AN_ACTION))
        visible = visible.with_vacancy(timezone.localdate())
        return list(visible.select_related("owner_seat__organisation").order_by("number"))
