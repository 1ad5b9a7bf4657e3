"""Whether a figure fits what is known besides: its own parts, its unit, earlier revisions, neighbouring periods.

Each gives {field: sentence} for what is wrong, as `outcomes.rules` does.
"""

from datetime import date, timedelta
from decimal import Decimal

from cdp_portal.formats import gov_date, quantity
from outcomes.models import Metric, Observation
from outcomes.series import SAME_LENGTH_WITHIN_DAYS

HUNDRED = 100
ROUNDED = Decimal("0.051")  # sources round to a tenth
OF_A_RATE = Decimal("0.01")  # or to a hundredth of the rate where that is more


def faults_of_unit(metric: Metric | None, figure: dict) -> dict[str, str]:
    """A value that does not follow from its parts, or a share typed as 0.54 that may be meant as 54%."""
    value, numerator, denominator = (figure.get(name) for name in ("value", "numerator", "denominator"))
    if metric is None or value is None or metric.standardised:
        return {}
    per = metric.per or (HUNDRED if metric.is_percentage else None)
    if per is None:
        return {}
    if numerator is not None and denominator:
        worked_out = numerator / denominator * per
        if abs(worked_out - value) > max(ROUNDED, worked_out * OF_A_RATE):
            what = f"{quantity(numerator)} of {quantity(denominator)} is {quantity(round(worked_out, 1))}"
            return {"value": f"{what}{'%' if metric.is_percentage else ''}, not {quantity(value)}. Check the unit"}
    elif metric.is_percentage and 0 < value < 1:
        asked = f"Enter {quantity(value * HUNDRED)} for {quantity(value * HUNDRED)}%"
        return {"value": f"{asked}. If it is really {quantity(value)}%, enter the numerator and denominator too"}
    return {}


def faults_of_receipt(before: Observation, received_on: date | None) -> dict[str, str]:
    """A correction is not received before what it corrects: else nobody could say what was known on a day."""
    if received_on is None or received_on >= before.received_on:
        return {}
    day = gov_date(before.received_on)
    return {"received_on": f"This corrects a figure received on {day}. It cannot have been received before that"}


def faults_of_period(new: Observation) -> dict[str, str]:
    """A period as long as another one of the same metric and area, and shifted: both would count the same days.

    Longer and shorter periods may lie over each other, and those of rolling metrics do. One query.
    """
    if new.metric.rolling_months:
        return {}
    others = Observation.objects.filter(
        partnership=new.partnership_id,
        metric=new.metric_id,
        area=new.area,
        authority=new.authority_id,
        region_code=new.region_code,
        starts_on__lt=new.ends_on,
        ends_on__gt=new.starts_on,
    ).exclude(starts_on=new.starts_on, ends_on=new.ends_on)
    found = (one for one in others.order_by("starts_on") if abs(one.days - new.days) <= SAME_LENGTH_WITHIN_DAYS)
    other = next(found, None)
    if other is None:
        return {}
    span = f"{gov_date(other.starts_on)} to {gov_date(other.ends_on - timedelta(days=1))}"
    return {"starts_on": f"There is a figure for {span} already, which shares days with this period. Check the dates"}
