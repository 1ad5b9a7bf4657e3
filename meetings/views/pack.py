from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.forms import submit_once
from cdp_portal.pdf.engine import PdfError
from cdp_portal.release import Audience
from meetings import packs, rules
from meetings.actions.pack import issue_pack
from meetings.forms.pack import PackForm
from meetings.links import meeting_to_write
from meetings.models import Meeting, Pack
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, private_pdf, reading


@for_partnership(Permission.PACK_ISSUE)
@require_http_methods(["GET", "POST"])
def pack_issue(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_pack(meeting, items=meeting.items.count()):
        return meeting_refusal(request, partnership, meeting, "Issue a pack", sentence)
    form = PackForm(request.POST or None, meeting=meeting)
    form.cancel_url = meeting.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        try:
            return submit_once(request, SubmittedForm, lambda: _issue(request, meeting, form.cleaned_data), said=ISSUED)
        except PdfError as error:
            form.add_error(None, str(error))
    context = {
        "title": "Issue a pack",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "form": form,
        "missing": packs.missing(meeting),
    }
    return render(request, "meetings/pack_issue.html", context)


ISSUED = "The pack is issued. It is listed on this page with its version and fingerprint."


def _issue(request, meeting: Meeting, answers: dict) -> str:
    issue_pack(meeting=meeting, audience=Audience(answers["audience"]), reason=answers["reason"], by=request.user)
    return meeting.get_absolute_url()


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def pack_download(request, partnership, meeting, pk):
    meeting, audience = reading(request, partnership, meeting)
    pack = get_object_or_404(Pack.objects.select_related("meeting__partnership"), meeting=meeting, pk=pk)
    if not audience.may_see(pack.audience):
        raise Http404
    return private_pdf(request, pack.file, name=packs.file_name(pack), sha256=pack.sha256)
