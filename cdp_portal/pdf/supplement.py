"""The supplement of a version: only the pages that it puts in, cut out of its PDF. Runs in the limited process."""

from pathlib import Path

import pikepdf
from pikepdf import Pdf

from cdp_portal.pdf.layout import Layout


def cut(pack: Pdf, layout: Layout, labels: set[str], version: int, place: Path) -> None:
    """Save the pages of `pack` with these labels at `place`. `pack` is used up."""
    for sheet in reversed(range(len(pack.pages))):
        if layout.labels[sheet] not in labels:
            del pack.pages[sheet]
    pack.save(place, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
