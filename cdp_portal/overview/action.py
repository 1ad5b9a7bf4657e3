from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.overview.serving.served import add_url, history_with_links, served_by
from meetings import rules
from meetings.views.action import action_to_read, action_trail
from meetings.views.shared import SECTION


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def action_detail(request, partnership, number):
    """An action as the person may read it, with what its owner reported."""
    action = action_to_read(request, partnership, number)
    today = timezone.localdate()
    context = {
        "title": str(action),
        "section": SECTION,
        "trail": action_trail(partnership),
        "action": action,
        "today": today,
        "is_late": action.is_late(today),
        "updates": action.updates.select_related("made_by"),
        "can_edit": request.access.can(Permission.ACTION_EDIT),
        "can_update": rules.may_update(request.access, request.user, action, today),
        "served": served_by(action, request.access.audience),
        "chain_url": reverse("chain_detail", args=[partnership.slug, "action", action.pk]),
        "link_url": add_url(action) if request.access.can(Permission.ACTION_EDIT) else "",
        "history": history_with_links(action) if request.access.can(Permission.HISTORY_VIEW) else [],
    }
    return render(request, "meetings/action_detail.html", context)
