from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal import markdown
from cdp_portal.overview.serving.served import add_url, history_with_links, served_by
from meetings import papers
from meetings.links import slug_in
from meetings.models import Paper
from meetings.views.paper import paper_to_read
from meetings.views.shared import SECTION, is_own, may_write, meeting_trail
from meetings.visible import class_of_paper


def shown_sections(paper: Paper) -> list[tuple[str, str, int]]:
    """The sections as (title, HTML, level of the heading)."""
    return [
        (title, markdown.to_html(markdown.parse(text), heading_level=level + 1), level)
        for title, text, level in papers.printed_sections(paper)
    ]


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def paper_detail(request, partnership, meeting, pk):
    """A paper as the person may read it: its header, its text or file."""
    paper = paper_to_read(request, partnership, meeting, pk)
    meeting = paper.item.meeting
    sees_history = may_write(request, partnership, meeting, Permission.HISTORY_VIEW)
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
        "can_edit": may_write(request, partnership, meeting, Permission.PAPER_EDIT),
        # what it serves belongs to the host; others that take part read the paper alone
        "is_own": is_own(partnership, meeting),
        "served": served_by(paper, request.access.audience) if is_own(partnership, meeting) else [],
        "chain_url": reverse("chain_detail", args=[partnership.slug, "paper", paper.pk]),
        "link_url": add_url(paper) if may_write(request, partnership, meeting, Permission.PAPER_EDIT) else "",
        "history": history_with_links(paper) if sees_history else [],
    }
    return render(request, "meetings/paper_detail.html", context)
