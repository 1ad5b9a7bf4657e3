"""Where a table names its areas: a column of official codes, or else the column of names. Knows no Django."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cdp_portal.imports.sheets import Row
from outcomes.imports.cellwords import read_cell
from outcomes.imports.periods import is_period
from outcomes.imports.rows import AreaName

GSS = re.compile(r"[EKNSWJL]\d{8}")
NAMED = re.compile(r"name|area|authority|partnership|place|region|geography", re.IGNORECASE)
FEWEST = 1


@dataclass(frozen=True)
class AreaColumns:
    """`code` is the column of official codes, if there is one; `names` those of names, `last_column` the last of both.

    `first_row` is the number of the first row of an area.
    """

    first_row: int
    code: int | None
    names: tuple[int, ...]

    @property
    def last_column(self) -> int:
        return max([*self.names, *([] if self.code is None else [self.code])])

    def is_area(self, row: Row) -> bool:
        """Does the row begin with an area? With codes, only rows with one do; else those with more than one cell."""
        if self.code is not None:
            return bool(GSS.fullmatch(self._cell(row, self.code)))
        return sum(bool(cell) for cell in row.cells) > 1

    def name_of(self, row: Row) -> AreaName:
        code = self._cell(row, self.code) if self.code is not None else ""
        names = [name for at in self.names if (name := self._cell(row, at))]
        return AreaName(code if GSS.fullmatch(code) else "", " ".join(names[-1].split()) if names else "")

    @staticmethod
    def _cell(row: Row, at: int) -> str:
        return row.cells[at].strip() if at < len(row.cells) else ""


def find_area_columns(head: Sequence[Row]) -> AreaColumns | None:
    """Where areas stand in a sheet of which these are the first rows; None when it is no table by area."""
    counts: dict[int, int] = {}
    for row in head:
        for at, cell in enumerate(row.cells[:6]):
            if GSS.fullmatch(cell.strip()):
                counts[at] = counts.get(at, 0) + 1
    return _coded(head, max(counts, key=lambda at: counts[at])) if counts else _named(head)


def _coded(head: Sequence[Row], code: int) -> AreaColumns:
    data = [row for row in head if code < len(row.cells) and GSS.fullmatch(row.cells[code].strip())]
    first = data[0].number
    titles = [row for row in head if row.number < first]
    width = max(len(row.cells) for row in data)
    texts = [at for at in range(width) if at != code and _is_text([_at(row, at) for row in data])]
    beside = _beside(texts, code)
    named = [at for at in beside if any(NAMED.search(_at(row, at)) for row in titles)]
    return AreaColumns(first, code, tuple(_of_area(named, titles) if named else beside))


def _of_area(named: list[int], titles: Sequence[Row]) -> list[int]:
    """Of several named columns, such as region and authority, the one that speaks of areas or authorities."""
    own = [at for at in named if any(re.search("authority|area|partnership", _at(row, at), re.I) for row in titles)]
    return (own or named)[:1]


def _beside(texts: list[int], code: int) -> list[int]:
    """The columns of text that stand next to the codes without a gap."""
    beside, at = [], code + 1
    while at in texts:
        beside.append(at)
        at += 1
    return [*[at for at in texts if at < code], *beside]


def _named(head: Sequence[Row]) -> AreaColumns | None:
    for row in head:
        cells = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if len(cells) < 2 or _is_figure(cells[0][1]) or is_period(cells[0][1]):
            continue
        figures = [at for at, cell in cells[1:] if _is_figure(cell) and not is_period(cell)]
        if figures:
            names = [at for at, cell in cells if at < figures[0] and not _is_figure(cell)]
            return AreaColumns(row.number, None, (names[-1],))
    return None


def _is_text(cells: Sequence[str]) -> bool:
    """Is it a column of texts, with a name in it somewhere and hardly a figure?"""
    filled = [cell for cell in cells if cell]
    return bool(filled) and not any(_is_figure(cell) for cell in filled) and any(len(cell) > 2 for cell in filled)


def _is_figure(cell: str) -> bool:
    try:
        return bool(read_cell(cell).state)
    except ValueError:
        return False


def _at(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
