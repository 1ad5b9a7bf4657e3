"""The list of proposals, one proposal with its appraisal, and its own details."""

from itertools import zip_longest

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from partnerships.history import PROPOSAL
from partnerships.models import Proposal, ProposalPoint
from partnerships.proposals import rules, words
from partnerships.proposals.forms import ProposalForm
from partnerships.views.partnership import SECTION
from partnerships.views.proposal_shared import own_proposal, proposal_trail, proposals_trail, refused
from partnerships.views.proposal_steps import steps_of, steps_to_come

COLUMNS = (
    Column("Proposal", "title", ("title",)),
    Column("State"),
    Column("Put forward on", "put", ("put_on",)),
    Column("Approvals"),
)


class ProposalFilter(FilterSet):
    state = ChoiceFilter(choices=Proposal.State.choices, label="State")

    class Meta:
        model = Proposal
        fields = ["state"]
        form = FilterForm


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def proposal_list(request, partnership):
    """Those that the partnership keeps, and those put forward elsewhere that would concern it."""
    proposals = Proposal.objects.of(partnership).select_related("partnership").prefetch_related("approvals")
    found = ProposalFilter(request.GET, queryset=proposals)
    if asked_format(request):
        return export(request, "Proposals", words.COLUMNS, words.rows(found.qs))
    page = listing(request, found, COLUMNS, noun="proposal")
    context = {
        "section": SECTION,
        "trail": proposals_trail(partnership, below=False),
        "listing": page,
        "told": [(one, words.answers_in_words(one.approvals.all())) for one in page.rows],
        "can_edit": request.access.can(Permission.PROPOSAL_EDIT),
    }
    return render(request, "partnerships/proposal_list.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def proposal_detail(request, partnership, pk):
    """A proposal: what it is for, its appraisal, what each body said, and what became of it."""
    proposals = Proposal.objects.of(partnership).select_related("partnership", "board__partnership")
    proposal = get_object_or_404(proposals, pk=pk)
    points = list(proposal.points.all())
    approvals = list(proposal.approvals.select_related("body__partnership"))
    is_own = proposal.partnership_id == partnership.pk
    can_edit = is_own and request.access.can(Permission.PROPOSAL_EDIT)
    benefits, challenges, alternatives = (
        [point for point in points if point.kind == kind] for kind in ProposalPoint.Kind
    )
    context = {
        "section": SECTION,
        "trail": proposals_trail(partnership),
        "proposal": proposal,
        "partners": list(proposal.partners.all()),
        "is_own": is_own,
        "state_words": words.state_in_words(proposal),
        "appraisal": list(zip_longest(benefits, challenges)),
        "alternatives": alternatives,
        "approvals": approvals,
        "answers": words.answers_in_words(approvals),
        "unmet": rules.unmet_conditions(approvals) if proposal.state == Proposal.State.AGREED else [],
        "can_edit": can_edit,
        "why_no_edit": rules.why_no_edit(proposal),
        "can_approve": can_edit and not rules.why_no_approval(proposal),
        "steps": steps_of(proposal, points=len(points)) if can_edit else [],
        "next": steps_to_come(proposal, partnership) if is_own and request.access.can(Permission.BODY_EDIT) else [],
        "last_change": last_change(proposal, *PROPOSAL)
        if is_own and request.access.can(Permission.HISTORY_VIEW)
        else None,
    }
    return render(request, "partnerships/proposal_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_add(request, partnership):
    form = ProposalForm(request.POST or None, instance=Proposal(partnership=partnership))
    context = {
        "title": "Add a proposal",
        "intro": "It stays a draft, read by your partnership alone, until you put it forward.",
        "section": SECTION,
        "trail": proposals_trail(partnership),
    }
    back = reverse("proposal_list", args=[partnership.slug])
    return add_record(request, form, context, form.save, said="Proposal added as a draft.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_edit(request, partnership, pk):
    proposal = own_proposal(partnership, pk)
    if why := rules.why_no_edit(proposal):
        return refused(request, proposal, why)
    form = ProposalForm(request.POST or None, instance=proposal)
    context = {
        "title": "Edit proposal",
        "caption": proposal.title,
        "section": SECTION,
        "trail": proposal_trail(partnership, proposal),
    }
    if not rules.why_no_removal(proposal):
        context["remove_url"] = reverse("proposal_remove", args=[partnership.slug, proposal.pk])
    return edit_record(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_remove(request, partnership, pk):
    proposal = own_proposal(partnership, pk)
    if why := rules.why_no_removal(proposal):
        return refused(request, proposal, why)
    context = {"section": SECTION, "trail": proposal_trail(partnership, proposal)}
    consequence = "The draft goes with its benefits, challenges, alternatives and approvals."
    back = reverse("proposal_list", args=[partnership.slug])
    return remove_record(request, proposal, context, consequence=consequence, lead_to=back)
