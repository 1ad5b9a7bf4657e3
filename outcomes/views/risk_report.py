"""What a board hears of the risks: how they moved since its last meeting, where they lie, whose review is late."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.sentences import lasted
from meetings.models import Meeting
from outcomes.exports import MOVEMENT_COLUMNS, movement_rows
from outcomes.models import Risk
from outcomes.risk_map import cells_of, risk_map
from outcomes.risk_movement import Kind, last_meeting, movements, summary
from outcomes.risk_words import score_tag
from outcomes.steps import months_on
from outcomes.views.plans import SECTION, trail_of
from partnerships.models import Body

TITLE = "Risk report"
WITHOUT_MEETING = 3  # months to look back where no meeting was held


@dataclass(frozen=True)
class Late:
    """An open risk whose review day has passed, and how long ago that was."""

    risk: Risk
    owner: str
    for_how_long: str


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def risk_report(request, partnership):
    """Since the last meeting of the leading body, or of the one in `?body=`."""
    today = timezone.localdate()
    body = _body(request.GET.get("body", ""), partnership)
    meeting = last_meeting(partnership, today, body)
    since = meeting.held_on if meeting else months_on(today, -WITHOUT_MEETING)
    found = movements(partnership, request.access.audience, since=since, day=today)
    if asked_format(request):
        return export(request, f"Risks since {since}", MOVEMENT_COLUMNS, movement_rows(found))
    still_open = [one.risk for one in found if one.kind is not Kind.CLOSED]
    context = {
        "title": TITLE,
        "section": SECTION,
        "trail": [*trail_of(partnership), ("Risks", reverse("risk_list", args=[partnership.slug]))],
        "meeting": meeting,
        "since": since,
        "chosen": meeting.body_id if meeting else None,
        "bodies": _bodies(partnership),
        "rows": [(one, score_tag(one.risk)) for one in found],
        "summary": summary(found),
        "open": len(still_open),
        "map": risk_map(still_open),
        "cells": cells_of(still_open),
        "late": late_reviews(still_open, today),
        "ownerless": sum(1 for risk in still_open if risk.owner_seat is None),
    }
    return render(request, "outcomes/risk_report.html", context)


def late_reviews(risks, day) -> list[Late]:
    """The longest late first."""
    late = sorted((risk for risk in risks if risk.review_is_late(day)), key=lambda risk: risk.review_due_on)
    return [Late(risk, str(risk.owner_seat or "No owner"), lasted(risk.review_due_on, day)) for risk in late]


def _bodies(partnership) -> list[Body]:
    """Those that have met."""
    held = Meeting.objects.of(partnership).counting().filter(body__kind__in=Body.OWN_KINDS)
    return list(Body.objects.filter(pk__in=held.values("body")))


def _body(asked: str, partnership) -> Body | None:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    return get_object_or_404(Body.objects.of(partnership), pk=int(asked))
