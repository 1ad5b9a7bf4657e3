"""What LibreOffice makes of our files. Runs only where `soffice` is installed with its spreadsheets."""

import csv as stdlib_csv
import shutil
import subprocess
from pathlib import Path

import pytest

from cdp_portal.sheets import csv, ods, stream, xlsx
from tests.cdp_portal.test_sheets import COLUMNS, MADE_AT, NASTY, ROW, read_csv, unguarded, workbook

OFFICE = shutil.which("soffice")
HAS_CALC = OFFICE is not None and (Path(OFFICE).resolve().parent / "libsclo.so").exists()
pytestmark = pytest.mark.skipif(not HAS_CALC, reason="LibreOffice Calc is not installed")
TEXTS = [text for text in NASTY if "\n" not in text]
BOOK = workbook(ROW, *[(text, None, None, None, None, None, None) for text in TEXTS])
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


def converted(folder, name, content):
    """The rows of the sheet Spend, every cell as LibreOffice shows it."""
    (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", AS_SHOWN, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with next(folder.glob("*-Spend.csv")).open(newline="", encoding="utf-8") as file:
        return list(stdlib_csv.reader(file))[1:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("book.xlsx", xlsx.write(BOOK)),
        ("book.ods", ods.write(BOOK)),
        ("list.xlsx", b"".join(stream.stream_xlsx("Spend", COLUMNS, BOOK.sheets[0].rows, MADE_AT))),
    ],
)
def test_libreoffice_shows_what_we_wrote(tmp_path, name, content):
    shown = converted(tmp_path, name, content)
    assert shown[0] == ["Naloxone kits", "£1,002,318.50", "12", "34.5%", "-0.125", "4 Dec 2026", "1 Jul 2026 10:30"]
    assert [row[0] for row in shown[1:]] == [unguarded(row[0]) for row in read_csv(csv.write(BOOK))[1:]]
