"""Which pages of a part look different from those of the version before. Runs in the limited process.

Both are drawn small by a library that wrote neither, without the band at the foot, which tells of versions.
"""

from pathlib import Path

import pypdfium2

from cdp_portal.pdf.uploads import Bands, scale_of

OUR_FOOT = 62.0  # points below the text of a page that is set here, where its foot stands
LARGEST = 1000.0  # pixels of the longer side


class Drawn:
    """A PDF of which pages are drawn."""

    def __init__(self, pdf: Path | bytes, bands: Bands) -> None:
        self.bands = bands
        self.document = pypdfium2.PdfDocument(pdf)

    def page(self, number: int, *, uploaded: bool) -> tuple[int, int, bytes]:
        """Width, height and grey values of the page without its foot."""
        page = self.document[number]
        width, height = page.get_size()
        foot = self.bands.foot * scale_of(width, height) if uploaded else OUR_FOOT
        scale = min(1.0, LARGEST / max(width, height))
        drawn = page.render(scale=scale, grayscale=True, crop=(0, foot, 0, 0))
        try:
            return drawn.width, drawn.height, bytes(drawn.buffer)
        finally:
            drawn.close()
            page.close()

    def close(self) -> None:
        self.document.close()


def differing(old: Drawn, new: Drawn, pages: list[tuple[int, int, bool]]) -> set[int]:
    """The places in `pages` (number in old, number in new, whether uploaded) where the two look different."""
    return {
        place
        for place, (before, after, uploaded) in enumerate(pages)
        if old.page(before, uploaded=uploaded) != new.page(after, uploaded=uploaded)
    }
