"""Figures of the metrics that the partnership watches: the next one is asked for when its period is over."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from cdp_portal.release import Audience
from outcomes import actions
from outcomes.due.line import NO_OWNER, Due, Scope
from outcomes.due.periods import asked_for, first_period, next_period
from outcomes.forms.figure_answer import FigureAnswer
from outcomes.models import Observation, TrackedMetric
from outcomes.series import tracks_of
from outcomes.steps import Span
from outcomes.words import figure_words, period_words

WORD, NOUN, PERMISSION = "figure", "Figure", Permission.OBSERVATION_EDIT
MISSING, STALE = "No figure yet", "No new figure"


@dataclass(frozen=True)
class Known:
    """What is recorded of one metric: its periods in order of time, and the figure of the last of them."""

    spans: tuple[Span, ...]
    last: Observation


def find(scope: Scope) -> list[Due]:
    """Two queries; a third for the last figure where one is asked for alone."""
    watched = scope.among(TrackedMetric.objects.all()).select_related(
        "metric", "partnership", "owner_seat__organisation"
    )
    tracked = list(watched.order_by("metric__code"))
    known = _known(tracked)
    found = []
    for one in tracked:
        recorded = known.get((one.partnership_id, one.metric_id))
        if recorded and one.owner_seat_id not in scope.held and not _may_know_of(scope, recorded.last):
            continue  # that there is such a figure is itself not for this reader
        found.append(_due(one, recorded, scope))
    return found


def _known(tracked: list[TrackedMetric]) -> dict[tuple[int, int], Known]:
    rows = (
        Observation.objects.latest()
        .filter(
            area=Observation.Area.PARTNERSHIP,
            partnership__in={one.partnership_id for one in tracked},
            metric__in={one.metric_id for one in tracked},
        )
        .order_by("ends_on", "starts_on")
    )
    series = defaultdict(list)
    for row in rows:
        series[row.partnership_id, row.metric_id].append(row)
    return {key: Known(tuple((one.starts_on, one.ends_on) for one in rows), rows[-1]) for key, rows in series.items()}


def _may_know_of(scope: Scope, last: Observation) -> bool:
    is_embargoed = last.released_on is not None and last.released_on > scope.day
    return scope.may_see(last.partnership_id, Audience.RESTRICTED if is_embargoed else last.release_class)


def _due(tracked: TrackedMetric, known: Known | None, scope: Scope) -> Due:
    every, metric = tracked.update_every, tracked.metric
    if known:
        span = next_period(known.spans, rolling=metric.rolling_months is not None, every=every)
    else:
        span = first_period(scope.day, every)
    asked_on = asked_for(span, known.spans[-1] if known else None, every)
    has_lapsed = asked_on < scope.day
    tracked.next_span, tracked.like = span, known.last if known else None
    return Due(
        kind=WORD,
        noun=NOUN,
        record=tracked,
        text=f"{metric.name}: {period_words(*span)}",
        seat_id=tracked.owner_seat_id,
        whose=str(tracked.owner_seat or NO_OWNER),
        url=reverse("metric_detail", args=[tracked.partnership.slug, metric.pk]),
        asked_on=asked_on,
        state=(STALE if known else MISSING) if has_lapsed else "",
        since=known.last.last_day if known and has_lapsed else None,
        told=_told(tracked, known, scope) if scope.only is not None else "",
        never=known is None,
    )


def _told(tracked: TrackedMetric, known: Known | None, scope: Scope) -> str:
    """The last figure as the reader may see it."""
    if known is None:
        return f"{MISSING}."
    audience = scope.access[tracked.partnership_id].audience
    tracks = tracks_of(tracked.partnership, audience, metrics=[tracked.metric_id])
    whole = [track.latest for track in tracks if track.latest.area == Observation.Area.PARTNERSHIP]
    if not whole:
        return f"The last figure is for {period_words(*known.spans[-1])}."
    return f"The last figure: {figure_words(whole[0])} in {period_words(whole[0].starts_on, whole[0].ends_on)}."


def form(due: Due, data) -> FigureAnswer:
    tracked = due.record
    return FigureAnswer(data, tracked=tracked, span=tracked.next_span, like=tracked.like)


def save(given: FigureAnswer, by) -> str | None:
    """The sentence that says what was kept. Raises ValidationError when somebody recorded the period meanwhile."""
    observation = actions.add_observation(observation=given.save(commit=False), by=by)
    words = figure_words(observation) if observation.value is not None else observation.get_state_display().lower()
    return f"{observation.metric}, {period_words(observation.starts_on, observation.ends_on)}: {words}."
