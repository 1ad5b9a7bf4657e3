"""A metric of a partnership with its chart, its sentence and who looks after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.charting import Against, Charted, charted
from outcomes.comparators import against_of
from outcomes.due.periods import asked_for, first_period, next_period
from outcomes.judgement import Judgement, judgement_of
from outcomes.models import Metric, Observation, Outcome, TrackedMetric
from outcomes.sentence import sentence_of
from outcomes.series import Track, tracks_of


@dataclass(frozen=True)
class Sentence:
    """One metric in words. `url` is the page of the metric."""

    metric: Metric
    outcome: Outcome | None
    text: str
    judgement: Judgement
    url: str
    tracked: bool


@dataclass(frozen=True)
class Card:
    """One metric: its chart, what is said of it, and who looks after it."""

    chart: Charted
    sentence: Sentence
    tracked: TrackedMetric | None

    @property
    def url(self) -> str:
        return self.sentence.url

    @property
    def tone(self) -> str:
        """The look of the judgement's tag."""
        return {Judgement.BETTER: "good", Judgement.WORSE: "warn"}.get(self.judgement, "neutral")

    @property
    def judgement(self) -> Judgement:
        return self.sentence.judgement


def tracked_by(partnership) -> dict[int, TrackedMetric]:
    """What the partnership tracks, by metric. One query."""
    rows = TrackedMetric.objects.filter(partnership=partnership)
    return {one.metric_id: one for one in rows.select_related("metric__outcome", "owner_seat__organisation")}


def cards_of(
    partnership,
    audience: Audience,
    tracked: Mapping[int, TrackedMetric],
    *,
    known_on: date | None = None,
    metrics: Iterable[int] | None = None,
) -> list[Card]:
    """A card for each metric that has a figure of the whole partnership, in the order of the outcomes."""
    found = tracks_of(partnership, audience, known_on=known_on, metrics=metrics)
    tracks = [one for one in found if one.latest.area == Observation.Area.PARTNERSHIP]
    shown = [track.latest.metric for track in tracks]
    against = against_of(partnership, audience, metrics=shown, known_on=known_on)
    return [
        card_of(partnership, track, tracked.get(track.latest.metric_id), against[track.latest.metric_id])
        for track in tracks
    ]


def card_of(partnership, track: Track, tracked: TrackedMetric | None, against: Against) -> Card:
    """One metric of the whole partnership. Asks no query."""
    metric = track.latest.metric
    chart = charted(track, against, uid=f"metric-{metric.pk}")
    sentence = Sentence(
        metric=metric,
        outcome=metric.outcome,
        text=sentence_of(chart.reading),
        judgement=judgement_of(chart.reading),
        url=reverse("metric_detail", args=[partnership.slug, metric.pk]),
        tracked=tracked is not None,
    )
    return Card(chart, sentence, tracked)


def due_of(tracked: TrackedMetric, track: Track | None) -> date:
    """The day from which the next figure is asked for."""
    every, spans = tracked.update_every, [(one.starts_on, one.ends_on) for one in track.alike] if track else []
    if not spans:
        return asked_for(first_period(timezone.localdate(), every), None, every)
    rolling = tracked.metric.rolling_months is not None
    return asked_for(next_period(spans, rolling=rolling, every=every), spans[-1], every)
