from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings.actions.standing import set_standing, version_of
from meetings.agenda import plural
from meetings.forms.agenda_lines import rows as as_read
from meetings.forms.standing import orders_form, standing_rows
from meetings.views.shared import SECTION, meetings_trail, stale_response, version_seen
from partnerships.models import Body

TEMPLATE = "meetings/standing_edit.html"


@for_partnership(Permission.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def standing_edit(request, partnership, pk):
    """The items with which each agenda of the body begins, and how it prepares and minutes its meetings."""
    body = get_object_or_404(Body.objects.select_related("partnership"), partnership=partnership, pk=pk)
    posted = request.POST or None
    form, rows = orders_form(body, posted), standing_rows(body, posted)
    if request.method == "POST" and not rows.pressed and form.is_valid() & rows.is_valid():
        if set_standing(body=body, form=form, rows=rows, seen=version_seen(request), by=request.user):
            messages.success(request, f"Saved: {plural(body.standing_items.count(), 'standing item')} of {body}.")
            return redirect(body)
        form, rows = orders_form(body, posted), standing_rows(body, posted)
        return stale_response(request, TEMPLATE, _context(partnership, body, form, rows, version_of(body)))
    seen = version_seen(request) if request.method == "POST" else version_of(body)
    return render(request, TEMPLATE, _context(partnership, body, form, rows, seen))


def _context(partnership, body: Body, form, rows, seen: int | None) -> dict:
    return {
        "title": "Standing items and orders",
        "caption": body.name,
        "section": SECTION,
        "trail": meetings_trail(partnership, (str(body), body.get_absolute_url())),
        "body": body,
        "form": form,
        "formset": rows,
        "rows": as_read(None, rows.rows),
        "row_version": seen if seen is not None else "",
        "is_new": not rows.is_bound and not body.standing_items.exists(),
    }
