"""Job `prove`: the checks of `proof`, in the limited process. Each gives a finding in words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from cdp_portal.pdf import fingerprints, hazards, numbering, rawscan, reading, surfaces
from cdp_portal.pdf.leaks import Leaks

TEMPLATES = Path(__file__).with_name("templates")
NUMBERS = (
    ("labels", numbering.wrong_labels, "A reader shows the same page numbers as are printed."),
    ("feet", numbering.wrong_feet, "The number at the foot of every page is right."),
    ("contents", numbering.wrong_links, "Contents and agenda name the right pages."),
    ("bookmarks", numbering.wrong_bookmarks, "Every bookmark opens the page with its title."),
)


def work(folder: Path) -> dict:
    """The job: `pack.pdf`, `request.json` and the files it counts become findings."""
    request = json.loads((folder / "request.json").read_text())
    pdf = (folder / "pack.pdf").read_bytes()
    try:
        book, raw = reading.read(pdf), rawscan.scan(pdf)
    except (pypdfium2.PdfiumError, ValueError):
        return {"findings": [_finding("opens", "The pack cannot be opened. Build it again.", "")]}
    findings = [_finding("opens", "", "The pack opens, and every part of it can be read.")]
    findings += _texts(folder, request, book, raw)
    findings += [_finding(check, fault, good) for check, fault, good in hazards.checks(book, raw)]
    findings += hazards.notes(raw)
    findings += _numbers(request, book)
    return {"findings": findings}


def _finding(check: str, fault: str, good: str) -> dict:
    return {"check": check, "passed": not fault, "sentence": fault or good, "note": False}


def _texts(folder: Path, request: dict, book: reading.Book, raw: rawscan.Raw) -> Iterator[dict]:
    printed_files = [(folder / f"printed-{n}.pdf").read_bytes() for n in range(request["printed_files"])]
    files = [(what, (folder / f"withheld-{n}.pdf").read_bytes()) for n, what in enumerate(request["files"])]
    withheld = [(item["what"], item["words"]) for item in request["withheld"]]
    withheld += [(what, [reading.text_of(content)]) for what, content in files]
    ours = [template.read_text() for template in TEMPLATES.glob("*.typ")]  # “Minutes” heads a column of every agenda
    leaks = Leaks(withheld, [*request["printed"], *ours, *map(reading.text_of, printed_files)])
    for check, good, texts in surfaces.of(book, raw):
        yield _finding(check, leaks.found_in(texts), good)
    yield from _files(files, printed_files, raw)
    yield from (_note("shared", sentence) for sentence in leaks.shared())


def _note(check: str, sentence: str) -> dict:
    return {"check": check, "passed": True, "sentence": sentence, "note": True}


def _files(files: list[tuple[str, bytes]], printed: list[bytes], raw: rawscan.Raw) -> Iterator[dict]:
    """Whether pictures or drawings of the withheld files are in the pack."""
    ours = fingerprints.of_streams(raw).keys() if files else set()
    allowed = set().union(*(fingerprints.of_file(content) or () for content in printed)) if files else set()
    found = []
    for what, content in files:
        theirs = fingerprints.of_file(content)
        if theirs is None:
            yield _note(
                "files",
                f"The file of {what} cannot be opened, so nobody can tell whether it is in the pack. Look for it.",
            )
        elif (theirs & ours) - allowed:
            found.append(what)
    fault = f"Pictures or pages of the file of {' and of '.join(found)} are in the pack." if found else ""
    yield _finding("files", fault, "No picture or page of a withheld file is in the pack.")


def _numbers(request: dict, book: reading.Book) -> list[dict]:
    labels = request["labels"]
    count = numbering.wrong_count(book, request["pages"])
    findings = [_finding("pages", count, f"The pack has {request['pages']} pages, as it says.")]
    title = dict(book.details).get("Title", "")
    wrong = "" if title == request["title"] else f"The file calls itself “{title}”, not “{request['title']}”."
    findings.append(_finding("title", wrong, "The file carries the title of the pack."))
    if not count and len(labels) == len(book.leaves):
        findings += [_finding(check, wrong(book, labels), good) for check, wrong, good in NUMBERS]
    elif not count:
        findings.append(_finding("labels", "Not every page has a number.", ""))
    return findings
