"""Which sheet of a file is which, and which column stands where: by titles, in any order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.kind import Kind, Part
from cdp_portal.imports.preview import Problem
from cdp_portal.imports.registers import folded
from cdp_portal.imports.sheets import ReadSheet, Row, column_letter


@dataclass(frozen=True)
class Table:
    """The sheet of one part: `titles` as the part knows them, each with the place of its column."""

    part: Part
    sheet: ReadSheet
    titles: dict[str, int]
    rows: tuple[Row, ...]

    def cells(self, row: Row) -> dict[str, str]:
        return {title: row.cells[at] if at < len(row.cells) else "" for title, at in self.titles.items()}

    def formulas(self) -> Iterator[Problem]:
        """Each formula below the titles is a problem of its own."""
        known = {at: title for title, at in self.titles.items()}
        for number, at in sorted(self.sheet.formulas):
            title = known.get(at, column_letter(at))
            yield Problem(self.sheet.name, number, title, "This cell holds a formula. Paste it as a value.")


def match(kind: Kind, sheets: Sequence[ReadSheet]) -> tuple[list[Table], list[str]]:
    """The tables of a kind's parts, in its order, and notes on sheets that are left out.

    Raises FileRefusedError when this is not such a file, or its columns are not those that are known.
    """
    left = [sheet for sheet in sheets if sheet.rows]
    if not left:
        raise FileRefusedError("This file has no rows. Fill in the template, or choose another file.")
    chosen = _assigned(kind, left)
    tables = [_table(part, chosen[part.name]) for part in kind.parts if part.name in chosen]
    if not tables:
        raise FileRefusedError(_wrong_file(kind, sheets))
    if not any(table.rows for table in tables):
        raise FileRefusedError("This file has column titles but no rows below them.")
    unread = [sheet for sheet in left if sheet not in chosen.values()]
    return tables, [f"The sheet “{sheet.name}” is not read." for sheet in unread]


def _assigned(kind: Kind, sheets: Sequence[ReadSheet]) -> dict[str, ReadSheet]:
    """The sheet of each part by the part's name: the best fit first, and each sheet once."""
    alone = len(sheets) == 1
    pairs = [(part, place, sheet) for part in kind.parts for place, sheet in enumerate(sheets)]
    fits = [(_fit(part, sheet, alone=alone), -place, part.name) for part, place, sheet in pairs]
    chosen: dict[str, ReadSheet] = {}
    for (level, _), place, name in sorted(fits, reverse=True):
        sheet = sheets[-place]
        if level and name not in chosen and sheet not in chosen.values():
            chosen[name] = sheet
    return chosen


def _fit(part: Part, sheet: ReadSheet, *, alone: bool) -> tuple[int, int]:
    """How well a sheet fits: by its name; by the needed columns; by any column if it is the only sheet."""
    titles = _titles(sheet)
    shared = len(titles & {folded(title) for title in part.titles})
    if sheet.name.strip().casefold() == part.name.casefold():
        return 3, shared
    if {folded(title) for title in part.needed} <= titles:
        return 2, shared
    return (1, shared) if alone and shared else (0, 0)


def _titles(sheet: ReadSheet) -> set[str]:
    return {folded(text) for text in sheet.rows[0].cells if text}


def _table(part: Part, sheet: ReadSheet) -> Table:
    header, *rows = sheet.rows
    known = {folded(title): title for title in part.titles}
    found: dict[str, int] = {}
    unknown, twice = [], []
    for at, text in enumerate(header.cells):
        title = known.get(folded(text))
        if title is None:
            unknown += [f"“{text}”"] if text else _untitled(at, rows)
        elif title in found:
            twice.append(f"“{title}”")
        else:
            found[title] = at
    missing = [f"“{title}”" for title in part.needed if title not in found]
    if missing or unknown or twice:
        raise FileRefusedError(_wrong_columns(part, sheet, missing, unknown, twice))
    return Table(part, sheet, {title: found[title] for title in part.titles if title in found}, tuple(rows))


def _untitled(at: int, rows: Sequence[Row]) -> list[str]:
    holds = any(at < len(row.cells) and row.cells[at] for row in rows)
    return [f"column {column_letter(at)}, which has no title"] if holds else []


def _wrong_columns(part: Part, sheet: ReadSheet, missing: list, unknown: list, twice: list) -> str:
    where = f"The sheet “{sheet.name}”" if sheet.name else "The file"
    faults = [
        *([f"lacks {_listed(missing)}"] if missing else []),
        *([f"has {_listed(unknown)}, which the import does not know"] if unknown else []),
        *([f"has {_listed(twice)} twice"] if twice else []),
    ]
    found = [f"“{text}”" for text in sheet.rows[0].cells if text]
    expected = [f"“{title}”" for title in part.titles]
    return f"{where} {' and '.join(faults)}. Found: {_listed(found)}. Expected: {_listed(expected)}."


def _wrong_file(kind: Kind, sheets: Sequence[ReadSheet]) -> str:
    expected = " or ".join(_listed([f"“{title}”" for title in part.needed]) for part in kind.parts)
    found = [f"“{text}”" for sheet in sheets if sheet.rows for text in sheet.rows[0].cells if text][:12]
    return f"This is not a file of {kind.nouns}. Expected the columns {expected}. Found: {_listed(found) or 'none'}."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
