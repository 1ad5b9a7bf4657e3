"""The PDF engine alone, in a process of its own: `python -m bench.engine <folder> <issued_at>`.

It prints a Cost and its peak memory in megabytes as JSON.

The folder holds what the worker of the portal left for the engine: templates and data. Only the compilation counts,
not the start of the process nor the reading of fonts. A new process each time, because the engine remembers documents.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

import typst

from bench.measure import Stopwatch
from cdp_portal.pdf.typesetting import load_fonts


def main(folder: Path, issued_at: int) -> None:
    fonts = load_fonts()
    watch = Stopwatch()
    started = watch.read()
    typst.compile(
        str(folder / "pack.typ"),
        root=str(folder),
        font_paths=fonts,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=issued_at,
    )
    cost = watch.read() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**asdict(cost), "megabytes": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
