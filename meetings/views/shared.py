"""Breadcrumbs and the answers that several pages of meetings give."""

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from accounts.roles import Permission
from cdp_portal.exports import PDF_TYPE
from meetings.clock import Clock
from meetings.links import address_in, meeting_to_read
from meetings.models import Meeting
from meetings.visible import audience_of

SECTION = "Meetings"
STALE = "Someone else saved this while you were editing. What you typed is still below; nothing has been overwritten."


def meetings_trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumbs down to the list of meetings, and what is given below it."""
    return [
        (partnership.short_name, partnership.get_absolute_url()),
        (SECTION, reverse("meeting_list", args=[partnership.slug])),
        *more,
    ]


def meeting_trail(partnership, meeting: Meeting, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return meetings_trail(partnership, (str(meeting), address_in(partnership, meeting)), *more)


def reading(request, partnership, slug: str) -> tuple[Meeting, object]:
    """The meeting at this address of the partnership, and the audience as which the person reads it."""
    meeting = meeting_to_read(partnership, slug)
    return meeting, audience_of(request.access, partnership, meeting)


def is_own(partnership, meeting: Meeting) -> bool:
    return meeting.partnership_id == partnership.pk


def may_write(request, partnership, meeting: Meeting, permission: Permission) -> bool:
    """Is there a button? Only the host of a joint body writes."""
    return is_own(partnership, meeting) and request.access.can(permission)


def stale_response(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """The page again (409) with what was typed, because somebody else saved the meeting meanwhile."""
    return render(request, template, {**context, "stale": STALE}, status=409)


def refusal(request: HttpRequest, trail: list, title: str, sentence: str, *, back: Model) -> HttpResponse:
    """The page that says why something may not be done now (409); `back` is the record to go back to."""
    context = {"title": title, "section": SECTION, "trail": trail, "sentence": sentence, "back": back}
    return render(request, "meetings/refusal.html", context, status=409)


def meeting_refusal(request: HttpRequest, partnership, meeting: Meeting, title: str, sentence: str) -> HttpResponse:
    return refusal(request, meeting_trail(partnership, meeting), title, sentence, back=meeting)


def private_pdf(request: HttpRequest, stored, *, name: str, sha256: str) -> HttpResponse:
    """A stored PDF as a download that no cache shares and no browser takes for something else.

    With `?show` the browser opens it itself, which it must do to turn to the page named after `#page=`.
    """
    etag = f'"{sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            with stored.open("rb") as opened:
                response = HttpResponse(opened.read(), content_type=PDF_TYPE)
        except FileNotFoundError as error:
            raise Http404("The file is missing from the portal’s store.") from error
        way = "inline" if "show" in request.GET else "attachment"
        response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_cache=True)
    return response


def version_seen(request: HttpRequest) -> int | None:
    """The version of the meeting from which the posted form was made; None when it is missing or was tampered with."""
    text = request.POST.get("row_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def warn_of_notice(request: HttpRequest, meeting: Meeting) -> None:
    """Tell that the meeting is called, or moved, too late to publish its papers in time: a warning, no refusal."""
    told = Meeting.objects.with_publication().get(pk=meeting.pk)
    is_coming = told.status == Meeting.Status.PLANNED and told.has_clock
    if is_coming and (sentence := Clock.of(told).notice(timezone.localdate())):
        messages.warning(request, sentence)
