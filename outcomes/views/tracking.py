"""What a partnership does with a metric: tracking it, and its targets."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from outcomes import catalogue
from outcomes.figures import Figure
from outcomes.forms import TargetForm, TrackForm
from outcomes.forms.tracking import FIND
from outcomes.models import Metric, Observation, Target, TrackedMetric
from outcomes.series import tracks_of
from outcomes.views.catalogue import SECTION, trail

ASKED = ["GET", "HEAD", "POST"]


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(ASKED)
def metric_track(request, partnership, pk):
    """Owner, how often a figure is due, baseline and neighbours. “Find” only looks for authorities."""
    metric = _metric(partnership, pk)
    tracked = TrackedMetric.objects.filter(partnership=partnership, metric=metric).first()
    found = tracked or TrackedMetric(partnership=partnership, metric=metric)
    looking = FIND in request.POST
    form = TrackForm(request.POST or None, instance=found, partnership=partnership)
    context = _context(partnership, metric, "How you track it" if tracked else "Track this metric")
    if looking:
        form.errors.clear()
        form.is_valid = bool  # nothing is saved
    if tracked:
        return edit_record(request, form, context, lead_to=_page(partnership, metric), called=metric.name)

    def create() -> str:
        made = form.save(commit=False)
        catalogue.save_track(tracked=made, neighbours=form.cleaned_data["neighbours"], by=request.user)
        return _page(partnership, metric)

    return add_record(
        request, form, context, create, said="The metric is tracked.", cancel_url=_page(partnership, metric)
    )


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(ASKED)
def metric_untrack(request, partnership, pk):
    """Ask once, then stop tracking; figures and targets stay."""
    metric = _metric(partnership, pk)
    tracked = get_object_or_404(TrackedMetric, partnership=partnership, metric=metric)
    page = _page(partnership, metric)
    context = _context(partnership, metric, "Stop tracking this metric?") | {"submit": "Stop tracking it"}
    consequence = "Its figures and targets stay. Owner, baseline and neighbours go, and no figure falls due any more."
    return remove_record(request, tracked, context, consequence=consequence, lead_to=page, called=f"track of {metric}")


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(ASKED)
def target_add(request, partnership, metric):
    """A value to reach by a day; several make a trajectory."""
    metric = _metric(partnership, metric)
    target = Target(partnership=partnership, metric=metric)
    known = _known(partnership, request.access.audience, metric)
    form = TargetForm(request.POST or None, instance=target, compared=known)
    page = _page(partnership, metric)

    def create() -> str:
        form.save()
        return page

    context = _context(partnership, metric, "Add a target")
    return add_record(request, form, context, create, said="Target added.", cancel_url=page)


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(ASKED)
def target_edit(request, partnership, pk):
    target = _target(partnership, pk)
    known = _known(partnership, request.access.audience, target.metric)
    form = TargetForm(request.POST or None, instance=target, compared=known)
    page = _page(partnership, target.metric)
    context = _context(partnership, target.metric, "Edit target")
    context["remove_url"] = reverse("target_remove", args=[partnership.slug, target.pk])
    return edit_record(request, form, context, lead_to=page)


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(ASKED)
def target_remove(request, partnership, pk):
    target = _target(partnership, pk)
    context = _context(partnership, target.metric, "Remove this target?")
    page = _page(partnership, target.metric)
    return remove_record(request, target, context, consequence="It goes from every chart and page.", lead_to=page)


def _metric(partnership, pk: int) -> Metric:
    return get_object_or_404(Metric.objects.usable_by(partnership), pk=pk)


def _target(partnership, pk: int) -> Target:
    return get_object_or_404(Target.objects.select_related("metric", "partnership"), partnership=partnership, pk=pk)


def _known(partnership, audience, metric: Metric) -> Figure | None:
    """The last figure of the whole partnership, which a target should better."""
    tracks = tracks_of(partnership, audience, metrics=[metric.pk])
    return next((one.latest for one in tracks if one.latest.area == Observation.Area.PARTNERSHIP), None)


def _page(partnership, metric: Metric) -> str:
    return reverse("metric_detail", args=[partnership.slug, metric.pk])


def _context(partnership, metric: Metric, title: str) -> dict:
    steps = [*trail(partnership, below=True), (metric.name, _page(partnership, metric))]
    return {"title": title, "caption": f"{metric.name}, {metric.unit}", "section": SECTION, "trail": steps}
