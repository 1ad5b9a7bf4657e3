"""What the pages of a proposal share: its address, its breadcrumbs, and how a rule refuses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from partnerships.models import Proposal
from partnerships.views.partnership import trail

LIST = "Proposals"


def proposals_trail(partnership, *, below: bool = True) -> list[tuple[str, str]]:
    """The breadcrumbs of the list, or of pages below it."""
    return (
        trail(partnership, (LIST, reverse("proposal_list", args=[partnership.slug]))) if below else trail(partnership)
    )


def address_in(partnership, proposal: Proposal) -> str:
    """Where the people of a partnership read the proposal."""
    return reverse("proposal_detail", args=[partnership.slug, proposal.pk])


def proposal_trail(partnership, proposal: Proposal) -> list[tuple[str, str]]:
    return [*proposals_trail(partnership), (proposal.title, address_in(partnership, proposal))]


def own_proposal(partnership, pk: int) -> Proposal:
    """The proposal, if the partnership keeps it."""
    return get_object_or_404(Proposal.objects.filter(partnership=partnership).select_related("partnership"), pk=pk)


def refused(request: HttpRequest, proposal: Proposal, why: str) -> HttpResponse:
    """Back to the proposal, where the sentence of the rule stands."""
    messages.error(request, why)
    return redirect(proposal)
