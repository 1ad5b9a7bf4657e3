"""Files of figures, into a partnership and for all of England."""

from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership, national
from accounts.roles import Permission
from cdp_portal.exports import as_file
from outcomes.imports.door import FigureDoor
from outcomes.imports.pages import names_page, preview_page, upload_page
from outcomes.imports.template import template

METHODS = ["GET", "HEAD", "POST"]
INTRO = (
    "Figures of the partnership, its local authorities, its region, England and the authorities you compare yourselves "
    "with. Other areas in the file are left out."
)
NATIONAL_INTRO = "Figures of England, its regions and all its local authorities. Everyone may read them."


def _context(partnership, *, first: bool = False) -> dict:
    door = FigureDoor(partnership)
    trail = [("Outcomes", reverse("observation_list", args=[partnership.slug]))]
    title = "Import figures"
    return {
        "title": title,
        "intro": INTRO,
        "section": "Outcomes",
        "door": door,
        "trail": trail if first else [*trail, (title, door.upload_url)],
    }


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(METHODS)
def observation_import(request, partnership):
    return upload_page(request, FigureDoor(partnership), _context(partnership, first=True))


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(METHODS)
def observation_import_names(request, partnership, pk):
    return names_page(request, FigureDoor(partnership), pk, _context(partnership))


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(METHODS)
def observation_import_detail(request, partnership, pk):
    return preview_page(request, FigureDoor(partnership), pk, _context(partnership))


@for_partnership(Permission.OBSERVATION_EDIT)
@require_safe
def observation_template(request, partnership):
    """The empty workbook to fill in; `?format=ods` for LibreOffice."""
    return as_file(request, template(partnership), name=slugify(f"{partnership.short_name} template figures"))


def _national_context(*, first: bool = False) -> dict:
    door, title = FigureDoor(), "Import national figures"
    return {
        "title": title,
        "intro": NATIONAL_INTRO,
        "door": door,
        "trail": [("Outcomes", reverse("national_outcomes")), *([] if first else [(title, door.upload_url)])],
    }


@national(Permission.NATIONAL_FIGURE_EDIT)
@require_http_methods(METHODS)
def national_observation_import(request):
    return upload_page(request, FigureDoor(), _national_context(first=True))


@national(Permission.NATIONAL_FIGURE_EDIT)
@require_http_methods(METHODS)
def national_observation_import_names(request, pk):
    return names_page(request, FigureDoor(), pk, _national_context())


@national(Permission.NATIONAL_FIGURE_EDIT)
@require_http_methods(METHODS)
def national_observation_import_detail(request, pk):
    return preview_page(request, FigureDoor(), pk, _national_context())
