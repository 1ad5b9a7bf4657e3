"""Build the agenda."""

from django.db import transaction

from meetings.actions.shared import claim, touch
from meetings.models import Meeting
from meetings.standing import item_from, standing_items


@transaction.atomic
def set_agenda(*, meeting: Meeting, rows, seen: int | None, by) -> bool:
    """Save the checked rows in their order. False, and nothing saved, when the meeting is no longer as it was seen.

    Items that are not among the rows (somebody added them meanwhile) stay, at the end.
    """
    if not claim(meeting, seen):
        return False
    saved = rows.save()
    others = meeting.items.exclude(pk__in=[item.pk for item in saved]).order_by("position")
    for position, item in enumerate(others, start=len(saved) + 1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])
    return True


@transaction.atomic
def start_agenda(*, meeting: Meeting, by) -> bool:
    """Fill an empty agenda with the standing items of the body; False when it is not empty."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.items.exists():
        return False
    for position, standing in enumerate(standing_items(meeting.body), start=1):
        item = item_from(standing, meeting)
        item.position = position
        item.save()
    touch(meeting)
    return True
