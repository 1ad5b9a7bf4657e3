"""The national comparison and the coverage of metrics as tables for a file."""

from collections.abc import Iterable
from decimal import Decimal

from cdp_portal.sheets import Column
from outcomes.models import Metric
from outcomes.national.comparison import Comparison, Row
from outcomes.words import period_words

COMPARISON_COLUMNS = (
    Column("area", "Area", width=40),
    Column("region", "Region", width=26),
    Column("value", "Figure", "number", width=26),
    Column("lower", "Lower limit", "number"),
    Column("upper", "Upper limit", "number"),
    Column("unit", "Unit", width=14),
    Column("period", "Period", width=40),
    Column("england", "Beside England", width=30),
    Column("beside_region", "Beside its region", width=30),
    Column("rank", "Rank", width=12),
    Column("provisional", "Provisional", width=12),
    Column("source", "Source", width=50),
)
COVERAGE_COLUMNS = (
    Column("code", "Code", width=8),
    Column("metric", "Metric", width=50),
    Column("outcome", "National outcome", width=40),
    Column("partnerships", "Partnerships with a figure", "integer"),
    Column("without", "Partnerships that never gave one", "integer"),
    Column("authorities", "Authorities with a figure", "integer"),
    Column("newest", "Newest figure to", "date"),
)


def comparison_rows(found: Comparison, rows: Iterable[Row]) -> list[tuple]:
    """The rows, and after them the regions and England."""
    wider = [
        *(_wider(found, "Region", name, one) for name, one in sorted(found.regions.items())),
        *([_wider(found, "England", "", found.england)] if found.england else []),
    ]
    return [*(_row(found, one) for one in rows), *wider]


def _row(found: Comparison, row: Row) -> tuple:
    figure, numbers = row.figure, (row.absence, None, None)
    if row.is_known:
        numbers = (_plain(figure.value), _plain(figure.lower), _plain(figure.upper))
    return (
        row.name,
        "; ".join(row.regions),
        *numbers,
        found.metric.unit,
        period_words(found.starts_on, found.ends_on),
        str(row.beside_england),
        str(row.beside_region),
        str(row.rank or ""),
        "Yes" if figure and figure.provisional else "No",
        figure.source if figure else "",
    )


def _wider(found: Comparison, name: str, region: str, figure) -> tuple:
    value = figure.get_state_display() if figure.value is None else _plain(figure.value)
    period = period_words(found.starts_on, found.ends_on)
    provisional = "Yes" if figure.provisional else "No"
    limits = (_plain(figure.lower), _plain(figure.upper))
    return (name, region, value, *limits, found.metric.unit, period, "", "", "", provisional, figure.source)


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the idle zeros that the database keeps."""
    return None if value is None else Decimal(f"{value.normalize():f}")


def coverage_rows(metrics: Iterable[Metric]) -> list[tuple]:
    return [
        (
            one.code,
            one.name,
            str(one.outcome or ""),
            one.partnerships,
            one.without,
            one.authorities,
            one.newest,
        )
        for one in metrics
    ]
