from datetime import date

from django.contrib import messages
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.records import TEMPLATE as RECORD_FORM
from accounts.records import add_record
from accounts.roles import Permission
from cdp_portal import markdown
from cdp_portal.formats import gov_date
from cdp_portal.forms import conflict_response
from cdp_portal.lists import Column, FilterForm, listing
from cdp_portal.periods import FinancialYear
from cdp_portal.release import Audience
from cdp_portal.sentences import saved
from meetings import rules
from meetings.actions.meeting import add_meeting, cancel_meeting, change_meeting
from meetings.clock import Clock
from meetings.cockpit import Cockpit
from meetings.forms.meeting import CancelForm, MeetingForm
from meetings.links import address_in, meeting_to_write, slug_in
from meetings.models import Meeting
from meetings.steps import Step, steps
from meetings.views.shared import (
    SECTION,
    may_write,
    meeting_refusal,
    meeting_trail,
    meetings_trail,
    reading,
    warn_of_notice,
)
from partnerships.models import Body

COLUMNS = (Column("Meeting"), Column("Body"), Column("Place"), Column("State"))
WRITING = (
    Permission.MEETING_EDIT,
    Permission.AGENDA_EDIT,
    Permission.PAPER_EDIT,
    Permission.ATTENDANCE_EDIT,
    Permission.MINUTE_EDIT,
    Permission.DECISION_EDIT,
    Permission.ACTION_EDIT,
    Permission.PACK_ISSUE,
)


class MeetingFilter(FilterSet):
    """Bodies and years are those that the partnership's meetings have."""

    body = ModelChoiceFilter(queryset=Body.objects.none(), label="Body")
    status = ChoiceFilter(choices=Meeting.Status.choices, label="State", empty_label="Any")
    year = ChoiceFilter(field_name="starts_at__year", label="Year", empty_label="Any")

    class Meta:
        model = Meeting
        fields = ["body", "status"]
        form = FilterForm

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["body"].queryset = Body.objects.filter(meetings__in=Meeting.objects.of(partnership)).distinct()
        years = Meeting.objects.of(partnership).dates("starts_at", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, day.year) for day in years]


def next_first(meetings, now):
    """Coming meetings first, the next one on top; then those that are over, the latest on top."""
    coming = Q(status=Meeting.Status.PLANNED, starts_at__gte=now)
    return meetings.annotate(
        is_over=Case(When(coming, then=Value(0)), default=Value(1)),
        comes_at=Case(When(coming, then=F("starts_at")), output_field=DateTimeField()),
    ).order_by("is_over", "comes_at", "-starts_at", "pk")


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def meeting_list(request, partnership):
    meetings = Meeting.objects.of(partnership).with_publication().select_related("body", "partnership")
    found = MeetingFilter(request.GET, queryset=next_first(meetings, timezone.now()), partnership=partnership)
    listed = listing(request, found, COLUMNS, noun="meeting")
    context = {
        "section": SECTION,
        "trail": meetings_trail(partnership)[:1],
        "listing": listed,
        "rows": [(meeting, address_in(partnership, meeting)) for meeting in listed.rows],
        "can_add": request.access.can(Permission.MEETING_EDIT),
        "today": timezone.localdate(),
        "year": FinancialYear.containing(timezone.localdate()),
    }
    return render(request, "meetings/meeting_list.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def meeting_detail(request, partnership, meeting):
    meeting, audience = reading(request, partnership, meeting)
    today = timezone.localdate()
    can = {permission.value: may_write(request, partnership, meeting, permission) for permission in WRITING}
    writes = may_write(request, partnership, meeting, Permission.RESTRICTED_VIEW)
    shows_drafts = writes or meeting.minutes_circulated_at is not None
    cockpit = Cockpit(meeting, audience, shows_drafts, can["pack_issue"])
    line = steps(cockpit, today) if can["agenda_edit"] else []
    sees_history = may_write(request, partnership, meeting, Permission.HISTORY_VIEW)
    context = {
        "title": str(meeting),
        "caption": gov_date(meeting.held_on),
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "meeting": meeting,
        "slug": slug_in(partnership, meeting),
        "is_joint": meeting.partnership_id != partnership.pk,
        "cockpit": cockpit,
        "minutes": [(one, cockpit.numbers.get(one.item.pk), _prose(one.minute.text)) for one in cockpit.minuted],
        "has_exempt": any(line.item.release_class == Audience.RESTRICTED for line in cockpit.minuted),
        "steps": [(step, can.get(step.permission, False)) for step in line],
        "primary": _next_button(line, can, meeting),
        "can": can,
        "today": today,
        "publication": Clock.of(meeting).sentence(today) if meeting.has_clock else "",
        "papers_due": _papers_due(meeting, today),
        "has_come": meeting.held_on <= today,
        "history": history_of(meeting) if sees_history else [],
    }
    return render(request, "meetings/meeting_detail.html", context)


def _papers_due(meeting: Meeting, today: date) -> date | None:
    """The day on which papers are due, while the meeting is to come and its pack is not out."""
    if not meeting.has_clock or meeting.held_on < today or meeting.published_at:
        return None
    return Clock.of(meeting).papers_due_on


def _prose(text: str) -> SafeString:
    return markdown.to_html(markdown.parse(text), heading_level=4)


def _next_button(line: list[Step], can: dict[str, bool], meeting: Meeting) -> tuple[str, str]:
    """The one primary button: the first step that is open to the person now."""
    for step in line:
        if step.is_open and can.get(step.permission):
            return step.button, reverse(step.url_name, args=[meeting.partnership.slug, meeting.slug])
    return "", ""


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def meeting_add(request, partnership):
    form = MeetingForm(request.POST or None, instance=Meeting(partnership=partnership))
    context = {"title": "Add a meeting", "section": SECTION, "trail": meetings_trail(partnership)}

    def create() -> Meeting:
        meeting = add_meeting(meeting=form.save(commit=False), by=request.user)
        warn_of_notice(request, meeting)
        return meeting

    back = reverse("meeting_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Meeting added. Next: its agenda.", cancel_url=back)


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def meeting_edit(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    caption, trail = str(meeting), meeting_trail(partnership, meeting)
    form = MeetingForm(request.POST or None, instance=meeting)
    form.cancel_url = meeting.get_absolute_url()
    context = {"title": "Edit meeting", "caption": caption, "section": SECTION, "trail": trail}
    if request.method == "POST" and form.is_valid():
        said = saved(form, caption)
        if not change_meeting(form=form, by=request.user):
            return conflict_response(request, form, RECORD_FORM, context)
        messages.success(request, said)
        warn_of_notice(request, meeting)
        return redirect(meeting)  # its address follows its day
    return render(request, RECORD_FORM, {"form": form, **context})


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def meeting_cancel(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_cancel(meeting):
        return meeting_refusal(request, partnership, meeting, "Cancel meeting", sentence)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_meeting(meeting=meeting, reason=form.cleaned_data["change_reason"], by=request.user)
        messages.success(request, f"The meeting on {gov_date(meeting.held_on)} is cancelled.")
        return redirect(meeting)
    context = {
        "title": "Cancel this meeting?",
        "caption": str(meeting),
        "consequence": "It stays in the list as cancelled and does not count in attendance. "
        "Its agenda and papers are kept.",
        "submit": "Cancel the meeting",
        "cancel_url": meeting.get_absolute_url(),
        "form": form,
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
    }
    return render(request, "components/confirm.html", context)
