"""The risk register: the list, one risk, adding, editing, closing and opening again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.charts import Band, step_line
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from meetings.dealt_with import business_of
from members.models import Seat
from outcomes import risks
from outcomes.exports import RISK_COLUMNS, risk_rows
from outcomes.forms import CloseRiskForm, RiskForm
from outcomes.models import Risk
from outcomes.risk_movement import Kind, last_meeting, moved
from outcomes.risk_words import BANDS, band_of, range_of, score_tag
from outcomes.rules import may_review
from outcomes.series import tracks_by_metric
from outcomes.views.plans import SECTION, trail_of

LIST = "Risks"
COLUMNS = (
    Column("Risk", "number", ("number",)),
    Column("Score", "score", ("score",)),
    Column("Owner"),
    Column("Review due", "review", ("review_due_on",)),
    Column("State", "state", ("status",)),
)


def _owners(request):
    """The seats that own a risk which the person may read."""
    owning = Risk.objects.filter(partnership=request.partnership).readable_by(request.access.audience)
    return Seat.objects.filter(pk__in=owning.values("owner_seat")).select_related("organisation")


class RiskFilter(FilterSet):
    status = ChoiceFilter(label="State", choices=Risk.Status.choices, empty_label="Any")
    band = ChoiceFilter(
        label="Score", choices=[(word, word) for _, word, _ in BANDS], empty_label="Any", method="in_band"
    )
    owner_seat = ModelChoiceFilter(label="Owner", queryset=_owners)
    review = ChoiceFilter(label="Review", choices=[("due", "Due or late")], empty_label="Any", method="only_due")

    class Meta:
        model = Risk
        fields = ["status", "owner_seat"]
        form = FilterForm

    def in_band(self, queryset, name, value):
        return queryset.filter(score__range=range_of(value))

    def only_due(self, queryset, name, value):
        return queryset.review_due(timezone.localdate())


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def risk_list(request, partnership):
    """The risks that the person may read: open ones first, the highest score first."""
    today = timezone.localdate()
    readable = Risk.objects.filter(partnership=partnership).readable_by(request.access.audience)
    rows = readable.select_related("owner_seat__organisation", "partnership").order_by("-status", "-score", "number")
    found = RiskFilter(request.GET, queryset=rows, request=request)
    if asked_format(request):
        return export(request, "Risk register", RISK_COLUMNS, risk_rows(found.qs))
    page = listing(request, found, COLUMNS, noun="risk")
    meeting = last_meeting(partnership, today)
    movement = _movement(page.rows, meeting, today)
    context = {
        "title": LIST,
        "section": SECTION,
        "trail": trail_of(partnership),
        "listing": page,
        "rows": [(one, score_tag(one), movement.get(one.pk), one.review_is_late(today)) for one in page.rows],
        "meeting": meeting,
        "can_edit": request.access.can(Permission.RISK_EDIT),
    }
    return render(request, "outcomes/risk_list.html", context)


def _movement(risks, meeting, day) -> dict[int, Kind]:
    """How each risk moved since the meeting, by its key; nothing where none was held. Two queries."""
    if meeting is None:
        return {}
    found = moved(Risk.objects.filter(pk__in=[risk.pk for risk in risks]), since=meeting.held_on, day=day)
    return {one.risk.pk: one.kind for one in found}


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def risk_detail(request, partnership, number):
    """A risk with its score and how that went, what answers it, and the business of meetings that dealt with it."""
    today, audience = timezone.localdate(), request.access.audience
    risk = risk_to_read(request, partnership, number)
    context = {
        "title": str(risk),
        "section": SECTION,
        "trail": _trail(partnership),
        "risk": risk,
        "score": score_tag(risk),
        "is_late": risk.review_is_late(today),
        "business": business_of(risk.dealt_with.all(), audience),
        "metrics": tracks_by_metric(risk.partnership, audience, risk.metrics.select_related("outcome")),
        "plan_actions": risk.plan_actions.select_related("partnership", "owner_seat__organisation"),
        "can_review": risk.is_open and may_review(request.access, risk, today),
        **_scores(risk, today),
        "is_own_seat": risk.owner_seat and risk.owner_seat.partnership_id == partnership.pk,
        "can_edit": request.access.can(Permission.RISK_EDIT),
        "entries": history_of(risk) if request.access.can(Permission.HISTORY_VIEW) else [],
    }
    return render(request, "outcomes/risk_detail.html", context)


def _scores(risk: Risk, day) -> dict:
    """The reviews as rows, the last one first, with the change from the one before; and as a chart."""
    reviews = list(risk.reviews.select_related("reviewed_by").by_day())
    rows = [
        (one, band_of(one.score), one.score - before.score if before else None)
        for before, one in zip([None, *reviews], reviews, strict=False)
    ]
    values = [(one.reviewed_on, one.score) for one in reviews]
    title = f"Score of risk {risk.number} over time"
    marks = [Band(lowest, word) for lowest, word, _ in BANDS]
    chart = step_line("scores", title, values, until=risk.closed_on or day, most=25, marks=marks)
    return {"reviews": rows[::-1], "chart": chart if len(reviews) > 1 else ""}


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_add(request, partnership):
    form = RiskForm(request.POST or None, instance=Risk(partnership=partnership), partnership=partnership)
    context = {"title": "Add a risk", "section": SECTION, "trail": _trail(partnership)}

    def create() -> Risk:
        return risks.add_risk(form=form, by=request.user)

    back = reverse("risk_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Risk added.", cancel_url=back)


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_edit(request, partnership, number):
    risk = risk_to_read(request, partnership, number)
    form = RiskForm(request.POST or None, instance=risk, partnership=partnership)
    return edit_record(request, form, risk_context(partnership, risk, "Edit risk"))


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_close(request, partnership, number):
    """Ask why, then close the risk today."""
    risk = risk_to_read(request, partnership, number)
    if not risk.is_open:
        messages.info(request, f"{risk} is closed already.")
        return redirect(risk)
    form = CloseRiskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if risks.close_risk(risk=risk, because=form.cleaned_data["closed_because"], by=request.user):
            messages.success(request, f"{risk} is closed.")
        return redirect(risk)
    form.submit, form.cancel_url = "Close the risk", risk.get_absolute_url()
    return render(
        request, "components/record_form.html", {"form": form, **risk_context(partnership, risk, "Close risk")}
    )


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_reopen(request, partnership, number):
    risk = risk_to_read(request, partnership, number)
    if request.method == "POST" or risk.is_open:
        if risks.reopen_risk(risk=risk, by=request.user):
            messages.success(request, f"{risk} is open again.")
        return redirect(risk)
    asked = {
        "consequence": "It goes back among the open risks. Why it was closed stays in its history.",
        "submit": "Open the risk again",
        "cancel_url": risk.get_absolute_url(),
    }
    return render(
        request, "components/confirm.html", {**asked, **risk_context(partnership, risk, "Open this risk again?")}
    )


def risk_to_read(request, partnership, number: int) -> Risk:
    """A risk that the person may read. Raises Http404."""
    found = Risk.objects.filter(partnership=partnership).readable_by(request.access.audience)
    return get_object_or_404(found.select_related("owner_seat__organisation", "partnership"), number=number)


def _trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [*trail_of(partnership), (LIST, reverse("risk_list", args=[partnership.slug])), *more]


def risk_context(partnership, risk: Risk, title: str) -> dict:
    trail = _trail(partnership, (str(risk), risk.get_absolute_url()))
    return {"title": title, "caption": f"{risk.number}. {risk.title}", "section": SECTION, "trail": trail}
