"""The national milestones, each by the day on which it is due in the partnership."""

from datetime import date

from django.urls import reverse

from cdp_portal.needs import Need
from partnerships.milestones import Standing, standings
from partnerships.models import Milestone, MilestoneProgress, Partnership

WHOSE = "Commissioner"


def needs(partnerships: list[Partnership], day: date) -> list[Need]:
    """Milestones, first time or again, that are late or due within thirty days. Two queries."""
    asked = list(Milestone.objects.all())
    reports = list(MilestoneProgress.objects.filter(partnership__in=partnerships))
    return [
        _need(standing, partnership)
        for partnership in partnerships
        for standing in standings(
            asked, (one for one in reports if one.partnership_id == partnership.pk), day, kept=partnership.is_kept
        )
        if standing.late or standing.soon
    ]


def _need(standing: Standing, partnership: Partnership) -> Need:
    title = standing.milestone.title
    return Need(
        kind="Milestone",
        text=f"{title}, again" if standing.done else title,
        whose=WHOSE,
        due_on=standing.next_due_on,
        late=standing.late,
        url=f"{reverse('milestone_list', args=[partnership.slug])}#{standing.milestone.code}",
        partnership=partnership.short_name,
    )
