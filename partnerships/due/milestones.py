"""The national milestones, each by the day on which it is due in the partnership."""

from datetime import date

from django.urls import reverse

from cdp_portal.needs import Need
from partnerships.milestones import standings
from partnerships.models import Milestone, MilestoneProgress, Partnership

WHOSE = "Commissioner"


def needs(partnerships: list[Partnership], day: date) -> list[Need]:
    """Milestones, first time or again, that are late or due within thirty days. Two queries."""
    asked = list(Milestone.objects.all())
    reports = list(MilestoneProgress.objects.filter(partnership__in=partnerships))
    return [
        Need(
            kind="Milestone",
            text=f"{one.milestone.title}, again" if one.done else one.milestone.title,
            whose=WHOSE,
            due_on=one.next_due_on,
            late=one.late,
            url=f"{reverse('milestone_list', args=[partnership.slug])}#{one.milestone.code}",
            partnership=partnership.short_name,
        )
        for partnership in partnerships
        for one in standings(asked, [report for report in reports if report.partnership_id == partnership.pk], day)
        if one.late or one.soon
    ]
