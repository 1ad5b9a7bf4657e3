"""The nouns that a chain of evidence runs over: which records the reader may see, and how each is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse

from cdp_portal.formats import gov_date, money
from cdp_portal.overview.serving.kinds import line_words, milestone_words
from cdp_portal.release import Audience
from grants.models import SpendLine
from meetings.dealt_with import words_of
from meetings.models import Action, Decision, Meeting, Minute, Paper
from meetings.visible import OF_AN_ACTION, UNDER_AN_ITEM, seen_by
from members.models import Seat
from outcomes.models import EmergingIssue, Metric, PlanAction, Risk
from outcomes.risk_words import score_words
from partnerships.models import MilestoneProgress, Partnership


def _all(audience: Audience) -> Q:
    return Q()


@dataclass(frozen=True)
class Noun:
    """One of them. `kept_by` are its records that belong to a partnership, `seen` which of them an audience may see."""

    label: str
    plural: str
    model: type[Model]
    words: Callable[[Model], str]
    state: Callable[[Model], str]
    loaded: tuple[str, ...] = ("partnership",)
    seen: Callable[[Audience], Q] = _all
    counted: Mapping[str, Exists] = field(default_factory=dict)
    kept_by: Callable[[Partnership], Q] = lambda partnership: Q(partnership=partnership)

    def readable(self, partnership: Partnership, audience: Audience) -> QuerySet:
        known = self.model._default_manager.filter(self.kept_by(partnership), self.seen(audience))
        return known.select_related(*self.loaded).annotate(**self.counted).order_by("pk")

    def address(self, record: Model, partnership: Partnership) -> str:
        if isinstance(record, Metric):  # mostly a national one, read within a partnership
            return reverse("metric_detail", args=[partnership.slug, record.pk])
        return record.get_absolute_url()


def _stateless(record: Model) -> str:
    return ""


def _date_of(meeting: Meeting) -> str:
    return f"{meeting.body}, {gov_date(meeting.held_on)}"


def _minutes_of(meeting: Meeting) -> str:
    state = meeting.get_status_display()
    if meeting.status != Meeting.Status.HELD:
        return state
    return f"{state}, minutes approved" if meeting.is_minuted else f"{state}, minutes not yet approved"


APPROVED = Minute.objects.filter(state=Minute.State.APPROVED, item__meeting=OuterRef("pk"))

# In the order of the chain, from who acts to what is counted.
NOUNS = {
    "seat": Noun("Seat", "Seats", Seat, str, _stateless, ("partnership", "organisation")),
    "meeting": Noun(
        "Meeting and minutes", "Meetings and minutes", Meeting, _date_of, _minutes_of,
        ("partnership", "body"), counted={"is_minuted": Exists(APPROVED)},
    ),
    "paper": Noun(
        "Paper", "Papers", Paper, words_of, _stateless, ("partnership", "item__meeting__partnership"),
        lambda audience: seen_by(audience, *UNDER_AN_ITEM),
    ),
    "decision": Noun(
        "Decision", "Decisions", Decision, words_of, Decision.get_kind_display, ("partnership",),
        lambda audience: seen_by(audience, *UNDER_AN_ITEM),
    ),
    "action": Noun(
        "Action", "Actions", Action, words_of, Action.get_status_display, ("partnership",),
        lambda audience: seen_by(audience, *OF_AN_ACTION),
    ),
    "risk": Noun(
        "Risk", "Risks", Risk, lambda one: f"{one.number}. {one.title}",
        lambda one: score_words(one) if one.is_open else "Closed", ("partnership",),
        lambda audience: Q(release_class__in=audience.may_see_classes),
    ),
    "issue": Noun(
        "Issue", "Issues", EmergingIssue, lambda one: f"{one.number}. {one.title}", EmergingIssue.get_status_display,
        ("partnership",), lambda audience: Q(release_class__in=audience.may_see_classes),
    ),
    "milestone": Noun(
        "Milestone", "Milestones", MilestoneProgress, milestone_words, MilestoneProgress.get_state_display,
        ("partnership", "milestone"),
    ),
    "plan_action": Noun(
        "Plan action", "Plan actions", PlanAction, lambda one: f"{one.number}. {one.text}",
        PlanAction.get_status_display,
    ),
    "metric": Noun(
        "Metric", "Metrics", Metric, lambda one: f"{one.code} {one.name}", Metric.get_tier_display, (),
        kept_by=lambda partnership: Q(partnership=None) | Q(partnership=partnership),
    ),
    "grant_line": Noun(
        "Grant line", "Grant lines", SpendLine, line_words, lambda one: f"{money(one.planned_total)} planned",
        ("partnership", "plan__allocation__stream", "plan__allocation__authority"),
    ),
}  # fmt: skip
