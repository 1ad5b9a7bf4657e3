"""A stored file, its sheet of figures and the layout of it; and what the file names, each name once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.lines import LineSheet, opened
from cdp_portal.imports.preview import Problem
from cdp_portal.imports.sheets import column_letter
from outcomes.imports.answers import Answers
from outcomes.imports.layouts import Layout, recognise
from outcomes.imports.rows import AreaName, FileFigure, SeriesName

NO_FIGURES = (
    "No figures were found in this file. It can be an export of Fingertips, the portal's own template, or a table with "
    "a row for each area and titles above its columns."
)
FORMULA = "This cell holds a formula. Paste it as a value."


@dataclass(frozen=True)
class OpenFile:
    """`others` are the names of further sheets that hold figures; `notes` say what is not read."""

    sheet: LineSheet
    layout: Layout
    others: tuple[str, ...]
    notes: tuple[str, ...]

    def figures(self, answers: Answers) -> Iterator[FileFigure]:
        return self.layout.read(self.sheet.rows(), answers)

    def formulas(self) -> list[Problem]:
        return [Problem(self.sheet.name, row, column_letter(at), FORMULA) for row, at in sorted(self.sheet.formulas)]


@contextmanager
def open_file(content: bytes, wanted: str = "") -> Iterator[OpenFile]:
    """The sheet of that name, or else the first that holds figures. Raises FileRefusedError when there is none."""
    with opened(content) as sheets:
        seen = [sheet for sheet in sheets if not sheet.is_hidden]
        found = [(sheet, layout) for sheet in seen if (layout := recognise(sheet.head(), sheet.name))]
        if not found:
            raise FileRefusedError(NO_FIGURES)
        sheet, layout = next((pair for pair in found if pair[0].name == wanted), found[0])
        others = tuple(one.name for one, _ in found if one is not sheet)
        hidden = [f"The sheet “{one.name}” is hidden and is not read." for one in sheets if one.is_hidden]
        holding = {one.name for one, _ in found}
        plain = [f"The sheet “{one.name}” holds no figures and is not read." for one in seen if one.name not in holding]
        yield OpenFile(sheet, layout, others, tuple(hidden + plain))


@dataclass
class Survey:
    """What a file names, with the number of its rows that do, in the order of the file."""

    layout: Layout
    sheet: str
    others: tuple[str, ...]
    notes: tuple[str, ...]
    series: dict[SeriesName, int] = field(default_factory=dict)
    areas: dict[AreaName, int] = field(default_factory=dict)


def survey(content: bytes, wanted: str = "") -> Survey:
    """Raises FileRefusedError."""
    with open_file(content, wanted) as found:
        told = Survey(found.layout, found.sheet.name, found.others, found.notes)
        texts = [column.text for column in found.layout.columns] if found.layout.asks_columns else []
        row = 0
        for figure in found.figures(Answers.all_figures(texts)):
            if figure.series is None:
                continue
            told.series[figure.series] = told.series.get(figure.series, 0) + 1
            if figure.row != row:
                told.areas[figure.area] = told.areas.get(figure.area, 0) + 1
            row = figure.row
        return told
