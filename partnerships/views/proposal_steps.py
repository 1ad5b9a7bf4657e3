"""The steps of a proposal's life: put forward, decided, reopened."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from partnerships.models import Proposal
from partnerships.proposals import actions, rules
from partnerships.proposals.forms import DecideForm, PutForm, ReopenForm
from partnerships.proposals.workflow import PUT, REOPEN
from partnerships.views.partnership import SECTION
from partnerships.views.proposal_shared import own_proposal, proposal_trail, refused


def steps_of(proposal: Proposal, *, points: int) -> list[tuple[str, str, str]]:
    """What its keeper may do next: (label, address, why not). Of two, one is always out of place and left out."""
    args = [proposal.partnership.slug, proposal.pk]
    if proposal.state == Proposal.State.DRAFT:
        return [(PUT.label, reverse("proposal_put", args=args), rules.why_no_put(proposal, points=points))]
    if proposal.is_over:
        return [(REOPEN.label, reverse("proposal_reopen", args=args), "")]
    return [("Record what was decided", reverse("proposal_decide", args=args), "")]


def steps_to_come(proposal: Proposal, partnership) -> list[tuple[str, str]]:
    """What follows when joining a board was agreed: (what to do, where). The portal does none of it by itself."""
    if (proposal.state, proposal.change) != (Proposal.State.AGREED, Proposal.Change.JOIN):
        return []
    board, slug = proposal.board, partnership.slug
    if board is None:
        return [("Set up the joint board", reverse("body_add", args=[slug]))]
    if board.partnership_id != partnership.pk:
        return [(f"Read what {board} records", reverse("body_detail", args=[slug, board.pk]))]
    return [
        (f"Check the details of {board}", reverse("body_edit", args=[slug, board.pk])),
        ("Say which partnerships take part", reverse("body_partner_edit", args=[slug, board.pk])),
        ("Add the bodies it reports to", reverse("reporting_line_add", args=[slug, board.pk])),
    ]


def _page(request, proposal: Proposal, form, **context):
    form.cancel_url = proposal.get_absolute_url()
    context |= {
        "form": form,
        "caption": proposal.title,
        "section": SECTION,
        "trail": proposal_trail(proposal.partnership, proposal),
    }
    return render(request, "components/record_form.html", context)


def taken(request, proposal: Proposal, step: Callable, *, said: str, **values):
    """Take the step, tell it and what it warns of. Of two people or two clicks, the second is told why not."""
    try:
        warnings = step(proposal=proposal, by=request.user, **values)
    except ValidationError as why_not:
        return refused(request, proposal, " ".join(why_not.messages))
    messages.success(request, said)
    for sentence in warnings or ():
        messages.warning(request, sentence)
    return redirect(proposal)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_put(request, partnership, pk):
    proposal = own_proposal(partnership, pk)
    if why := rules.why_no_put(proposal, points=proposal.points.count()):
        return refused(request, proposal, why)
    form = PutForm(request.POST or None, initial={"put_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = "The proposal is put forward. The partnerships it concerns can read it."
        return taken(request, proposal, actions.put_forward, said=said, put_on=form.cleaned_data["put_on"])
    intro = "From then on the partnerships that it names read it. You can still change it until it is decided."
    return _page(request, proposal, form, title="Put the proposal forward", intro=intro)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_decide(request, partnership, pk):
    proposal = own_proposal(partnership, pk)
    if why := rules.why_no_decision(proposal):
        return refused(request, proposal, why)
    form = DecideForm(request.POST or None, proposal=proposal, initial={"decided_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = "Saved: what became of the proposal."
        return taken(request, proposal, actions.decide, said=said, **form.cleaned_data)
    conditions = rules.unmet_conditions(proposal.approvals.select_related("body"))
    intro = " ".join(f"{sentence.rstrip('.')}." for sentence in conditions)
    return _page(request, proposal, form, title="Record what was decided", intro=intro)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PROPOSAL_EDIT)
def proposal_reopen(request, partnership, pk):
    proposal = own_proposal(partnership, pk)
    if why := rules.why_no_reopening(proposal):
        return refused(request, proposal, why)
    form = ReopenForm(request.POST or None)
    form.submit = "Reopen"
    if request.method == "POST" and form.is_valid():
        said = "The proposal is open again."
        return taken(request, proposal, actions.reopen, said=said, reason=form.cleaned_data["reason"])
    intro = "It stands as put forward again. What had become of it is kept in its history."
    return _page(request, proposal, form, title="Reopen the proposal", intro=intro)
