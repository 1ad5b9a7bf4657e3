"""Metrics of a partnership's own, observations of metrics, and what the partnerships track."""

from datetime import date

from cdp_portal.demo.figures import DEATHS_METRIC, published_deaths
from cdp_portal.demo.loading.context import PLACES, Load
from cdp_portal.upsert import upsert
from outcomes.models import Metric, Observation, Outcome, Target, TrackedMetric
from outcomes.series import series_of
from partnerships.models import LocalAuthority

ENGLAND, REGION = "E92", "E12"  # how official codes begin


def load_own_metrics(load: Load) -> None:
    outcomes = {outcome.code: outcome for outcome in Outcome.objects.all()}
    rows = [
        {"partnership": partnership, "tier": "local", **metric, "outcome": outcomes[metric["outcome"]]}
        for place, partnership in load.each()
        for metric in place.METRICS
    ]
    load.put(Metric, rows, "code")


def load_national_figures(load: Load) -> None:
    """Published figures of England, two regions' authorities and one region: what every partnership may read."""
    metric = Metric.objects.get(code=DEATHS_METRIC, partnership=None)
    authorities = {one.gss_code: one for one in LocalAuthority.objects.filter(gss_code__isnull=False)}
    rows = [_national(row, metric, authorities) for row in published_deaths()]
    among = Observation.objects.filter(partnership=None)
    keep = tuple({name for row in rows for name in row})  # what is there stays: a correction is a new revision
    upsert(Observation, _in_series(rows), key=("series", "revision"), counts=load.counts, among=among, keep=keep)


def _national(row: dict, metric: Metric, authorities: dict[str, LocalAuthority]) -> dict:
    code = row["area_code"]
    area = {ENGLAND: "england", REGION: "region"}.get(code[:3], "authority")
    return {
        **{name: value for name, value in row.items() if name != "area_code"},
        "metric": metric,
        "partnership": None,
        "area": area,
        "authority": authorities[code] if area == "authority" else None,
        "region_code": code if area == "region" else "",
        "starts_on": date.fromisoformat(row["starts_on"]),
        "ends_on": date.fromisoformat(row["ends_on"]),
        "revision": 1,
    }


def load_figures(load: Load) -> None:
    metrics = {metric.code: metric for metric in Metric.objects.all()}
    authorities = {one.gss_code: one for one in LocalAuthority.objects.filter(gss_code__isnull=False)}
    rows = [
        {
            "partnership": partnership,
            **observation,
            "metric": metrics[observation["metric"]],
            "authority": authorities[observation["authority"]] if "authority" in observation else None,
            "starts_on": date.fromisoformat(observation["starts_on"]),
            "ends_on": date.fromisoformat(observation["ends_on"]),
            "revision": 1,
        }
        for place, partnership in load.each()
        for observation in place.OBSERVATIONS
    ]
    load.put(Observation, _in_series(rows), "series", "revision")


def _in_series(rows: list[dict]) -> list[dict]:
    return [{**row, "series": series_of(Observation(**row))} for row in rows]


def load_tracked(load: Load) -> None:
    """Who looks after which metric, what it is compared with, and the targets."""
    metrics = {metric.code: metric for metric in Metric.objects.all()}
    literals = [(place, load.partnerships[place.SLUG], one) for place in PLACES for one in place.TRACKED]
    rows = [
        {
            "partnership": partnership,
            "owner_seat": load.seat(place, one["owner"]),
            **{name: value for name, value in one.items() if name not in ("owner", "neighbours")},
            "metric": metrics[one["metric"]],
        }
        for place, partnership, one in literals
    ]
    written = load.put(TrackedMetric, rows, "partnership", "metric").values()
    for (_place, _partnership, one), tracked in zip(literals, written, strict=True):
        if one["neighbours"]:
            tracked.neighbours.set(LocalAuthority.objects.filter(gss_code__in=one["neighbours"]))
    targets = [
        {"partnership": partnership, **one, "metric": metrics[one["metric"]]}
        for place, partnership in load.each()
        for one in place.TARGETS
    ]
    load.put(Target, targets, "partnership", "metric", "due_on")
