"""Build the agenda."""

from collections.abc import Collection

from django.db import transaction

from meetings import leftovers
from meetings.actions.shared import claim, touch
from meetings.carried import meeting_before
from meetings.models import AgendaItem, Meeting
from meetings.standing import item_from, standing_items


@transaction.atomic
def set_agenda(*, meeting: Meeting, rows, seen: int | None, by, carry: Collection[str] = ()) -> bool:
    """Save the checked rows in their order. False, and nothing saved, when the meeting is no longer as it was seen.

    Items that are not among the rows (somebody added them meanwhile) stay, at the end. `carry` are the keys of
    leftovers of the last meeting that are put on as well.
    """
    if not claim(meeting, seen):
        return False
    saved = rows.save()
    others = meeting.items.exclude(pk__in=[item.pk for item in saved]).order_by("position")
    _place(meeting, [*saved, *others], carry)
    return True


@transaction.atomic
def start_agenda(*, meeting: Meeting, by, carry: Collection[str] = ()) -> bool:
    """Fill an empty agenda with the standing items of the body; False when it is not empty."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.items.exists():
        return False
    last = meeting_before(meeting)
    _place(meeting, [item_from(standing, meeting, last) for standing in standing_items(meeting.body)], carry)
    touch(meeting)
    return True


def _place(meeting: Meeting, items: list[AgendaItem], carry: Collection[str]) -> None:
    """Number the items from 1, with what is carried over among them, and save those that are new or have moved."""
    left = [one for one in leftovers.leftovers(meeting) if one.key in carry] if carry else []
    place = leftovers.place_among(items)
    items[place:place] = [leftovers.item_from(one, meeting) for one in left]
    for position, item in enumerate(items, start=1):
        if item.pk is None or item.position != position:
            item.position = position
            item.save()
