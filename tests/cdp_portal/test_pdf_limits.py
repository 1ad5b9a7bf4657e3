"""A PDF that asks for too much ends alone, with a sentence; the web process stays as it was."""

import os
import time
from datetime import UTC, datetime

import pytest

from cdp_portal.pdf import typesetting
from cdp_portal.pdf.engine import BuildFailed, FontsMissing, TooBig, TookTooLong, compile_template
from cdp_portal.pdf.limited import Limits
from cdp_portal.pdf.report import Column, ReportSpec, Section, Table, build_report

ISSUED = datetime(2024, 1, 20, tzinfo=UTC)


def large(rows):
    table = Table("Rows", tuple(Column(str(n)) for n in range(8)), tuple(("Words",) * 8 for _row in range(rows)))
    return ReportSpec(title="Large", issued_at=ISSUED, sections=(Section("Rows", tables=(table,)),))


def test_time_is_limited():
    started = time.monotonic()
    with pytest.raises(TookTooLong) as error:
        build_report(large(5000), Limits(seconds=1))
    assert str(error.value) == "Making this PDF took longer than 1 seconds."
    assert time.monotonic() - started < 3


def test_memory_is_limited():
    with pytest.raises(TooBig) as error:
        build_report(large(5000), Limits(seconds=60, megabytes=300))
    assert str(error.value) == "Making this PDF needed more memory than is allowed. Leave out the largest papers."


def test_missing_fonts_are_named_with_the_command(monkeypatch, tmp_path):
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)
    with pytest.raises(FontsMissing, match="Run `make assets`"):
        typesetting.load_fonts()


def test_a_template_that_fails_says_so_without_its_insides(caplog):
    with pytest.raises(BuildFailed) as error:
        compile_template("report.typ", {"title": "Nothing else"}, issued_at=ISSUED)
    assert str(error.value) == "The PDF could not be typeset. The cause is in the server's log."
    assert "does not contain key" in caplog.text


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    build_report(large(1))
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names are enough
