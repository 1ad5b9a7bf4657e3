"""Which plan an address asks for: `?plan=2` a version, `?area=leicester` that of one authority."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from outcomes.models import DeliveryPlan

SECTION = "Plan"


def trail_of(partnership, plan: DeliveryPlan | None = None) -> list[tuple[str, str]]:
    """The breadcrumbs of a page below the plan; with `plan` below the page of that very plan."""
    if plan is not None:
        return [(SECTION, reverse("plan_action_list", args=[partnership.slug])), (plan.named, plan.get_absolute_url())]
    return [(SECTION, reverse("plan_action_list", args=[partnership.slug]))]


def plans_of(partnership) -> list[DeliveryPlan]:
    """All plans of the partnership, the highest version first, with what their pages name."""
    found = DeliveryPlan.objects.filter(partnership=partnership)
    return list(
        found.select_related(
            "partnership", "authority", "adopted_by", "previous__authority", "previous__partnership",
            "part_of__authority", "part_of__partnership",
        )
    )  # fmt: skip


def asked_plan(request: HttpRequest, partnership, plans: Sequence[DeliveryPlan]) -> DeliveryPlan | None:
    """The plan asked for; without a version, or for one that is not there, the one that is in force today."""
    area, version = request.GET.get("area", ""), request.GET.get("plan", "")
    of_area = [one for one in plans if one.area == area]
    asked = next((one for one in of_area if str(one.version) == version), None)
    if asked or not plans:
        return asked
    among = DeliveryPlan.objects.filter(partnership=partnership)
    if area and of_area:
        among = among.filter(authority=of_area[0].authority_id)
    shown = among.to_show(timezone.localdate())
    return next(one for one in plans if one == shown)
