"""Parts of a footprint that go on past the last day of their authority."""

from datetime import date, timedelta

from django.urls import reverse

from cdp_portal.needs import Need
from partnerships.following import outlasting
from partnerships.models import FootprintArea, Partnership

WHOSE = "Commissioner"
HALF_A_YEAR = timedelta(days=180)


def needs(partnerships: list[Partnership], day: date) -> list[Need]:
    """Told from half a year before the authority ends, until the footprint is moved. One query."""
    areas = FootprintArea.objects.filter(partnership__in=partnerships)
    return [
        Need(
            kind="Footprint",
            text=f"Move the footprint from {area.authority} to what follows it",
            whose=WHOSE,
            due_on=area.authority.ends_on,
            late=area.authority.ends_on <= day,
            url=reverse("footprint_follow", args=[area.partnership.slug, area.pk]),
            partnership=area.partnership.short_name,
        )
        for area in outlasting(areas, day + HALF_A_YEAR)
    ]
