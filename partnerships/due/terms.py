"""Reviews of terms of reference."""

from datetime import date, timedelta

from django.urls import reverse

from cdp_portal.dated import in_force
from cdp_portal.needs import Need
from partnerships.models import Partnership, TermsOfReference

AHEAD = timedelta(days=30)
WHOSE = "Commissioner"


def needs(partnerships: list[Partnership], day: date) -> list[Need]:
    """Reviews of the terms that stand which are late or near. One query."""
    due = TermsOfReference.objects.filter(partnership__in=partnerships, review_due_on__lte=day + AHEAD)
    return [
        Need(
            kind="Terms of reference",
            text=f"Review the terms of reference of {terms.body}",
            whose=WHOSE,
            due_on=terms.review_due_on,
            late=terms.review_due_on < day,
            url=reverse("terms_detail", args=[terms.partnership.slug, terms.pk]),
            partnership=terms.partnership.short_name,
        )
        for terms in due.standing(day).filter(in_force(day, "body__")).select_related("body", "partnership")
    ]
