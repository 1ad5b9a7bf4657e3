"""The national catalogue: metrics that every partnership can record, kept by the administrator."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import national, signed_in
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from outcomes import catalogue
from outcomes.exports import METRIC_COLUMNS, metric_rows
from outcomes.forms import CommonMetricForm
from outcomes.models import Metric, Outcome
from outcomes.views.catalogue import SURE

LIST = "Metrics"
COLUMNS = (
    Column("Metric", "name", ("name",)),
    Column("Unit"),
    Column("Which way is better"),
    Column("Published", "level", ("published_at_level",)),
    Column("How sure", "sure", ("confirmed", "confidence")),
)


class CommonMetricFilter(FilterSet):
    outcome = ModelChoiceFilter(label="Outcome", queryset=Outcome.objects.all())
    tier = ChoiceFilter(label="Kind of metric", choices=Metric.Tier.choices, empty_label="Any")
    sure = ChoiceFilter(label="How sure", choices=SURE, empty_label="Any", method="by_confidence")

    class Meta:
        model = Metric
        fields = ["outcome", "tier"]
        form = FilterForm

    def by_confidence(self, queryset, name, value):
        return queryset.filter(confirmed=value == "yes")


@require_safe
@signed_in
def common_metric_list(request):
    """Headline, supporting and common local metrics by national outcome, with how sure each is."""
    common = Metric.objects.filter(partnership=None).select_related("outcome")
    found = CommonMetricFilter(request.GET, queryset=common)
    if asked_format(request):
        return export(request, LIST, METRIC_COLUMNS, metric_rows(found.qs))
    context = {
        "title": LIST,
        "listing": listing(request, found, COLUMNS, noun="metric"),
        "by_outcome": not request.GET.get("sort"),
        "today": timezone.localdate(),
        "can_edit": request.access.can(Permission.COMMON_METRIC_EDIT),
    }
    return render(request, "outcomes/common_metric_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.COMMON_METRIC_EDIT)
def common_metric_add(request):
    form = CommonMetricForm(request.POST or None, instance=Metric())
    back = reverse("common_metric_list")
    context = {"title": "Add a metric", "trail": [(LIST, back)]}

    def create() -> str:
        catalogue.add_metric(metric=form.save(commit=False), by=request.user)
        return back

    return add_record(request, form, context, create, said="Metric added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.COMMON_METRIC_EDIT)
def common_metric_edit(request, pk):
    metric = get_object_or_404(Metric.objects.filter(partnership=None), pk=pk)
    form = CommonMetricForm(request.POST or None, instance=metric)
    context = {
        "title": "Edit metric",
        "caption": f"{metric.code}, {metric.name}",
        "intro": "Every partnership reads this.",
        "trail": [(LIST, reverse("common_metric_list"))],
    }
    return edit_record(request, form, context, lead_to=reverse("common_metric_list"))
