"""Figures, periods and changes as people say them."""

from datetime import date, timedelta

from cdp_portal.formats import gov_date, quantity
from cdp_portal.periods import FinancialYear, Quarter
from outcomes.figures import Figure
from outcomes.models import Metric, Observation
from outcomes.series import Track


def period_words(starts_on: date, ends_on: date) -> str:
    """A half-open period by its name, else by its first and last day: “Quarter 2 2023-24”, “2023-24”, “May 2023”."""
    quarter, year = Quarter.containing(starts_on), FinancialYear.containing(starts_on)
    if (starts_on, ends_on) == (quarter.start, quarter.end):
        return quarter.label
    if (starts_on, ends_on) == (year.start, year.end):
        return f"Financial year {year}"
    if (starts_on, ends_on) == (date(starts_on.year, 1, 1), date(starts_on.year + 1, 1, 1)):
        return f"{starts_on.year}"
    if starts_on.day == 1 and ends_on == (starts_on + timedelta(days=31)).replace(day=1):
        return f"{starts_on:%B %Y}"
    return f"{gov_date(starts_on)} to {gov_date(ends_on - timedelta(days=1))}"


def value_words(figure: Figure) -> str:
    """The value without its unit but with its % sign; the state in words where there is none."""
    if figure.value is None:
        return figure.get_state_display()
    return f"{quantity(figure.value)}{_sign(figure.metric)}"


def unit_words(figure: Figure) -> str:
    """The unit to say after the value: “people”, “per 100,000”.

    Empty for a percentage, a plain count, a unit of several kinds (“count; rate”) and where there is no value.
    """
    metric = figure.metric
    unsaid = metric.is_percentage or metric.unit == "count" or ";" in metric.unit
    return "" if figure.value is None or unsaid else metric.unit.removeprefix("rate ")


def figure_words(figure: Figure) -> str:
    """“412 people”, “54%”, “Suppressed”."""
    return f"{value_words(figure)} {unit_words(figure)}".strip()


def caption_words(figure: Figure) -> str:
    """“Numbers in treatment, Quarter 2 2023-24 (July to September 2023)”, with the authority where it is for one."""
    words = f"{figure.metric.name}, {period_words(figure.starts_on, figure.ends_on)}"
    is_for_one = figure.area != Observation.Area.PARTNERSHIP
    return f"{words}, {figure.area_name}" if is_for_one else words


def direction_words(track: Track) -> str:
    """“up on 398 in Quarter 1 2023-24 (…)”, “no change”, or empty when there is nothing to compare."""
    if track.change is None:
        return ""
    if track.change == 0:
        return "no change"
    way = "up" if track.change > 0 else "down"
    before = track.previous
    words = f"{way} on {value_words(before)} in {period_words(before.starts_on, before.ends_on)}"
    return words if track.is_clear else f"{words}, but the ranges overlap, so this may be chance"


def shortened(text: str, length: int = 80) -> str:
    """The text cut to a length with an ellipsis, for choices and lists."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _sign(metric: Metric) -> str:
    return "%" if metric.is_percentage else ""
