"""Which authorities of England are in whose footprint on a day, which in none, and for how many days: plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cdp_portal.formats import gov_date, period
from cdp_portal.sentences import counted
from partnerships.models import FootprintArea, LocalAuthority, Milestone, Partnership, Reorganisation, Succession

ASK = "FORM"  # the milestone that asks for a partnership
ASKED_ON = date(2022, 8, 1)  # where the table of milestones does not say
NONE, WIDER = "none", "wider"
STATES = (
    (NONE, "In none"),
    (Partnership.Confidence.PROBABLE.value, "In one that is probable"),
    (Partnership.Confidence.VERIFIED.value, "In one from published sources"),
    (Partnership.Confidence.KEPT.value, "In one that keeps its entry"),
    (WIDER, "In a wider one"),
)
LABELS = dict(STATES)
ORDER = {state: place for place, (state, _) in enumerate(STATES)}
Span = tuple[date, date]  # half-open


@dataclass(frozen=True)
class Covered:
    """An authority on the day: the footprints it is in, and the days since the ask on which it was in none."""

    authority: LocalAuthority
    local: FootprintArea | None
    wider: FootprintArea | None
    gaps: tuple[Span, ...]

    @property
    def state(self) -> str:
        if self.wider:
            return WIDER
        return self.local.partnership.confidence if self.local else NONE

    @property
    def label(self) -> str:
        return f"{LABELS[WIDER]} {'too' if self.local else 'only'}" if self.wider else LABELS[self.state]

    @property
    def had_gaps(self) -> bool:
        """Is it in a footprint on the day, but was in none on some days since the ask?"""
        return self.is_covered and bool(self.gaps)

    @property
    def gap_words(self) -> str:
        return ", ".join(period(start, end) for start, end in self.gaps)

    @property
    def is_covered(self) -> bool:
        return self.state != NONE

    @property
    def gap_days(self) -> int:
        return sum((end - start).days for start, end in self.gaps)


@dataclass(frozen=True)
class Overlap:
    """A footprint that went on although its authority was abolished: since when, and for how many days."""

    area: FootprintArea
    since: date
    days: int


@dataclass(frozen=True)
class Coverage:
    day: date
    asked_on: date
    rows: tuple[Covered, ...]
    overlaps: tuple[Overlap, ...]
    coming: tuple[Reorganisation, ...]
    successions: tuple[Succession, ...]

    @property
    def covered(self) -> int:
        return sum(row.is_covered for row in self.rows)

    @property
    def people(self) -> int:
        return sum(row.authority.population or 0 for row in self.rows)

    @property
    def people_covered(self) -> int:
        return sum(row.authority.population or 0 for row in self.rows if row.is_covered)

    @property
    def sentence(self) -> str:
        """“On 26 November 2026, 61 of 153 authorities are in the footprint of a partnership …; 92 are in none.”"""
        total, none = len(self.rows), len(self.rows) - self.covered
        verb = "is" if self.covered == 1 else "are"
        rest = f"{none} {'is' if none == 1 else 'are'} in none" if none else "none is left out"
        return (
            f"On {gov_date(self.day)}, {self.covered} of {counted(total, 'authority', 'authorities')} {verb} in the "
            f"footprint of a partnership in the register; {rest}."
        )

    def in_region(self, region: str) -> "Coverage":
        """The same for one region; all of England without one."""
        if not region:
            return self
        return Coverage(
            self.day,
            self.asked_on,
            tuple(row for row in self.rows if row.authority.region == region),
            tuple(one for one in self.overlaps if one.area.authority.region == region),
            tuple(one for one in self.coming if any(each.predecessor.region == region for each in one.steps)),
            self.successions,
        )


def coverage_on(day: date) -> Coverage:
    """Everything about a day. Five queries."""
    areas = list(FootprintArea.objects.select_related("partnership", "authority"))
    of: dict[int, list[FootprintArea]] = {}
    for area in areas:
        of.setdefault(area.authority_id, []).append(area)
    milestone = Milestone.objects.filter(code=ASK).first()
    asked_on = (milestone and milestone.due_on) or ASKED_ON
    rows = [_covered(one, of.get(one.pk, []), asked_on, day) for one in LocalAuthority.objects.decided().as_at(day)]
    successions = list(Succession.objects.select_related("predecessor", "successor", "reorganisation"))
    return Coverage(
        day,
        asked_on,
        tuple(sorted(rows, key=lambda row: (ORDER[row.state], row.authority.name))),
        tuple(_overlaps(areas, day)),
        tuple(_coming(successions, day)),
        tuple(one for one in successions if one.reorganisation is None or one.reorganisation.is_decided),
    )


def _covered(authority: LocalAuthority, areas: list[FootprintArea], asked_on: date, day: date) -> Covered:
    now = {area.tier: area for area in areas if area.is_in_force(day)}
    life = (max(asked_on, authority.starts_on or date.min), day + timedelta(days=1))
    spans = [(area.starts_on or date.min, area.ends_on or date.max) for area in areas]
    return Covered(
        authority, now.get(Partnership.Tier.LOCAL), now.get(Partnership.Tier.WIDER), tuple(gaps_in(life, spans))
    )


def gaps_in(life: Span, spans: Iterable[Span]) -> list[Span]:
    """The parts of `life` that none of the spans covers, in order. Spans may overlap each other."""
    start, end = life
    found = []
    for begins, ends in sorted(span for span in spans if span[0] < span[1]):
        if start < min(begins, end):
            found.append((start, min(begins, end)))
        start = max(start, ends)
    return [*found, (start, end)] if start < end else found


def _overlaps(areas: Sequence[FootprintArea], day: date) -> list[Overlap]:
    found = []
    for area in areas:
        since, until = area.authority.ends_on, min(area.ends_on or date.max, day + timedelta(days=1))
        if since and since < until:
            found.append(Overlap(area, since, (until - since).days))
    return sorted(found, key=lambda one: (-one.days, one.area.authority.name))


def _coming(successions: Sequence[Succession], day: date) -> list[Reorganisation]:
    """Planned and decided reorganisations after the day, each with its `steps`, the next first."""
    found: dict[int, Reorganisation] = {}
    for one in successions:
        plan = one.reorganisation
        if plan is not None and plan.takes_effect_on > day and plan.status != Reorganisation.Status.DROPPED:
            found.setdefault(plan.pk, plan)
            found[plan.pk].steps = [*getattr(found[plan.pk], "steps", []), one]
    return sorted(found.values(), key=lambda plan: (plan.takes_effect_on, plan.title))
