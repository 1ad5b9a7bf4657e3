import secrets

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.roles import Permission
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.forms.base import ONCE
from meetings import rules
from meetings.actions.minute import approve_minutes, circulate_minutes, save_minute
from meetings.actions.minute_page import save_page
from meetings.agenda import plural
from meetings.forms.minute import ApprovalForm, SavedTextForm
from meetings.links import meeting_to_write
from meetings.minute_page import MinutePage
from meetings.minuting import Typed, fingerprint
from meetings.models import Minute
from meetings.numbering import earlier_drafts
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail

TEMPLATE = "meetings/minute_edit.html"


@for_partnership(Permission.MINUTE_EDIT)
@require_http_methods(["GET", "POST"])
def minute_edit(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_minutes(meeting, timezone.localdate(), items=meeting.items.count()):
        return meeting_refusal(request, partnership, meeting, "Minutes", sentence)
    page = MinutePage(meeting, request.POST or None)
    if request.method != "POST" or not page.is_valid():
        return render(request, TEMPLATE, _context(request, partnership, page))
    if not (clashes := page.clashes):
        texts, token = page.form.typed(), request.POST.get(ONCE, "")
        made, clashes = save_page(meeting=meeting, typed=texts, forms=page.filled, token=token, by=request.user)
    if clashes:
        page = MinutePage(meeting, request.POST, clashes)
        return render(request, TEMPLATE, _context(request, partnership, page), status=409)
    messages.success(request, _told(meeting, made))
    return redirect(_back(request, meeting))


@for_partnership(Permission.MINUTE_EDIT)
@require_POST
def minute_save(request, partnership, meeting):
    """One text while it is being typed: JSON with the fingerprint it now has, or the other's text (409)."""
    meeting = meeting_to_write(partnership, meeting)
    form = SavedTextForm(request.POST)
    if sentence := rules.why_no_minutes(meeting, timezone.localdate(), items=1):
        return JsonResponse({"sentence": sentence}, status=409)
    if not form.is_valid():
        sentences = form.errors.get("text") or ["This could not be read. Open the page again."]
        return JsonResponse({"sentence": sentences[0]}, status=400)
    item = get_object_or_404(meeting.items, pk=form.cleaned_data["item"])
    typed = Typed(form.cleaned_data["text"], form.cleaned_data["seen"])
    if clash := save_minute(item=item, typed=typed, by=request.user):
        who = _who_saved(item)
        answer = {"saved": clash.saved, "seen": clash.seen, "who": who, "sentence": clash.locked}
        return JsonResponse(answer, status=409)
    return JsonResponse({"seen": fingerprint(typed.text), "at": gov_time(timezone.localtime())})


@for_partnership(Permission.MINUTE_EDIT)
@require_http_methods(["GET", "POST"])
def minute_circulate(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    drafts = _drafts(meeting).count()
    if sentence := rules.why_no_circulation(meeting, drafts=drafts):
        return meeting_refusal(request, partnership, meeting, "Circulate the minutes", sentence)
    if request.method == "POST":
        circulate_minutes(meeting=meeting, by=request.user)
        messages.success(request, "Draft minutes circulated: members can read them on this page, marked as a draft.")
        return redirect(meeting)
    before = meeting.minutes_circulated_at
    again = f"They were circulated on {gov_date(before)}. " if before else ""
    context = {
        "title": "Circulate the draft minutes?",
        "caption": str(meeting),
        "consequence": f"{again}Members can then read the {plural(drafts, 'draft minute')} on the meeting’s page, "
        "marked as a draft, and every correction that you save.",
        "submit": "Circulate the draft minutes",
        "cancel_url": meeting.get_absolute_url(),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
    }
    return render(request, "components/confirm.html", context)


@for_partnership(Permission.MINUTE_EDIT)
@require_http_methods(["GET", "POST"])
def minute_approve(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if not _drafts(meeting).exists():
        return meeting_refusal(
            request, partnership, meeting, "Approve minutes", "There are no draft minutes to approve."
        )
    if sentence := rules.why_approved_too_early(earlier_drafts(meeting)):
        return meeting_refusal(request, partnership, meeting, "Approve the minutes", sentence)
    form = ApprovalForm(request.POST or None, meeting=meeting)
    form.cancel_url = meeting.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        approved = approve_minutes(meeting=meeting, by=request.user, **form.cleaned_data)
        messages.success(request, f"{plural(approved, 'minute')} approved. The decisions under them are now locked.")
        return redirect(meeting)
    context = {
        "title": "Approve the minutes",
        "caption": str(meeting),
        "intro": "Approved minutes, and the decisions under them, can no longer be changed. A correction is then a "
        "minute of a later meeting.",
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "form": form,
    }
    return render(request, "components/record_form.html", context)


def _context(request, partnership, page: MinutePage) -> dict:
    return {
        "title": "Minutes",
        "caption": str(page.meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, page.meeting),
        "meeting": page.meeting,
        "page": page,
        "form": next((form for form in page.faulty if form.errors), page.form),
        "once": secrets.token_urlsafe(24),
        "has_drafts": page.cockpit.has_drafts,
    }


def _told(meeting, made) -> str:
    written = Minute.objects.filter(item__meeting=meeting).count()
    recorded = "".join(f" {record} recorded." for record in made)
    return f"Minutes saved: {plural(written, 'item')} minuted.{recorded}"


def _back(request, meeting) -> str:
    """Back to the item under which the button was pressed, or to the meeting."""
    at = request.POST.get("at", "")
    if at.isascii() and at.isdigit():
        return reverse("minute_edit", args=[meeting.partnership.slug, meeting.slug]) + f"#item-{at}"
    return meeting.get_absolute_url()


def _who_saved(item) -> str:
    minute = Minute.objects.filter(item=item).first()
    change = last_change(minute) if minute else None
    return change.who if change else ""


def _drafts(meeting):
    return Minute.objects.filter(item__meeting=meeting, state=Minute.State.DRAFT)
