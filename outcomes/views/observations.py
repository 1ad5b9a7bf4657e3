"""The outcomes page, one figure with its revisions, recording and correcting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.forms import DateField, PortalForm, conflict_response, submit_once
from cdp_portal.lists import Column, FilterForm, listing
from meetings.dealt_with import business_of
from outcomes import actions
from outcomes.exports import FIGURE_COLUMNS, figure_rows
from outcomes.forms import CorrectionForm, ObservationForm
from outcomes.models import Metric, Observation, Outcome
from outcomes.series import latest_of, track_of, tracks_of
from outcomes.shown import chart_of, known_on, shown_track
from outcomes.words import caption_words

SECTION = "Outcomes"
FORM_PAGE = "components/record_form.html"
COLUMNS = (Column("Metric"), Column("Latest figure", numeric=True), Column("Change"), Column("Source"))


class ObservationFilter(FilterSet):
    outcome = ModelChoiceFilter(field_name="metric__outcome", label="Outcome", queryset=Outcome.objects.all())
    tier = ChoiceFilter(
        field_name="metric__tier", label="Kind of metric", choices=Metric.Tier.choices, empty_label="Any"
    )

    class Meta:
        model = Observation
        fields = ["outcome", "tier", "state"]
        form = FilterForm


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def observation_list(request, partnership):
    """The latest figure of each metric by national outcome, as far as the person may read it."""
    audience = request.access.audience
    found = ObservationFilter(request.GET, queryset=latest_of(partnership, audience))
    if asked_format(request):
        wanted = {one.pk for one in found.qs}
        tracks = [track for track in tracks_of(partnership, audience) if track.latest.pk in wanted]
        return export(request, "Outcome figures", FIGURE_COLUMNS, figure_rows(tracks))
    page = listing(request, found, COLUMNS, noun="metric")
    tracks = tracks_of(partnership, audience, metrics=[one.metric_id for one in page.rows])
    shown = {track.latest.pk: shown_track(track) for track in tracks}
    context = {
        "title": "Outcomes",
        "section": SECTION,
        "listing": page,
        "tracks": [shown[one.pk] for one in page.rows],
        "without": () if page.is_filtered else _without_figure(partnership, audience),
        "can_add": request.access.can(Permission.OBSERVATION_EDIT),
    }
    return render(request, "outcomes/observation_list.html", context)


def _without_figure(partnership, audience):
    """The national outcomes of which the person sees no figure."""
    told = Observation.objects.readable_by(audience).filter(partnership=partnership)
    return Outcome.objects.exclude(pk__in=told.filter(metric__outcome__isnull=False).values("metric__outcome"))


def _readable(partnership, audience, pk: int) -> Observation:
    """A revision that the audience may read, of a figure that it may read today."""
    own = Observation.objects.filter(partnership=partnership, release_class__in=audience.may_see_classes)
    open_series = Observation.objects.readable_by(audience).filter(partnership=partnership).values("series")
    found = own.filter(series__in=open_series).select_related("metric__outcome", "authority", "partnership")
    return get_object_or_404(found, pk=pk)


class KnownOnForm(PortalForm):
    day = DateField(required=False, label="What was known on")


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def observation_detail(request, partnership, pk):
    """One figure in all its revisions, and the same metric in other periods."""
    audience = request.access.audience
    observation = _readable(partnership, audience, pk)
    revisions = list(observation.revisions().filter(release_class__in=audience.may_see_classes))
    track = track_of(observation, audience)
    form = KnownOnForm(request.GET or None)
    day = form.cleaned_data.get("day") if form.is_bound and form.is_valid() else None
    context = {
        "title": observation.metric.name,
        "section": SECTION,
        "trail": _trail(partnership),
        "observation": observation,
        "metric_words": f"{observation.metric.code}, {observation.metric.get_tier_display().lower()}",
        "shown": shown_track(track),
        "chart": chart_of(track),
        "known": [shown_track(one) for one in track.backwards()],
        "revisions": revisions,
        "is_last": observation == revisions[0],
        "form": form,
        "day": day,
        "known_then": known_on(revisions, day) if day else None,
        "plan_actions": observation.metric.plan_actions.filter(partnership=partnership).order_by("number"),
        "business": business_of(observation.metric.dealt_with.filter(partnership=partnership), audience),
        "can_edit": request.access.can(Permission.OBSERVATION_EDIT),
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["entries"] = history_of(observation)
    return render(request, "outcomes/observation_detail.html", context)


def _trail(partnership) -> list[tuple[str, str]]:
    return [(SECTION, reverse("observation_list", args=[partnership.slug]))]


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def observation_add(request, partnership):
    form = ObservationForm(request.POST or None, instance=Observation(partnership=partnership))
    form.cancel_url = reverse("observation_list", args=[partnership.slug])
    if request.method == "POST" and form.is_valid():
        try:
            return submit_once(
                request,
                SubmittedForm,
                lambda: actions.add_observation(observation=form.save(commit=False), by=request.user),
                said="Figure added.",
            )
        except ValidationError as error:
            form.add_error(None, error)
    context = {"form": form, "title": "Add a figure", "section": SECTION, "trail": _trail(partnership)}
    return render(request, FORM_PAGE, context)


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def observation_edit(request, partnership, pk):
    """Correct a figure: what is saved becomes a new revision. The address of an old one leads to the last."""
    asked = _readable(partnership, request.access.audience, pk)
    observation = asked.revisions().select_related("metric", "authority", "partnership").first()
    form = CorrectionForm(request.POST or None, instance=observation)
    form.cancel_url = observation.get_absolute_url()
    context = {
        "title": "Correct the figure",
        "caption": caption_words(observation),
        "intro": "What was known before stays on record.",
        "section": SECTION,
        "trail": [*_trail(partnership), (observation.metric.name, observation.get_absolute_url())],
    }
    if request.method == "POST" and form.is_valid():
        corrected = actions.correct_observation(form=form, by=request.user)
        if corrected is None:
            return conflict_response(request, form, FORM_PAGE, context)
        messages.success(request, f"Figure corrected. This is revision {corrected.revision}.")
        return redirect(corrected)
    return render(request, FORM_PAGE, {"form": form, **context})
