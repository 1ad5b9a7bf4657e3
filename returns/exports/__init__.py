"""Files of a signed return, made from its signature alone: the same signature gives the same bytes for ever."""

from collections.abc import Callable
from dataclasses import dataclass

from cdp_portal.sheets import Workbook, csv, ods, xlsx
from returns.content import canonical
from returns.exports.document import as_pdf
from returns.exports.workbook import as_workbook
from returns.models import ReturnRequirement, ReturnSignature


@dataclass(frozen=True)
class Format:
    """A kind of file: what it is called on the page, how its name ends, and how it is made."""

    label: str
    hint: str
    ending: str
    content_type: str
    make: Callable[[ReturnSignature], bytes]


def _in_sheets(write: Callable[[Workbook], bytes]) -> Callable[[ReturnSignature], bytes]:
    return lambda signature: write(as_workbook(signature))


FORMATS = {
    "pdf": Format("PDF", "to print and to send", ".pdf", "application/pdf", as_pdf),
    "xlsx": Format("Excel", "a sheet for each table", ".xlsx", xlsx.CONTENT_TYPE, _in_sheets(xlsx.write)),
    "ods": Format("OpenDocument", "the same sheets", ".ods", ods.CONTENT_TYPE, _in_sheets(ods.write)),
    "csv": Format("CSV", "a zip with a file for each table", "-csv.zip", csv.CONTENT_TYPE, _in_sheets(csv.write)),
    "json": Format(
        "JSON",
        "exactly what was signed: its own SHA-256 is the fingerprint",
        ".json",
        "application/json",
        lambda one: one.content.encode(),
    ),
}


def file_name(signature: ReturnSignature, file_format: Format) -> str:
    """`sefton-2023-24-q3-return-v1.xlsx`; the receiver is named unless it is the national unit."""
    content = canonical.read(signature.content)
    receiver = signature.return_of.requirement.receiver
    to = "" if receiver == ReturnRequirement.Receiver.NATIONAL_UNIT else f"{receiver}-"
    return f"{content.slug}-{content.quarter}-{to}return-v{signature.version}{file_format.ending}"
