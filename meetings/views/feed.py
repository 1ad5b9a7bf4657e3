"""Calendar addresses of the signed-in person, what they give, and one meeting as a file for a calendar."""

import hashlib
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership, public, signed_in
from accounts.records import TEMPLATE as RECORD_FORM
from accounts.roles import Permission
from cdp_portal.forms.base import ONCE
from meetings import feeds, ical
from meetings.actions.feed import make_feed, note_reading, renew_feed, revoke_feed
from meetings.forms.feed import FeedForm, RenewForm
from meetings.links import address_in
from meetings.models import CalendarFeed
from meetings.models.feeds import fingerprint
from meetings.views.shared import reading

CALENDAR = "text/calendar; charset=utf-8"
TRAIL = [("Calendar addresses", "/calendar/")]


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def calendar_response(request: HttpRequest, content: bytes, *, name: str) -> HttpResponse:
    """The calendar as a file that no cache shares; 304 for a calendar that has it already."""
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(content, content_type=CALENDAR)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


@public("the long random address is the key: it ends, can be revoked, and dies with the person's role")
@require_safe
def calendar_feed(request, token):
    request.logged_path = "/calendar/…"  # whoever reads the log shall not read the calendar
    today = timezone.localdate()
    known = CalendarFeed.objects.select_related("user", "body", "partnership")
    feed = known.alive(today).filter(token_sha256=fingerprint(token)).first()
    meetings = feeds.meetings_of(feed, today) if feed else None
    if meetings is None:
        raise Http404
    note_reading(feed=feed, day=today)
    entries = feeds.entries(list(meetings), user=feed.user, root=_root(request), shows_dates=feed.shows_dates)
    name = feed.what if feed.body_id or feed.partnership_id else "My meetings"
    return calendar_response(request, ical.calendar(name, entries), name="meetings.ics")


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def meeting_download(request, partnership, meeting):
    meeting, _ = reading(request, partnership, meeting)
    url = f"{_root(request)}{address_in(partnership, meeting)}"
    changed = feeds.last_changes([meeting]).get(meeting.pk, meeting.starts_at)
    content = ical.calendar(str(meeting.body), [ical.Entry(meeting, url, changed)])
    return calendar_response(request, content, name=f"{meeting.slug}.ics")


@signed_in
@require_safe
def calendar_feeds(request):
    today = timezone.localdate()
    found = list(request.user.calendar_feeds.select_related("body", "partnership"))
    readable = feeds.readable(found, request.user)
    rows = [(feed, _state(feed, today, may_read=feed.pk in readable)) for feed in found]
    return render(request, "meetings/calendar_feeds.html", {"title": "Calendar addresses", "feeds": rows})


def _state(feed: CalendarFeed, today: date, *, may_read: bool) -> str:
    """What its tag says: whether a calendar can read it today."""
    if feed.revoked_at:
        return "Revoked"
    if not feed.is_alive(today):
        return "Ended"
    return "Works" if may_read else "No longer yours to read"


@signed_in
@require_http_methods(["GET", "POST"])
def calendar_feed_add(request):
    form = FeedForm(request.POST or None, user=request.user)
    form.cancel_url = reverse("calendar_feeds")
    if request.method == "POST" and form.is_valid():
        token = feeds.token_for(request.POST.get(ONCE, ""))
        feed = make_feed(feed=form.feed(), token=token, by=request.user)
        return _shown_once(request, feed, token)
    return render(request, RECORD_FORM, {"title": "Make a calendar address", "form": form, "trail": TRAIL})


@signed_in
@require_http_methods(["GET", "POST"])
def calendar_feed_renew(request, pk):
    feed = get_object_or_404(request.user.calendar_feeds, pk=pk)
    form = RenewForm(request.POST or None)
    form.cancel_url = reverse("calendar_feeds")
    if request.method == "POST" and form.is_valid():
        token = feeds.token_for(request.POST.get(ONCE, ""))
        renew_feed(feed=feed, token=token, expires_on=form.ends_on(), by=request.user)
        return _shown_once(request, feed, token)
    intro = "The address that you have now stops working at once. Put the new one into your calendar instead."
    context = {"title": "Make a new address?", "caption": feed.what, "intro": intro, "form": form, "trail": TRAIL}
    return render(request, RECORD_FORM, context)


@signed_in
@require_http_methods(["GET", "POST"])
def calendar_feed_revoke(request, pk):
    feed = get_object_or_404(request.user.calendar_feeds, pk=pk)
    if request.method == "POST":
        revoke_feed(feed=feed, by=request.user)
        messages.success(request, f"Revoked: {feed.what}. Calendars can no longer read it.")
        return redirect("calendar_feeds")
    context = {
        "title": "Revoke this address?",
        "caption": feed.what,
        "consequence": "Calendars that use it can no longer read it. What they have already read stays in them.",
        "submit": "Revoke the address",
        "cancel_url": reverse("calendar_feeds"),
        "trail": TRAIL,
    }
    return render(request, "components/confirm.html", context)


def _shown_once(request: HttpRequest, feed: CalendarFeed, token: str) -> HttpResponse:
    """The only page that ever shows the address; no cache keeps it."""
    address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    context = {"title": "Your calendar address", "feed": feed, "address": address, "trail": TRAIL}
    response = render(request, "meetings/calendar_feed_made.html", context)
    add_never_cache_headers(response)
    return response
