"""Papers as partners send them: tagged, untagged, landscape, turned, of mixed sizes, scanned. Same bytes every time."""

import io
from datetime import UTC, datetime
from functools import cache, partial

import pikepdf
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from cdp_portal.pdf.report import Column, ReportSpec, Section, Table, build_report

A4, A4_LANDSCAPE, A3_LANDSCAPE = (595, 842), (842, 595), (1191, 842)
PAGES = 14
SCAN = (1240, 1754)  # A4 at 150 dots an inch
WORDS = "Need, supply, treatment and harm in the borough, from shared data of the partners, by ward and by year."


@cache
def tagged() -> bytes:
    """PDF/UA-1, with headings, paragraphs and tables, as a good word processor writes it."""
    columns = (Column("Ward"), Column("Last year", "right"), Column("This year", "right"))
    sections = tuple(
        Section(
            f"Part {part}",
            tables=(Table("People in treatment", columns, _rows(part)),),
            paragraphs=(WORDS * 3, WORDS * 4),
        )
        for part in range(1, 19)
    )
    issued_at = datetime(2026, 11, 1, 9, tzinfo=UTC)
    return build_report(ReportSpec(title="Needs assessment", issued_at=issued_at, sections=sections))


def _rows(part: int) -> tuple[tuple[str, ...], ...]:
    return tuple((f"Ward {part}.{row}", f"{100 + row}", f"{120 + row}") for row in range(1, 21))


@cache
def untagged(sizes: tuple[tuple[int, int], ...], turned: int = 0) -> bytes:
    """Pages of text without tags; `turned` is their /Rotate."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number in range(PAGES):
            page = pdf.add_blank_page(page_size=sizes[number % len(sizes)])
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            lines = " ".join(f"0 -14 Td ({number + 1}.{line} {WORDS[:80]}) Tj" for line in range(1, 35))
            page.Contents = pdf.make_stream(f"BT /F1 10 Tf 60 540 Td {lines} ET".encode())
            page.Rotate = turned
        return _saved(pdf)


@cache
def scan() -> bytes:
    """Each page one grey picture, and no text."""
    with pikepdf.new() as pdf:
        for number in range(PAGES):
            page = pdf.add_blank_page(page_size=A4)
            picture = pdf.make_stream(_picture(number))
            picture.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=SCAN[0], Height=SCAN[1]))
            picture.update(Dictionary(ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode))
            page.Resources = Dictionary(XObject=Dictionary(Scan=picture))
            page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
        return _saved(pdf)


def _picture(number: int) -> bytes:
    """Lines of grey spots, about as large a JPEG as a scanned page of text is."""
    spots = Image.linear_gradient("L").resize((SCAN[0] - 220, 10))
    page = Image.new("L", SCAN, 250)
    for top in range(150, SCAN[1] - 150, 24):
        page.paste(spots, (100 + top % 7, top))
    grain = bytes((place * 7919 + number) % 251 for place in range(SCAN[0] * 2))
    noise = Image.frombytes("L", SCAN, grain * (SCAN[1] // 2))
    out = io.BytesIO()
    Image.blend(page, noise, 0.06).save(out, "JPEG", quality=70)
    return out.getvalue()


def _saved(pdf: Pdf) -> bytes:
    pdf.Root.Lang = pikepdf.String("en-GB")
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


MAKERS = {
    "tagged": tagged,
    "plain": partial(untagged, (A4,)),
    "landscape": partial(untagged, (A4_LANDSCAPE,)),
    "turned": partial(untagged, (A4,), 90),
    "mixed": partial(untagged, (A4, A4_LANDSCAPE, A4, A3_LANDSCAPE)),
    "scan": scan,
}
