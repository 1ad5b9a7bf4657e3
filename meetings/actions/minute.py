"""Write minutes, circulate them and approve them."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from meetings import rules
from meetings.actions.shared import touch
from meetings.minuting import Clash, Typed, fingerprint, plain
from meetings.models import AgendaItem, Meeting, Minute
from meetings.numbering import earlier_drafts, numbers_for
from partnerships.numbering import lock


@transaction.atomic
def save_minute(*, item: AgendaItem, typed: Typed, by) -> Clash | None:
    """Save what was typed under one item; an emptied text removes the minute.

    Gives a Clash, and saves nothing, when somebody else saved another text meanwhile or the minute is approved.
    """
    AgendaItem.objects.select_for_update().get(pk=item.pk)  # the minute itself may not be there yet
    minute = Minute.objects.filter(item=item).first()
    saved, text = (minute.text if minute else ""), plain(typed.text)
    if not typed.is_change or plain(saved) == text:
        return None
    if minute and (sentence := rules.why_minute_locked(minute)):
        return Clash(saved, typed.text, sentence)
    if fingerprint(saved) != typed.seen:
        return Clash(saved, typed.text)
    if minute is None:
        Minute.objects.create(item=item, text=text)
    elif text:
        minute.text = text
        minute.save(update_fields=["text"])
    else:
        minute.delete()
    return None


@transaction.atomic
def save_minutes(*, meeting: Meeting, typed: Mapping[int, Typed], by) -> dict[int, Clash]:
    """Save what was typed, by the ids of items; gives the clashes. Items without one are saved."""
    clashes = {}
    for item in meeting.items.filter(pk__in=typed).order_by("position"):
        if typed[item.pk].is_change and (clash := save_minute(item=item, typed=typed[item.pk], by=by)):
            clashes[item.pk] = clash
    return clashes


@transaction.atomic
def circulate_minutes(*, meeting: Meeting, by) -> None:
    """Let members read the draft minutes from now on. Raises ValidationError when there is none to read."""
    drafts = Minute.objects.filter(item__meeting=meeting, state=Minute.State.DRAFT)
    rules.refuse(rules.why_no_circulation(meeting, drafts=drafts.count()))
    meeting.minutes_circulated_at, meeting.minutes_circulated_by = timezone.now(), by
    meeting.save(update_fields=["minutes_circulated_at", "minutes_circulated_by"])


@transaction.atomic
def approve_minutes(*, meeting: Meeting, at: Meeting, by, corrections: str = "") -> int:
    """Approve all draft minutes of `meeting` at the later meeting `at` and give them their numbers for good.

    `corrections` says what that meeting corrected. Gives how many were approved. Raises ValidationError.
    """
    rules.refuse(rules.why_no_approval(meeting, at, timezone.localdate()))
    lock(meeting.partnership_id)
    rules.refuse(rules.why_approved_too_early(earlier_drafts(meeting)))
    numbers = numbers_for(meeting)
    drafts = list(Minute.objects.select_for_update().filter(item__meeting=meeting, state=Minute.State.DRAFT))
    for minute in drafts:
        minute.number = numbers.get(minute.item_id)
        minute.state, minute.approved_at_meeting = Minute.State.APPROVED, at
    Minute.objects.bulk_update(drafts, ["number", "state", "approved_at_meeting"])
    if corrections:
        meeting.minutes_corrections = corrections
        meeting.save(update_fields=["minutes_corrections"])
    touch(meeting)
    return len(drafts)
