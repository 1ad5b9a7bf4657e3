from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.documents import FORMATS
from cdp_portal.exports import PDF_TYPE, private_file
from cdp_portal.pdf.errors import PdfError
from cdp_portal.release import Audience
from meetings.cockpit import Cockpit
from meetings.minute_document import minute_document
from meetings.minute_pdf import minute_pdf
from meetings.views.shared import may_write, meeting_refusal, reading

TITLE = "Minutes as a file"


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def minute_download(request, partnership, meeting):
    """`?format=docx`, `odt` or `pdf`: the minutes for members; `?part=exempt` the restricted items, for the cleared."""
    meeting, audience = reading(request, partnership, meeting)
    exempt = request.GET.get("part") == "exempt"
    if exempt and audience != Audience.RESTRICTED:
        raise Http404
    drafts = may_write(request, partnership, meeting, Permission.RESTRICTED_VIEW) or meeting.minutes_circulated_at
    cockpit = Cockpit(meeting, audience if exempt else Audience.MEMBER, shows_drafts=bool(drafts))
    if not any(line.item.release_class == Audience.RESTRICTED or not exempt for line in cockpit.minuted):
        return meeting_refusal(request, partnership, meeting, TITLE, "There are no minutes here that you may read yet.")
    document = minute_document(cockpit, exempt=exempt)
    kind = request.GET.get("format", "")
    name = f"{meeting.partnership.slug}-{meeting.slug}-{'exempt-' if exempt else ''}minutes"
    if kind == "pdf":
        try:
            return private_file(minute_pdf(document, timezone.now()), content_type=PDF_TYPE, name=f"{name}.pdf")
        except PdfError as error:
            return meeting_refusal(request, partnership, meeting, TITLE, str(error))
    kind = kind if kind in FORMATS else "docx"
    content_type, write = FORMATS[kind]
    return private_file(write(document), content_type=content_type, name=f"{name}.{kind}")
