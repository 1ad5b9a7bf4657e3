"""What would change if a proposal took effect: read from the register and the apps above it, and written nowhere."""

from datetime import date

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import Access, for_partnership
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.overview.effect import figures, reading
from cdp_portal.overview.effect.boards import joined_boards
from cdp_portal.overview.effect.places import footprints
from cdp_portal.sentences import joined
from grants.reporting import allocations_of
from outcomes.reporting import metrics_held
from partnerships.models import Partnership, Proposal
from partnerships.proposals import rules
from partnerships.proposals.areas import concerned, effective_day
from partnerships.views.partnership import SECTION
from partnerships.views.proposal_shared import proposal_trail
from returns.reporting import returns_asked_of

Change = Proposal.Change


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def proposal_effect(request, partnership, pk):
    """The effect on paper. Seats, money and figures only of partnerships in which the reader has a role."""
    proposals = Proposal.objects.of(partnership).select_related("partnership", "board")
    proposal = get_object_or_404(proposals, pk=pk)
    day, day_form = _day(request, proposal)
    partnerships = concerned(proposal)
    audiences = {one.pk: access.audience for one in partnerships if (access := Access(request.user, one)).roles}
    readable = [one for one in partnerships if one.pk in audiences]
    hidden = [str(one) for one in partnerships if one.pk not in audiences]
    is_own = proposal.partnership_id == partnership.pk
    can_edit = is_own and request.access.can(Permission.PROPOSAL_EDIT)
    boards = reading.boards_of(proposal, readable, partnership, day)
    held = reading.held_by(metrics_held(audiences), readable)
    context = {
        "section": SECTION,
        "trail": proposal_trail(partnership, proposal),
        "proposal": proposal,
        "day": day,
        "day_form": day_form,
        "is_effective_day": proposal.takes_effect_on == day,
        "kept_apart": kept_apart(hidden),
        "footprints": footprints(reading.areas_of(proposal, partnerships, day), map(str, partnerships)),
        "together": joined_boards(boards, reading.chairs_of(boards, day)),
        "allocations": allocations_of(audiences),
        "metrics": _metrics(proposal, held, readable, hidden),
        "returns": returns_asked_of(audiences),
        "reporting": REPORTING[proposal.change],
        "can_edit_areas": can_edit and not rules.why_no_areas(proposal),
    }
    return render(request, "partnerships/proposal_effect.html", context)


REPORTING = {
    Change.JOIN: "Joining a board changes nothing here: each partnership goes on sending its own returns.",
    Change.MERGE: "The merged partnership would send one of each in place of these.",
    Change.SPLIT: "Each partnership on paper would have to send its own in place of these.",
    Change.NONE: "Nothing would change here.",
}


def _day(request, proposal: Proposal) -> tuple[date, object]:
    """The day that was asked for; else when the proposal would take effect, or today."""
    day, form = day_asked(request)
    if not form.is_bound:
        day = effective_day(proposal)
        form.initial["day"] = day
    return day, form


def kept_apart(hidden: list[str]) -> str:
    """Why nothing is shown of partnerships in which the reader has no role; empty when there are none."""
    if not hidden:
        return ""
    keeps, their = ("keeps", "its") if len(hidden) == 1 else ("keep", "their")
    return f"{joined(hidden)} {keeps} {their} own seats and money; you have no role there, so they are not shown."


def _metrics(proposal: Proposal, held: list, readable: list[Partnership], hidden: list[str]):
    if proposal.change == Change.MERGE:
        return figures.rolled_up(held, [str(one) for one in readable], hidden=hidden)
    return figures.divided(held) if proposal.change == Change.SPLIT else figures.kept_apart(held)
