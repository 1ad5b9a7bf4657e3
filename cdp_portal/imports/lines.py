"""An uploaded file of many rows, read in a process of its own and taken in row by row.

Like `reading`, but nothing holds all of the file: the worker writes lines, and they are read as they are needed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import kind_of
from cdp_portal.imports.reading import run_worker
from cdp_portal.imports.sheets import Row

LARGEST_MB = 40
MOST_ROWS = 150_000
MEGABYTES = 700
WORKER = "cdp_portal.imports.line_worker"


@dataclass(frozen=True)
class LineSheet:
    """One sheet of the file, in rows that are read anew each time. Blank rows are among them, without cells.

    `is_hidden` sheets have no rows. `formulas` are places: row number, column from 0.
    """

    name: str
    path: Path
    is_hidden: bool = False
    formulas: frozenset[tuple[int, int]] = field(default=frozenset())

    def rows(self) -> Iterator[Row]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                number, cells = json.loads(line)
                yield Row(number, tuple(cells))

    def head(self, most: int = 300) -> list[Row]:
        """The first rows, to tell a layout by."""
        return list(islice(self.rows(), most))


@contextmanager
def opened(content: bytes) -> Iterator[list[LineSheet]]:
    """The sheets of an XLSX, ODS or CSV file for the time of the block.

    Raises FileRefusedError with a sentence that says what is wrong with the file and what to do.
    """
    kind = kind_of(content, largest_mb=LARGEST_MB)
    with TemporaryDirectory(prefix="cdp-import-") as name:
        folder = Path(name)
        (folder / "file").write_bytes(content)
        del content
        result = run_worker(WORKER, folder, kind, str(MOST_ROWS), megabytes=MEGABYTES)
        if "refused" in result:
            raise FileRefusedError(result["refused"])
        yield [_sheet(folder, number, told) for number, told in enumerate(result["sheets"])]


def _sheet(folder: Path, number: int, told: dict) -> LineSheet:
    formulas = frozenset((row, column) for row, column in told["formulas"])
    return LineSheet(told["name"], folder / f"sheet{number}", told["hidden"], formulas)
