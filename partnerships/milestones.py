"""Where a partnership stands with each national milestone on a day: the round it is in, and when it falls due.

An ask comes round every so many months after it was last done; the partnership may say how many, and on which day a
round is due here. Each round is a row. What was done or begun later than the day does not count. Asks no query.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cdp_portal.formats import NOT_KNOWN
from cdp_portal.periods import plus_months
from cdp_portal.sentences import joined
from partnerships.models import Milestone, MilestoneProgress

SOON = timedelta(days=30)
State = MilestoneProgress.State
NOT_YET = "Not done yet"


@dataclass(frozen=True)
class Standing:
    """One milestone on `day`. `current` is the round that was the newest then (none before the first report), and
    `earlier` are those before it, the newest first. Of a partnership whose own people do not keep the entry (`kept`),
    what was not reported is not known: neither not begun nor late.
    """

    milestone: Milestone
    current: MilestoneProgress | None
    earlier: tuple[MilestoneProgress, ...]
    day: date
    kept: bool = True

    @property
    def known(self) -> bool:
        return self.kept or self.current is not None

    @property
    def done(self) -> bool:
        return self.current is not None and done_by(self.current, self.day)

    @property
    def months(self) -> int:
        """How often it comes round here; 0 for once."""
        return months_of(self.milestone, self.current)

    @property
    def state(self) -> str:
        if self.current is None:
            return State.NOT_STARTED
        if self._is_told:
            return self.current.state
        return State.IN_PROGRESS if self.current.begun_on else State.NOT_STARTED

    @property
    def state_label(self) -> str:
        """In words; what was finished only after the day is told as not done yet."""
        if not self.known:
            return NOT_KNOWN
        return NOT_YET if self.current is not None and not self._is_told else str(State(self.state).label)

    @property
    def achieved_on(self) -> date | None:
        return self.current.achieved_on if self.done else None

    @property
    def evidence(self) -> str:
        return self.current.evidence if self._is_told else ""

    @property
    def evidence_url(self) -> str:
        return self.current.evidence_url if self._is_told else ""

    @property
    def _is_told(self) -> bool:
        """Was what the current round says known on the day? Evidence of what was done later was not."""
        return self.current is not None and self.done == self.current.is_done

    @property
    def due_on(self) -> date | None:
        """When the current round is, or was, due."""
        before = self.earlier[0] if self.earlier else None
        return due_of(self.milestone, self.current, before)

    @property
    def next_due_on(self) -> date | None:
        """When something is to be done next: this round, or once it is done the one after it."""
        if not self.done:
            return self.due_on
        achieved_on = self.current.achieved_on
        return plus_months(achieved_on, self.months) if self.months and achieved_on else None

    @property
    def late(self) -> bool:
        return self.known and self.next_due_on is not None and self.next_due_on < self.day

    @property
    def soon(self) -> bool:
        return self.known and self.next_due_on is not None and self.day <= self.next_due_on <= self.day + SOON


def standings(
    milestones: Iterable[Milestone], reports: Iterable[MilestoneProgress], day: date, *, kept: bool = True
) -> list[Standing]:
    """One for each milestone, in their order; `reports` are all rounds of one partnership.

    `kept` says whether the partnership's own people keep its entry (`Partnership.is_kept`).
    """
    rounds: dict[int, list[MilestoneProgress]] = {}
    for report in sorted(reports, key=lambda one: one.cycle):
        rounds.setdefault(report.milestone_id, []).append(report)
    return [_standing(milestone, rounds.get(milestone.pk, ()), day, kept=kept) for milestone in milestones]


def in_words(standings: Sequence[Standing]) -> str:
    """“6 of 8 done. 1 is late, the next round of 2 is late, and 1 is due within 30 days.”"""
    done, soon = (sum(getattr(one, what) for one in standings) for what in ("done", "soon"))
    late, again = (sum(one.late and one.done is finished for one in standings) for finished in (False, True))
    said = [f"{late} {'is' if late == 1 else 'are'} late"] if late else []
    said += [f"the next round of {again} is late"] if again else []
    said += [f"{soon} {'is' if soon == 1 else 'are'} due within 30 days"] if soon else []
    unknown = sum(not one.known for one in standings)
    said += [f"of {unknown} nothing is known"] if unknown else []
    sentence = joined(said) or "nothing is late"
    return f"{done} of {len(standings)} done. {sentence[:1].upper()}{sentence[1:]}."


def _standing(milestone: Milestone, rounds: Sequence[MilestoneProgress], day: date, *, kept: bool) -> Standing:
    known: list[MilestoneProgress] = []
    for one in rounds:
        if known and not done_by(known[-1], day):
            break  # the round before was not done by then
        if begun_by(one, day):
            known.append(one)
    current = known.pop() if known else None
    return Standing(milestone, current, tuple(reversed(known)), day, kept)


def done_by(report: MilestoneProgress, day: date) -> bool:
    """Was the round done by the day? One that was done on a day not known counts from when it began."""
    return report.is_done and (report.achieved_on or report.begun_on or date.min) <= day


def begun_by(report: MilestoneProgress, day: date) -> bool:
    """Had the round begun by the day? One whose beginning is not known had."""
    return report.begun_on is None or report.begun_on <= day or done_by(report, day)


def months_of(milestone: Milestone, report: MilestoneProgress | None) -> int:
    own = report.recurs_months if report is not None else None
    return milestone.recurs_months if own is None else own


def due_of(milestone: Milestone, report: MilestoneProgress | None, before: MilestoneProgress | None) -> date | None:
    """When a round is due: on its own day, or so many months after the round before it, or as the ask says."""
    if report is not None and report.due_on:
        return report.due_on
    if before is None:
        return milestone.due_on
    months = months_of(milestone, before)
    return plus_months(before.achieved_on, months) if months and before.achieved_on else None
