from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.documents import FORMATS
from cdp_portal.exports import private_file
from meetings import agenda
from meetings.actions.agenda import set_agenda, start_agenda
from meetings.agenda_document import agenda_document
from meetings.cockpit import Cockpit
from meetings.forms.agenda import agenda_rows
from meetings.forms.agenda_lines import rows as as_read
from meetings.leftovers import leftovers
from meetings.links import meeting_to_write, slug_in
from meetings.views.shared import SECTION, meeting_trail, reading, stale_response, version_seen

TEMPLATE = "meetings/agenda_edit.html"


@for_partnership(Permission.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def agenda_edit(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if "standard" in request.POST:
        return _start(request, meeting)
    rows = agenda_rows(meeting, request.POST or None)
    if request.method == "POST" and not rows.pressed and rows.is_valid():
        carry = request.POST.getlist("carry")
        if set_agenda(meeting=meeting, rows=rows, seen=version_seen(request), by=request.user, carry=carry):
            return _saved(request, meeting)
        meeting.refresh_from_db()
        context = _context(request, partnership, meeting, rows, meeting.row_version)
        return stale_response(request, TEMPLATE, context)
    seen = version_seen(request) if request.method == "POST" else meeting.row_version
    return render(request, TEMPLATE, _context(request, partnership, meeting, rows, seen))


def _saved(request, meeting):
    saved = list(meeting.items.all())
    fits = agenda.end_in_words(meeting, saved)
    messages.success(request, f"Agenda saved: {agenda.plural(len(saved), 'item')}. {fits}".strip())
    return redirect(meeting)


def _start(request, meeting):
    if start_agenda(meeting=meeting, by=request.user, carry=request.POST.getlist("carry")):
        messages.success(request, "The agenda starts with the standing items. Change them as you need.")
    else:
        messages.warning(request, "The agenda already has items, so nothing was added.")
    return redirect("agenda_edit", meeting.partnership.slug, meeting.slug)


def _context(request, partnership, meeting, rows, seen: int | None) -> dict:
    lines = as_read(meeting, rows.rows)
    items = [row.line.item for row in lines]
    is_empty = request.method == "GET" and not any(row.form.instance.pk for row in lines)
    return {
        "title": "Agenda",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "formset": rows,
        "rows": lines,
        "row_version": seen if seen is not None else "",
        "clock": agenda.end_in_words(meeting, items),
        "overruns": agenda.overruns(meeting, items),
        "lasts": agenda.length(meeting),
        "is_empty": is_empty,
        "leftovers": leftovers(meeting),
        "ticked": request.POST.getlist("carry"),
    }


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def agenda_export(request, partnership, meeting):
    """The agenda to print, or as a file, for the reader's audience or, by `?audience=`, a more open one."""
    meeting, own = reading(request, partnership, meeting)
    audiences = own.may_see_classes
    audience = next((one for one in audiences if one == request.GET.get("audience")), own)
    document = agenda_document(Cockpit(meeting, audience, shows_drafts=False))
    if (extension := request.GET.get("format")) in FORMATS:
        content_type, write = FORMATS[extension]
        name = f"{meeting.partnership.slug}-{meeting.slug}-agenda-{audience.label.lower()}.{extension}"
        return private_file(write(document), content_type=content_type, name=name)
    context = {
        "title": document.title,
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "slug": slug_in(partnership, meeting),
        "marking": document.marking,
        "facts": document.blocks[0].rows,
        "table": document.blocks[1],
        "audience": audience,
        "audiences": audiences,
    }
    return render(request, "meetings/agenda_export.html", context)
