"""Rating the standards of a self-assessment one by one, and having a body agree the whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import edit_record
from accounts.roles import Permission
from outcomes import assessing
from outcomes.forms import AgreeForm, RatingForm, ReopenForm
from outcomes.forms.assessments import NEXT
from outcomes.models import SelfAssessment, StandardRating
from outcomes.views.plans import SECTION
from outcomes.views.self_assessments import assessment_to_read, assessment_trail


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def standard_rating_edit(request, partnership, pk):
    """One standard of a round that is not agreed yet. Each is saved by itself, so that nothing typed is lost."""
    found = StandardRating.objects.filter(partnership=partnership)
    rating = get_object_or_404(found.select_related("standard", "assessment__partnership", "owner_seat"), pk=pk)
    if rating.assessment.is_agreed:
        messages.info(request, assessing.AGREED)
        return redirect(rating.assessment)
    form = RatingForm(request.POST or None, instance=rating, partnership=partnership)
    lead_to = _next(rating) if NEXT in request.POST else rating.assessment

    def save() -> bool:
        return assessing.rate_standard(form=form, by=request.user)

    context = _context(partnership, rating)
    try:
        return edit_record(request, form, context, save=save, lead_to=lead_to, called=f"“{rating.standard}”")
    except ValidationError as refused:  # it was agreed while somebody was typing
        form.add_error("rating", refused)
        return render(request, "components/record_form.html", {"form": form, **context}, status=409)


def _next(rating: StandardRating):
    """The address of the rating of the next standard; after the last one, the round."""
    later = rating.assessment.ratings.filter(standard__position__gt=rating.standard.position)
    following = later.order_by("standard__position").select_related("partnership").first()
    return following or rating.assessment


def _context(partnership, rating: StandardRating) -> dict:
    standard, assessment = rating.standard, rating.assessment
    return {
        "title": standard.title,
        "caption": f"{standard.section}: standard {standard.code}" if standard.section else f"Standard {standard.code}",
        "intro": standard.asks,
        "section": SECTION,
        "trail": assessment_trail(partnership, (str(assessment), assessment.get_absolute_url())),
    }


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment_agree(request, partnership, number):
    """Ask which body agreed it and when, and lock it."""
    assessment = assessment_to_read(partnership, number)
    fault = assessing.AGREED if assessment.is_agreed else assessing.fault_of_agreeing(assessment)
    if fault:
        messages.info(request, fault)
        return redirect(assessment)
    form = AgreeForm(request.POST or None, assessment=assessment)
    if request.method == "POST" and form.is_valid():
        try:
            assessing.agree_self_assessment(assessment=assessment, **form.cleaned_data, by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, f"{assessment} is agreed and locked.")
        return redirect(assessment)
    form.submit, form.cancel_url = "Save and lock", assessment.get_absolute_url()
    intro = "Once it is agreed, nobody changes it. The next round is compared with it."
    return _asked(request, partnership, assessment, form, title="Agreed by a body", intro=intro)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment_reopen(request, partnership, number):
    """Ask why, and make an agreed round a draft again."""
    assessment = assessment_to_read(partnership, number)
    if not assessment.is_agreed:
        return redirect(assessment)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        if assessing.reopen_self_assessment(assessment=assessment, because=because, by=request.user):
            messages.success(request, f"{assessment} is a draft again.")
        return redirect(assessment)
    form.submit, form.cancel_url = "Make it a draft again", assessment.get_absolute_url()
    intro = "It has to be agreed anew afterwards. Who agreed it before stays in its history."
    return _asked(request, partnership, assessment, form, title="Open this self-assessment again?", intro=intro)


def _asked(request, partnership, assessment: SelfAssessment, form, *, title: str, intro: str):
    trail = assessment_trail(partnership, (str(assessment), assessment.get_absolute_url()))
    context = {"title": title, "intro": intro, "caption": str(assessment), "section": SECTION, "trail": trail}
    return render(request, "components/record_form.html", {"form": form, **context})
