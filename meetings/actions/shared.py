"""What several actions need: the version of a meeting."""

from django.db.models import F

from meetings.models import Meeting


def claim(meeting: Meeting, seen: int | None) -> bool:
    """Count the meeting's version up before a write below it; False when it is no longer the version that was seen."""
    rows = Meeting.objects.filter(pk=meeting.pk, row_version=seen)
    return seen is not None and bool(rows.update(slug=F("slug")))


def touch(meeting: Meeting) -> None:
    """Count the meeting's version up: something below it changed."""
    Meeting.objects.filter(pk=meeting.pk).update(slug=F("slug"))
