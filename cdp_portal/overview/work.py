"""The work that belongs to a seat, wherever in the portal it is kept."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cdp_portal.release import Audience
from meetings.models import Action
from meetings.visible import OF_AN_ACTION, seen_by
from members.models import Seat
from outcomes.models import PlanAction, Risk
from outcomes.risk_words import score_words


@dataclass(frozen=True)
class Work:
    text: str
    due_on: date | None
    late: bool
    state: str
    url: str


def open_work(seat: Seat, audience: Audience, day: date) -> list[Work]:
    """The seat's open actions of meetings and of the plan, and its open risks by the day of their review.

    Only those that the reader may see; the first due first.
    """
    slug = seat.partnership.slug
    actions = Action.objects.filter(seen_by(audience, *OF_AN_ACTION), owner_seat=seat).open()
    found = [
        Work(
            text=action.text,
            due_on=action.due_on,
            late=action.is_late(day),
            state=action.get_status_display(),
            url=reverse("action_detail", args=[slug, action.number]),
        )
        for action in actions
    ]
    found += [
        Work(
            text=one.text,
            due_on=one.due_on,
            late=one.is_late(day),
            state=one.get_status_display(),
            url=reverse("plan_action_detail", args=[slug, one.number]),
        )
        for one in PlanAction.objects.filter(owner_seat=seat).open()
    ]
    found += [
        Work(
            text=f"Watch the risk: {risk.title}",
            due_on=risk.review_due_on,
            late=risk.review_is_late(day),
            state=score_words(risk),
            url=reverse("risk_detail", args=[slug, risk.number]),
        )
        for risk in Risk.objects.filter(owner_seat=seat).open().readable_by(audience)
    ]
    return sorted(found, key=lambda work: (work.due_on or date.max, work.text))
