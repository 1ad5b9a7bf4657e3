"""One metric in a partnership: what happened, how it is known, who looks after it, and what is done about it."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from meetings.dealt_with import business_of
from outcomes.catalogue import ended_words, targets_of
from outcomes.figures import WITHHELD_NOTE
from outcomes.metric_page import metric_page
from outcomes.models import EmergingIssue, Metric, Risk, TrackedMetric
from outcomes.views.catalogue import SECTION, trail


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def metric_detail(request, partnership, pk):
    """A national metric, a common local one or the partnership's own, with the figures the person may read.

    All figures of the page are shown as they were known on the day that is asked for.
    """
    audience = request.access.audience
    metric = get_object_or_404(Metric.objects.usable_by(partnership).select_related("outcome", "total"), pk=pk)
    day, day_form = day_asked(request)
    tracked = _tracked(partnership, metric)
    context = {
        "title": metric.name,
        "section": SECTION,
        "trail": trail(partnership, below=True),
        "day": day,
        "day_form": day_form,
        "today": timezone.localdate(),
        "metric": metric,
        "ended": ended_words(metric),
        "tracked": tracked,
        "targets": targets_of(partnership, metric),
        "page": metric_page(partnership, audience, metric, tracked, known_on=request.as_at),
        "withheld_note": WITHHELD_NOTE,
        **_dealt_with(partnership, metric, audience),
        "can_edit": request.access.can(Permission.OBSERVATION_EDIT),
        "is_own": metric.partnership_id == partnership.pk,
    }
    return render(request, "outcomes/metric_detail.html", context)


def _tracked(partnership, metric: Metric) -> TrackedMetric | None:
    found = TrackedMetric.objects.filter(partnership=partnership, metric=metric)
    return found.select_related("metric", "owner_seat__organisation").prefetch_related("neighbours").first()


def _dealt_with(partnership, metric: Metric, audience) -> dict:
    """Plan actions that should move it, the risks to these, issues that it tells of, and the business of meetings."""
    actions = metric.plan_actions.filter(partnership=partnership).order_by("number")
    risks = Risk.objects.filter(partnership=partnership, plan_actions__in=actions).readable_by(audience)
    issues = EmergingIssue.objects.filter(partnership=partnership, metrics=metric).readable_by(audience)
    return {
        "plan_actions": actions,
        "risks": risks.select_related("partnership").distinct().order_by("number"),
        "issues": issues.select_related("partnership").order_by("number"),
        "business": business_of(metric.dealt_with.filter(partnership=partnership), audience),
    }
