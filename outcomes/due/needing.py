"""What the home page tells a person of the plan, the figures, the risks and the issues."""

from dataclasses import replace
from datetime import date

from django.urls import reverse

from accounts.roles import Permission
from cdp_portal.needs import Need
from outcomes.due import risks
from outcomes.due.kinds import KINDS
from outcomes.due.line import Due, Scope, scope_of


def needs(user, partnerships, day: date) -> list[Need]:
    """All that is due from the seats that the person holds, each leading to where it is answered in a minute.

    A constant number of queries.
    """
    scope = scope_of(user, partnerships, day)
    names = {one.pk: (one.slug, str(one)) for one in partnerships}
    found = [due for kind in KINDS.values() for due in kind.find(scope)]
    found += _late_reviews(scope)
    return [
        _need(due, *names[due.record.partnership_id], day) for due in found if due.kind != risks.WORD or due.is_now(day)
    ]


def _late_reviews(scope: Scope) -> list[Due]:
    """Reviews that others owe, for those who keep the register."""
    keeping = {
        pk: one for pk, one in scope.access.items() if one.can(Permission.RISK_EDIT) and not one.user.is_administrator
    }
    if not keeping:
        return []
    found = risks.find(replace(scope, access=keeping, seats=None))
    return [due for due in found if due.state and due.seat_id not in scope.held]


def _need(due: Due, slug: str, name: str, day: date) -> Need:
    return Need(
        kind=due.noun,
        text=due.text,
        whose=due.whose,
        due_on=due.day,
        late=due.asked_on is not None and due.asked_on < day,
        url=reverse("due_answer", args=[slug, due.kind, due.record.pk]),
        partnership=name,
    )
