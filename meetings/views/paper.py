from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import private_file
from cdp_portal.pdf.engine import PdfError
from meetings import papers
from meetings.actions.paper import add_paper, change_paper, remove_paper
from meetings.clearing import clearable
from meetings.forms.paper import form_for
from meetings.links import asked_item, meeting_to_write
from meetings.models import Pack, Paper
from meetings.printing import print_paper
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, private_pdf, reading, refusal
from meetings.visible import class_of_paper

NO_TEMPLATE = "The report templates are not loaded yet. Ask whoever runs the portal to run “load_reference”."
KINDS = {Paper.Kind.AUTHORED: "Write a paper", Paper.Kind.UPLOADED: "Upload a paper"}


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_add(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    kind = request.GET.get("kind")
    if kind not in KINDS:
        return _choose_kind(request, partnership, meeting)
    template = papers.template_for(meeting)
    if template is None:
        return meeting_refusal(request, partnership, meeting, KINDS[kind], NO_TEMPLATE)
    paper = Paper(kind=kind, item=asked_item(request, meeting), template=template)
    initial = {"release_class": paper.item.release_class, "title": paper.item.title} if paper.item_id else {}
    form = form_for(kind)(request.POST or None, request.FILES or None, instance=paper, initial=initial, meeting=meeting)
    context = {
        "title": KINDS[kind],
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
    }

    def create() -> Paper:
        return add_paper(paper=form.save(commit=False), answers=form.answers, by=request.user)

    said = f"Paper added. {paper.accessibility_advice}".strip() if request.method == "POST" and form.is_valid() else ""
    return add_record(request, form, context, create, said=said, cancel_url=meeting.get_absolute_url())


def _choose_kind(request, partnership, meeting):
    context = {
        "title": "Add a paper",
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "item": asked_item(request, meeting),
        "has_items": meeting.items.exists(),
    }
    return render(request, "meetings/paper_add.html", context)


def paper_to_read(request, partnership, slug: str, pk: int, *, own: bool = False) -> Paper:
    """The paper, unless it is above what the person may read here (then 404: it must not even be known).

    `own`: of a meeting that the partnership hosts.
    """
    meeting, audience = reading(request, partnership, slug)
    found = Paper.objects.select_related(
        "item__meeting__partnership", "item__meeting__body", "author_seat__organisation", "template"
    )
    paper = get_object_or_404(found.prefetch_related(*clearable()), item__meeting=meeting, pk=pk)
    if not audience.may_see(class_of_paper(paper)) or (own and meeting.partnership_id != partnership.pk):
        raise Http404
    return paper


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def paper_download(request, partnership, meeting, pk):
    paper = paper_to_read(request, partnership, meeting, pk)
    if paper.kind != Paper.Kind.UPLOADED:
        return redirect("paper_detail", partnership.slug, meeting, pk)  # written here: the page is the paper
    name = f"{paper.item.meeting.slug}-paper-{paper.pk}.pdf"
    return private_pdf(request, paper.file, name=name, sha256=paper.sha256)


def paper_to_write(partnership, slug: str, pk: int) -> Paper:
    """A paper of a meeting that the partnership hosts. Raises Http404."""
    found = Paper.objects.select_related("item__meeting__partnership", "item__meeting__body", "template")
    return get_object_or_404(found, item__meeting=meeting_to_write(partnership, slug), pk=pk)


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_edit(request, partnership, meeting, pk):
    paper = paper_to_write(partnership, meeting, pk)
    caption, meeting = paper.title, paper.item.meeting
    form = form_for(paper.kind)(request.POST or None, request.FILES or None, instance=paper, meeting=meeting)
    context = {
        "title": "Edit paper",
        "caption": caption,
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting, (caption, paper.get_absolute_url())),
    }
    return edit_record(
        request, form, context, save=lambda: change_paper(form=form, answers=form.answers, by=request.user)
    )


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def paper_print(request, partnership, meeting, pk):
    """The paper as PDF, or as `?format=docx` or `?format=odt`."""
    paper = paper_to_read(request, partnership, meeting, pk)
    if paper.kind == Paper.Kind.UPLOADED:
        return redirect("paper_download", partnership.slug, meeting, pk)
    try:
        content, kind, name = print_paper(paper, request.GET.get("format", ""), issued_at=timezone.now())
    except PdfError as error:
        return refusal(request, meeting_trail(partnership, paper.item.meeting), "Print", str(error), back=paper)
    return private_file(content, content_type=kind, name=name)


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def paper_remove(request, partnership, meeting, pk):
    paper = paper_to_write(partnership, meeting, pk)
    meeting = paper.item.meeting
    if request.method == "POST":
        remove_paper(paper=paper, by=request.user)
        messages.success(request, f"The paper “{paper.title}” is removed.")
        return redirect(meeting)
    issued = Pack.objects.filter(meeting=meeting).exists()
    kept = " Packs that were issued keep their copy of it." if issued else ""
    context = {
        "title": "Remove this paper?",
        "caption": paper.title,
        "consequence": f"“{paper.title}” goes from item “{paper.item.title}”, with its text or file.{kept}",
        "submit": "Remove the paper",
        "cancel_url": paper.get_absolute_url(),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting, (paper.title, paper.get_absolute_url())),
    }
    return render(request, "components/confirm.html", context)
