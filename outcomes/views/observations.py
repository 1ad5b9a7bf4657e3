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
from outcomes.charting import charted
from outcomes.exports import FIGURE_COLUMNS, figure_rows
from outcomes.figures import WITHHELD_NOTE, figure_of, veil
from outcomes.forms import CorrectionForm, ObservationForm
from outcomes.models import Metric, Observation, Outcome
from outcomes.revisions import record_of
from outcomes.series import Track, tracks_of
from outcomes.shown import known_on, shown_track
from outcomes.words import caption_words

SECTION = "Outcomes"
FORM_PAGE = "components/record_form.html"
COLUMNS = (Column("Metric"), Column("Latest figure", numeric=True), Column("Change"), Column("Source"))


STATES = [*Observation.State.choices, ("withheld", "Withheld")]


class ObservationFilter(FilterSet):
    """Of metrics; what is known of their figures is looked at when these are protected."""

    outcome = ModelChoiceFilter(label="Outcome", queryset=Outcome.objects.all())
    tier = ChoiceFilter(label="Kind of metric", choices=Metric.Tier.choices, empty_label="Any")
    state = ChoiceFilter(label="What is known", choices=STATES, empty_label="Any", method="any_of_them")

    class Meta:
        model = Metric
        fields = ["outcome", "tier", "state"]
        form = FilterForm

    def any_of_them(self, queryset, name, value):
        return queryset

    def tracks(self, partnership, audience) -> list[Track]:
        """The tracks of the metrics that were asked for."""
        metrics = self.qs.values_list("pk", flat=True) if any(self.data.get(name) for name in self.filters) else None
        found = tracks_of(partnership, audience, metrics=metrics)
        state = self.form.cleaned_data.get("state") if self.form.is_bound and self.form.is_valid() else ""
        return [one for one in found if not state or state == ("withheld" if one.latest.withheld else one.latest.state)]


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def observation_list(request, partnership):
    """The latest figure of each metric by national outcome, as far as the person may read it."""
    audience = request.access.audience
    asked = ObservationFilter(request.GET, queryset=Metric.objects.usable_by(partnership))
    tracks = asked.tracks(partnership, audience)
    if asked_format(request):
        return export(request, "Outcome figures", FIGURE_COLUMNS, figure_rows(tracks))
    page = listing(request, tracks, COLUMNS, noun="metric", filtered_by=asked)
    context = {
        "title": "Figures",
        "section": SECTION,
        "trail": [(SECTION, reverse("outcome_dashboard", args=[partnership.slug]))],
        "listing": page,
        "tracks": [shown_track(track) for track in page.rows],
        "without": () if page.is_filtered else _without_figure(tracks),
        "withheld_note": WITHHELD_NOTE if any(figure.withheld for one in page.rows for figure in one.alike) else "",
        "can_add": request.access.can(Permission.OBSERVATION_EDIT),
    }
    return render(request, "outcomes/observation_list.html", context)


def _without_figure(tracks: list[Track]):
    """The national outcomes of which the person sees no figure."""
    return Outcome.objects.exclude(pk__in={track.latest.metric.outcome_id for track in tracks} - {None})


def _readable(partnership, audience, pk: int) -> Observation:
    """A revision that the audience may read, of a figure that it may read today."""
    own = Observation.objects.filter(partnership=partnership).open_to(audience)
    return get_object_or_404(
        own.select_related("metric__outcome", "authority", "partnership", "file__confirmed_by"), pk=pk
    )


class KnownOnForm(PortalForm):
    day = DateField(required=False, label="What was known on")


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def observation_detail(request, partnership, pk):
    """One figure in all its revisions, and the same metric in other periods."""
    audience = request.access.audience
    observation = _readable(partnership, audience, pk)
    may_edit = request.access.can(Permission.OBSERVATION_EDIT)
    record = record_of(observation, audience)
    form = KnownOnForm(request.GET or None)
    day = form.cleaned_data.get("day") if form.is_bound and form.is_valid() else None
    context = {
        "title": observation.metric.name,
        "section": SECTION,
        "trail": _trail(partnership),
        "observation": figure_of(observation, partnership) if may_edit else record.figure,
        "withheld": record.figure.withheld,
        "withheld_note": WITHHELD_NOTE,
        "metric_words": f"{observation.metric.code}, {observation.metric.get_tier_display().lower()}",
        "shown": shown_track(record.track),
        "chart": charted(record.track),
        "known": [shown_track(one) for one in record.track.backwards()],
        "revisions": record.revisions,
        "is_last": observation.pk == record.revisions[0].pk,
        "form": form,
        "day": day,
        "known_then": known_on(record.revisions, day) if day else None,
        "plan_actions": observation.metric.plan_actions.filter(partnership=partnership).order_by("number"),
        "business": business_of(observation.metric.dealt_with.filter(partnership=partnership), audience),
        "can_edit": may_edit,
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["file"], context["file_row"] = observation.file, observation.file_row
        context["entries"] = history_of(observation, veiled=veil(request.access))
    return render(request, "outcomes/observation_detail.html", context)


def _trail(partnership) -> list[tuple[str, str]]:
    own = [partnership.slug]
    return [(SECTION, reverse("outcome_dashboard", args=own)), ("Figures", reverse("observation_list", args=own))]


@for_partnership(Permission.OBSERVATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def observation_add(request, partnership):
    asked = {"metric": request.GET.get("metric")}
    form = ObservationForm(request.POST or None, instance=Observation(partnership=partnership), initial=asked)
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
