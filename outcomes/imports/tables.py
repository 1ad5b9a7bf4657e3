"""A table by area, as ONS and NDTMS publish them: one row for each area, a column for each measure or period.

Titles may stand in several rows, merged over columns; names may be indented over several columns; title lines stand
above and footnotes below. What a column holds is asked of the person, with a proposal. Knows no Django.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cdp_portal.imports.sheets import Row, column_letter
from outcomes.imports import rows as r
from outcomes.imports.areacolumns import AreaColumns, find_area_columns
from outcomes.imports.cellwords import read_cell
from outcomes.imports.periods import is_period, period_in

GUESSES = (
    (re.compile(r"lower|\blcl\b|\blci\b"), "lower"),
    (re.compile(r"upper|\bucl\b|\buci\b"), "upper"),
    (re.compile(r"numerator|^number$|^deaths$|^count$|^n$"), "numerator"),
    (re.compile(r"denominator|population"), "denominator"),
)
MARK = re.compile(r"[a-z]{1,2}", re.IGNORECASE)


@dataclass(frozen=True)
class TableColumn:
    """A column of figures. `text` is what it is remembered by: its titles without the period."""

    at: int
    titles: tuple[str, ...]
    period: str = ""

    @property
    def text(self) -> str:
        return " / ".join(self.titles)

    @property
    def letter(self) -> str:
        return column_letter(self.at)

    @property
    def label(self) -> str:
        """“Opiate / Number, 2022/23 (column D)”."""
        words = ", ".join(word for word in (self.text, self.period) if word)
        return f"{words} (column {self.letter})"

    def told_apart(self) -> "TableColumn":
        """The same with its letter in its text, where another column has the same titles."""
        return TableColumn(self.at, (*self.titles, f"column {self.letter}"), self.period)

    @property
    def guess(self) -> str:
        """What it seems to hold besides a figure: a part of the figure beside it; empty when it seems a figure."""
        last = self.titles[-1].casefold() if self.titles else ""
        return next((part for pattern, part in GUESSES if pattern.search(last)), "")


class AreaTable:
    """`columns` are those of figures; `heading` is the line above the titles, such as the name of the release."""

    name = "a table by area"
    asks_columns = True

    def __init__(self, areas: AreaColumns, columns: Sequence[TableColumn], marks: dict[int, int], heading: str):
        self.areas, self.columns, self.marks, self.heading = areas, tuple(columns), marks, heading

    @property
    def asks_period(self) -> bool:
        """Is the period of some column not told by the file?"""
        return any(not column.period for column in self.columns)

    @property
    def source(self) -> str:
        """What may be said of where the figures come from; empty when the file does not say."""
        return self.heading[:300]

    @property
    def period_guess(self) -> str:
        return period_in(self.heading)

    @classmethod
    def recognise(cls, head: Sequence[Row], sheet: str) -> "AreaTable | None":
        """`sheet` is the name of the sheet, the heading of a table that has none."""
        areas = find_area_columns(head)
        if areas is None:
            return None
        above = [row for row in head if row.number < areas.first_row]
        data = [row for row in head if row.number >= areas.first_row]
        titles = _title_rows(above, areas)
        heading = next((row.cells[0] for row in above if row not in titles and row.cells and row.cells[0]), sheet)
        columns, marks = _columns(titles, data, areas, heading)
        return cls(areas, columns, marks, heading) if columns else None

    def read(self, rows: Iterable[Row], answers) -> Iterator[r.FileFigure]:
        """`answers.roles` tells by a column's text what it holds; `answers.period` is the period where none stands.

        A role is one of `rows.PARTS`, or empty for a column that is left out.
        """
        groups = grouped(self.columns, answers.roles)
        left_out = [column for column in self.columns if not answers.roles.get(column.text)]
        for row in rows:
            if row.number < self.areas.first_row:
                continue
            area = self.areas.name_of(row)
            if reason := self._skipped(row, area):
                yield r.FileFigure(row.number, area, skipped=reason)
                continue
            for group in groups:
                yield self._figure(row, area, group, answers)
            for column in left_out:
                if _cell(row, column.at):
                    yield r.FileFigure(row.number, area, skipped=r.COLUMN_LEFT_OUT)

    def _skipped(self, row: Row, area: r.AreaName) -> str:
        if not any(row.cells):
            return r.BLANK_ROW
        if not area.text or not self.areas.is_area(row):
            return r.FOOTNOTE
        return "" if any(_cell(row, column.at) for column in self.columns) else r.HEADING

    def _figure(self, row: Row, area: r.AreaName, group: dict[str, TableColumn], answers) -> r.FileFigure:
        column = group["value"]
        texts = {part: self._text(row, group[part].at) if part in group else "" for part in r.PARTS}
        if not texts["value"]:
            return r.FileFigure(row.number, area, skipped=r.NO_FIGURE)
        titles = {part: one.label for part, one in group.items()}
        cells, faults = r.read_parts(texts, titles)
        series = r.SeriesName(column.text, column.label)
        period = column.period or answers.period
        return r.figure_of(row.number, cells, faults, area=area, series=series, period=period, titles=titles)

    def _text(self, row: Row, at: int) -> str:
        """The cell, with the mark that stands in a column of its own beside it."""
        mark = _cell(row, self.marks[at]) if at in self.marks else ""
        text = _cell(row, at)
        return f"{text} {mark}" if mark and text else text


def grouped(columns: Sequence[TableColumn], roles: dict[str, str]) -> list[dict[str, TableColumn]]:
    """Each column of figures with its parts: of the same period, and of the nearest figure to the left, else right."""
    groups = [{"value": column} for column in columns if roles.get(column.text) == "value"]
    for column in columns:
        part = roles.get(column.text)
        alike = [group for group in groups if group["value"].period == column.period]
        if part in (None, "", "value") or not alike:
            continue
        distance = [(column.at - group["value"].at, group) for group in alike]
        nearest = min(distance, key=lambda pair: (pair[0] < 0, abs(pair[0])))[1]
        nearest.setdefault(part, column)
    return groups


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _title_rows(above: Sequence[Row], areas: AreaColumns) -> list[Row]:
    """The rows just above the first area that have a title over a column of figures."""
    titles = []
    for row in reversed(above):
        if not any(row.cells[areas.last_column + 1 :]):
            break
        titles.insert(0, row)
    return titles


def _columns(
    titles: list[Row], data: Sequence[Row], areas: AreaColumns, heading: str
) -> tuple[list[TableColumn], dict[int, int]]:
    """The columns of figures, and for those with a column of marks to the right its place."""
    width = max((len(row.cells) for row in [*titles, *data]), default=0)
    spread = [_spread(row, width, areas.last_column + 1, last=row is titles[-1]) for row in titles]
    columns, marks = [], {}
    for at in range(areas.last_column + 1, width):
        texts = [cells for row in data if areas.is_area(row) and (cells := _cell(row, at))]
        own = _cell(titles[-1], at) if titles else ""
        if not texts:
            continue
        if not own and columns and all(MARK.fullmatch(text) for text in texts):
            marks[columns[-1].at] = at
        elif _holds_figures(texts):
            column = _column(at, [row[at] for row in spread if row[at]], heading)
            taken = {(one.text, one.period) for one in columns}
            columns.append(column if (column.text, column.period) not in taken else column.told_apart())
    return columns, marks


def _spread(row: Row, width: int, first: int, *, last: bool) -> list[str]:
    """The titles of a row over all the columns that they are merged over."""
    told = [_cell(row, at) for at in range(width)]
    if last:
        return told
    for at in range(first + 1, width):
        told[at] = told[at] or told[at - 1]
    return told


def _column(at: int, titles: list[str], heading: str) -> TableColumn:
    """Titled by the heading of the table where only a period stands over it."""
    period = next((title for title in titles if is_period(title)), "")
    kept = [" ".join(title.split()) for title in dict.fromkeys(titles) if title != period] or [heading or "Figure"]
    return TableColumn(at, tuple(kept), " ".join(period.split()))


def _holds_figures(texts: Sequence[str]) -> bool:
    understood = 0
    for text in texts:
        with suppress(ValueError):
            understood += bool(read_cell(text).state)
    return understood * 2 >= len(texts)
