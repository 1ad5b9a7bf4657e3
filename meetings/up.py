"""A paper on its way up: which bodies it went to, what they made of it, and where that is written.

A decision that the portal holds on the item of that meeting speaks first; without one, what the office recorded.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from meetings.models import Decision, Meeting, Paper, PaperReferral

Outcome = PaperReferral.Outcome
STEPS = 10  # no paper climbs further; a ring that somebody makes ends here


@dataclass(frozen=True)
class Step:
    """One body that the paper went to. `url` leads to the decision or the paper there, if the reader may see it."""

    referral: PaperReferral
    meeting: Meeting
    outcome: str
    on: date | None
    minute: str = ""
    comment: str = ""
    decision: Decision | None = None
    level: int = 1

    @property
    def is_awaited(self) -> bool:
        return self.outcome == Outcome.AWAITING

    @property
    def word(self) -> str:
        return Outcome(self.outcome).label

    @property
    def sentence(self) -> str:
        """“Noted on 6 December 2023, minute 24.”"""
        if self.is_awaited:
            return f"Awaiting {self.meeting.body}, {gov_date(self.meeting.held_on)}."
        minute = f", {self.minute}" if self.minute else ""
        return f"{self.word} on {gov_date(self.on)}{minute}."


def way_up(paper: Paper, audience: Audience) -> list[Step]:
    """Where the paper went, and where it went from there, each parent before what lies above it.

    What the audience may not see of another meeting is left out. Two queries for each level.
    """
    steps, papers, level = [], [paper.pk], 1
    seen: set[int] = {paper.pk}
    while papers and level <= STEPS:
        found = _referrals(papers, audience)
        steps += [_step(referral, audience, level) for referral in found]
        papers = [referral.made_id for referral in found if referral.made_id not in seen]
        seen.update(papers)
        level += 1
    return _in_order(steps, paper.pk)


def way_down(paper: Paper, audience: Audience) -> PaperReferral | None:
    """The referral by which the paper came here, if the audience may see the paper it came from."""
    found = PaperReferral.objects.filter(made=paper.pk, paper__release_class__in=audience.may_see_classes)
    found = found.filter(paper__item__release_class__in=audience.may_see_classes)
    return found.select_related("paper__item__meeting__body", "paper__item__meeting__partnership").first()


def outcome_of(referral: PaperReferral, audience: Audience) -> Step:
    return _step(referral, audience, 1)


def _referrals(papers: list[int], audience: Audience) -> list[PaperReferral]:
    allowed = audience.may_see_classes
    found = PaperReferral.objects.filter(
        Q(paper__in=papers), made__release_class__in=allowed, made__item__release_class__in=allowed
    )
    found = found.select_related(
        "made__item__meeting__body", "made__item__meeting__partnership", "made__item__minute"
    ).prefetch_related("made__item__decisions")
    return list(found.order_by("made__item__meeting__starts_at", "id"))


def _step(referral: PaperReferral, audience: Audience, level: int) -> Step:
    item = referral.made.item
    decisions = [one for one in item.decisions.all() if audience.may_see(one.release_class)]
    if decisions:
        last = max(decisions, key=lambda decision: decision.number)
        said = (last.kind, item.meeting.held_on, f"decision {last.number}", last.conditions, last)
    else:
        minute = f"minute {referral.minute_reference}" if referral.minute_reference else ""
        said = (referral.outcome, referral.outcome_on, minute, referral.comment, None)
    return Step(referral, item.meeting, *said, level=level)


def _in_order(steps: list[Step], start: int, below: int | None = None) -> list[Step]:
    """Each step before those above it: a chain reads from the first board to the last."""
    below = start if below is None else below
    told = []
    for step in steps:
        if step.referral.paper_id == below:
            rest = [one for one in steps if one is not step]
            told += [step, *_in_order(rest, start, step.referral.made_id)]
    return told
