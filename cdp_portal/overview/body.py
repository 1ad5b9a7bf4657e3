from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.roles import Permission
from meetings.models import Meeting
from members.models import Seat
from members.occupancy import occupancy
from partnerships.models import Body
from partnerships.views.bodies import body_trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def body_detail(request, partnership, pk):
    """A board or group: its facts, its seats, whom it reports to and who to it, its terms of reference.

    A partnership that only takes part reads the same at its own address; the host alone changes it.
    """
    bodies = Body.objects.of(partnership).select_related("partnership")
    body = get_object_or_404(bodies.prefetch_related("taking_part", "predecessors", "successors"), pk=pk)
    today = timezone.localdate()
    is_host = body.partnership_id == partnership.pk
    seats = Seat.objects.filter(body=body).as_at(today).with_holders(today).with_vacancy(today)
    context = {
        "section": "Overview",
        "trail": body_trail(partnership),
        "body": body,
        "day": today,
        "is_host": is_host,
        "taking_part": sorted(body.taking_part.all(), key=str),
        "seats": [(seat, occupancy(seat, today)) for seat in seats],
        "lines_up": list(body.lines_up.select_related("to")),
        "lines_down": list(body.lines_down.select_related("reporting")),
        "seen": set(Body.objects.of(partnership).values_list("pk", flat=True)),
        "coming": list(Meeting.objects.filter(body=body).upcoming(timezone.now())[:3]),
        "terms": list(body.terms.all()),
        "can_edit": is_host and request.access.can(Permission.BODY_EDIT),
        "can_edit_seats": is_host and request.access.can(Permission.SEAT_EDIT),
        "history": history_of(body) if is_host and request.access.can(Permission.HISTORY_VIEW) else None,
    }
    return render(request, "partnerships/body_detail.html", context)
