"""A report as PDF: facts, sections with tables, a signature. A signed return is printed with it. Knows no app."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from cdp_portal.pdf import limited, widths
from cdp_portal.pdf.engine import compile_template
from cdp_portal.pdf.pictures import Picture, picture_data

LIMITS = limited.Limits(seconds=60, megabytes=3000)
MOST_ROWS = 5000  # of all tables together; more belongs into a spreadsheet


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class Column:
    """A column of a table; its width follows from what is in it."""

    title: str
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True)
class Table:
    """A table: its head repeats on every page. Every row has one text per column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    intro: str = ""
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()  # between the paragraphs and the tables


@dataclass(frozen=True)
class Signature:
    """What was signed, by whom and when; kept together on one page."""

    statement: str
    rows: tuple[Fact, ...]
    title: str = "Signature"


@dataclass(frozen=True)
class ReportSpec:
    """A whole report; all text is plain text. `issued_at` (aware) is the only date the file carries.

    `marking` stands at the head of each page, `footer_note` and `sha256` (if given) at the foot.
    """

    title: str
    issued_at: datetime
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    signature: Signature | None = None
    footer_note: str = ""
    sha256: str = ""
    marking: str = ""


def build_report(spec: ReportSpec, limits: limited.Limits = LIMITS) -> bytes:
    """The PDF: tagged to PDF/UA-1, with title, language and "Page 2 of 5". Equal specs give equal bytes.

    Raises PdfError (a sentence for people), and ValueError for a table whose rows do not fit its columns.
    """
    tables = [table for section in spec.sections for table in section.tables]
    for table in tables:
        if any(len(row) != len(table.columns) for row in table.rows):
            raise ValueError(f"A row of the table “{table.caption}” does not have one text per column.")
    if sum(len(table.rows) for table in tables) > MOST_ROWS:
        raise ValueError(f"The report has more than {MOST_ROWS} rows. Send it as a spreadsheet.")
    data = asdict(spec)
    del data["issued_at"]
    for section, given in zip(data["sections"], spec.sections, strict=True):
        section["pictures"] = [picture_data(picture) for picture in given.pictures]
        for table in section["tables"]:
            table["shares"] = widths.shares([column["title"] for column in table["columns"]], table["rows"])
            table["size"] = widths.SIZES[widths.look(len(table["columns"]))]
            table["inset"] = widths.INSETS[widths.look(len(table["columns"]))] / 2
    data["running"] = ", ".join(part for part in (spec.title, spec.subtitle) if part)
    return compile_template("report.typ", data, issued_at=spec.issued_at, limits=limits)
