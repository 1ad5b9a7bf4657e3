"""A small PDF that stands in for an uploaded paper."""

import io

import pikepdf

SAMPLE_PAGES = 2
_TEXTS = (
    ("Substance use needs assessment: summary", "Demonstration: a page that stands in for an uploaded paper."),
    ("What the assessment covers", "Need, supply, treatment and harm in the borough, from shared data."),
)


def sample_pdf() -> bytes:
    """Two A4 pages with a heading and a line each; the same bytes every time."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for heading, text in _TEXTS:
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            content = f"BT /F1 18 Tf 72 750 Td ({heading}) Tj /F1 12 Tf 0 -36 Td ({text}) Tj ET"
            page.Contents = pdf.make_stream(content.encode("ascii"))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
