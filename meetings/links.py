"""Addresses of meetings. A meeting of a joint body has one at its host and one at each partnership taking part."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Concat
from django.shortcuts import get_object_or_404
from django.urls import reverse

from meetings.models import AgendaItem, Meeting


def slug_in(partnership, meeting: Meeting) -> str:
    """The last part of the meeting's address at `partnership`: its own slug at the host, elsewhere with the host's."""
    if meeting.partnership_id == partnership.pk:
        return meeting.slug
    return f"{meeting.slug}-{meeting.partnership.slug}"


def address_in(partnership, meeting: Meeting) -> str:
    return reverse("meeting_detail", args=[partnership.slug, slug_in(partnership, meeting)])


def meeting_to_read(partnership, slug: str) -> Meeting:
    """A meeting of a body that the partnership hosts or takes part in. Raises Http404."""
    known = Meeting.objects.of(partnership).with_publication().select_related("body", "partnership")
    own = known.filter(partnership=partnership, slug=slug).first()
    if own:
        return own
    elsewhere = known.exclude(partnership=partnership).annotate(
        address=Concat(F("slug"), Value("-"), F("partnership__slug"), output_field=CharField())
    )
    return get_object_or_404(elsewhere, address=slug)


def meeting_to_write(partnership, slug: str) -> Meeting:
    """A meeting that the partnership hosts. Raises Http404."""
    return get_object_or_404(Meeting.objects.select_related("body", "partnership"), partnership=partnership, slug=slug)


def asked_item(request, meeting: Meeting) -> AgendaItem | None:
    """The agenda item that the address names (`?item=7`), if the meeting has it."""
    pk = request.GET.get("item", "")
    return meeting.items.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
