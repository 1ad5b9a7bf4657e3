"""Any list as a file: `?format=csv`, `?format=xlsx` or `?format=ods` gives the filtered list, all of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import slugify

from cdp_portal.formats import gov_date
from cdp_portal.sheets import Column, Sheet, Workbook, csv, ods, xlsx

NATIONAL = "England"
PDF_TYPE = "application/pdf"
CSV_TYPE = "text/csv; charset=utf-8"
WORKBOOKS = {"xlsx": xlsx, "ods": ods}
PAST = "It shows the register as at {day}. Later changes are not in it."


def asked_format(request: HttpRequest) -> str:
    """“csv”, “xlsx” or “ods” when the page is asked for as a file; otherwise empty."""
    asked = request.GET.get("format", "")
    return asked if asked in ("csv", *WORKBOOKS) else ""


def export(
    request: HttpRequest,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence],
    *,
    day: date | None = None,
    more: Sequence[Sheet] = (),
) -> HttpResponse:
    """The rows as the file that was asked for. They must hold only what the person may read.

    `title` names the file and its sheet; the partnership of the address, or England, goes before it. `day` is the day
    that the list is as at, by default the one that the page is asked for; `more` are further sheets of a workbook (a
    CSV file holds the first alone).
    """
    place = getattr(request, "partnership", None) or NATIONAL
    day = day or getattr(request, "as_at", None) or timezone.localdate()
    past = [PAST.format(day=gov_date(day))] if day < timezone.localdate() else []
    sheet = Sheet(name=title, title=title, columns=list(columns), rows=list(rows), notes=past)
    properties = {"Partnership": str(place), "As at": gov_date(day), "Made for": request.access.audience.label}
    book = Workbook(title, [sheet, *more], made_at=timezone.now(), properties=properties)
    return as_file(request, book, name=f"{slugify(f'{place} {title}')}-{day}")


def as_file(request: HttpRequest, book: Workbook, *, name: str) -> HttpResponse:
    """The workbook in the format that was asked for (XLSX if none), to be downloaded as `name` and kept by no cache."""
    asked = asked_format(request) or "xlsx"
    if asked == "csv":
        response = HttpResponse(csv.write_sheet(book.sheets[0]), content_type=CSV_TYPE)
    else:
        writer = WORKBOOKS[asked]
        response = HttpResponse(writer.write(book), content_type=writer.CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'attachment; filename="{name}.{asked}"'
    return response


def private_file(content: bytes, *, content_type: str, name: str, inline: bool = False) -> HttpResponse:
    """What was made for this one reader: a download that no cache keeps, or with `inline` for the browser to show."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response
