from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.roles import Permission
from cdp_portal.overview.work import open_work
from members.models import Seat
from members.occupancy import occupancy
from members.views.seats import trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def seat_detail(request, partnership, pk):
    """A seat: its facts, who has held it, and the work that stays with it."""
    today = timezone.localdate()
    seats = Seat.objects.filter(partnership=partnership).with_holders(today).with_vacancy(today)
    seat = get_object_or_404(seats.select_related("sro", "partnership", "organisation__sector"), pk=pk)
    context = {
        "section": "People",
        "trail": trail(partnership),
        "seat": seat,
        "day": today,
        "occupancy": occupancy(seat, today),
        "holders": list(seat.holders.select_related("user").order_by("-starts_on", "-id")),
        "work": open_work(seat, request.access.audience, today),
        "can_edit": request.access.can(Permission.SEAT_EDIT),
        "history": history_of(seat) if request.access.can(Permission.HISTORY_VIEW) else None,
    }
    return render(request, "members/seat_detail.html", context)
