"""Packs as the officer makes them: build, look at what was built, issue."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.pdf.engine import PdfError
from cdp_portal.release import Audience
from meetings import rules
from meetings.actions.pack import build_draft, issue_pack
from meetings.forms.pack import PackForm
from meetings.links import meeting_to_write
from meetings.models import Meeting, PackDraft
from meetings.packs.description import facts_of, withheld_items
from meetings.packs.missing import missing
from meetings.packs.names import file_name, supplement_name
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, private_pdf


@for_partnership(Permission.PACK_ISSUE)
@require_http_methods(["GET", "POST"])
def pack_build(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_pack(meeting, items=meeting.items.count()):
        return meeting_refusal(request, partnership, meeting, "Make the pack", sentence)
    asked = {name: request.GET[name] for name in ("audience", "form", "reason") if name in request.GET}
    form = PackForm(request.POST or None, meeting=meeting, initial=asked)
    form.cancel_url = meeting.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_built(request, meeting, form.cleaned_data))
        except (ValidationError, PdfError) as error:
            form.add_error(None, sentence_of(error))
    context = {
        "title": "Make the pack",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "form": form,
        "missing": missing(meeting),
    }
    return render(request, "meetings/pack_build.html", context)


def sentence_of(error: ValidationError | PdfError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _built(request: HttpRequest, meeting: Meeting, answers: dict) -> PackDraft:
    audience = Audience(answers["audience"])
    return build_draft(
        meeting=meeting, audience=audience, form=answers["form"], reason=answers["reason"], by=request.user
    )


@for_partnership(Permission.PACK_ISSUE)
@require_safe
def pack_check(request, partnership, meeting, pk):
    draft = _draft(partnership, meeting, pk)
    if draft.issued_id:
        return redirect(draft.issued)
    sentence = rules.why_no_issue(draft, seen=draft.sha256, today=timezone.localdate())
    return _check_page(request, partnership, draft, sentence)


@for_partnership(Permission.PACK_ISSUE)
@require_POST
def pack_issue(request, partnership, meeting, pk):
    draft = _draft(partnership, meeting, pk)
    try:
        pack = issue_pack(draft=draft, seen=request.POST.get("sha256", ""), by=request.user)
    except (ValidationError, PdfError) as error:
        return _check_page(request, partnership, draft, sentence_of(error), status=409)
    messages.success(request, f"{pack.name} is issued. It never changes from now on.")
    return redirect(pack)


@for_partnership(Permission.PACK_ISSUE)
@require_safe
def draft_download(request, partnership, meeting, pk):
    draft = _draft(partnership, meeting, pk)
    return private_pdf(request, draft.file, name=f"draft-{file_name(draft)}", sha256=draft.sha256)


@for_partnership(Permission.PACK_ISSUE)
@require_safe
def draft_supplement_download(request, partnership, meeting, pk):
    draft = _draft(partnership, meeting, pk)
    name = f"draft-{supplement_name(draft)}"
    return private_pdf(request, draft.supplement, name=name, sha256=draft.supplement_sha256)


def _draft(partnership, slug: str, pk: int) -> PackDraft:
    meeting = meeting_to_write(partnership, slug)
    drafts = PackDraft.objects.select_related("meeting__body", "meeting__partnership", "issued", "built_by")
    return get_object_or_404(drafts, meeting=meeting, pk=pk)


def _check_page(request, partnership, draft: PackDraft, sentence: str, status: int = 200) -> HttpResponse:
    meeting = draft.meeting
    again = reverse("pack_build", args=[partnership.slug, meeting.slug])
    context = {
        "title": f"Check {draft.in_sentence}",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "draft": draft,
        "refused": sentence,
        "facts": facts_of(draft),
        "withheld": withheld_items(meeting, Audience(draft.audience)),
        "missing": missing(meeting),
        "again_url": f"{again}?audience={draft.audience}&form={draft.form}",
    }
    return render(request, "meetings/pack_check.html", context, status=status)
