"""What several actions need: one writer at a time, numbers that count up, and the version of a meeting."""

from django.db.models import F, Max

from meetings.models import Meeting
from partnerships.models import Partnership


def lock(partnership_id: int) -> None:
    """Let nobody else number or name anything in this partnership until the transaction ends."""
    Partnership.objects.select_for_update().get(pk=partnership_id)


def next_number(model, partnership_id: int) -> int:
    """The next number of `model` in the partnership. Waits for others who are numbering."""
    lock(partnership_id)
    highest = model.objects.filter(partnership=partnership_id).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def claim(meeting: Meeting, seen: int | None) -> bool:
    """Count the meeting's version up before a write below it; False when it is no longer the version that was seen."""
    rows = Meeting.objects.filter(pk=meeting.pk, row_version=seen)
    return seen is not None and bool(rows.update(slug=F("slug")))


def touch(meeting: Meeting) -> None:
    """Count the meeting's version up: something below it changed."""
    Meeting.objects.filter(pk=meeting.pk).update(slug=F("slug"))
