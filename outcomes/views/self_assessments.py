"""Self-assessments against quality standards: the list, one round, beginning and editing one, and its PDF."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import Part, history_of
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import PDF_TYPE, asked_format, export, private_file
from cdp_portal.lists import Column, listing
from cdp_portal.pdf.engine import PdfError
from outcomes import assessing
from outcomes.assessment_pdf import assessment_pdf
from outcomes.assessment_round import round_of
from outcomes.exports_standards import ASSESSMENT_COLUMNS, RATING_COLUMNS, assessment_rows, rating_rows
from outcomes.forms import SelfAssessmentForm
from outcomes.models import QualityStandardSet, SelfAssessment, StandardRating
from outcomes.views.plans import SECTION, trail_of

LIST = "Self-assessments"
COLUMNS = (
    Column("Round", "number", ("number",)),
    Column("Assessed on", "assessed", ("assessed_on",)),
    Column("Result"),
    Column("State", "state", ("status",)),
)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def self_assessment_list(request, partnership):
    """The rounds, the latest first, each with how many standards are met."""
    known = SelfAssessment.objects.filter(partnership=partnership).with_results()
    rows = known.select_related("partnership", "standard_set", "agreed_by").order_by("-assessed_on", "-number")
    if asked_format(request):
        return export(request, LIST, ASSESSMENT_COLUMNS, assessment_rows(rows))
    context = {
        "title": LIST,
        "section": SECTION,
        "trail": trail_of(partnership),
        "listing": listing(request, rows, COLUMNS, noun="round"),
        "sets": QualityStandardSet.objects.all(),
        "can_edit": request.access.can(Permission.PLAN_EDIT),
    }
    return render(request, "outcomes/self_assessment_list.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def self_assessment_detail(request, partnership, number):
    """One round: the sum as a bar, each standard, and how it compares with the round before."""
    assessment = assessment_to_read(partnership, number)
    found = round_of(assessment)
    if asked_format(request):
        return export(request, str(assessment), RATING_COLUMNS, rating_rows(found))
    can_edit = request.access.can(Permission.PLAN_EDIT)
    context = {
        "title": str(assessment),
        "section": SECTION,
        "trail": assessment_trail(partnership),
        "assessment": assessment,
        "round": found,
        "can_edit": can_edit,
        "can_rate": can_edit and not assessment.is_agreed,
        "not_yet": "" if assessment.is_agreed else assessing.fault_of_agreeing(assessment),
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["entries"] = history_of(assessment, Part(StandardRating, "assessment"))
    return render(request, "outcomes/self_assessment_detail.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def self_assessment_print(request, partnership, number):
    """The round as a PDF, to be put before a board."""
    assessment = assessment_to_read(partnership, number)
    try:
        content = assessment_pdf(round_of(assessment), partnership, timezone.now())
    except PdfError as error:
        messages.error(request, str(error))
        return redirect(assessment)
    name = f"{partnership.slug}-self-assessment-{number}.pdf"
    return private_file(content, content_type=PDF_TYPE, name=name, inline=True)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment_add(request, partnership):
    form = SelfAssessmentForm(
        request.POST or None,
        instance=SelfAssessment(partnership=partnership),
        initial={"assessed_on": timezone.localdate()},
    )
    context = {"title": "Begin a self-assessment", "section": SECTION, "trail": assessment_trail(partnership)}

    def create() -> SelfAssessment:
        return assessing.add_self_assessment(form=form, by=request.user)

    back = reverse("self_assessment_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Begun. Now rate each standard.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment_edit(request, partnership, number):
    assessment = assessment_to_read(partnership, number)
    if assessment.is_agreed:
        messages.info(request, assessing.AGREED)
        return redirect(assessment)
    form = SelfAssessmentForm(request.POST or None, instance=assessment)
    trail = assessment_trail(partnership, (str(assessment), assessment.get_absolute_url()))
    return edit_record(request, form, {"title": "Edit self-assessment", "section": SECTION, "trail": trail})


def assessment_to_read(partnership, number: int) -> SelfAssessment:
    """Raises Http404."""
    found = SelfAssessment.objects.filter(partnership=partnership)
    return get_object_or_404(found.select_related("partnership", "standard_set", "agreed_by"), number=number)


def assessment_trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [*trail_of(partnership), (LIST, reverse("self_assessment_list", args=[partnership.slug])), *more]
