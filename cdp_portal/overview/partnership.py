from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership, partnership_ids
from accounts.history import last_change
from accounts.past import as_it_was
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.formats import gov_date, last_day
from cdp_portal.overview import panels
from members import reporting as members
from partnerships import reporting as register
from partnerships.history import PARTNERSHIP
from partnerships.models import Partnership

TOLD = ("name", "status", "purpose", "website")  # what the page says of the partnership itself


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def partnership_detail(request, partnership):
    """The front page of a partnership: the register as at the day, and for today how each part of the work stands."""
    day, day_form = day_asked(request)
    figures = register.figures_on(partnership, day)
    sees_history = request.access.can(Permission.HISTORY_VIEW)
    context = {
        "section": "Overview",
        "day": day,
        "day_form": day_form,
        "then": as_it_was(partnership, day, *TOLD) if request.as_at else partnership,
        "not_in_being": _not_in_being(partnership, day),
        "relatives": [] if request.as_at else relatives(partnership, request.user),
        "register": figures,
        "parts": [
            panels.people(partnership, members.figures_on(partnership, day)),
            panels.milestones(partnership, figures),
        ],
        "panels": [] if request.as_at else _work(request, partnership),
        "can_edit": request.access.can(Permission.PARTNERSHIP_EDIT) and not request.as_at,
        "can_view_history": sees_history,
        "last": last_change(partnership, *PARTNERSHIP) if sees_history else None,
    }
    return render(request, "partnerships/partnership_detail.html", context)


def _work(request, partnership) -> list[panels.Panel]:
    """How each part of the work stands, which only today can tell."""
    today, audience = timezone.localdate(), request.access.audience
    return [
        panels.meetings(partnership, audience, today),
        panels.plan(partnership, today),
        panels.due(request.access, today),
        panels.outcomes(partnership, audience, today),
        panels.grant_money(partnership, today),
        panels.returns(partnership, today),
    ]


def _not_in_being(partnership, day) -> str:
    """Why there was no such partnership on the day; empty when there was."""
    if partnership.formed_on and day < partnership.formed_on:
        return f"Not formed yet on {gov_date(day)}: it was formed on {gov_date(partnership.formed_on)}."
    if partnership.ends_on and day >= partnership.ends_on:
        return f"It had ended by {gov_date(day)}: its last day was {gov_date(last_day(partnership.ends_on))}."
    return ""


def relatives(partnership, reader) -> list[tuple[str, list]]:
    """The partnerships before and after this one, each with whether the reader may open it. One query."""
    ids = partnership_ids(reader)
    steps = Partnership.successors.through.objects.filter(
        Q(from_partnership=partnership) | Q(to_partnership=partnership)
    ).select_related("from_partnership", "to_partnership")
    before = [step.from_partnership for step in steps if step.to_partnership_id == partnership.pk]
    after = [step.to_partnership for step in steps if step.from_partnership_id == partnership.pk]
    return [
        (words, [(one, ids is None or one.pk in ids) for one in others])
        for words, others in (("Follows", before), ("Followed by", after))
    ]
