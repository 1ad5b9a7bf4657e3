"""What LibreOffice makes of our documents. Runs only where `soffice` is installed."""

import shutil
import subprocess

import pypdfium2
import pytest

from cdp_portal import markdown
from cdp_portal.documents import Document, Facts, Heading, Prose, Table, write_docx, write_odt
from tests.cdp_portal.test_documents import TEXT

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
ROWS = [(f"{number}", f"Item {number}") for number in range(1, 81)]
WHOLE = Document(
    "Agenda of the board",
    [
        Facts([("Place", "Town hall")]),
        Heading(1, "Items"),
        Table("In order", ("Number", "Titles"), ROWS),
        Prose(markdown.parse(TEXT)),
    ],
    marking="Members only",
)


@pytest.mark.parametrize(("name", "write"), [("one.docx", write_docx), ("one.odt", write_odt)])
def test_libreoffice_prints_it(tmp_path, name, write):
    (tmp_path / name).write_bytes(write(WHOLE))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as printed:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in printed]
    with_table = [page for page in pages if "Item 1" in page or "Item 80" in page]
    assert len(with_table) >= 2
    assert all("Titles" in page for page in with_table)  # the header row, again on every page
    assert all("Members only" in page and f"of {len(pages)}" in page for page in pages)
