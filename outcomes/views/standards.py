"""The quality standards that partnerships judge themselves by: what is loaded, and loading a text from a file."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import national, signed_in
from accounts.imports import Door, preview_page, template_file, upload_page
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.sheets import Sheet
from outcomes.exports_standards import SET_COLUMNS, STANDARD_COLUMNS, set_rows, standard_rows
from outcomes.models import QualityStandard, QualityStandardSet
from outcomes.standards_import import STANDARD

LIST = "Quality standards"
INTRO = (
    "The text of a set of quality standards, such as the official one. On the sheet “Sets” say whether it is the "
    "official text. The portal’s own working list stays beside it, for the rounds that were rated by it."
)


@require_safe
@signed_in
def standard_list(request):
    """Every set with its standards, the official text first."""
    sets = QualityStandardSet.objects.prefetch_related("standards")
    if asked_format(request):
        known = QualityStandard.objects.select_related("standard_set").order_by("standard_set__code", "position")
        standards = Sheet("Standards", "Standards", list(STANDARD_COLUMNS), standard_rows(known))
        return export(request, "Sets", SET_COLUMNS, set_rows(sets), more=[standards])
    context = {"title": LIST, "sets": sets, "can_edit": request.access.can(Permission.STANDARD_EDIT)}
    return render(request, "outcomes/standard_list.html", context)


def _context() -> dict:
    return {"title": "Import quality standards", "trail": [(LIST, reverse("standard_list"))]}


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.STANDARD_EDIT)
def standard_import(request):
    return upload_page(request, Door(STANDARD), {**_context(), "intro": INTRO})


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.STANDARD_EDIT)
def standard_import_detail(request, pk):
    return preview_page(request, Door(STANDARD), pk, _context())


@require_safe
@national(Permission.STANDARD_EDIT)
def standard_template(request):
    return template_file(request, Door(STANDARD))
