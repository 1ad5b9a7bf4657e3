"""Ask for clearance of a paper, and answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import TEMPLATE, edit_record
from accounts.roles import Permission
from cdp_portal.sentences import joined
from meetings import clearing, rules
from meetings.actions.clearance import ask_clearance, record_clearance
from meetings.forms.clearance import AskClearanceForm, ClearanceForm
from meetings.models import Paper
from meetings.views.paper import paper_to_read, paper_to_write
from meetings.views.shared import SECTION, meeting_trail, refusal


def _context(partnership, paper: Paper, title: str) -> dict:
    trail = meeting_trail(partnership, paper.item.meeting, (paper.title, paper.get_absolute_url()))
    return {"title": title, "caption": paper.title, "section": SECTION, "trail": trail}


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_clearance_ask(request, partnership, meeting, pk):
    paper = paper_to_write(partnership, meeting, pk)
    context = _context(partnership, paper, "Ask for clearance")
    if unwritten := clearing.missing(paper):
        sentence = f"The template asks for what is not written yet: {joined([field.label for field in unwritten])}."
        return refusal(request, context["trail"], context["title"], sentence, back=paper)
    if not clearing.roles_to_ask(paper):
        return refusal(request, context["trail"], context["title"], clearing.sentence(paper), back=paper)
    form = AskClearanceForm(request.POST or None, paper=paper)
    form.cancel_url = paper.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        ask_clearance(paper=paper, roles=given["roles"], seat=given["seat"], due=given["due_on"], by=request.user)
        messages.success(request, f"Asked for clearance: {joined(given['roles'])}.")
        return redirect(paper)
    return render(request, TEMPLATE, {"form": form, **context})


@for_partnership(Permission.PAPER_CLEAR)
@require_http_methods(["GET", "POST"])
def paper_clearance_record(request, partnership, meeting, pk, clearance):
    paper = paper_to_read(request, partnership, meeting, pk, own=True)
    clearance = get_object_or_404(paper.clearances.select_related("seat__organisation"), pk=clearance)
    context = _context(partnership, paper, f"Clearance by {clearance.role}")
    today = timezone.localdate()
    if sentence := rules.why_no_clearance(request.access, request.user, clearance, today):
        return refusal(request, context["trail"], context["title"], sentence, back=paper)
    for_other = not rules.holds(request.user, clearance.seat_id, today)
    form = ClearanceForm(request.POST or None, instance=clearance, for_other=for_other)

    def save() -> bool:
        return record_clearance(form=form, by=request.user)

    return edit_record(request, form, context, save=save, lead_to=paper, called=clearance.role)
