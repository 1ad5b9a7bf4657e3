"""Put a passage that is written from the records into a paper."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal import markdown
from cdp_portal.forms import DateField, PortalForm
from cdp_portal.overview.passages import PASSAGES
from meetings.actions.paper import append_answer
from meetings.links import meeting_to_write
from meetings.models import Paper, TemplateField
from meetings.views.shared import SECTION, meeting_trail
from meetings.visible import class_of_paper


class PassageForm(PortalForm):
    """Which passage, as at which day, and after which text it goes."""

    submit = "Put it into the paper"
    passage = forms.ChoiceField(label="What to put in", choices=[(one.name, one.label) for one in PASSAGES.values()])
    day = DateField(label="As at", help_text="What the records say of this day.")
    field = forms.ModelChoiceField(TemplateField.objects.none(), label="Section", help_text="It goes at the end.")

    def __init__(self, *args, paper: Paper, **kwargs):
        super().__init__(*args, **kwargs)
        sections = paper.template.fields.filter(part="section", kind="text", in_use=True)
        self.fields["field"].queryset = sections.order_by("position")
        self.initial.setdefault("day", min(paper.item.meeting.held_on, timezone.localdate()))


@require_http_methods(["GET", "POST"])
@for_partnership(Permission.PAPER_EDIT)
def passage_add(request, partnership, meeting, pk):
    """Shows what the records say before it is put into the text; only what the paper's own readers may see."""
    paper = _own(partnership, meeting, pk)
    form = PassageForm(request.POST or None, paper=paper)
    written = None
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        passage = PASSAGES[chosen["passage"]]
        written = passage.text(partnership, chosen["day"], class_of_paper(paper))
        if written and "add" in request.POST:
            append_answer(paper=paper, field=chosen["field"], text=written, by=request.user)
            messages.success(request, f"“{passage.label}” is at the end of “{chosen['field']}”. Edit it there.")
            return redirect(paper)
    trail = meeting_trail(partnership, paper.item.meeting, (paper.title, paper.get_absolute_url()))
    context = {
        "title": "Write from the records",
        "caption": paper.title,
        "section": SECTION,
        "trail": trail,
        "paper": paper,
        "form": form,
        "is_shown": written is not None,
        "preview": markdown.to_html(markdown.parse(written), heading_level=3) if written else "",
    }
    return render(request, "meetings/passage_add.html", context)


def _own(partnership, slug: str, pk: int) -> Paper:
    papers = Paper.objects.select_related("item__meeting__partnership", "item__meeting__body", "template")
    paper = get_object_or_404(papers, item__meeting=meeting_to_write(partnership, slug), pk=pk)
    if paper.kind != Paper.Kind.AUTHORED:
        raise Http404
    return paper
