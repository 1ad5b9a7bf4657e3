"""The return's journey: the commissioner prepares it, the owner reads and signs it, and every file says the same."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from cdp_portal.formats import money
from tests.browser.person import NARROW
from tests.cdp_portal import pdfs

HEADLINE = "More people are in treatment than ever."
RETURN = "/partnerships/sefton/returns/2023-24-q3/national_unit/"


def prepare(person) -> None:
    """Open the return from the list of what needs the commissioner, write its headline, and send it for review."""
    person.sign_in("commissioner")
    person.follow("Finish the return for Q3 2023-24")
    person.press("Edit the words")
    person.fill("Headline of the quarter", HEADLINE)
    person.press("Save the words")
    person.sees(HEADLINE)
    person.press("Send for review")
    person.press("Send for review")
    person.sees("Return sent for review.")


def cannot_sign(preparer) -> None:
    expect(preparer.page.get_by_role("button", name="Read and sign")).to_have_count(0)
    preparer.go(f"{RETURN}sign/")
    expect(preparer.page.get_by_role("heading", level=1)).to_have_text("You may not do this")


def read_and_sign(owner) -> None:
    """Open the return from the list of what needs the owner, forget the declaration, make it, and sign."""
    owner.sign_in("sro")
    expect(owner.page.get_by_role("heading", level=1)).to_have_text("What needs you")
    owner.follow("Read and sign the return")
    owner.press("Read and sign")
    owner.sees(HEADLINE)
    owner.sees("You sign as Director of Public Health, Sefton Metropolitan Borough Council.")
    owner.press("Sign the return")
    owner.sees("Tick the box to make the declaration")
    owner.page.get_by_label("I declare").check()
    owner.press("Sign the return")
    owner.sees("Return signed.")


def is_locked(person) -> None:
    person.go(f"{RETURN}edit/")
    person.sees("The words can be changed while the return is being drafted.")
    person.sees("This is the return as it was signed. No figure has changed since signing.")


def download(person, name: str) -> BytesIO:
    with person.page.expect_download() as started:
        person.page.get_by_role("link", name=name, exact=True).click()
    return BytesIO(Path(started.value.path()).read_bytes())


def sheets(file: BytesIO) -> dict[str, list[list]]:
    """The rows of each sheet but the first, which tells about the file."""
    book = CalamineWorkbook.from_filelike(file)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names[1:]}


def tables(file: BytesIO) -> list[list[list[str]]]:
    """The rows of each CSV file in the zip, in its order."""
    with ZipFile(file) as parts:
        texts = [parts.read(name).decode("utf-8-sig") for name in parts.namelist() if name.endswith(".csv")]
    return [list(csv.reader(StringIO(text, newline=""))) for text in texts]


def as_text(cell, text: str) -> str:
    """A cell of a sheet as the CSV has it, where `text` stands: a number may be written with more or fewer noughts."""
    if isinstance(cell, float):
        return text if text and Decimal(text) == Decimal(str(cell)) else str(cell)
    return cell if isinstance(cell, str) else cell.isoformat()


def test_a_return_is_prepared_signed_and_taken_away(arrive, javascript):
    commissioner, owner = arrive(javascript=javascript), arrive(javascript=javascript, size=NARROW)
    prepare(commissioner)
    cannot_sign(commissioner)
    read_and_sign(owner)
    is_locked(commissioner)

    xlsx, ods = (sheets(download(owner, name)) for name in ("Excel", "OpenDocument"))
    written = tables(download(owner, "CSV"))
    assert xlsx == ods
    assert len(written) == len(xlsx)
    for name, table in zip(xlsx, written, strict=True):
        said = [[as_text(*pair) for pair in zip(*rows, strict=True)] for rows in zip(xlsx[name], table, strict=True)]
        assert said == table, name

    printed = " ".join(pdfs.texts(download(owner, "PDF").getvalue()))
    header, totals = xlsx["Totals of each authority"][:2]
    assert header[1:4] == ["Planned", "Spent", "Difference"]
    assert f"{totals[0]} {' '.join(money(Decimal(str(amount))) for amount in totals[1:4])}" in printed
    assert HEADLINE in printed
