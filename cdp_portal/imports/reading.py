"""An uploaded file as named sheets of rows, read in a process of its own with limits on time and memory."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import kind_of, refusal
from cdp_portal.imports.sheets import ReadSheet, Row

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30
MEGABYTES = 1000
WORKER = "cdp_portal.imports.worker"
log = logging.getLogger("cdp_portal.imports")


def read(content: bytes) -> list[ReadSheet]:
    """The sheets of an XLSX, ODS or CSV file, without those that the portal wrote for people only.

    Raises FileRefusedError with a sentence that says what is wrong with the file and what to do.
    """
    kind = kind_of(content)
    with TemporaryDirectory(prefix="cdp-import-") as name:
        folder = Path(name)
        (folder / "file").write_bytes(content)
        result = run_worker(WORKER, folder, kind)
    if "refused" in result:
        raise FileRefusedError(result["refused"])
    return [_sheet(sheet) for sheet in result["sheets"]]


def _sheet(sheet: dict) -> ReadSheet:
    rows = tuple(Row(number, tuple(cells)) for number, cells in sheet["rows"])
    return ReadSheet(sheet["name"], rows, frozenset((row, column) for row, column in sheet["formulas"]))


def run_worker(module: str, folder: Path, kind: str, *more: str, megabytes: int = MEGABYTES) -> dict:
    """What the worker leaves in `result.json`. Raises FileRefusedError when it leaves nothing."""
    command = [sys.executable, "-s", "-m", module, str(folder), kind, str(SECONDS), str(megabytes), *more]
    try:
        finished = subprocess.run(  # noqa: S603 - the command is ours; no part of it is typed by anyone
            command, cwd=ROOT, env=_environment(folder), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise refusal("unpacks") from None
    answer = folder / "result.json"
    if finished.returncode == 0 and answer.exists():
        return json.loads(answer.read_text())
    log.error("The reader ended with %s: %s", finished.returncode, finished.stderr.decode(errors="replace")[-4000:])
    raise refusal("unpacks" if finished.returncode < 0 else "broken")


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
