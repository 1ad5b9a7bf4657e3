"""Job `pack`: typeset the pack with blank pages for the uploaded papers, then lay the papers in."""

import json
from dataclasses import asdict
from pathlib import Path

from pikepdf import Pdf

from cdp_portal.pdf import finishing, papers, supplement, uploads, versions
from cdp_portal.pdf.describing import UPLOADED
from cdp_portal.pdf.layout import Change, Layout
from cdp_portal.pdf.printing import Round, fingerprinted
from cdp_portal.pdf.typesetting import Press
from cdp_portal.pdf.uploads import Bands, Upload


def work(folder: Path) -> dict:
    """The job: `request.json`, `data.json` and the files it names become `out.pdf` and perhaps `supplement.pdf`.

    Returns the layout and the changes as data.
    """
    papers.guard()
    request = json.loads((folder / "request.json").read_text())
    data = json.loads((folder / "data.json").read_text())
    uploaded = {paper["key"]: uploads.opened(folder, paper) for paper in data["papers"] if paper["kind"] == UPLOADED}
    bands = Bands.of(large=data["large"])
    for paper in data["papers"]:
        if paper["kind"] == UPLOADED:
            paper["sheets"] = [uploads.blank(sheet, bands) for sheet in uploaded[paper["key"]].sheets]
    printed, layout, told = _printed(folder, request, data, uploaded)
    pack = printed.pdf
    finishing.name_links(pack, layout, printed.mark_of)
    _finish(pack, layout, uploaded, printed.start_of, bands)
    finishing.save(pack, folder / "out.pdf")
    put_in = {label for change in told if change.what != "removed" for label in change.labels}
    if told:
        supplement.cut(pack, layout, put_in, data["version"], folder / "supplement.pdf")
    return {
        "pdf": "out.pdf",
        "layout": layout.as_data(),
        "changes": [asdict(change) for change in told],
        "supplement_pages": len(put_in),
    }


def _printed(
    folder: Path, request: dict, data: dict, uploaded: dict[str, Upload]
) -> tuple[Round, Layout, tuple[Change, ...]]:
    press = Press(folder, request)
    if data["before"] is None:
        printed = Round(press, data, None, meanwhile=lambda: uploads.prepare(uploaded))
        return printed, fingerprinted(versions.first(printed.found), data, uploaded.values()), ()
    uploads.prepare(uploaded)
    from cdp_portal.pdf.revising import Revision  # noqa: PLC0415 - brings a renderer that a first version does not need

    return Revision(press, data, uploaded, folder).made()


def _finish(pack: Pdf, layout: Layout, uploaded: dict[str, Upload], start_of: dict[str, int], bands: Bands) -> None:
    pack.Root.PageLabels = finishing.page_labels(layout.labels)
    if not uploaded or uploads.lay_in(pack, uploaded.values(), start_of, bands):
        return
    finishing.withdraw_claim(pack)  # the whole is accessible only if every paper is
