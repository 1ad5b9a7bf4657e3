"""Needs assessments: the list with parts under the whole, one of them, adding and editing."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from outcomes import needs_assessments
from outcomes.forms import NeedsAssessmentForm
from outcomes.models import NeedsAssessment
from outcomes.plan_exports import NEEDS_COLUMNS, needs_rows
from outcomes.views.plan_asked import SECTION, trail_of

LIST = "Needs assessments"


def _readable(request, partnership):
    """Those that the person may read, with what they are combined into."""
    found = NeedsAssessment.objects.filter(partnership=partnership).readable_by(request.access.audience)
    return found.select_related("partnership", "organisation", "authority", "combined_into")


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def needs_assessment_list(request, partnership):
    """All of them: each whole with the parts that are being combined into it."""
    found = list(_readable(request, partnership).order_by("number"))
    if asked_format(request):
        return export(request, LIST, NEEDS_COLUMNS, needs_rows(found, request.access.audience))
    known = {one.pk for one in found}
    wholes = [one for one in found if one.combined_into_id not in known]
    parts: dict[int, list] = {}
    for one in found:
        if one.combined_into_id in known:
            parts.setdefault(one.combined_into_id, []).append(one)
    context = {
        "title": LIST,
        "section": SECTION,
        "trail": trail_of(partnership),
        "groups": [(whole, parts.get(whole.pk, [])) for whole in _in_order(wholes, parts)],
        "count": len(found),
        "today": timezone.localdate(),
        "can_edit": request.access.can(Permission.PLAN_EDIT),
    }
    return render(request, "outcomes/needs_assessment_list.html", context)


def _in_order(wholes: list[NeedsAssessment], parts: dict[int, list]) -> list[NeedsAssessment]:
    """Wholes and, after each, those of its parts that have parts of their own."""
    found = []
    for whole in wholes:
        found.append(whole)
        found += _in_order([part for part in parts.get(whole.pk, []) if part.pk in parts], parts)
    return found


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def needs_assessment_detail(request, partnership, number):
    readable = _readable(request, partnership)
    parts = Prefetch("parts", readable.order_by("number"), to_attr="readable_parts")
    assessment = get_object_or_404(readable.prefetch_related(parts), number=number)
    whole = assessment.combined_into
    context = {
        "title": str(assessment),
        "section": SECTION,
        "trail": _trail(partnership),
        "assessment": assessment,
        "whole": whole if whole and request.access.audience.may_see(whole.release_class) else None,
        "today": timezone.localdate(),
        "can_edit": request.access.can(Permission.PLAN_EDIT),
        "entries": history_of(assessment) if request.access.can(Permission.HISTORY_VIEW) else [],
    }
    return render(request, "outcomes/needs_assessment_detail.html", context)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def needs_assessment_add(request, partnership):
    new = NeedsAssessment(partnership=partnership)
    form = NeedsAssessmentForm(request.POST or None, instance=new, partnership=partnership)
    context = {"title": "Add a needs assessment", "section": SECTION, "trail": _trail(partnership)}

    def create() -> NeedsAssessment:
        return needs_assessments.add_needs_assessment(assessment=form.save(commit=False), by=request.user)

    back = reverse("needs_assessment_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Needs assessment added.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def needs_assessment_edit(request, partnership, number):
    assessment = get_object_or_404(_readable(request, partnership), number=number)
    form = NeedsAssessmentForm(request.POST or None, instance=assessment, partnership=partnership)
    trail = [*_trail(partnership), (str(assessment), assessment.get_absolute_url())]
    context = {"title": "Edit needs assessment", "caption": str(assessment), "section": SECTION, "trail": trail}
    return edit_record(request, form, context)


def _trail(partnership) -> list[tuple[str, str]]:
    return [*trail_of(partnership), (LIST, reverse("needs_assessment_list", args=[partnership.slug]))]
