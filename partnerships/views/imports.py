"""Footprints and the national register of authorities from a file."""

from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership, national
from accounts.imports import Door, preview_page, template_file, upload_page
from accounts.roles import Permission
from partnerships.imports import AREA, FOOTPRINT
from partnerships.views.areas import LIST
from partnerships.views.partnership import SECTION, trail

FOOTPRINT_INTRO = "Authorities join the footprint, and those that are there get other days or notes, from one file."
AREA_INTRO = "The national register of local authorities, by official code."


def _footprint_context(partnership) -> dict:
    back = ("Footprint", reverse("footprint_list", args=[partnership.slug]))
    return {"title": "Import the footprint", "section": SECTION, "trail": trail(partnership, back)}


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_import(request, partnership):
    context = {**_footprint_context(partnership), "intro": FOOTPRINT_INTRO}
    return upload_page(request, Door(FOOTPRINT, partnership), context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_import_detail(request, partnership, pk):
    return preview_page(request, Door(FOOTPRINT, partnership), pk, _footprint_context(partnership))


@require_safe
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_template(request, partnership):
    return template_file(request, Door(FOOTPRINT, partnership))


def _area_context() -> dict:
    return {"title": "Import local authorities", "trail": [(LIST, reverse("area_list"))]}


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.AREA_EDIT)
def area_import(request):
    context = {**_area_context(), "intro": AREA_INTRO}
    return upload_page(request, Door(AREA), context)


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.AREA_EDIT)
def area_import_detail(request, pk):
    return preview_page(request, Door(AREA), pk, _area_context())


@require_safe
@national(Permission.AREA_EDIT)
def area_template(request):
    return template_file(request, Door(AREA))
