"""What hangs on a proposal: its points, what each body said, and the register as it would be on paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.forms import conflict_response
from partnerships.models import Approval
from partnerships.proposals import actions, rules
from partnerships.proposals.areas import AreasForm
from partnerships.proposals.forms import ApprovalForm
from partnerships.proposals.points import PAGES, point_rows
from partnerships.views.partnership import SECTION
from partnerships.views.proposal_shared import own_proposal, proposal_trail, refused

ROWS, RECORD = "components/rows_form.html", "components/record_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_point_edit(request, partnership, proposal, kind):
    """The benefits, the challenges or the alternatives of a proposal, as rows."""
    found = own_proposal(partnership, proposal)
    if kind not in PAGES:
        raise Http404
    if why := rules.why_no_edit(found):
        return refused(request, found, why)
    page, rows = PAGES[kind], point_rows(found, kind, request.POST or None)
    context = {
        "title": page.title,
        "caption": found.title,
        "section": SECTION,
        "trail": proposal_trail(partnership, found),
        "formset": rows,
        "noun": page.noun,
        "submit": f"Save {page.title.lower()}",
        "cancel_url": found.get_absolute_url(),
    }
    if request.method == "POST" and not rows.pressed and rows.is_valid():
        try:
            saved = actions.save_points(proposal=found, kind=kind, rows=rows, by=request.user)
        except ValidationError as why_not:
            return refused(request, found, " ".join(why_not.messages))
        if not saved:
            return conflict_response(request, rows, ROWS, context)
        messages.success(request, page.said)
        return redirect(found)
    return render(request, ROWS, context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposed_area_edit(request, partnership, proposal):
    """On paper alone: which authority would belong to which partnership. The register stays as it is."""
    found = own_proposal(partnership, proposal)
    if why := rules.why_no_areas(found):
        return refused(request, found, why)
    form = AreasForm(request.POST or None, instance=found)
    context = {
        "title": "Areas on paper",
        "caption": found.title,
        "intro": "Enter the partnership to which each authority would belong. Leave a box empty where it stays. "
        "The register itself does not change.",
        "section": SECTION,
        "trail": proposal_trail(partnership, found),
    }
    form.cancel_url = back = reverse("proposal_effect", args=[partnership.slug, found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save_areas(form=form, by=request.user)
        except ValidationError as why_not:
            return refused(request, found, " ".join(why_not.messages))
        if not saved:
            return conflict_response(request, form, RECORD, context)
        messages.success(request, "Saved on paper. The register is as it was.")
        return redirect(back)
    return render(request, RECORD, context | {"form": form})


def _approval(partnership, pk: int) -> Approval:
    approvals = Approval.objects.filter(partnership=partnership)
    return get_object_or_404(approvals.select_related("proposal__partnership", "body"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def approval_add(request, partnership, proposal):
    found = own_proposal(partnership, proposal)
    if why := rules.why_no_approval(found):
        return refused(request, found, why)
    form = ApprovalForm(request.POST or None, instance=Approval(proposal=found, partnership=partnership))
    context = {
        "title": "Add an approval",
        "caption": found.title,
        "section": SECTION,
        "trail": proposal_trail(partnership, found),
    }

    def create():
        form.save()
        return found

    return add_record(request, form, context, create, said="Approval added.", cancel_url=found.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def approval_edit(request, partnership, pk):
    approval = _approval(partnership, pk)
    if why := rules.why_no_approval(approval.proposal):
        return refused(request, approval.proposal, why)
    form = ApprovalForm(request.POST or None, instance=approval)
    context = {
        "title": "Edit approval",
        "caption": approval.whose,
        "section": SECTION,
        "trail": proposal_trail(partnership, approval.proposal),
        "remove_url": reverse("approval_remove", args=[partnership.slug, approval.pk]),
    }
    return edit_record(request, form, context, lead_to=approval.proposal, called=f"the approval of {approval.whose}")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def approval_remove(request, partnership, pk):
    approval = _approval(partnership, pk)
    if why := rules.why_no_approval(approval.proposal):
        return refused(request, approval.proposal, why)
    context = {"section": SECTION, "trail": proposal_trail(partnership, approval.proposal)}
    consequence = (
        "The proposal will say that this body or post was never asked. If it changed its mind, edit the approval."
    )
    called = f"the approval of {approval.whose}"
    return remove_record(request, approval, context, consequence=consequence, lead_to=approval.proposal, called=called)
