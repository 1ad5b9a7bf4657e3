"""What a person's calendar address gives: the meetings they may read today, or nothing any more."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from accounts.access import Access, partnership_ids
from accounts.models import AuditEntry
from accounts.roles import Permission
from cdp_portal.periods import midnight
from meetings.ical import Entry
from meetings.links import address_in
from meetings.models import CalendarFeed, Meeting
from members.models import Seat
from partnerships.models import Body, Partnership

KEPT = timedelta(days=400)  # meetings that are longer ago leave the calendar


def token_for(mark: str) -> str:
    """The token of the feed made by the form that carried `mark`, so that a second click shows the same address."""
    return salted_hmac("calendar feed", mark or secrets.token_urlsafe(24), algorithm="sha256").hexdigest()


def bodies_read_by(user) -> QuerySet[Body]:
    """Bodies that a partnership hosts or takes part in where the person has a role today."""
    ids = partnership_ids(user)
    if ids is None:
        return Body.objects.all()
    taking_part = Body.taking_part.through.objects.filter(body=OuterRef("pk"), partnership__in=ids)
    return Body.objects.filter(Q(partnership__in=ids) | Exists(taking_part))


def readable(feeds: Iterable[CalendarFeed], user) -> set[int]:
    """The ids of those of the person's feeds whose meetings they may read today. One query."""
    ids, feeds = partnership_ids(user), list(feeds)
    if ids == []:
        return set()
    asked = [feed.body_id for feed in feeds if feed.body_id]
    bodies = {None, *bodies_read_by(user).filter(pk__in=asked).values_list("pk", flat=True)}
    partnerships = {None, *(ids or [])}
    return {
        feed.pk for feed in feeds if feed.body_id in bodies and (ids is None or feed.partnership_id in partnerships)
    }


def meetings_of(feed: CalendarFeed, day: date) -> QuerySet[Meeting] | None:
    """The meetings of the feed, cancelled ones too; None when the person may not read them any more."""
    if not feed.is_alive(day) or feed.pk not in readable([feed], feed.user):
        return None
    if feed.partnership_id:
        bodies = Body.objects.of(feed.partnership)
    elif feed.body_id:
        bodies = Body.objects.filter(pk=feed.body_id)
    else:
        held = Seat.objects.filter(body=OuterRef("pk")).held_by(feed.user, day)
        bodies = bodies_read_by(feed.user).filter(Exists(held))
    since = midnight(day - KEPT)
    found = Meeting.objects.filter(body__in=bodies, starts_at__gte=since).with_publication()
    return found.select_related("partnership").prefetch_related("body__taking_part").order_by("starts_at", "pk")


def entries(meetings: list[Meeting], *, user, root: str, shows_dates: bool = False) -> list[Entry]:
    """The meetings as the person reads them; `root` is where the portal is (“https://…”). One query."""
    changed = last_changes(meetings)
    running: dict[int, bool] = {}
    found = []
    for meeting in meetings:
        host = meeting.partnership
        if shows_dates and host.pk not in running:
            running[host.pk] = Access(user, host).can(Permission.AGENDA_EDIT)
        url = f"{root}{address_in(read_at(user, meeting), meeting)}"
        tells = shows_dates and running[host.pk]
        found.append(Entry(meeting, url, changed.get(meeting.pk, meeting.starts_at), tells))
    return found


def read_at(user, meeting: Meeting) -> Partnership:
    """The partnership at whose address the person reads the meeting: the host, or one taking part where they are."""
    ids = partnership_ids(user)
    if ids is None or meeting.partnership_id in ids:
        return meeting.partnership
    return next((one for one in meeting.body.taking_part.all() if one.pk in ids), meeting.partnership)


def last_changes(meetings: list[Meeting]) -> dict[int, datetime]:
    """When each meeting was last changed, by its id, from the audit record. One query."""
    told = AuditEntry.objects.filter(table_name=Meeting._meta.db_table, row_id__in=[one.pk for one in meetings])
    return dict(told.order_by().values_list("row_id").annotate(last=Max("at")))
