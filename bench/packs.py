"""Meeting packs of 100 pages against the PDF engine alone on the same document."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Cost, Stopwatch, interleaved
from bench.table import Comparison, Measured
from cdp_portal import markdown
from cdp_portal.demo.sample_pdf import sample_pdf
from cdp_portal.pdf import assembly, describing
from cdp_portal.pdf.engine import write_request
from cdp_portal.pdf.layout import Layout
from cdp_portal.pdf.pack import (
    ActionLog,
    ActionRow,
    AgendaRow,
    AuthoredPaper,
    HeaderRow,
    PackCover,
    PackSpec,
    Section,
    UploadedPaper,
    build_pack,
)

ROUNDS = 7
ISSUED_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ACTIONS = 100
TEXT = """The partnership looked at **need, supply, treatment and harm** in the borough over the last twelve months.

- People in treatment: 1,338 adults and 74 children, up on the year before.
- Continuity of care after prison stands above the national figure.
- Waiting times stay under three weeks for all but a few.

The lead proposes to keep the two posts of outreach until the end of the financial year. Money that is not spent by
then goes to places for inpatient detoxification, as the plan allows, and the board is told at its next meeting.

1. Note the figures.
2. Agree the change of the plan.
3. Ask the provider for a report on young people.
"""
SECTIONS = (
    "Purpose",
    "Recommendations",
    "Background",
    "Details",
    "Implications",
    "Risks",
    "Consultation",
    "Next steps",
)


def comparisons() -> list[Comparison]:
    """Two rows: a pack that is written in the portal, and one that is mostly uploaded papers."""
    written = _compared(
        "Pack written in the portal",
        _spec([_authored(number) for number in range(1, 32)]),
        "A pack of {} pages, made by build_pack in its limited process, against typst alone on the same document.",
    )
    uploaded = _compared(
        "Pack mostly of uploaded papers",
        _spec([*map(_authored, range(1, 6)), *map(_uploaded, range(6, 44))]),
        "A pack of {} pages, most of them uploaded papers that are laid in, against typst alone on the same document "
        "with blank pages in their place.",
    )
    return [written, uploaded]


def _compared(name: str, spec: PackSpec, meaning: str) -> Comparison:
    with TemporaryDirectory(prefix="cdp-bench-") as folder:
        pages = _lay_out(spec, Path(folder))
        jobs = {"pack": partial(build_pack, spec), "engine": partial(_engine, Path(folder) / "typst")}
        costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(), warm_ups=1)
    subject = Measured(name, costs["pack"], pages=pages)
    against = Measured("the PDF engine alone", costs["engine"], pages=pages)
    return Comparison(subject, against, meaning.format(pages))


def _lay_out(spec: PackSpec, folder: Path) -> int:
    """Leave in `folder` what the portal gives to the engine for this pack. Returns the number of pages."""
    write_request(folder, "pack.typ", describing.data(spec, folder), issued_at=spec.issued_at)
    return len(Layout.from_data(assembly.work(folder)["layout"]).labels)


def _engine(folder: Path) -> Cost:
    command = [sys.executable, "-m", "bench.engine", str(folder), str(int(ISSUED_AT.timestamp()))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(**json.loads(done.stdout))


def _spec(papers: list[AuthoredPaper | UploadedPaper]) -> PackSpec:
    return PackSpec(
        cover=PackCover("Tamarshire Combating Drugs Partnership", "Board", "Meeting pack", "2 December 2026"),
        agenda=tuple(
            AgendaRow(paper.number, paper.title, "Decision", "Director of Public Health", 10, paper_key=paper.key)
            for paper in papers
        ),
        papers=(*papers, ActionLog("actions", "", "Action log", tuple(
            ActionRow(f"A{number}", f"Write to provider {number} about waiting times", "Treatment lead",
                      "31 January 2027", "In progress")
            for number in range(1, ACTIONS + 1)
        ))),
        issued_at=ISSUED_AT,
    )  # fmt: skip


def _authored(number: int) -> AuthoredPaper:
    sections = tuple(Section(title, markdown.parse(f"Paper {number}. {TEXT}")) for title in SECTIONS)
    return AuthoredPaper(
        f"p{number}", str(number), f"Report {number}", (HeaderRow("Lead", "Director of Public Health"),), sections
    )


def _uploaded(number: int) -> UploadedPaper:
    return UploadedPaper(f"p{number}", str(number), f"Needs assessment {number}", sample_pdf())
