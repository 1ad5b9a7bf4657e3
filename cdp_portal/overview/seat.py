from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.overview.work import open_work
from members.history import SEAT
from members.interests import declared_by, nothing_declared
from members.models import Seat
from members.occupancy import occupancy
from members.views.seats import trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def seat_detail(request, partnership, pk):
    """A seat as at a day: its facts, who has held it, and the work that stays with it, which is always today's."""
    day, day_form = day_asked(request)
    seats = Seat.objects.filter(partnership=partnership).with_holders(day).with_vacancy(day)
    seat = get_object_or_404(
        seats.select_related("sro", "partnership", "organisation__sector", "sector", "body"), pk=pk
    )
    holders = list(seat.holders.select_related("user").order_by("-starts_on", "-id"))
    context = {
        "section": "People",
        "trail": trail(partnership),
        "seat": seat,
        "day": day,
        "day_form": day_form,
        "is_there": seat.is_in_force(day),
        "occupancy": occupancy(seat, day),
        "holders": holders,
        "substitutes": [holder for holder in holders if holder.substitute and holder.is_in_force(day)],
        "declared": declared_by(holders, request.access.audience, day),
        "nothing": nothing_declared(request.access.audience),
        "work": open_work(seat, request.access.audience, timezone.localdate()),
        "can_edit": request.access.can(Permission.SEAT_EDIT),
        "can_view_history": request.access.can(Permission.HISTORY_VIEW),
        "last": last_change(seat, *SEAT) if request.access.can(Permission.HISTORY_VIEW) else None,
    }
    return render(request, "members/seat_detail.html", context)
