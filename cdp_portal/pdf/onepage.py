"""One sheet of A4: blocks of short lines in columns, and a row of small charts above them. Knows no app."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO

from pikepdf import Pdf

from cdp_portal.pdf.engine import compile_template
from cdp_portal.pdf.pictures import Picture, picture_data


@dataclass(frozen=True)
class Line:
    """`tag` is a word for the state, `detail` follows in smaller letters."""

    tag: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Block:
    """Lines under a heading, `empty` where there are none; `more` counts those that found no room."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    more: int = 0


@dataclass(frozen=True)
class OnePage:
    """All text is plain text. `issued_at` (aware) is the only date the file carries."""

    title: str
    subtitle: str
    columns: tuple[tuple[Block, ...], ...]
    issued_at: datetime
    pictures: tuple[Picture, ...] = ()


def build_one_page(specs: Sequence[OnePage]) -> bytes:
    """The PDF of the first of `specs` that fits one page, tagged to PDF/UA-1; of the last if none does.

    Raises PdfError.
    """
    content = b""
    for spec in specs:
        data = asdict(spec) | {"pictures": [picture_data(one) for one in spec.pictures]}
        del data["issued_at"]
        content = compile_template("onepage.typ", data, issued_at=spec.issued_at)
        with Pdf.open(BytesIO(content)) as pdf:
            if len(pdf.pages) == 1:
                break
    return content
