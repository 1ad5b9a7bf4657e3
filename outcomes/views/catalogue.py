"""The catalogue of metrics in a partnership: the list, and its own metrics added and edited."""

from django.db.models import Count, Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from outcomes import catalogue
from outcomes.exports import METRIC_COLUMNS, metric_rows
from outcomes.forms import MetricForm
from outcomes.models import Metric, Observation, Outcome, TrackedMetric

SECTION, LIST = "Outcomes", "Metrics"
COLUMNS = (
    Column("Metric", "name", ("name",)),
    Column("Unit"),
    Column("Published", "level", ("published_at_level",)),
    Column("How sure", "sure", ("confirmed", "confidence")),
    Column("Tracked"),
)
TRACKED = [("yes", "Tracked here"), ("no", "Not tracked")]
SURE = [("no", "Still to be checked"), ("yes", "Stated by its source")]
LIFE = [("current", "Measured today"), ("ended", "Ended")]


class MetricFilter(FilterSet):
    outcome = ModelChoiceFilter(label="Outcome", queryset=Outcome.objects.all())
    tier = ChoiceFilter(label="Kind of metric", choices=Metric.Tier.choices, empty_label="Any")
    tracked = ChoiceFilter(label="Tracked", choices=TRACKED, empty_label="Any", method="by_tracking")
    sure = ChoiceFilter(label="How sure", choices=SURE, empty_label="Any", method="by_confidence")
    life = ChoiceFilter(label="Measured", choices=LIFE, empty_label="Any", method="by_life")

    class Meta:
        model = Metric
        fields = ["outcome", "tier"]
        form = FilterForm

    def by_tracking(self, queryset, name, value):
        return queryset.filter(is_tracked=value == "yes")

    def by_confidence(self, queryset, name, value):
        return queryset.filter(confirmed=value == "yes")

    def by_life(self, queryset, name, value):
        today = timezone.localdate()
        return queryset.current() if value == "current" else queryset.filter(ends_on__lte=today)


def _metrics(partnership, audience):
    """National, common and own metrics, with who tracks them here and how many figures the audience may read."""
    tracked = TrackedMetric.objects.filter(partnership=partnership)
    readable = Observation.objects.readable_by(audience).filter(partnership=partnership)
    figures = readable.filter(metric=OuterRef("pk")).order_by().values("metric").annotate(n=Count("pk")).values("n")
    owned = tracked.select_related("owner_seat__organisation")
    return (
        Metric.objects.usable_by(partnership)
        .select_related("outcome")
        .annotate(is_tracked=Exists(tracked.filter(metric=OuterRef("pk"))), figures=figures)
        .prefetch_related(Prefetch("tracked", owned, to_attr="tracked_here"))
    )


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def metric_list(request, partnership):
    """Every metric that the partnership can record, by national outcome."""
    found = MetricFilter(request.GET, queryset=_metrics(partnership, request.access.audience))
    if asked_format(request):
        return export(request, LIST, METRIC_COLUMNS, metric_rows(found.qs))
    page = listing(request, found, COLUMNS, noun="metric")
    context = {
        "title": LIST,
        "section": SECTION,
        "trail": trail(partnership),
        "listing": page,
        "today": timezone.localdate(),
        "by_outcome": not request.GET.get("sort"),
        "can_edit": request.access.can(Permission.OBSERVATION_EDIT),
    }
    return render(request, "outcomes/metric_list.html", context)


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def metric_add(request, partnership):
    """A metric that only this partnership records."""
    metric = Metric(partnership=partnership, tier=Metric.Tier.LOCAL)
    form = MetricForm(request.POST or None, instance=metric)
    context = {
        "title": "Add a metric of your own",
        "intro": "The portal gives it a code. Look first whether the national or common metrics hold it already.",
        "section": SECTION,
        "trail": trail(partnership, below=True),
    }

    def create() -> str:
        added = catalogue.add_metric(metric=form.save(commit=False), by=request.user)
        return reverse("metric_detail", args=[partnership.slug, added.pk])

    back = reverse("metric_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Metric added.", cancel_url=back)


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def metric_edit(request, partnership, pk):
    """The partnership's own metric; those of the country are edited by the administrator."""
    metric = get_object_or_404(Metric.objects.filter(partnership=partnership), pk=pk)
    page = reverse("metric_detail", args=[partnership.slug, metric.pk])
    form = MetricForm(request.POST or None, instance=metric)
    context = {
        "title": "Edit metric",
        "caption": f"{metric.code}, {metric.name}",
        "section": SECTION,
        "trail": [*trail(partnership, below=True), (metric.name, page)],
    }
    return edit_record(request, form, context, lead_to=page)


def trail(partnership, *, below: bool = False) -> list[tuple[str, str]]:
    """The way to the catalogue, or to a page below it."""
    own = [(SECTION, reverse("outcome_dashboard", args=[partnership.slug]))]
    return [*own, (LIST, reverse("metric_list", args=[partnership.slug]))] if below else own
