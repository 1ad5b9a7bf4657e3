"""Send a paper up to another body, and record what came of it."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.sentences import counted
from meetings import papers, rules
from meetings.actions.referral import change_template, record_referral, refer_paper
from meetings.forms.referral import PaperTemplateForm, ReferPaperForm, ReferralForm
from meetings.models import Paper
from meetings.views.paper import paper_to_write
from meetings.views.shared import SECTION, meeting_trail, refusal


def _context(partnership, paper: Paper, title: str) -> dict:
    trail = meeting_trail(partnership, paper.item.meeting, (paper.title, paper.get_absolute_url()))
    return {"title": title, "caption": paper.title, "section": SECTION, "trail": trail}


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_refer(request, partnership, meeting, pk):
    paper = paper_to_write(partnership, meeting, pk)
    form = ReferPaperForm(request.POST or None, paper=paper)

    def create() -> Paper:
        refer_paper(paper=paper, meeting=form.chosen(), purpose=form.cleaned_data["purpose"], by=request.user)
        return paper

    said = "The paper is on the other agenda, in that body’s template."
    context = _context(partnership, paper, "Send this paper up")
    return add_record(request, form, context, create, said=said, cancel_url=paper.get_absolute_url())


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_referral_record(request, partnership, meeting, pk, referral):
    paper = paper_to_write(partnership, meeting, pk)
    known = paper.referrals.select_related("made__item__meeting__body")
    referral = get_object_or_404(known, pk=referral)
    there = referral.made.item.meeting
    context = _context(partnership, paper, f"What {there.body} made of it")
    if sentence := rules.why_no_referral_outcome(referral):
        return refusal(request, context["trail"], context["title"], sentence, back=paper)
    form = ReferralForm(request.POST or None, instance=referral)
    context["intro"] = f"Meeting of {gov_date(there.held_on)}."
    return edit_record(
        request, form, context, save=lambda: record_referral(form=form, by=request.user), lead_to=paper, called=paper
    )


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_template_edit(request, partnership, meeting, pk):
    paper = paper_to_write(partnership, meeting, pk)
    form = PaperTemplateForm(request.POST or None, instance=paper)
    context = _context(partnership, paper, "Change the report template")
    context["intro"] = "Text carries over by meaning. What has no place in the new template is kept and shown to you."

    def also() -> str:
        kept = len(papers.without_place(Paper.objects.get(pk=paper.pk)))
        return f"{counted(kept, 'text')} without a place there." if kept else ""

    return edit_record(
        request, form, context, save=lambda: change_template(form=form, by=request.user), also=also, called=paper
    )
