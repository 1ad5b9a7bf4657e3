"""Where the pages are on which facts are looked for: functions that give a path, asked when the data is loaded."""

from django.urls import reverse

from cdp_portal.demo.facts.fact import Where
from grants.models import Allocation
from meetings.models import Action, Meeting, Paper
from members.models import Seat
from outcomes.models import EmergingIssue, NeedsAssessment, Observation, PlanAction, SelfAssessment
from partnerships.models import Body, Proposal, TermsOfReference

SOUTHEND, ESSEX, THURROCK = "southend-on-sea", "essex", "thurrock"
LLR, TOWER, SEFTON = "llr", "tower-hamlets", "sefton"


def page(name: str, place: str) -> Where:
    return lambda: reverse(name, args=[place])


def coverage(place: str, against: str) -> Where:
    """The membership measured against a list of expected kinds."""
    return lambda: f"{reverse('membership_detail', args=[place])}?against={against}"


def body(place: str, slug: str) -> Where:
    return lambda: Body.objects.get(partnership__slug=place, slug=slug).get_absolute_url()


def terms(place: str, body: str, version: int) -> Where:
    return lambda: TermsOfReference.objects.get(
        partnership__slug=place, body__slug=body, version=version
    ).get_absolute_url()


def seat(place: str, post: str, body: str) -> Where:
    return lambda: Seat.objects.get(partnership__slug=place, post_title=post, body__slug=body).get_absolute_url()


def proposal(place: str, beginning: str) -> Where:
    return lambda: Proposal.objects.get(partnership__slug=place, title__startswith=beginning).get_absolute_url()


def meeting(place: str, day: str) -> Where:
    return lambda: Meeting.objects.get(partnership__slug=place, slug=day).get_absolute_url()


def paper(place: str, day: str) -> Where:
    return lambda: Paper.objects.get(partnership__slug=place, item__meeting__slug=day).get_absolute_url()


def action(place: str, beginning: str) -> Where:
    return lambda: Action.objects.get(partnership__slug=place, text__startswith=beginning).get_absolute_url()


def plan_action(place: str, beginning: str) -> Where:
    return lambda: PlanAction.objects.get(partnership__slug=place, text__startswith=beginning).get_absolute_url()


def needs_assessment(place: str, beginning: str) -> Where:
    return lambda: NeedsAssessment.objects.get(partnership__slug=place, title__startswith=beginning).get_absolute_url()


def issue(place: str, title: str) -> Where:
    return lambda: EmergingIssue.objects.get(partnership__slug=place, title=title).get_absolute_url()


def self_assessment(place: str, number: int) -> Where:
    return lambda: SelfAssessment.objects.get(partnership__slug=place, number=number).get_absolute_url()


def observation(place: str, metric: str, source: str) -> Where:
    """The first revision of the figure that this report tells of."""
    return lambda: Observation.objects.get(
        partnership__slug=place, metric__code=metric, revision=1, source=source
    ).get_absolute_url()


def dashboard(place: str, day: str) -> Where:
    """The outcomes as they were known on a day."""
    return lambda: f"{reverse('outcome_dashboard', args=[place])}?day={day}"


def allocation(place: str, stream: str, year: str) -> Where:
    return lambda: Allocation.objects.get(
        partnership__slug=place, stream__code=stream, financial_year=year, revision=1
    ).get_absolute_url()
