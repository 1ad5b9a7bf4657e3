"""The picture of a reading, with the numbers of its table."""

from decimal import Decimal

from cdp_portal.charts import Level, Mark, Path, Role, Trend, TrendLine
from cdp_portal.charts.show import Figure as Drawn
from cdp_portal.charts.trend_parts import Range
from outcomes.charting.reading import Reading
from outcomes.charting.table import lines
from outcomes.figures import Figure
from outcomes.series import Track

ROLES = {
    "Average": Role.CENTRE,
    "Median": Role.CENTRE,
    "Upper limit": Role.LIMIT,
    "Lower limit": Role.LIMIT,
    "Baseline": Role.BASELINE,
}


def trend_of(reading: Reading) -> Trend:
    course = [None if value is None else reading.rounded(value) for value in reading.course]
    return Trend(
        labels=reading.labels,
        lines=[_line(reading, track) for track in (reading.track, *reading.others)],
        levels=[Level(name, value, ROLES[name]) for name, value in lines(reading)],
        path=Path("Target", course) if any(value is not None for value in course) else None,
        marks=[
            Mark(signal.points, upwards=signal.upwards, sentence=signal.words(reading.labels, reading.centre))
            for signal in reading.signals
        ],
        ahead=reading.ahead,
        show=reading.show,
        extra=reading.choice.reason,
    )


def _line(reading: Reading, track: Track) -> TrendLine:
    figures = reading.figures(track)
    return TrendLine(track.latest.area_name, [_drawn(one) for one in figures], [_span(one) for one in figures])


def _drawn(one: Figure | None) -> Drawn:
    """The figure, or the word why there is none."""
    if one is None:
        return None
    return str(one.get_state_display()).lower() if one.value is None else Decimal(one.value)


def _span(one: Figure | None) -> Range | None:
    if one is None or one.lower is None or one.upper is None:
        return None
    return Decimal(one.lower), Decimal(one.upper)
