"""The nouns that the business of a meeting may serve: how each is found, said in words and addressed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from cdp_portal.formats import money
from cdp_portal.release import Audience
from grants.models import SpendLine, SpendLineDealtWith
from meetings.models import DealtWith, MilestoneDealtWith
from outcomes.models import (
    DeliveryPlan,
    EmergingIssue,
    IssueDealtWith,
    Metric,
    MetricDealtWith,
    PlanAction,
    PlanActionDealtWith,
    Risk,
    RiskDealtWith,
)
from outcomes.risk_words import score_words
from partnerships.models import MilestoneProgress, Partnership


@dataclass(frozen=True)
class Kind:
    """One such noun. `loaded` are the relations that its words need; `searched` the columns that a search reads."""

    slug: str
    label: str
    hint: str
    links: type[DealtWith]
    offered: Callable[[Partnership, Audience], QuerySet]
    words: Callable[[Model], str]
    state: Callable[[Model], str]
    searched: tuple[str, ...]
    loaded: tuple[str, ...] = ()

    @property
    def one(self) -> str:
        """“a risk”, “an issue”."""
        return f"{'an' if self.label[0] in 'AEIOU' else 'a'} {self.label.lower()}"

    def found(self, partnership: Partnership, audience: Audience, asked: str) -> QuerySet:
        """What may be chosen and has every one of the words asked for."""
        offered = self.offered(partnership, audience).select_related(*self.loaded)
        for word in asked.split():
            has_it = Q()
            for column in self.searched:
                has_it |= Q(**{f"{column}__icontains": word})
            offered = offered.filter(has_it)
        return offered

    def address(self, served: Model, partnership: Partnership) -> str:
        if isinstance(served, Metric):  # mostly a national one, read within a partnership
            return reverse("metric_detail", args=[partnership.slug, served.pk])
        return served.get_absolute_url()


def _plan_actions(partnership: Partnership, audience: Audience) -> QuerySet[PlanAction]:
    known = PlanAction.objects.filter(partnership=partnership)
    return known.exclude(objective__plan__status=DeliveryPlan.Status.CLOSED).order_by("number")


def _risks(partnership: Partnership, audience: Audience) -> QuerySet[Risk]:
    return Risk.objects.filter(partnership=partnership).readable_by(audience).order_by("-status", "number")


def _issues(partnership: Partnership, audience: Audience) -> QuerySet[EmergingIssue]:
    return EmergingIssue.objects.filter(partnership=partnership).readable_by(audience).open_first()


def _metrics(partnership: Partnership, audience: Audience) -> QuerySet[Metric]:
    return Metric.objects.usable_by(partnership)


def _lines(partnership: Partnership, audience: Audience) -> QuerySet[SpendLine]:
    known = SpendLine.objects.filter(partnership=partnership).current()
    return known.order_by("-plan__allocation__financial_year", "plan__allocation", "position", "pk")


def _milestones(partnership: Partnership, audience: Audience) -> QuerySet[MilestoneProgress]:
    return MilestoneProgress.objects.filter(partnership=partnership).order_by("milestone__order", "-cycle")


def line_words(line: SpendLine) -> str:
    allocation = line.plan.allocation
    return f"{line.title} ({allocation.stream.code}, {allocation.authority}, {allocation.financial_year})"


def milestone_words(report: MilestoneProgress) -> str:
    return f"{report.milestone.title}, round {report.cycle}" if report.cycle > 1 else report.milestone.title


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "plan-action",
            "Plan action",
            "A line of the delivery plan.",
            PlanActionDealtWith,
            _plan_actions,
            lambda one: f"{one.number}. {one.text}",
            lambda one: one.get_status_display(),
            ("text", "objective__title"),
            ("partnership",),
        ),
        Kind(
            "risk",
            "Risk",
            "An entry of the risk register.",
            RiskDealtWith,
            _risks,
            lambda one: f"{one.number}. {one.title}",
            lambda one: score_words(one) if one.is_open else "Closed",
            ("title", "cause", "effect"),
            ("partnership",),
        ),
        Kind(
            "issue",
            "Issue",
            "What partners noticed, such as a new drug.",
            IssueDealtWith,
            _issues,
            lambda one: f"{one.number}. {one.title}",
            lambda one: one.get_status_display(),
            ("title", "what"),
            ("partnership",),
        ),
        Kind(
            "metric",
            "Metric",
            "An outcome that is measured.",
            MetricDealtWith,
            _metrics,
            lambda one: f"{one.code} {one.name}",
            lambda one: one.get_tier_display(),
            ("name", "code", "outcome__title"),
        ),
        Kind(
            "grant-line",
            "Grant line",
            "A line of a spending plan.",
            SpendLineDealtWith,
            _lines,
            line_words,
            lambda one: f"{money(one.planned_total)} planned",
            ("title", "intervention__title", "plan__allocation__financial_year", "plan__allocation__stream__name"),
            ("partnership", "plan__allocation__stream", "plan__allocation__authority"),
        ),
        Kind(
            "milestone",
            "Milestone",
            "What the national unit asks of every partnership.",
            MilestoneDealtWith,
            _milestones,
            milestone_words,
            lambda one: one.get_state_display(),
            ("milestone__title", "milestone__requirement"),
            ("partnership", "milestone"),
        ),
    )
}
