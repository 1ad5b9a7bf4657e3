"""Other ways to the same pack: `python -m bench.rivals <rival> <folder>` makes it once and prints its Cost as JSON.

HTML becomes a PDF by WeasyPrint or by headless Chromium, and the uploaded papers are laid into its blank pages. The
cost is of the whole process and of all that it starts: what the portal's limited process is to the portal.
"""

import ctypes
import json
import os
import pickle
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Pdf, Rectangle

from bench import rival_html
from cdp_portal.pdf import papers
from cdp_portal.pdf.pack import PackSpec, UploadedPaper

ADOPTS_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER: processes that Chromium leaves become ours, so that their time counts
HEAD, FOOT = 40, 34  # points above and below an uploaded page


def weasyprint(spec: PackSpec, sizes: dict, page: Path) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415 - not installed in the portal's environment

    page.write_text(rival_html.document(spec, sizes))
    return HTML(page).write_pdf(pdf_variant="pdf/ua-1")


def chromium(spec: PackSpec, sizes: dict, page: Path) -> bytes:
    """Twice: Chromium cannot tell the number of a page within the document."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - WeasyPrint needs none

    from tools.find_browser import find  # noqa: PLC0415

    with sync_playwright() as driver, driver.chromium.launch(executable_path=find(), args=["--no-sandbox"]) as browser:
        tab = browser.new_page()
        numbers = {"contents": 2}
        for _pass in range(2):
            page.write_text(rival_html.document(spec, sizes, numbers))
            tab.goto(page.as_uri())
            printed = tab.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            numbers = _begins(printed)
    return printed


def _begins(printed: bytes) -> dict[str, int]:
    """The page on which each named place stands."""
    with Pdf.open(BytesIO(printed)) as pdf:
        number_of = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        named = pdf.Root.get("/Dests", {}) or dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
        return {str(name).lstrip("/"): number_of[place[0].objgen] for name, place in named.items()}


RIVALS: dict[str, Callable[[PackSpec, dict, Path], bytes]] = {"weasyprint": weasyprint, "chromium": chromium}


def merged(printed: bytes, spec: PackSpec, sizes: dict) -> Pdf:
    """The printed pack with the uploaded papers on its blank pages."""
    pack, begins = Pdf.open(BytesIO(printed)), _begins(printed)
    for paper in spec.papers:
        if isinstance(paper, UploadedPaper):
            with Pdf.open(BytesIO(paper.pdf)) as upload:
                for number, (page, (width, height)) in enumerate(zip(upload.pages, sizes[paper.key], strict=True)):
                    target = pack.pages[begins[paper.key] - 1 + number]
                    target.add_underlay(page, Rectangle(0, FOOT, width, height - HEAD))
    return pack


def _sizes(spec: PackSpec) -> dict[str, list[tuple[float, float]]]:
    found = {}
    for paper in spec.papers:
        if isinstance(paper, UploadedPaper):
            with Pdf.open(BytesIO(paper.pdf)) as pdf:
                sheets = [papers.measure(page) for page in pdf.pages]
            found[paper.key] = [(sheet.width, sheet.height) for sheet in sheets]
    return found


def main(rival: str, folder: Path) -> None:
    ctypes.CDLL(None).prctl(ADOPTS_ORPHANS, 1, 0, 0, 0)
    spec = pickle.loads((folder / "spec.pickle").read_bytes())
    started = time.perf_counter()
    sizes = _sizes(spec)
    pack = merged(RIVALS[rival](spec, sizes, folder / "pack.html"), spec, sizes)
    pack.save(folder / f"{rival}.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    clock = time.perf_counter() - started
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(part.ru_utime + part.ru_stime for part in used)
    print(json.dumps({"clock": clock, "cpu": cpu, "pages": len(pack.pages)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
