from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership, partnership_ids
from accounts.roles import Permission
from cdp_portal.overview import panels
from members import reporting as members
from partnerships import reporting as register


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def partnership_detail(request, partnership):
    """The front page of a partnership: what it is for, who answers for it, and how each part of the work stands."""
    today = timezone.localdate()
    figures = register.figures_on(partnership, today)
    context = {
        "section": "Overview",
        "day": today,
        "register": figures,
        "panels": [
            panels.meetings(partnership, request.access.audience, today),
            panels.people(partnership, members.figures_on(partnership, today)),
            panels.plan(partnership, today),
            panels.outcomes(partnership, request.access.audience, today),
            panels.grant_money(partnership, today),
            panels.returns(partnership, today),
            panels.milestones(partnership, figures),
        ],
        "has_ended": partnership.ends_on is not None and partnership.ends_on <= today,
        "relatives": relatives(partnership, request.user),
        "can_edit": request.access.can(Permission.PARTNERSHIP_EDIT),
        "can_view_history": request.access.can(Permission.HISTORY_VIEW),
    }
    return render(request, "partnerships/partnership_detail.html", context)


def relatives(partnership, reader) -> list[tuple[str, list]]:
    """The partnerships before and after this one, each with whether the reader may open it. Two queries."""
    ids = partnership_ids(reader)
    return [
        (words, [(one, ids is None or one.pk in ids) for one in others])
        for words, others in (
            ("Follows", partnership.predecessors.all()),
            ("Followed by", partnership.successors.all()),
        )
    ]
