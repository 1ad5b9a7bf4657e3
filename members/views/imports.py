"""Organisations, and seats with who holds them, from a file."""

from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.imports import Door, preview_page, template_file, upload_page
from accounts.roles import Permission
from members.imports import ORGANISATION, SEAT
from members.views.seats import SECTION, trail

ORGANISATION_INTRO = (
    "Organisations that the partnership keeps. One that is in the register already is found by its name; "
    "only the partnership that keeps it can change it."
)
SEAT_INTRO = "The seats on the partnership's own boards and groups, and who holds them, from one workbook."


def _organisation_context(partnership) -> dict:
    back = ("Organisations", reverse("organisation_list", args=[partnership.slug]))
    return {"title": "Import organisations", "section": SECTION, "trail": trail(partnership, back)}


def _seat_context(partnership) -> dict:
    return {"title": "Import seats and holders", "section": SECTION, "trail": trail(partnership)}


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_import(request, partnership):
    context = {**_organisation_context(partnership), "intro": ORGANISATION_INTRO}
    return upload_page(request, Door(ORGANISATION, partnership), context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_import_detail(request, partnership, pk):
    return preview_page(request, Door(ORGANISATION, partnership), pk, _organisation_context(partnership))


@require_safe
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_template(request, partnership):
    return template_file(request, Door(ORGANISATION, partnership))


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def seat_import(request, partnership):
    context = {**_seat_context(partnership), "intro": SEAT_INTRO}
    return upload_page(request, Door(SEAT, partnership), context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def seat_import_detail(request, partnership, pk):
    return preview_page(request, Door(SEAT, partnership), pk, _seat_context(partnership))


@require_safe
@for_partnership(Permission.SEAT_EDIT)
def seat_template(request, partnership):
    return template_file(request, Door(SEAT, partnership))
