"""What the apps above may read about the plan and the outcomes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from cdp_portal.periods import Quarter
from cdp_portal.release import Audience
from meetings.dealt_with import Business, by_record
from outcomes.highlight import highlight_of
from outcomes.models import (
    DeliveryPlan,
    IssueDealtWith,
    MetricDealtWith,
    Observation,
    PlanAction,
    PlanActionDealtWith,
    PlanActionUpdate,
    RiskDealtWith,
)
from outcomes.models.metrics import open_to
from outcomes.plan_lines import as_promised_by
from outcomes.series import Track, tracks_of
from outcomes.words import direction_words, period_words


@dataclass(frozen=True)
class PlanActionFigure:
    number: int
    objective: str
    text: str
    owner: str
    due_on: date | None
    status_label: str
    late: bool
    url: str


@dataclass(frozen=True)
class PlanFigures:
    """The adopted plan in force on a day. Without one the title is empty and there are no actions."""

    plan_title: str
    actions: int
    by_status: tuple[tuple[str, int], ...]
    late: int
    items: tuple[PlanActionFigure, ...]


def plan_figures_for(partnership, quarter: Quarter) -> PlanFigures:
    """The plan as it stood at the end of the quarter; one replaced since as at its end. At most four queries."""
    plan = DeliveryPlan.objects.filter(partnership=partnership).adopted_at(quarter.last_day)
    if plan is None:
        return PlanFigures("", 0, (), 0, ())
    updates = PlanActionUpdate.objects.order_by("made_at", "id")
    actions = (
        PlanAction.objects.of_plan(plan)
        .select_related("objective", "owner_seat__organisation")
        .prefetch_related(Prefetch("updates", updates, to_attr="updates_in_time"))
        .order_by("objective__position", "number")
    )
    actions = as_promised_by(plan, actions)
    items = tuple(_action(one, partnership.slug, quarter.last_day) for one in actions)
    counts = Counter(item.status_label for item in items)
    by_status = tuple((label, counts[label]) for label in PlanAction.Status.labels if counts[label])
    return PlanFigures(plan.title, len(items), by_status, sum(item.late for item in items), items)


def _action(action: PlanAction, slug: str, day: date) -> PlanActionFigure:
    status = _status_at(action, day)
    return PlanActionFigure(
        number=action.number,
        objective=action.objective.title,
        text=action.text,
        owner=str(action.owner_seat or ""),
        due_on=action.due_on,
        status_label=PlanAction.Status(status).label,
        late=action.is_late(day, status),
        url=reverse("plan_action_detail", args=[slug, action.number]),
    )


def _status_at(action: PlanAction, day: date) -> str:
    """The status last reported by the end of the day; not started when all reports came later."""
    by_then = [one for one in action.updates_in_time if timezone.localdate(one.made_at) <= day]
    if by_then:
        return by_then[-1].status
    return PlanAction.Status.NOT_STARTED if action.updates_in_time else action.status


@dataclass(frozen=True)
class ObservationFigure:
    """The latest figure of a metric. `value` is None where it is absent; `state_label` says why in words."""

    metric_code: str
    metric: str
    outcome: str
    unit: str
    period: str
    value: Decimal | None
    state_label: str
    previous: Decimal | None
    direction_words: str
    source: str
    data_to: date | None
    provisional: bool
    note: str
    release_class: str
    url: str


@dataclass(frozen=True)
class OutcomeFigures:
    items: tuple[ObservationFigure, ...]


def outcome_figures_for(partnership, quarter: Quarter, audience: Audience = Audience.MEMBER) -> OutcomeFigures:
    """The latest figures of the whole partnership for periods that ended by the end of the quarter. Constant queries.

    They come in their last revision, protected, and hold nothing above `audience`, in words and comparisons neither.
    """
    tracks = tracks_of(partnership, audience, ended_by=quarter.last_day)
    whole = [track for track in tracks if track.latest.area == Observation.Area.PARTNERSHIP]
    return OutcomeFigures(tuple(_figure(track) for track in whole))


def _figure(track: Track) -> ObservationFigure:
    latest, metric = track.latest, track.latest.metric
    return ObservationFigure(
        metric_code=metric.code,
        metric=metric.name,
        outcome=str(metric.outcome or ""),
        unit=metric.unit,
        period=period_words(latest.starts_on, latest.ends_on),
        value=latest.value,
        state_label=latest.get_state_display(),
        previous=track.previous.value if track.change is not None else None,
        direction_words=direction_words(track),
        source=latest.source,
        data_to=latest.data_to,
        provisional=latest.provisional,
        note=latest.note,
        release_class=latest.release_class,
        url=latest.url,
    )


@dataclass(frozen=True)
class MetricHeld:
    """A partnership holds a known figure of a metric: for itself as a whole, or for one of its authorities."""

    partnership_id: int
    code: str
    metric: str
    additive: bool
    area: str


def metrics_held(audiences: Mapping[int, Audience]) -> list[MetricHeld]:
    """Of which metrics each partnership (by id) has a figure that its audience may read. One query, if any."""
    if not audiences:
        return []
    readable = Q()
    for pk, audience in audiences.items():
        readable |= Q(partnership=pk) & open_to(audience)
    names = ("partnership_id", "metric__code", "metric__name", "metric__additive", "area")
    found = Observation.objects.latest().filter(readable, state=Observation.State.VALUE)
    rows = found.order_by("metric__outcome__position", "metric__tier", *names).values_list(*names).distinct()
    return [MetricHeld(*row[:5]) for row in rows]


@dataclass(frozen=True)
class DealtWith:
    """The business of meetings behind each plan action, metric, risk and issue, by key; the latest meeting first."""

    plan_actions: Mapping[int, tuple[Business, ...]]
    metrics: Mapping[int, tuple[Business, ...]]
    risks: Mapping[int, tuple[Business, ...]]
    issues: Mapping[int, tuple[Business, ...]]


def dealt_with(partnership, audience: Audience = Audience.MEMBER) -> DealtWith:
    """What the partnership's meetings dealt with, as far as the audience may see it. Four queries.

    `meetings.dealt_with.approving` finds among the business of a record the minute that approved it.
    """
    of_issues = IssueDealtWith.objects.filter(served__release_class__in=audience.may_see_classes)
    of_risks = RiskDealtWith.objects.filter(served__release_class__in=audience.may_see_classes)
    return DealtWith(
        plan_actions=by_record(PlanActionDealtWith.objects.filter(partnership=partnership), audience),
        metrics=by_record(MetricDealtWith.objects.filter(partnership=partnership), audience),
        risks=by_record(of_risks.filter(partnership=partnership), audience),
        issues=by_record(of_issues.filter(partnership=partnership), audience),
    )


@dataclass(frozen=True)
class HighlightFigure:
    """One line of the highlight report: under which heading, its state in a word, what, whose and why."""

    part: str
    state: str
    text: str
    whose: str
    why: str
    url: str


def highlight_figures_for(partnership, quarter: Quarter, audience: Audience = Audience.MEMBER) -> list[HighlightFigure]:
    """What a quarter's highlight report says, as at its last day. A constant number of queries."""
    found = highlight_of(partnership, audience, since=quarter.previous.last_day, until=quarter.last_day)
    return [
        HighlightFigure(part.title, item.tag, item.text, item.whose, item.why, item.url)
        for part in found.parts
        for item in part.items
    ]
