"""Call, change and cancel meetings."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.audit import because
from meetings import rules
from meetings.models import Meeting
from partnerships.numbering import lock


def free_slug(meeting: Meeting, day: date) -> str:
    """The address of the meeting: its day, with “-2”, “-3” … where another meeting of the partnership has that one."""
    others = Meeting.objects.filter(partnership=meeting.partnership_id, slug__startswith=f"{day}")
    taken = set(others.exclude(pk=meeting.pk).values_list("slug", flat=True))
    return next(
        slug for slug in (f"{day}", *(f"{day}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )


@transaction.atomic
def add_meeting(*, meeting: Meeting, by) -> Meeting:
    lock(meeting.partnership_id)
    meeting.slug = free_slug(meeting, timezone.localdate(meeting.starts_at))
    meeting.save()
    return meeting


@transaction.atomic
def change_meeting(*, form, by) -> bool:
    """Save a checked form; the address follows the day. False when somebody else saved first."""
    meeting = form.instance
    lock(meeting.partnership_id)
    if meeting.slug.removesuffix("-")[:10] != f"{meeting.held_on}":
        meeting.slug = free_slug(meeting, meeting.held_on)
    return form.save_checked()


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by) -> None:
    """Raises ValidationError when the meeting was held or is cancelled already."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    rules.refuse(rules.why_no_cancel(meeting))
    because(reason)
    meeting.status = Meeting.Status.CANCELLED
    meeting.save(update_fields=["status"])


@transaction.atomic
def set_themes(*, changed: dict[int, tuple[str, str]], of, by) -> dict[int, str]:
    """Give meetings of the partnership `of` their themes: by id what each was and is to be.

    When somebody else changed one of them meanwhile, nothing is saved: what those are now, by id.
    """
    meetings = list(Meeting.objects.select_for_update().filter(partnership=of, pk__in=changed).order_by("pk"))
    stale = {one.pk: one.theme for one in meetings if one.theme not in changed[one.pk]}
    for meeting in [] if stale else meetings:
        meeting.theme = changed[meeting.pk][1]
        meeting.save(update_fields=["theme"])
    return stale
