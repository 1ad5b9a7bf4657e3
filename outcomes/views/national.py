"""Outcomes across England: which metric is known where, and areas side by side."""

from dataclasses import replace
from types import SimpleNamespace

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import national
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from outcomes.figures import WITHHELD_NOTE
from outcomes.forms.national import AreaForm, ComparisonForm, NationalMetricFilter
from outcomes.national.comparison import NOUNS, Comparison, compare
from outcomes.national.coverage import metrics_with_coverage
from outcomes.national.exports import COMPARISON_COLUMNS, COVERAGE_COLUMNS, comparison_rows, coverage_rows
from outcomes.national.held import periods_of
from outcomes.national.picture import pictures
from partnerships.filters import regions
from partnerships.models import LocalAuthority, Partnership

TITLE = "Outcomes"
COLUMNS = (
    Column("Metric", "name", ("name",)),
    Column("Partnerships with a figure", "partnerships", ("partnerships",), numeric=True),
    Column("Authorities with a figure", "authorities", ("authorities",), numeric=True),
    Column("Newest figure to", "newest", ("newest",)),
)
AREA_COLUMNS = (Column("Area"), Column("Region"), Column("Figure", numeric=True))
RANKED_COLUMNS = (*AREA_COLUMNS, Column("Beside England"), Column("Beside its region"), Column("Rank", numeric=True))


@require_safe
@national(Permission.NATIONAL_VIEW)
def national_outcomes(request):
    """Every metric with how many areas have a figure of it, and how new the newest is."""
    day = timezone.localdate()
    metrics = NationalMetricFilter(request.GET, metrics_with_coverage(request.access.audience, day))
    if asked_format(request):
        return export(request, TITLE, COVERAGE_COLUMNS, coverage_rows(metrics.qs))
    context = {
        "title": TITLE,
        "day": day,
        "listing": listing(request, metrics, COLUMNS, noun="metric"),
        "partnerships": Partnership.objects.in_being(day).count(),
        "authorities": LocalAuthority.objects.decided().as_at(day).count(),
        "can_import": request.access.can(Permission.NATIONAL_FIGURE_EDIT),
    }
    return render(request, "outcomes/national_outcomes.html", context)


@require_safe
@national(Permission.NATIONAL_VIEW)
def national_outcome_detail(request, pk):
    """One metric: partnerships or authorities side by side, with their ranges, England and their region."""
    audience, day = request.access.audience, timezone.localdate()
    metric = get_object_or_404(metrics_with_coverage(audience, day, metric=pk))
    area = AreaForm(request.GET).area
    form = ComparisonForm(request.GET, periods=periods_of(metric, area, audience), regions=regions())
    context = {"title": metric.name, "trail": [(TITLE, reverse("national_outcomes"))], "metric": metric, "form": form}
    if form.chosen is None:
        return render(request, "outcomes/national_outcome_detail.html", context)
    found = compare(metric, area, form.chosen, audience)
    if asked_format(request):
        rows = comparison_rows(found, found.in_region(form.in_region))
        return export(request, metric.name, COMPARISON_COLUMNS, rows)
    context |= _shown(request, found, form)
    return render(request, "outcomes/national_outcome_detail.html", context)


def _shown(request, found: Comparison, form: ComparisonForm) -> dict:
    """The comparison as one page of its table, and the picture of the same areas."""
    columns = RANKED_COLUMNS if found.is_ranked else AREA_COLUMNS
    one, many = NOUNS[found.area]
    table = listing(request, found.in_region(form.in_region), columns, noun=one, nouns=many)
    return {
        "found": found,
        "region": form.in_region,
        "listing": replace(table, filter=SimpleNamespace(form=form)),
        "pictures": pictures(found, list(table.rows)),
        "withheld_note": WITHHELD_NOTE if found.withheld else "",
    }
