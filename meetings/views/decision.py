from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from meetings import exports, rules
from meetings.actions.decision import add_decision, change_decision
from meetings.filters import DecisionFilter
from meetings.forms.decision import DecisionForm
from meetings.links import asked_item, meeting_to_write
from meetings.models import Decision
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, meetings_trail
from meetings.visible import UNDER_AN_ITEM, seen_by

LIST = "Decisions"
COLUMNS = (
    Column("Number", "number", ("number",)),
    Column("Decision"),
    Column("Kind"),
    Column("Meeting", "meeting", ("meeting__starts_at",)),
)


def visible_decisions(request, partnership):
    return Decision.objects.filter(seen_by(request.access.audience, *UNDER_AN_ITEM), partnership=partnership)


def decision_to_read(request, partnership, number: int) -> Decision:
    """A decision that the person may read. Raises Http404."""
    known = visible_decisions(request, partnership).select_related("meeting__body", "meeting__partnership", "item")
    return get_object_or_404(known.select_related("partnership"), number=number)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def decision_list(request, partnership):
    decisions = visible_decisions(request, partnership).select_related("meeting__body", "partnership")
    found = DecisionFilter(request.GET, queryset=decisions, partnership=partnership)
    if asked_format(request):
        return export(request, "Decisions", exports.DECISION_COLUMNS, exports.decision_rows(found.qs))
    context = {
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "listing": listing(request, found, COLUMNS, noun="decision"),
    }
    return render(request, "meetings/decision_list.html", context)


@for_partnership(Permission.DECISION_EDIT)
@require_http_methods(["GET", "POST"])
def decision_add(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_decision(meeting, timezone.localdate()):
        return meeting_refusal(request, partnership, meeting, "Record a decision", sentence)
    item = asked_item(request, meeting)
    decision = Decision(meeting=meeting, item=item)
    initial = {"release_class": item.release_class} if item else {}
    form = DecisionForm(request.POST or None, instance=decision, initial=initial)
    context = {
        "title": "Record a decision",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
    }

    def create() -> Decision:
        return add_decision(decision=form.save(commit=False), by=request.user)

    back = meeting.get_absolute_url()
    return add_record(request, form, context, create, said="Decision recorded.", cancel_url=back)


@for_partnership(Permission.DECISION_EDIT)
@require_http_methods(["GET", "POST"])
def decision_edit(request, partnership, number):
    decisions = Decision.objects.select_related("meeting__body", "meeting__partnership")
    decision = get_object_or_404(decisions, partnership=partnership, number=number)
    if sentence := rules.why_decision_locked(decision):
        return meeting_refusal(request, partnership, decision.meeting, str(decision), sentence)
    form = DecisionForm(request.POST or None, instance=decision)
    context = {
        "title": "Edit decision",
        "caption": str(decision),
        "section": SECTION,
        "trail": meeting_trail(partnership, decision.meeting, (str(decision), decision.get_absolute_url())),
    }
    return edit_record(request, form, context, save=lambda: change_decision(form=form, by=request.user))
