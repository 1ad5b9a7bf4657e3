"""The portal's own template: one row for each figure, with the metric's code and the days of the period.

Knows no Django. `outcomes.imports.template` writes it.
"""

from collections.abc import Iterable, Iterator, Sequence

from cdp_portal.imports.cells import TRUTHS
from cdp_portal.imports.registers import folded
from cdp_portal.imports.sheets import Row
from outcomes.imports import rows as r

CODE, METRIC, AREA_CODE, AREA, PERIOD, FIGURE = "Metric code", "Metric", "Area code", "Area", "Period", "Figure"
LOWER, UPPER, NUMERATOR, DENOMINATOR = "Lower limit", "Upper limit", "Numerator", "Denominator"
PROVISIONAL, NOTE = "Provisional", "Note"
COLUMNS = (
    CODE, METRIC, AREA_CODE, AREA, PERIOD, FIGURE, LOWER, UPPER, NUMERATOR, DENOMINATOR, PROVISIONAL, NOTE,
)  # fmt: skip
NEEDED = (CODE, AREA, PERIOD, FIGURE)
TITLES = {"value": FIGURE, "lower": LOWER, "upper": UPPER, "numerator": NUMERATOR, "denominator": DENOMINATOR}
LEFT_EMPTY = "A row of the template that was left empty"


class OwnTemplate:
    name = "the portal's own template"
    source = ""
    asks_columns = asks_period = False

    def __init__(self, header: int, columns: dict[str, int]):
        self.header, self.columns = header, columns

    @classmethod
    def recognise(cls, head: Sequence[Row], _sheet: str) -> "OwnTemplate | None":
        for row in head:
            told = {folded(text): at for at, text in enumerate(row.cells) if text}
            columns = {title: told[folded(title)] for title in COLUMNS if folded(title) in told}
            if all(title in columns for title in NEEDED):
                return cls(row.number, columns)
        return None

    def read(self, rows: Iterable[Row], answers=None) -> Iterator[r.FileFigure]:
        for row in rows:
            if row.number > self.header:
                yield self._figure(row)

    def _figure(self, row: Row) -> r.FileFigure:
        width = len(row.cells)
        told = {title: row.cells[at] if (at := self.columns.get(title, width)) < width else "" for title in COLUMNS}
        if not any(row.cells):
            return r.FileFigure(row.number, skipped=r.BLANK_ROW)
        cells, faults = r.read_parts({part: told[title] for part, title in TITLES.items()}, TITLES)
        if not any(told[title] for title in (*TITLES.values(), NOTE)):
            return r.FileFigure(row.number, skipped=LEFT_EMPTY)
        if not told[FIGURE]:
            faults = (*faults, r.Fault(FIGURE, "Enter the figure, or a word that says why there is none."))
        provisional, wrong = _truth(told[PROVISIONAL])
        return r.figure_of(
            row.number,
            cells,
            (*faults, *wrong),
            note=told[NOTE],
            titles=TITLES,
            provisional=provisional,
            area=r.AreaName(told[AREA_CODE], told[AREA]),
            series=r.SeriesName(told[CODE], f"{told[METRIC]} ({told[CODE]})" if told[METRIC] else told[CODE]),
            period=told[PERIOD],
        )


def _truth(text: str) -> tuple[bool | None, tuple[r.Fault, ...]]:
    if not text:
        return None, ()
    if text.casefold() not in TRUTHS:
        return None, (r.Fault(PROVISIONAL, f"“{text}” is neither Yes nor No."),)
    return TRUTHS[text.casefold()], ()
