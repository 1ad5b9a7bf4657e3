"""The neutral row that every layout is read into, and why a row may be left out. Knows no Django."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from outcomes.imports.cellwords import EMPTY, VALUE, Cell, read_cell

# Why rows are left out, in the words of the preview.
BREAKDOWN = "A breakdown, such as by deprivation, and not a figure of the area"
BLANK_ROW = "A blank row"
FOOTNOTE = "A footnote or a source line"
HEADING = "A heading: the row names an area and holds no figure"
NO_FIGURE = "No figure, and nothing says why"
COLUMN_LEFT_OUT = "A column that you left out"

PARTS = ("value", "lower", "upper", "numerator", "denominator")


class AreaName(NamedTuple):
    """What the file calls a place: its official code, its name or both."""

    code: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        """What is remembered of it: the code where there is one."""
        return self.code or self.name

    @property
    def label(self) -> str:
        return f"{self.name} ({self.code})" if self.code and self.name else self.text


class SeriesName(NamedTuple):
    """What the file calls that which is measured. `text` is remembered; `label` is what people read."""

    text: str
    label: str = ""
    fingertips: str = ""
    sex: str = ""
    age: str = ""


class Fault(NamedTuple):
    """What must be put right in the file: the title of the column (or empty) and a sentence."""

    column: str
    sentence: str


class FileFigure(NamedTuple):
    """One figure of the file, by its row; or, with `skipped`, why the row holds none."""

    row: int
    area: AreaName = AreaName()
    series: SeriesName | None = None
    period: str = ""
    years: str = ""
    state: str = VALUE
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool | None = None
    note: str = ""
    skipped: str = ""
    faults: tuple[Fault, ...] = ()
    titles: Mapping[str, str] = MappingProxyType({})  # of the columns of its parts
    cut: int = 0  # numbers that had more decimal places than are kept
    is_percent: bool = False


def read_parts(texts: dict[str, str], titles: dict[str, str]) -> tuple[dict[str, Cell], tuple[Fault, ...]]:
    """The cells of `PARTS` by part, and what is wrong with them under the titles of their columns."""
    cells, faults = {}, []
    for part, text in texts.items():
        try:
            cells[part] = read_cell(text) if text else EMPTY
        except ValueError as error:
            cells[part] = EMPTY
            faults.append(Fault(titles[part], str(error)))
    return cells, tuple(faults)


def figure_of(row: int, cells: dict[str, Cell], faults: tuple[Fault, ...], *, note: str = "", **given) -> FileFigure:
    """The figure of a row whose value is known or absent in a word. Limits of an absent value are left out.

    Further arguments are fields of FileFigure.
    """
    value = cells["value"]
    known = value.state == VALUE
    numbers = {part: cell.number for part, cell in cells.items() if known or part in ("numerator", "denominator")}
    notes = [note, *(text for cell in cells.values() for text in cell.notes)]
    return FileFigure(
        row=row,
        state=value.state,
        note=" ".join(dict.fromkeys(text for text in notes if text)),
        faults=faults,
        cut=sum(cell.is_cut for cell in cells.values()),
        is_percent=value.is_percent,
        **numbers,
        **given,
    )
