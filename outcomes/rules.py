"""Who may report on the plan, and what a figure must satisfy."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.formats import gov_date, last_day, quantity
from members.models import Seat
from outcomes.models import Metric, Observation, PlanAction, Risk
from partnerships.models import Body, FootprintArea, LocalAuthority, Partnership

UNITS_APART = 8  # times: units differ by ten at least


def seats_of(partnership: Partnership, *, also: int | None = None) -> QuerySet[Seat]:
    """Seats on the partnership's bodies, joint ones included, that exist today; `also` one (its id) that was chosen."""
    today = Seat.objects.filter(body__in=Body.objects.of(partnership)).current()
    return Seat.objects.filter(Q(pk__in=today.values("pk")) | Q(pk=also)).select_related("organisation")


def authorities_of(partnership: Partnership) -> QuerySet[LocalAuthority]:
    """Authorities that are or were in the footprint."""
    areas = FootprintArea.objects.filter(partnership=partnership)
    return LocalAuthority.objects.filter(pk__in=areas.values("authority"))


def may_update(access: Access, action: PlanAction, day: date) -> bool:
    """May the person report progress? Whoever edits the plan on any action, everyone else on those of their seat."""
    if access.can(Permission.PLAN_EDIT):
        return True
    if not access.can(Permission.ACTION_UPDATE) or action.owner_seat_id is None:
        return False
    return Seat.objects.held_by(access.user, day).filter(pk=action.owner_seat_id).exists()


def may_review(access: Access, risk: Risk, day: date) -> bool:
    """May the person review the risk? Whoever keeps the register any, everyone else those of their seat."""
    if access.can(Permission.RISK_EDIT):
        return True
    if not access.can(Permission.ACTION_UPDATE) or risk.owner_seat_id is None:
        return False
    return Seat.objects.held_by(access.user, day).filter(pk=risk.owner_seat_id).exists()


def faults_of_figure(metric: Metric | None, figure: dict) -> dict[str, str]:
    """What is wrong with a figure as typed: {field: sentence}. A value that is absent is not zero."""
    if metric and metric.ends_on and figure.get("ends_on") and figure["ends_on"] > metric.ends_on:
        return {"ends_on": f"This metric ended on {gov_date(last_day(metric.ends_on))}: it takes no later figure"}
    value, lower, upper = (figure.get(name) for name in ("value", "lower", "upper"))
    if figure.get("state") != Observation.State.VALUE:
        return _faults_of_absence(value, lower, upper)
    if value is None:
        return {"value": "Enter the figure, or choose why there is none"}
    if value < 0:
        return {"value": "The figure must be 0 or more"}
    if metric and metric.is_percentage and value > 100:
        return {"value": "A percentage cannot be more than 100"}
    return _faults_of_limits(value, lower, upper) | _faults_of_parts(metric, figure)


def _faults_of_absence(value, lower, upper) -> dict[str, str]:
    if value is not None:
        return {"value": "Leave the figure empty, or choose “Figure known”"}
    if lower is not None or upper is not None:
        return {"lower": "Leave the limits empty where there is no figure"}
    return {}


def _faults_of_limits(value, lower, upper) -> dict[str, str]:
    if lower is None and upper is None:
        return {}
    if lower is None or upper is None:
        return {"lower" if lower is None else "upper": "Enter both limits or neither"}
    if lower > upper:
        return {"lower": "The lower limit must not be above the upper limit"}
    if not lower <= value <= upper:
        return {"value": "The figure must lie between its lower and upper limit"}
    return {}


def _faults_of_parts(metric: Metric | None, figure: dict) -> dict[str, str]:
    numerator, denominator = figure.get("numerator"), figure.get("denominator")
    if denominator is not None and denominator <= 0:
        return {"denominator": "The denominator must be more than 0"}
    if metric and metric.is_percentage and None not in (numerator, denominator) and numerator > denominator:
        return {"numerator": "The numerator of a percentage cannot be more than the denominator"}
    return _faults_of_unit(metric, figure["value"], numerator, denominator)


def _faults_of_unit(metric: Metric | None, value, numerator, denominator) -> dict[str, str]:
    """A value that is many times what its parts give is in another unit, such as a share for a percentage."""
    if not metric or not metric.per or metric.standardised or not value or not numerator or denominator is None:
        return {}
    expected = numerator / denominator * metric.per
    if expected / UNITS_APART < value < expected * UNITS_APART:
        return {}
    return {"value": f"The parts give {quantity(expected.quantize(Decimal('0.01')))}. Check the unit of the figure"}


def faults_of_dates(figure: dict, starts_on: date | None, ends_on: date | None) -> dict[str, str]:
    """What is wrong with the days of a figure; `ends_on` is the day after its period."""
    today, faults = timezone.localdate(), {}
    if starts_on and starts_on > today:
        faults["starts_on"] = "The period cannot begin in the future"
    if starts_on and ends_on and ends_on <= starts_on:
        faults["ends_on"] = "The last day cannot be before the first"
    for name, what in (("received_on", "The day of receipt"), ("data_to", "The day")):
        if figure.get(name) and figure[name] > today:
            faults[name] = f"{what} cannot be in the future"
    data_to = figure.get("data_to")
    if data_to and "data_to" not in faults and starts_on and data_to < starts_on:
        faults["data_to"] = "The data cannot end before the period begins"
    if data_to and "data_to" not in faults and ends_on and data_to > ends_on - timedelta(days=1):
        faults["data_to"] = "The data cannot end after the period"
    return faults
