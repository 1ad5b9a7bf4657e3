"""Everything that the dashboard shows: a card for each metric under its national outcome, and what they add up to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cdp_portal.release import Audience
from cdp_portal.sentences import counted, joined, numeral
from outcomes.cards import Card, cards_of, due_of, tracked_by
from outcomes.judgement import Judgement
from outcomes.models import Metric, Outcome, TrackedMetric

OTHER = "Other metrics"


@dataclass(frozen=True)
class Panel:
    """A national outcome (None for metrics of no outcome) with its cards, and tracked metrics that have no figure."""

    outcome: Outcome | None
    cards: tuple[Card, ...]
    without: tuple[Metric, ...]

    @property
    def title(self) -> str:
        return str(self.outcome or OTHER)


@dataclass(frozen=True)
class Overdue:
    """A tracked metric whose next figure should be there, since when and whose it is."""

    tracked: TrackedMetric
    since: date

    @property
    def whose(self) -> str:
        return str(self.tracked.owner_seat or "no owner")


@dataclass(frozen=True)
class Dashboard:
    panels: tuple[Panel, ...]
    counts: Mapping[Judgement, int]
    figures: int
    without: int
    overdue: tuple[Overdue, ...] = ()

    @property
    def opening(self) -> str:
        """“Of 9 metrics with a figure, three are better and two are worse; …”"""
        return opening(self)

    @property
    def overdue_words(self) -> str:
        count = len(self.overdue)
        return f"{numeral(count).capitalize()} {'figure is' if count == 1 else 'figures are'} overdue:"


def dashboard_of(
    partnership, audience: Audience, *, known_on: date | None = None, tracked_only: bool = False
) -> Dashboard:
    """What the audience may read of the whole partnership, tracked metrics first. Constant queries.

    With `known_on` only what was known on that day.
    """
    tracked = tracked_by(partnership)
    wanted = tracked if tracked_only else None
    cards = cards_of(partnership, audience, tracked, known_on=known_on, metrics=wanted)
    shown = {card.sentence.metric.pk for card in cards}
    silent = [one.metric for one in tracked.values() if one.metric_id not in shown]
    counts = Counter(card.judgement for card in cards)
    return Dashboard(
        panels=tuple(_panels(cards, silent)),
        counts=counts,
        figures=len(cards) - counts[Judgement.NONE],
        without=counts[Judgement.NONE] + len(silent),
        overdue=() if known_on else _overdue(tracked, cards),
    )


def _overdue(tracked: Mapping[int, TrackedMetric], cards: Iterable[Card]) -> tuple[Overdue, ...]:
    """Those whose figure was due before today, the longest wait first."""
    tracks = {card.sentence.metric.pk: card.chart.reading.track for card in cards}
    due = [Overdue(one, due_of(one, tracks.get(one.metric_id))) for one in tracked.values()]
    today = timezone.localdate()
    return tuple(
        sorted((one for one in due if one.since < today), key=lambda one: (one.since, one.tracked.metric.code))
    )


def _panels(cards: Iterable[Card], silent: list[Metric]) -> list[Panel]:
    """All national outcomes in order, those of which nothing is known too; one query."""
    by_outcome: dict[int | None, list[Card]] = {}
    for card in cards:
        by_outcome.setdefault(card.sentence.metric.outcome_id, []).append(card)
    outcomes: list[Outcome | None] = [*Outcome.objects.all()]
    if None in by_outcome or any(metric.outcome_id is None for metric in silent):
        outcomes.append(None)
    return [
        Panel(
            outcome,
            tuple(sorted(by_outcome.get(outcome.pk if outcome else None, ()), key=lambda card: card.tracked is None)),
            tuple(one for one in silent if one.outcome_id == (outcome.pk if outcome else None)),
        )
        for outcome in outcomes
    ]


def opening(board: Dashboard) -> str:
    """The counts as a paragraph."""
    if not board.figures and not board.without:
        return "No figure is recorded yet."
    parts = [
        f"{numeral(board.counts[one])} {words}"
        for one, words in (
            (Judgement.BETTER, "got better"),
            (Judgement.WORSE, "got worse"),
            (Judgement.USUAL, "moved no more than usual"),
            (Judgement.CONTEXT, "moved where neither way is better"),
            (Judgement.OPEN, "cannot be judged yet"),
        )
        if board.counts[one]
    ]
    said = f"Of {counted(board.figures, 'metric')} with a figure, {joined(parts)}." if parts else ""
    more = f"{numeral(board.without).capitalize()} {'has' if board.without == 1 else 'have'} no figure."
    return " ".join(part for part in (said, more if board.without else "") if part)
