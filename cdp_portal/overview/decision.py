from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.overview.serving.served import add_url, history_with_links, served_by
from meetings import rules
from meetings.models import Action
from meetings.views.decision import LIST, decision_to_read
from meetings.views.shared import SECTION, meeting_trail
from meetings.visible import OF_AN_ACTION, seen_by


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def decision_detail(request, partnership, number):
    """A decision as the person may read it, and the actions that follow from it."""
    decision = decision_to_read(request, partnership, number)
    actions = Action.objects.filter(seen_by(request.access.audience, *OF_AN_ACTION), decision=decision)
    locked = rules.why_decision_locked(decision)
    context = {
        "title": str(decision),
        "section": SECTION,
        "trail": meeting_trail(
            partnership, decision.meeting, (LIST, reverse("decision_list", args=[partnership.slug]))
        ),
        "decision": decision,
        "actions": actions.with_vacancy(timezone.localdate()).select_related("owner_seat__organisation", "partnership"),
        "today": timezone.localdate(),
        "locked": locked,
        "can_edit": request.access.can(Permission.DECISION_EDIT) and not locked,
        "can_add_action": request.access.can(Permission.ACTION_EDIT),
        "served": served_by(decision, request.access.audience),
        "chain_url": reverse("chain_detail", args=[partnership.slug, "decision", decision.pk]),
        "link_url": add_url(decision) if request.access.can(Permission.DECISION_EDIT) else "",
        "history": history_with_links(decision) if request.access.can(Permission.HISTORY_VIEW) else [],
    }
    return render(request, "meetings/decision_detail.html", context)
