"""Packs as they were issued: their page, their files and the pack to read on screen."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings.actions.pack import open_pack
from meetings.links import slug_in
from meetings.models import Meeting, Pack, PackOpening
from meetings.packs.description import facts_of
from meetings.packs.names import file_name, supplement_name
from meetings.packs.reading import page_of
from meetings.views.shared import SECTION, may_write, meeting_trail, private_pdf, reading


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def pack_detail(request, partnership, meeting, pk):
    meeting, pack = _pack(request, partnership, meeting, pk)
    sees_openings = may_write(request, partnership, meeting, Permission.PACK_ISSUE)
    versions = meeting.packs.filter(audience=pack.audience, form=pack.form).defer(*Pack.heavy)
    context = {
        "title": pack.name,
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "slug": slug_in(partnership, meeting),
        "pack": pack,
        "facts": facts_of(pack),
        "others": [other for other in versions.order_by("-version") if other.pk != pack.pk],
        "sees_openings": sees_openings,
        "openings": list(pack.openings.select_related("opened_by")) if sees_openings else [],
    }
    return render(request, "meetings/pack_detail.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def pack_download(request, partnership, meeting, pk):
    _meeting, pack = _pack(request, partnership, meeting, pk)
    response = private_pdf(request, pack.file, name=file_name(pack), sha256=pack.sha256)
    return _counted(request, pack, PackOpening.What.PDF, response)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def supplement_download(request, partnership, meeting, pk):
    _meeting, pack = _pack(request, partnership, meeting, pk)
    if not pack.supplement:
        raise Http404("This version has no new or replaced pages of its own.")
    response = private_pdf(request, pack.supplement, name=supplement_name(pack), sha256=pack.supplement_sha256)
    return _counted(request, pack, PackOpening.What.SUPPLEMENT, response)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def pack_read(request, partnership, meeting, pk):
    meeting, pack = _pack(request, partnership, meeting, pk)
    if not pack.content:
        raise Http404("This version was issued before packs had a web page.")
    context = {
        "title": pack.name,
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "slug": slug_in(partnership, meeting),
        "pack": pack,
        "page": page_of(pack),
    }
    response = render(request, "meetings/pack_read.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return _counted(request, pack, PackOpening.What.WEB, response)


def _pack(request, partnership, slug: str, pk: int) -> tuple[Meeting, Pack]:
    """The pack, if the person may see what its audience may see. Raises Http404."""
    meeting, audience = reading(request, partnership, slug)
    packs = Pack.objects.select_related("meeting__partnership", "meeting__body", "issued_by")
    pack = get_object_or_404(packs, meeting=meeting, pk=pk)
    if not audience.may_see(pack.audience):
        raise Http404
    return meeting, pack


def _counted(request, pack: Pack, what: str, response: HttpResponse) -> HttpResponse:
    """`response`, written down as an opening if it holds the pack. A 304 does not: the browser had it already."""
    if request.method == "GET" and response.status_code == 200:
        open_pack(pack=pack, what=what, by=request.user)
    return response
