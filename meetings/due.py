"""Papers that wait for somebody: clearance to be given, and clearance that did not come."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.needs import Need
from meetings.models import Clearance, Meeting
from members.models import Seat


def clearance_needs(user, partnerships: list, day: date) -> list[Need]:
    """Clearances asked of the person's seats; and where they look after papers, those that are overdue.

    Only of meetings that are still to come, and of papers that the person may read. One query for each.
    """
    access = {partnership.pk: Access(user, partnership) for partnership in partnerships}
    managed = [pk for pk, one in access.items() if one.can(Permission.PAPER_EDIT) and not user.is_administrator]
    asked = Clearance.objects.filter(state=Clearance.State.ASKED, partnership__in=access)
    mine = asked.filter(seat__in=Seat.objects.held_by(user, day))
    late = asked.filter(partnership__in=managed, due_on__lt=day)
    return [_need(clearance, day) for clearance in readable_waiting((mine | late).distinct(), access, day)]


def readable_waiting(asked: QuerySet, access: Mapping[int, Access], day: date) -> list[Clearance]:
    """Those of the clearances whose meeting is still to come and whose paper the person may read. One query.

    `access` is what the person may do in each partnership, by its key.
    """
    coming = asked.filter(
        paper__item__meeting__status=Meeting.Status.PLANNED, paper__item__meeting__starts_at__date__gte=day
    ).select_related("seat__organisation", "paper__item__meeting__partnership", "partnership")
    return [one for one in coming.order_by("due_on", "id") if _may_read(access[one.partnership_id], one)]


def _may_read(access: Access, clearance: Clearance) -> bool:
    paper = clearance.paper
    return all(access.audience.may_see(one.release_class) for one in (paper, paper.item))


def _need(clearance: Clearance, day: date) -> Need:
    paper = clearance.paper
    return Need(
        kind="Clearance",
        text=f"Clear the paper “{paper}” for {gov_date(paper.item.meeting.held_on)}",
        whose=str(clearance.seat or clearance.role),
        due_on=clearance.due_on,
        late=clearance.due_on < day,
        url=paper.get_absolute_url(),
        partnership=clearance.partnership.short_name,
    )
