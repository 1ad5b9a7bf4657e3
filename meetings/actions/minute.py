"""Write minutes and approve them."""

from django.db import transaction
from django.utils import timezone

from meetings import rules
from meetings.actions.shared import claim, touch
from meetings.models import Meeting, Minute


@transaction.atomic
def set_minutes(*, meeting: Meeting, texts: dict[int, str], seen: int | None, by) -> bool:
    """Save the draft minutes; `texts` maps ids of items to text, and an emptied text removes the minute.

    Approved minutes stay as they are. False, and nothing saved, when the meeting is no longer as it was seen.
    """
    if not claim(meeting, seen):
        return False
    existing = {minute.item_id: minute for minute in Minute.objects.filter(item__meeting=meeting)}
    for item_id, text in texts.items():
        minute = existing.get(item_id)
        if minute is None:
            if text.strip():
                Minute.objects.create(item=meeting.items.get(pk=item_id), text=text)
        elif minute.state == Minute.State.DRAFT and not text.strip():
            minute.delete()
        elif minute.state == Minute.State.DRAFT and minute.text != text:
            minute.text = text
            minute.save(update_fields=["text"])
    return True


@transaction.atomic
def approve_minutes(*, meeting: Meeting, at: Meeting, by) -> int:
    """Approve all draft minutes of `meeting` at the later meeting `at`; gives their number. Raises ValidationError."""
    rules.refuse(rules.why_no_approval(meeting, at, timezone.localdate()))
    drafts = Minute.objects.filter(item__meeting=meeting, state=Minute.State.DRAFT)
    approved = drafts.update(state=Minute.State.APPROVED, approved_at_meeting=at)
    touch(meeting)
    return approved
