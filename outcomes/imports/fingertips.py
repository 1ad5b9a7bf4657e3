"""An export of Fingertips of any year: one row for each indicator, area, sex, age and period. Knows no Django.

Columns are found by their titles; the comparison with the parent area, whose title changes with the kind of parent, is
not read. https://fingertips.phe.org.uk
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from cdp_portal.imports.registers import folded
from cdp_portal.imports.sheets import Row
from outcomes.imports import rows as r
from outcomes.imports.cellwords import SUPPRESSED, Cell

NEEDED = ("Indicator ID", "Indicator Name", "Area Code", "Area Name", "Sex", "Age", "Time period", "Value")
KNOWN = (
    *NEEDED, "Category Type", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator", "Value note",
    "Time period range",
)  # fmt: skip
TITLES = {
    "value": "Value",
    "lower": "Lower CI 95.0 limit",
    "upper": "Upper CI 95.0 limit",
    "numerator": "Count",
    "denominator": "Denominator",
}


TWO_YEARS = re.compile(r"(\d{4}) - (\d{2})")


class Fingertips:
    """`columns` are the places of the titles."""

    name = "an export of Fingertips"
    source = "Fingertips, Office for Health Improvement and Disparities"
    asks_columns = asks_period = False

    def __init__(self, header: int, columns: dict[str, int]):
        self.header, self.columns = header, columns

    @classmethod
    def recognise(cls, head: Sequence[Row], _sheet: str) -> "Fingertips | None":
        if not head:
            return None
        told = {folded(text): at for at, text in enumerate(head[0].cells) if text}
        columns = {title: told[folded(title)] for title in KNOWN if folded(title) in told}
        return cls(head[0].number, columns) if all(title in columns for title in NEEDED) else None

    def read(self, rows: Iterable[Row], answers=None) -> Iterator[r.FileFigure]:
        series: dict[tuple, r.SeriesName] = {}
        areas: dict[tuple, r.AreaName] = {}
        for row in rows:
            if row.number > self.header:
                yield self._figure(row, series, areas)

    def _figure(self, row: Row, series: dict, areas: dict) -> r.FileFigure:
        told = self._told(row)
        if not any(row.cells):
            return r.FileFigure(row.number, skipped=r.BLANK_ROW)
        if told["Category Type"]:
            return r.FileFigure(row.number, skipped=r.BREAKDOWN)
        key = told["Indicator ID"], told["Indicator Name"], told["Sex"], told["Age"]
        place = told["Area Code"], told["Area Name"]
        cells, faults = r.read_parts({part: told[title] for part, title in TITLES.items()}, TITLES)
        if not told["Value"]:
            if not told["Value note"]:
                return r.FileFigure(row.number, skipped=r.NO_FIGURE)
            cells["value"] = Cell(SUPPRESSED)
        return r.figure_of(
            row.number,
            cells,
            faults,
            note=told["Value note"],
            titles=TITLES,
            area=areas.setdefault(place, r.AreaName(*place)),
            series=series.get(key) or series.setdefault(key, _series(*key)),
            period=told["Time period"],
            years=told["Time period range"] or _years(told["Time period"]),
        )

    def _told(self, row: Row) -> dict[str, str]:
        cells, width = row.cells, len(row.cells)
        return {title: cells[at] if (at := self.columns.get(title, width)) < width else "" for title in KNOWN}


def _years(period: str) -> str:
    """Where an old export does not say how long a period is: “2012 - 13” are two years, since one has a stroke."""
    found = TWO_YEARS.fullmatch(period)
    return "2y" if found and (int(found[1]) + 1) % 100 == int(found[2]) else ""


def _series(number: str, name: str, sex: str, age: str) -> r.SeriesName:
    """Remembered by number, sex and age: the names of indicators change over the years."""
    text = f"Fingertips {number}, {sex}, {age}"
    return r.SeriesName(text, f"{name} ({number}), {sex.lower()}, {age.lower()}", number, sex, age)
