from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import edit_record
from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.sentences import joined
from meetings.models import Meeting
from members import ending
from partnerships.models import Body
from partnerships.views.bodies import body_trail
from partnerships.views.partnership import SECTION


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def body_edit(request, partnership, pk):
    """Edit or end a body. Its lines, seats and holders end with it; planned meetings are named and stay."""
    bodies = Body.objects.filter(partnership=partnership).select_related("partnership")
    body = get_object_or_404(bodies, pk=pk)
    form = ending.EndingBodyForm(request.POST or None, instance=body)
    followers = joined(body.successors.all())
    context = {
        "title": "Edit or end a board or group",
        "caption": body.name,
        "intro": f"Followed by {followers}." if followers else "",
        "section": SECTION,
        "trail": body_trail(partnership, body),
    }
    ended = ending.Ended()

    def save() -> bool:
        nonlocal ended
        ended = ending.save_body(form=form, by=request.user)
        return ended is not None

    response = edit_record(request, form, context, save=save, also=lambda: str(ended))
    if response.status_code == 302 and (warning := _planned_after(body)):
        messages.warning(request, warning)
    return response


def _planned_after(body: Body) -> str:
    """The meetings that are planned for days on which the body is no more; empty when there are none."""
    if body.ends_on is None:
        return ""
    planned = Meeting.objects.filter(body=body, status=Meeting.Status.PLANNED, starts_at__date__gte=body.ends_on)
    days = [gov_date(timezone.localdate(meeting.starts_at)) for meeting in planned.order_by("starts_at")]
    if not days:
        return ""
    return f"Planned after its last day: {joined(days)}. Nothing was changed there. Cancel what will not take place."
