"""Typeset a template with data, in a limited process. Same input, same bytes."""

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.pdf import limited
from cdp_portal.pdf.errors import BuildFailed, FontsMissing, PaperUnusable, PdfError, TooBig, TookTooLong

__all__ = ["BuildFailed", "FontsMissing", "PaperUnusable", "PdfError", "TooBig", "TookTooLong", "compile_template"]


def compile_template(
    template: str,
    data: dict,
    *,
    issued_at: datetime,
    standards: Sequence[str] = ("ua-1",),
    limits: limited.Limits = limited.Limits(),  # noqa: B008 - frozen
) -> bytes:
    """The PDF of the file `template` (in cdp_portal/pdf/templates) with `data`, which must be JSON-able.

    Text in `data` is never parsed as markup. `issued_at` (aware) is the only date the file carries. The result
    claims `standards` and fails rather than break them. Raises PdfError.
    """
    with TemporaryDirectory(prefix="cdp-pdf-") as name:
        folder = Path(name)
        write_request(folder, template, data, issued_at=issued_at, standards=standards)
        result = limited.run("typeset", folder, limits)
        return (folder / result["pdf"]).read_bytes()


def lay(pdf: bytes | Path, place: Path) -> None:
    """Put a file, or the content of one, where the job will read it. A file does not pass through memory."""
    if isinstance(pdf, bytes):
        place.write_bytes(pdf)
    else:
        shutil.copyfile(pdf, place)


def write_request(
    folder: Path, template: str, data: dict, *, issued_at: datetime, standards: Sequence[str] = ("ua-1",)
) -> None:
    """Lay out in `folder` what the job `typeset` reads."""
    if issued_at.tzinfo is None:
        raise ValueError("issued_at has no time zone.")
    request = {"template": template, "standards": list(standards), "issued_at": int(issued_at.timestamp())}
    (folder / "request.json").write_text(json.dumps(request))
    (folder / "data.json").write_text(json.dumps(data))
