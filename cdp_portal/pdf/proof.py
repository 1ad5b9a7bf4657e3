"""The proof of a pack before it is issued: opened by another library than those that wrote it, and searched.

`prove` gives a finding in words for each check. A pack may be issued when every finding passed.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.pdf import limited
from cdp_portal.pdf.engine import lay

LIMITS = limited.Limits(seconds=120, megabytes=4000)


@dataclass(frozen=True)
class Withheld:
    """Texts that must not occur in the pack. `what` names the item to mend, for the officer: "item 7, Contract"."""

    words: tuple[str, ...]
    what: str


@dataclass(frozen=True)
class Finding:
    """What one check found. A `note` is something to look at that does not keep the pack from being issued."""

    check: str
    passed: bool
    sentence: str
    note: bool = False


@dataclass(frozen=True)
class Proof:
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return all(finding.passed or finding.note for finding in self.findings)

    def as_data(self) -> list[dict]:
        """What `from_data` makes the proof of again; JSON-able."""
        return [asdict(finding) for finding in self.findings]

    @classmethod
    def from_data(cls, data: list[dict]) -> "Proof":
        return cls(tuple(Finding(**finding) for finding in data))


def prove(
    pdf: bytes,
    *,
    withheld: Sequence[Withheld],
    withheld_files: Sequence[tuple[str, bytes | Path]],
    printed: Sequence[str],
    pages: int,
    labels: Sequence[str],
    title: str,
    printed_files: Sequence[bytes | Path] = (),
    limits: limited.Limits = LIMITS,
) -> Proof:
    """Search the pack `pdf` for what must not be in it, and check its numbers.

    `withheld_files`: (what, file) of each uploaded paper that is not for this pack's readers; its text and its
    pictures are searched for. `printed`: all text that the pack was made from; `printed_files`: its uploaded papers.
    What a withheld text shares with these is no leak, but a note. Files given by their paths do not pass through
    memory. `labels`: the number of each page, in order. Raises
    PdfError when the search itself took too long or needed too much memory.
    """
    request = {
        "withheld": [asdict(item) for item in withheld],
        "files": [what for what, _file in withheld_files],
        "printed": list(printed),
        "printed_files": len(printed_files),
        "pages": pages,
        "labels": list(labels),
        "title": title,
    }
    with TemporaryDirectory(prefix="cdp-pdf-") as name:
        folder = Path(name)
        (folder / "pack.pdf").write_bytes(pdf)
        (folder / "request.json").write_text(json.dumps(request))
        for number, (_what, file) in enumerate(withheld_files):
            lay(file, folder / f"withheld-{number}.pdf")
        for number, file in enumerate(printed_files):
            lay(file, folder / f"printed-{number}.pdf")
        return Proof.from_data(limited.run("prove", folder, limits)["findings"])
