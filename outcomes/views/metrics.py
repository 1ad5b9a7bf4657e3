"""One metric in a partnership: what it measures, its latest figures, and what is done about it."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings.dealt_with import business_of
from outcomes.models import Metric
from outcomes.series import tracks_of
from outcomes.shown import shown_track
from outcomes.views.observations import COLUMNS, SECTION


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def metric_detail(request, partnership, pk):
    """A national metric, a common local one or the partnership's own, with the figures the person may read."""
    audience = request.access.audience
    metric = get_object_or_404(Metric.objects.usable_by(partnership).select_related("outcome"), pk=pk)
    links = metric.dealt_with.filter(partnership=partnership)
    context = {
        "title": metric.name,
        "section": SECTION,
        "trail": [(SECTION, reverse("observation_list", args=[partnership.slug]))],
        "metric": metric,
        "tracks": [shown_track(track) for track in tracks_of(partnership, audience, metrics=[metric.pk])],
        "columns": COLUMNS[1:],
        "plan_actions": metric.plan_actions.filter(partnership=partnership).order_by("number"),
        "business": business_of(links, audience),
    }
    return render(request, "outcomes/metric_detail.html", context)
