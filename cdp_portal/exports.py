"""Any list as a file: `?format=csv` or `?format=xlsx` gives the filtered list, all of it."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from cdp_portal.formats import gov_date
from cdp_portal.sheets import Column, Sheet, Workbook, csv, xlsx

NATIONAL = "England"
CSV_TYPE = "text/csv; charset=utf-8"


def asked_format(request: HttpRequest) -> str:
    """“csv” or “xlsx” when the page is asked for as a file; otherwise empty."""
    asked = request.GET.get("format", "")
    return asked if asked in ("csv", "xlsx") else ""


def export(request: HttpRequest, title: str, columns: Sequence[Column], rows: Iterable[Sequence]) -> HttpResponse:
    """The rows as the file that was asked for. They must hold only what the person may read.

    `title` names the file and its sheet; the partnership of the address, or England, goes before it. The day is the one
    that the page is asked for.
    """
    place = getattr(request, "partnership", None) or NATIONAL
    day = getattr(request, "as_at", None) or timezone.localdate()
    sheet = Sheet(name=title, title=title, columns=list(columns), rows=list(rows))
    name = f"{slugify(f'{place} {title}')}-{day}.{asked_format(request)}"
    if asked_format(request) == "csv":
        response = HttpResponse(csv.write_sheet(sheet), content_type=CSV_TYPE)
    else:
        properties = {"Partnership": str(place), "As at": gov_date(day), "Made for": request.access.audience.label}
        book = Workbook(title, [sheet], made_at=timezone.now(), properties=properties)
        response = HttpResponse(xlsx.write(book), content_type=xlsx.CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
