"""Figures as rows: a few helpers that write out the periods, so that the data modules hold little more than numbers."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from cdp_portal.demo.shared import DEMONSTRATION
from cdp_portal.periods import Quarter, plus_months
from cdp_portal.tables import read_table

DEATHS = Path(__file__).parent / "data" / "alcohol_specific_deaths.csv"
DEATHS_METRIC, DEATHS_RECEIVED_ON = "S13", date(2020, 2, 4)
DEATHS_SOURCE = (
    "Public Health England, Fingertips indicator 91380, alcohol-specific mortality, persons, as exported for 2006-08 "
    "to 2016-18, rounded to one decimal; Open Government Licence v3.0"
)

LAG = timedelta(days=42)  # made-up figures arrive six weeks after the end of their period


def figure(metric: str, starts_on: date, ends_on: date, value, **fields) -> dict:
    """One made-up figure that members may read. `value` is a number, a pair (numerator, denominator), or a state."""
    told: dict = {"state": "value", "value": None}
    if isinstance(value, tuple):
        share = Decimal(value[0]) * 100 / Decimal(value[1])
        told |= {"numerator": str(value[0]), "denominator": str(value[1]), "value": str(round(share, 1))}
    elif isinstance(value, str) and not value.replace(".", "").isdigit():
        told["state"] = value
    else:
        told["value"] = str(value)
    return {
        "metric": metric,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "received_on": (ends_on + LAG).isoformat(),
        "release_class": "member",
        "source": DEMONSTRATION,
        **told,
        **fields,
    }


def published_deaths() -> list[dict]:
    """Alcohol-specific deaths as published, three years taken together; `area_code` says whose each figure is."""
    return [
        {
            "area_code": row["area_code"],
            "metric": DEATHS_METRIC,
            "starts_on": f"{row['first_year']}-01-01",
            "ends_on": f"{int(row['last_year']) + 1}-01-01",
            "state": row["state"],
            **{name: row[name] or None for name in ("value", "lower", "upper", "numerator", "denominator")},
            "received_on": DEATHS_RECEIVED_ON.isoformat(),
            "release_class": "public",
            "source": DEATHS_SOURCE,
        }
        for row in read_table(DEATHS)
    ]


def own_deaths(area_code: str) -> list[dict]:
    """Those of one authority as the figures of its partnership, which covers the same area."""
    found = [row for row in published_deaths() if row["area_code"] == area_code]
    return [{name: value for name, value in row.items() if name != "area_code"} for row in found]


def quarterly(metric: str, first: Quarter, values, **fields) -> list[dict]:
    """One figure for each quarter from the first on; None leaves one out."""
    found, quarter = [], first
    for value in values:
        if value is not None:
            found.append(figure(metric, quarter.start, quarter.end, value, **fields))
        quarter = quarter.next
    return found


def covering(metric: str, months: int, first_end: date, step: int, values, **fields) -> list[dict]:
    """Figures that each cover so many months, the first up to `first_end` (the day after), `step` months apart."""
    found, end = [], first_end
    for value in values:
        if value is not None:
            found.append(figure(metric, plus_months(end, -months), end, value, **fields))
        end = plus_months(end, step)
    return found


def ranged(metric: str, months: int, first_end: date, step: int, values, **fields) -> list[dict]:
    """The same with a range: each value is (figure, lower limit, upper limit)."""
    rows = covering(metric, months, first_end, step, [value[0] for value in values], **fields)
    return [
        {**row, "lower": str(lower), "upper": str(upper)} for row, (_, lower, upper) in zip(rows, values, strict=True)
    ]
