"""Writes and rules of the catalogue of metrics, and of what a partnership tracks."""

from django.db import transaction

from cdp_portal.formats import gov_date, last_day
from outcomes.models import Metric, Observation, Target, TrackedMetric
from partnerships.models import FootprintArea, LocalAuthority
from partnerships.numbering import lock

PERCENT = 100
CODE_FROM_SLUG = 20  # characters of the partnership's address that begin its codes
COMMON = "C-"  # begins the codes of metrics that the administrator adds


@transaction.atomic
def add_metric(*, metric: Metric, by) -> Metric:
    """Save a new metric under a code that the portal gives: a partnership's own, or a common one without one."""
    if metric.partnership_id:
        lock(metric.partnership_id)
        metric.tier = Metric.Tier.LOCAL
        metric.code = next_code(f"{metric.partnership.slug[:CODE_FROM_SLUG].upper()}-")
    else:
        metric.code = next_code(COMMON)
    metric.save()
    return metric


def next_code(beginning: str) -> str:
    """The beginning and the next number that no code with it has."""
    taken = Metric.objects.filter(code__startswith=beginning).values_list("code", flat=True)
    numbers = [int(rest) for code in taken if (rest := code.removeprefix(beginning)).isdigit()]
    return f"{beginning}{max(numbers, default=0) + 1}"


@transaction.atomic
def save_track(*, tracked: TrackedMetric, neighbours, by) -> TrackedMetric:
    tracked.save()
    tracked.neighbours.set(neighbours)
    return tracked


def faults_of_metric(metric: Metric, typed: dict) -> dict[str, str]:
    """What is wrong with a metric as typed: {field: sentence}."""
    faults, unit, per = {}, (typed.get("unit") or "").lower(), typed.get("per")
    if unit in ("percent", "%") and per not in (None, PERCENT):
        faults["per"] = "A percentage is shown per 100"
    if typed.get("standardised") and typed.get("additive"):
        faults["additive"] = "A rate that is standardised for age cannot be summed over areas"
    if typed.get("standardised") and unit in ("count", "people"):
        faults["standardised"] = "A plain count is not standardised for age"
    if metric.pk and typed.get("ends_on") and (late := _last_figure(metric, typed["ends_on"])):
        faults["ends_on"] = (
            f"A figure is recorded for a period to {gov_date(late.last_day)}. The metric cannot end before that"
        )
    return faults


def _last_figure(metric: Metric, ends_on) -> Observation | None:
    return metric.observations.filter(ends_on__gt=ends_on).order_by("-ends_on").first()


def faults_of_target(metric: Metric, target: dict) -> dict[str, str]:
    """What is wrong with a target as typed: {field: sentence}."""
    value, start = target.get("value"), target.get("start_value")
    if value is None:
        return {}
    for name, one in (("value", value), ("start_value", start)):
        if one is not None and metric.is_percentage and one > PERCENT:
            return {name: "A percentage cannot be more than 100"}
    if start is not None and _wrong_way(metric, start, value):
        return {"value": f"{metric.get_polarity_display()}: this target is worse than its own start"}
    return {}


def doubt_of_target(metric: Metric, value, compared) -> str:
    """Why a target may be meant otherwise: it asks for worse than what is known. Empty where nothing is odd.

    `compared` is a figure with a `value` and words for it, or None.
    """
    if value is None or compared is None or compared.value is None or not _wrong_way(metric, compared.value, value):
        return ""
    return f"{metric.get_polarity_display()}, but this target is worse than the figure known"


def _wrong_way(metric: Metric, start, value) -> bool:
    wanted = {Metric.Polarity.HIGHER: 1, Metric.Polarity.LOWER: -1}.get(metric.polarity, 0)
    return (value - start) * wanted < 0


def ended_words(metric: Metric) -> str:
    """“This metric ended on 31 March 2023. …”; empty for one that goes on."""
    if metric.ends_on is None:
        return ""
    return f"This metric ends on {gov_date(last_day(metric.ends_on))}. It takes no figure for a period after that."


def comparable_authorities(partnership):
    """Authorities of England that exist and are not in the partnership's own footprint today."""
    own = FootprintArea.objects.filter(partnership=partnership).current().values("authority")
    return LocalAuthority.objects.decided().current().exclude(pk__in=own).order_by("name")


def targets_of(partnership, metric: Metric):
    return Target.objects.filter(partnership=partnership, metric=metric).order_by("due_on")
