"""Metrics of which a figure came in, and those that are off the way to their target."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from cdp_portal.release import Audience
from outcomes.charting import Against, Charted, charted
from outcomes.charting.headline import WANTED, judged
from outcomes.highlight.parts import Item, Part
from outcomes.models import Metric, Observation, Target, TrackedMetric
from outcomes.series import tracks_of
from outcomes.trajectory import asked_on
from outcomes.words import figure_words, verdict

BETTER, WORSE = "Better", "Worse"
ORDER = (WORSE, BETTER, "")
TAGS = {"an improvement": BETTER, "a concern": WORSE, "better": BETTER, "worse": WORSE}


def charts_for(partnership, audience: Audience, until: date) -> list[Charted]:
    """What is known of each metric of the whole partnership for periods over by `until`. Three queries."""
    targets = defaultdict(list)
    for target in Target.objects.filter(partnership=partnership):
        targets[target.metric_id].append(target)
    baselines = dict(TrackedMetric.objects.filter(partnership=partnership).values_list("metric", "baseline_on"))
    tracks = tracks_of(partnership, audience, ended_by=until)
    whole = [track for track in tracks if track.latest.area == Observation.Area.PARTNERSHIP]
    return [
        charted(
            track,
            Against(targets=targets[track.latest.metric_id], baseline_on=baselines.get(track.latest.metric_id)),
            uid=f"highlight-{track.latest.metric_id}",
        )
        for track in whole
    ]


def moved(charts: Iterable[Charted], slug: str, since: date, until: date) -> Part:
    """Metrics whose latest figure came in within the days: worse first, then better, then the others."""
    new = [one for one in charts if since < one.reading.track.latest.received_on <= until]
    items = [_item(one, slug) for one in new]
    return Part(
        key="moved",
        title="What moved",
        empty="No figure came in.",
        items=tuple(sorted(items, key=lambda item: ORDER.index(item.tag))),
    )


def _item(one: Charted, slug: str) -> Item:
    latest = one.reading.track.latest
    return Item(
        text=latest.note if latest.value is None and latest.note else one.headline,
        url=reverse("metric_detail", args=[slug, latest.metric_id]),
        tag=tag_of(one),
        chart=one if one.has_picture else None,
    )


def tag_of(one: Charted) -> str:
    """Better or worse, only where that is clear: what usual variation would explain is neither."""
    reading = one.reading
    if reading.limits or reading.median is not None:
        signal = reading.at_latest()
        return TAGS.get(judged(reading, upwards=signal.upwards), "") if signal else ""
    return TAGS.get(verdict(reading.track), "")


def off_target(charts: Iterable[Charted], slug: str) -> list[Item]:
    """Metrics whose latest known figure is behind what their targets ask for by the end of its period."""
    return [item for one in charts if (item := _behind(one, slug))]


def _behind(one: Charted, slug: str) -> Item | None:
    reading = one.reading
    known, wanted = reading.track.known, WANTED.get(Metric.Polarity(reading.metric.polarity))
    if not known or wanted is None:
        return None
    last = known[-1]
    asked = asked_on(reading.against.targets, last.last_day)
    if asked is None or (last.value >= asked if wanted else last.value <= asked):
        return None
    way = reading.show(reading.rounded(asked))
    return Item(
        text=f"{one.title} is behind its target: is more to be done, or the target to be changed?",
        why=f"{figure_words(last)} in {reading.words(last)}, where the way to the target asks for {way}.",
        url=reverse("metric_detail", args=[slug, reading.metric.pk]),
    )
