"""The highlight report: one page for a board, on screen and on one sheet of paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.exports import PDF_TYPE, private_file
from cdp_portal.pdf.errors import PdfError
from outcomes.forms.highlight import PeriodForm
from outcomes.highlight import Highlight, highlight_of
from outcomes.highlight.printed import printed
from outcomes.highlight.since import meetings_before
from outcomes.views.plans import SECTION, trail_of

MOST_LINES = 8  # of each part on the page; the sheet of paper has fewer


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def highlight_detail(request, partnership):
    """What moved, what is late, what needs a decision, since the last meeting or for the days asked for."""
    form = _form(request, partnership)
    found = _made(request, partnership, form)
    context = {
        "title": "Highlight report",
        "section": SECTION,
        "trail": trail_of(partnership),
        "form": form,
        "highlight": found.shortened(MOST_LINES) if found else None,
        "print_url": f"{reverse('highlight_print', args=[partnership.slug])}?{request.GET.urlencode()}",
    }
    return render(request, "outcomes/highlight_detail.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def highlight_print(request, partnership):
    """The same on one sheet of A4, as an accessible PDF."""
    found = _made(request, partnership, _form(request, partnership))
    if found is None:
        return redirect(f"{reverse('highlight_detail', args=[partnership.slug])}?{request.GET.urlencode()}")
    try:
        content = printed(found, issued_at=timezone.now())
    except PdfError as problem:
        messages.error(request, str(problem))
        return redirect("highlight_detail", partnership.slug)
    name = f"highlight-report-{partnership.slug}-{found.until:%Y-%m-%d}.pdf"
    return private_file(content, content_type=PDF_TYPE, name=name)


def _form(request, partnership) -> PeriodForm:
    return PeriodForm(request.GET, meetings=meetings_before(partnership, timezone.localdate()))


def _made(request, partnership, form: PeriodForm) -> Highlight | None:
    """None where the days asked for make no sense; the form says why."""
    if not form.is_valid():
        return None
    since, until = form.cleaned_data["days"]
    return highlight_of(partnership, request.access.audience, since=since, until=until, met=form.met)
