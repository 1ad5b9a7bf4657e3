"""When a delivery plan may be changed, copied, adopted or be a part of another. Each rule gives its sentence, or ""."""

from datetime import date

from django.db.models import QuerySet

from cdp_portal.formats import gov_date
from meetings.models import Decision
from outcomes.models import DeliveryPlan, PlanAction
from partnerships.models import Body, FootprintArea, LocalAuthority, Partnership

CLOSED = "Version {version} of the plan is closed: it stays as it was. Change the version that follows it."
NOTHING_TO_SHOW = "Say where it can be seen that this is done, or why there is nothing to show"


def why_not_change(plan: DeliveryPlan) -> str:
    """A closed version is a record."""
    return CLOSED.format(version=plan.version) if plan.is_closed else ""


def why_not_add(partnership: Partnership, authority: LocalAuthority | None) -> str:
    """Of the whole partnership, and of each authority, one plan is open; the next is made as its next version."""
    there = open_plans(partnership).filter(authority=authority).first()
    return f"There is a plan already: {there.named}. Make its next version." if there else ""


def why_not_copy(plan: DeliveryPlan) -> str:
    """The next version is drafted once, from the one in force."""
    if plan.status == DeliveryPlan.Status.DRAFT:
        return "This version is a draft. Change it, it needs no next version yet."
    waiting = plan.later_versions.filter(status=DeliveryPlan.Status.DRAFT).first()
    if waiting:
        return f"Version {waiting.version} is being drafted already."
    later = plan.is_closed and why_not_add(plan.partnership, plan.authority)
    return later or ""


def faults_of_adoption(plan: DeliveryPlan, body: Body | None, day: date | None, decision: Decision | None) -> dict:
    """What is wrong with how a version is said to be adopted: {field: sentence}."""
    before = plan.previous
    if day and before and before.adopted_on and day <= before.adopted_on:
        return {
            "adopted_on": f"Give a day after {gov_date(before.adopted_on)}, when version {before.version} was adopted"
        }
    if day and plan.ends_on and day >= plan.ends_on:
        return {"adopted_on": "The plan has ended by then. Change its last day first."}
    if decision and body and decision.meeting.body_id != body.pk:
        return {"decision": f"This is not a decision of {body}"}
    return {}


def why_not_report(action: PlanAction) -> str:
    return why_not_change(action.objective.plan)


def faults_of_update(status: str, evidence: str) -> dict[str, str]:
    """An action is done when somebody can see it, or is told why there is nothing to see."""
    if status == PlanAction.Status.DONE and not evidence.strip():
        return {"evidence": NOTHING_TO_SHOW}
    return {}


def open_plans(partnership: Partnership) -> QuerySet[DeliveryPlan]:
    return DeliveryPlan.objects.filter(partnership=partnership).exclude(status=DeliveryPlan.Status.CLOSED)


def areas_of_plan(plan: DeliveryPlan, day: date) -> QuerySet[LocalAuthority]:
    """The authorities of the footprint when the plan was adopted, or else on the day: those that may have a part."""
    areas = FootprintArea.objects.filter(partnership=plan.partnership).as_at(plan.adopted_on or day)
    return LocalAuthority.objects.filter(pk__in=areas.values("authority"))
