"""All that is typeset of a pack as data: kept with it, for its web page and to see whether the records still agree."""

from dataclasses import asdict

from cdp_portal.pdf.pack import ActionLog, PackSpec, UploadedPaper

AUTHORED, UPLOADED, ACTIONS = "authored", "uploaded", "actions"


def content_of(spec: PackSpec) -> dict:
    """The words of the pack; of uploaded papers only what the portal says of them."""
    return {
        "cover": asdict(spec.cover),
        "agenda": [asdict(row) for row in spec.agenda],
        "parts": [_part(paper) for paper in spec.papers],
        "reason": spec.reason,
    }


def _part(paper) -> dict:
    if isinstance(paper, UploadedPaper):
        words = {"key": paper.key, "number": paper.number, "title": paper.title, "notice": paper.notice}
        return {"kind": UPLOADED, **words}
    return {"kind": ACTIONS if isinstance(paper, ActionLog) else AUTHORED, **asdict(paper)}
