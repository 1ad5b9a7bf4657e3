"""The process in which one PDF job runs: `python -m cdp_portal.pdf.worker <job> <folder> <seconds> <megabytes>`.

It limits itself before it imports anything large, runs the job on the folder and leaves `result.json` there: what the
job returned, or the name and sentence of the PdfError it raised. It never imports Django.
"""

import importlib
import json
import resource
import sys
from pathlib import Path

from cdp_portal.pdf.errors import PdfError, TooBig

JOBS = {
    "typeset": "cdp_portal.pdf.typesetting",
    "pack": "cdp_portal.pdf.assembly",
    "inspect": "cdp_portal.pdf.inspection",
    "prove": "cdp_portal.pdf.proving",
}
LARGEST_FILE = 1024 * 1024 * 1024  # bytes a job may write into one file


def limit(seconds: int, megabytes: int) -> None:
    # Processor time counts every core, and typst uses all; the clock is the parent's to watch.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds * 2, seconds * 2 + 5))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, megabytes * 1024 * 1024))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def outcome(job: str, folder: Path) -> dict:
    """What the job returned, or its error as data."""
    try:
        return importlib.import_module(JOBS[job]).work(folder)
    except MemoryError:
        sentence = "This PDF needs more memory than is allowed. Leave out the largest papers."
        return {"error": TooBig.__name__, "sentence": sentence}
    except PdfError as error:
        return {"error": type(error).__name__, "sentence": str(error)}


def main() -> None:
    job, folder, seconds, megabytes = sys.argv[1:]
    limit(int(seconds), int(megabytes))
    result = outcome(job, Path(folder))
    (Path(folder) / "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main()
