"""The business of meetings that dealt with a record, as a reader may see it, with the state of its minutes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from meetings.models import Action, AgendaItem, DealtWith, Decision, Meeting, Minute, Paper
from meetings.visible import OF_AN_ACTION, UNDER_AN_ITEM, seen_by

# Who may see a link: whoever may see the business that it starts from.
OF_A_LINK = (
    *(f"paper__{path}" for path in UNDER_AN_ITEM),
    *(f"decision__{path}" for path in UNDER_AN_ITEM),
    *(f"action__{path}" for path in OF_AN_ACTION),
)
LOADED = (
    "partnership",
    "paper__partnership",
    "paper__item__minute__approved_at_meeting",
    "paper__item__meeting__body",
    "paper__item__meeting__partnership",
    "decision__partnership",
    "decision__item__minute__approved_at_meeting",
    "decision__meeting__body",
    "decision__meeting__partnership",
    "action__partnership",
    "action__item__minute__approved_at_meeting",
    "action__meeting__body",
    "action__meeting__partnership",
)
NO_MEETING = "Not from a meeting"
NOT_HELD = {Meeting.Status.PLANNED: "Meeting to come", Meeting.Status.CANCELLED: "Meeting cancelled"}
APPROVED = "Minutes approved"
NOT_APPROVED = "Minutes not yet approved"
NO_MINUTES = "No minutes"


@dataclass(frozen=True)
class Business:
    """A paper, decision or action that dealt with a record; `minutes` says in words how far its minute has come."""

    pk: int  # of the link
    served: int
    kind: str
    words: str
    url: str
    meeting: Meeting | None
    minutes: str
    is_approved: bool
    note: str

    @property
    def held_on(self) -> date:
        """The day of its meeting; the first of all days for business of no meeting."""
        return self.meeting.held_on if self.meeting else date.min


def readable(links: QuerySet[DealtWith], audience: Audience) -> QuerySet[DealtWith]:
    """The links that start from business that the audience may see."""
    return links.filter(seen_by(audience, *OF_A_LINK))


def business_of(links: QuerySet[DealtWith], audience: Audience) -> list[Business]:
    """What dealt with the served records of these links, the latest meeting first. One query."""
    approved = Minute.objects.filter(state=Minute.State.APPROVED)
    found = readable(links, audience).annotate(
        meeting_is_minuted=Exists(approved.filter(item__meeting=OuterRef("decision__meeting")))
    )
    rows = [_business(link) for link in found.select_related(*LOADED)]
    return sorted(rows, key=lambda one: (one.held_on, one.pk), reverse=True)


def by_record(links: QuerySet[DealtWith], audience: Audience) -> dict[int, tuple[Business, ...]]:
    """The same for several records, by the key of the one served. One query."""
    found: dict[int, list[Business]] = defaultdict(list)
    for one in business_of(links, audience):
        found[one.served].append(one)
    return {key: tuple(rows) for key, rows in found.items()}


def approving(business: Iterable[Business]) -> Business | None:
    """The latest of them, in their order, whose minute is approved."""
    return next((one for one in business if one.is_approved), None)


def _business(link: DealtWith) -> Business:
    matter = link.business
    meeting, item = _place(matter)
    minutes, is_approved = _minutes(meeting, item, minuted=link.meeting_is_minuted)
    return Business(
        pk=link.pk,
        served=link.served_id,
        kind=str(matter._meta.verbose_name).capitalize(),
        words=words_of(matter),
        url=matter.get_absolute_url(),
        meeting=meeting,
        minutes=minutes,
        is_approved=is_approved,
        note=link.note,
    )


def words_of(matter: Paper | Decision | Action) -> str:
    """“12. The plan was agreed.”, or the title of a paper."""
    return matter.title if isinstance(matter, Paper) else f"{matter.number}. {matter.text}"


def _place(matter: Paper | Decision | Action) -> tuple[Meeting | None, AgendaItem | None]:
    return (matter.item.meeting, matter.item) if isinstance(matter, Paper) else (matter.meeting, matter.item)


def _minutes(meeting: Meeting | None, item: AgendaItem | None, *, minuted: bool) -> tuple[str, bool]:
    """In words, and whether they are approved. Business without an item goes by the minutes of its meeting."""
    if meeting is None:
        return NO_MEETING, False
    if meeting.status != Meeting.Status.HELD:
        return NOT_HELD[meeting.status], False
    minute = getattr(item, "minute", None) if item else None
    if minute and minute.approved_at_meeting:
        return f"{APPROVED} on {gov_date(minute.approved_at_meeting.held_on)}", True
    if item is None and minuted:
        return APPROVED, True
    return (NOT_APPROVED if minute else NO_MINUTES), False
