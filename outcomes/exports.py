"""Outcome figures and risks as tables for a file; the plan is in `plan_exports`."""

from collections.abc import Iterable

from cdp_portal.formats import last_day
from cdp_portal.sheets import Column
from outcomes.judgement import verdict
from outcomes.models import Metric, Risk
from outcomes.risk_movement import Movement
from outcomes.risk_words import band_of
from outcomes.series import Track
from outcomes.words import direction_words, period_words

FIGURE_COLUMNS = (
    Column("code", "Code", width=8),
    Column("metric", "Metric", width=40),
    Column("outcome", "National outcome", width=40),
    Column("area", "For", width=20),
    Column("period", "Period", width=40),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
    Column("value", "Figure", "number"),
    Column("unit", "Unit", width=14),
    Column("provisional", "Provisional", width=12),
    Column("change", "Change", width=40),
    Column("verdict", "Better or worse", width=16),
    Column("source", "Source", width=50),
    Column("note", "In words", width=50),
)

METRIC_COLUMNS = (
    Column("code", "Code", width=12),
    Column("metric", "Metric", width=40),
    Column("outcome", "National outcome", width=40),
    Column("tier", "Kind of metric", width=14),
    Column("definition", "What it counts", width=60),
    Column("unit", "Unit", width=20),
    Column("polarity", "Which way is better", width=26),
    Column("frequency", "How often", width=24),
    Column("level", "Published", width=36),
    Column("additive", "May be summed over areas", width=12),
    Column("confirmed", "Stated by its source", width=12),
    Column("confidence", "How sure", width=24),
    Column("last_day", "Ended on", "date"),
    Column("source", "Source", width=50),
)
RISK_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("title", "Risk", width=50),
    Column("cause", "What could cause it", width=40),
    Column("effect", "What would follow", width=40),
    Column("likelihood", "How likely", width=20),
    Column("impact", "How bad", width=20),
    Column("score", "Score", "integer"),
    Column("band", "Score in words", width=14),
    Column("mitigation", "What is done about it", width=60),
    Column("owner", "Owner", width=40),
    Column("review_due_on", "Review due on", "date"),
    Column("state", "State", width=10),
    Column("closed_on", "Closed on", "date"),
    Column("closed_because", "Why it was closed", width=40),
    Column("release_class", "Who may read it", width=16),
)

MOVEMENT_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("title", "Risk", width=50),
    Column("movement", "Movement", width=14),
    Column("before", "Score before", "integer"),
    Column("now", "Score now", "integer"),
    Column("band", "Score in words", width=14),
    Column("words", "In words", width=50),
    Column("owner", "Owner", width=40),
    Column("reviewed_on", "Last reviewed on", "date"),
    Column("review_due_on", "Review due on", "date"),
    Column("release_class", "Who may read it", width=16),
)


def figure_rows(tracks: Iterable[Track]) -> list[tuple]:
    """A figure, or the words why there is none, for each track."""
    return [_figure(track) for track in tracks]


def _figure(track: Track) -> tuple:
    latest, metric = track.latest, track.latest.metric
    return (
        metric.code,
        metric.name,
        str(metric.outcome or ""),
        latest.area_name,
        period_words(latest.starts_on, latest.ends_on),
        latest.starts_on,
        latest.last_day,
        latest.get_state_display() if latest.value is None else latest.value,
        metric.unit,
        "Yes" if latest.provisional else "No",
        direction_words(track),
        verdict(track),
        latest.source,
        latest.note,
    )


def metric_rows(metrics: Iterable[Metric]) -> list[tuple]:
    return [
        (
            one.code,
            one.name,
            str(one.outcome or ""),
            one.get_tier_display(),
            one.definition,
            one.unit,
            one.get_polarity_display(),
            one.frequency,
            one.published_at_level,
            "Yes" if one.additive else "No",
            "Yes" if one.confirmed else "Still to be checked",
            one.confidence,
            last_day(one.ends_on),
            one.source,
        )
        for one in metrics
    ]


def risk_rows(risks: Iterable[Risk]) -> list[tuple]:
    return [
        (
            one.number,
            one.title,
            one.cause,
            one.effect,
            one.get_likelihood_display(),
            one.get_impact_display(),
            one.score,
            band_of(one.score),
            one.mitigation,
            str(one.owner_seat or ""),
            one.review_due_on,
            one.get_status_display(),
            one.closed_on,
            one.closed_because,
            one.get_release_class_display(),
        )
        for one in risks
    ]


def movement_rows(found: Iterable[Movement]) -> list[tuple]:
    """Risks between two days; `before` is empty for a new one."""
    return [
        (
            one.risk.number,
            one.risk.title,
            str(one.kind),
            one.before,
            one.now,
            one.band,
            one.words,
            str(one.risk.owner_seat or ""),
            one.reviewed_on,
            one.risk.review_due_on,
            one.risk.get_release_class_display(),
        )
        for one in found
    ]
