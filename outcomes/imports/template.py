"""The workbook for figures: a row for each metric that the partnership follows and each period that it lacks."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from cdp_portal.periods import Quarter, plus_months
from cdp_portal.sheets import Column, Sheet, Workbook
from outcomes.imports import own
from outcomes.models import Metric, Observation, TrackedMetric
from outcomes.words import period_words
from partnerships.models import Partnership

MOST_PERIODS = 4
OPEN_ENDED = Observation.Area.PARTNERSHIP, Observation.Area.AUTHORITY
NUMBERS = frozenset((own.FIGURE, own.LOWER, own.UPPER, own.NUMERATOR, own.DENOMINATOR))
WIDE = frozenset((own.METRIC, own.AREA, own.PERIOD, own.NOTE))
NOTES = (
    "Fill in the figures you have. Rows whose figure stays empty are left out. Add rows for other areas and periods.",
    (
        "Where there is no figure, write why: [c] suppressed, [x] not published at this level, [z] not collected, or "
        "Not yet received. A percentage is written as 54.2. No cell may hold a formula."
    ),
    "Area: the partnership, one of its local authorities, its region, England, or an authority it is compared with.",
    "Period: such as 2023, 2023/24, 2023/24 Q1, May 2023, 12 months to March 2024, or 1 May 2023 to 3 June 2023.",
)


def template(partnership: Partnership) -> Workbook:
    """Three queries, whatever the number of metrics."""
    columns = [
        Column(title, title, "number" if title in NUMBERS else "text", 36 if title in WIDE else 14)
        for title in own.COLUMNS
    ]
    rows = [(*row, *[""] * (len(columns) - len(row))) for row in _rows(partnership)]
    metrics = [(one.code, one.name, one.unit) for one in Metric.objects.usable_by(partnership).order_by("code")]
    known = [Column("code", own.CODE, width=14), Column("metric", own.METRIC, width=60), Column("unit", "Counted in")]
    sheets = [
        Sheet("Figures", "Figures", columns, rows, notes=NOTES),
        Sheet("Allowed values", "Metrics", known, metrics),
    ]
    return Workbook("Template for figures", sheets, made_at=timezone.now())


def _rows(partnership: Partnership) -> Iterator[tuple]:
    """Metric code, metric, area code, area and period of figures that are lacking."""
    today, told = timezone.localdate(), set()
    watched = {
        one.metric_id: one for one in TrackedMetric.objects.filter(partnership=partnership).select_related("metric")
    }
    last = (
        Observation.objects.filter(partnership=partnership, area__in=OPEN_ENDED)
        .select_related("metric", "authority")
        .order_by("metric__code", "area", "authority_id", "-ends_on", "-starts_on")
        .distinct("metric__code", "area", "authority_id")
    )
    for one in last:
        told.add(one.metric_id)
        place = (one.authority.gss_code, one.authority.name) if one.authority else ("", partnership.name)
        for period in _following(one, watched.get(one.metric_id), today):
            yield one.metric.code, one.metric.name, *place, period_words(*period)
    quarter = Quarter.containing(today).previous
    for one in watched.values():
        if one.metric_id not in told:
            yield one.metric.code, one.metric.name, "", partnership.name, period_words(quarter.start, quarter.end)


def _following(last: Observation, watched: TrackedMetric | None, today: date) -> Iterator[tuple[date, date]]:
    """The periods after the last one that are over, at least one. Rolling ones move on as often as they are told."""
    length = (last.ends_on.year - last.starts_on.year) * 12 + last.ends_on.month - last.starts_on.month
    every = watched.update_every if watched else 3
    step = every if last.metric.rolling_months else max(length, 1)
    for number in range(1, MOST_PERIODS + 1):
        period = plus_months(last.starts_on, step * number), plus_months(last.ends_on, step * number)
        if number > 1 and period[1] > today:
            return
        yield period
