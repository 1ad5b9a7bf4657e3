"""What LibreOffice leaves open in a PDF."""

from io import BytesIO

import pikepdf
from pikepdf import Pdf


def with_title(pdf: bytes, name: str) -> bytes:
    """The PDF with `name` as its title, unless its document has one: a screen reader says it first."""
    with Pdf.open(BytesIO(pdf)) as opened:
        with opened.open_metadata(set_pikepdf_as_editor=False) as metadata:
            if str(metadata.get("dc:title") or "").strip():
                return pdf
            metadata["dc:title"] = name
        if "/ViewerPreferences" not in opened.Root:
            opened.Root.ViewerPreferences = pikepdf.Dictionary()
        opened.Root.ViewerPreferences.DisplayDocTitle = True
        buffer = BytesIO()
        opened.save(buffer)
    return buffer.getvalue()
