from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import Part
from accounts.roles import Permission
from cdp_portal import markdown
from cdp_portal.overview.serving.served import add_url, history_with_links, served_by
from meetings import clearing, papers, up
from meetings.links import slug_in
from meetings.models import Clearance, Paper, PaperAnswer
from meetings.views.paper import paper_to_read
from meetings.views.shared import SECTION, is_own, may_write, meeting_trail
from meetings.visible import audience_of, class_of_paper
from members.models import Seat

PARTS = (Part(PaperAnswer, "paper"), Part(Clearance, "paper"))


def shown_sections(paper: Paper) -> list[tuple[str, str, int]]:
    """The sections as (title, HTML, level of the heading)."""
    return [
        (title, markdown.to_html(markdown.parse(text), heading_level=level + 1), level)
        for title, text, level in papers.printed_sections(paper)
    ]


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def paper_detail(request, partnership, meeting, pk):
    """A paper as the person may read it: its header, its text or file, and for the office how far it is cleared."""
    paper = paper_to_read(request, partnership, meeting, pk)
    meeting = paper.item.meeting
    audience = audience_of(request.access, partnership, meeting)
    in_office = may_write(request, partnership, meeting, Permission.HISTORY_VIEW)
    context = {
        "title": paper.title,
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "slug": slug_in(partnership, meeting),
        "paper": paper,
        "release": class_of_paper(paper),
        "header": papers.printed_header(paper),
        "sections": shown_sections(paper),
        "way_up": up.way_up(paper, audience),
        "came_from": up.way_down(paper, audience),
        "can_edit": may_write(request, partnership, meeting, Permission.PAPER_EDIT),
        # what it serves belongs to the host; others that take part read the paper alone
        "is_own": is_own(partnership, meeting),
        "served": served_by(paper, request.access.audience) if is_own(partnership, meeting) else [],
        "chain_url": reverse("chain_detail", args=[partnership.slug, "paper", paper.pk]),
        "link_url": add_url(paper) if may_write(request, partnership, meeting, Permission.PAPER_EDIT) else "",
        "history": history_with_links(paper, *PARTS) if in_office else [],
        "in_office": in_office,
        "clearance": _clearance(request, partnership, paper, in_office=in_office),
    }
    if context["can_edit"]:
        context |= {"missing": papers.missing(paper), "without_place": papers.without_place(paper)}
    return render(request, "meetings/paper_detail.html", context)


def _clearance(request, partnership, paper: Paper, *, in_office: bool) -> dict:
    """The roles that clear the paper: all of them for the office, for others those of the seats they hold."""
    if not is_own(partnership, paper.item.meeting):
        return {}
    today, lines = timezone.localdate(), clearing.lines(paper)
    asked = [line.clearance.seat_id for line in lines if line.clearance]
    held = set(Seat.objects.filter(pk__in=asked).held_by(request.user, today).values_list("pk", flat=True))
    rows = [
        {
            "line": line,
            "word": line.word(today),
            "tone": line.tone(today),
            "may_answer": line.clearance
            and (request.access.can(Permission.PAPER_EDIT) or line.clearance.seat_id in held),
        }
        for line in lines
        if in_office or (line.clearance and line.clearance.seat_id in held)
    ]
    return {"rows": rows, "sentence": clearing.sentence(paper) if in_office else ""}
