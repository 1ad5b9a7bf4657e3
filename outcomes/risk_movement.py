"""How risks moved since a day, such as that of the last meeting: from the reviews that were made by then and since."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch, Q

from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from meetings.models import Meeting
from outcomes.models import Risk, RiskReview
from outcomes.risk_words import band_of
from partnerships.models import Body

LEADING = (Body.Kind.PARTNERSHIP_BOARD, Body.Kind.EXECUTIVE, Body.Kind.JOINT_BOARD)


class Kind(StrEnum):
    """What became of a risk, in the order in which a board hears of it."""

    NEW = "New"
    UP = "Up"
    DOWN = "Down"
    SAME = "Unchanged"
    NOT_REVIEWED = "Not reviewed"
    CLOSED = "Closed"


@dataclass(frozen=True)
class Movement:
    """One risk between two days. `before` is its score on the first of them, None for one that was not known then;
    `now` is its score on the second. `reviewed_on` is the day of its last review by then.
    """

    risk: Risk
    kind: Kind
    before: int | None
    now: int
    since: date
    reviewed_on: date | None

    @property
    def words(self) -> str:
        """“up from 9 to 12 since 25 September 2026”."""
        since = f"since {gov_date(self.since)}"
        match self.kind:
            case Kind.NEW:
                return f"new {since}, {self.now} of 25"
            case Kind.UP | Kind.DOWN:
                return f"{self.kind.lower()} from {self.before} to {self.now} {since}"
            case Kind.SAME:
                return f"unchanged at {self.now} {since}"
            case Kind.CLOSED:
                return f"closed on {gov_date(self.risk.closed_on)}: {self.risk.closed_because}"
            case _:
                last = f", last reviewed on {gov_date(self.reviewed_on)}" if self.reviewed_on else ""
                return f"not reviewed {since}{last}"

    @property
    def band(self) -> str:
        return band_of(self.now)

    def review_is_late(self, day: date) -> bool:
        return self.kind is not Kind.CLOSED and self.risk.review_is_late(day)


def movements(partnership, audience: Audience, *, since: date, day: date) -> list[Movement]:
    """Each risk that was open on either day and that the audience may read: by kind, the highest score first.

    A review made on the day `since` counts as known then. Two queries.
    """
    return moved(Risk.objects.filter(partnership=partnership).readable_by(audience), since=since, day=day)


def moved(risks, *, since: date, day: date) -> list[Movement]:
    """The same for a queryset of risks."""
    still = Q(closed_on=None) | Q(closed_on__gt=since)
    reviews = Prefetch("reviews", RiskReview.objects.by_day(), to_attr="reviews_by_day")
    found = risks.filter(still).select_related("partnership", "owner_seat__organisation").prefetch_related(reviews)
    told = [one for risk in found if (one := _movement(risk, since, day))]
    order = list(Kind)
    return sorted(told, key=lambda one: (order.index(one.kind), -one.now, one.risk.number))


def _movement(risk: Risk, since: date, day: date) -> Movement | None:
    """None for a risk that was not known by the second day."""
    known = [review for review in risk.reviews_by_day if review.reviewed_on <= day]
    if risk.reviews_by_day and not known:
        return None
    then = [review for review in known if review.reviewed_on <= since]
    before = then[-1].score if then else (None if known else risk.score)
    now = known[-1].score if known else risk.score
    kind = _kind(risk, before, now, day, is_reviewed=len(known) > len(then))
    return Movement(risk, kind, before, now, since, known[-1].reviewed_on if known else None)


def _kind(risk: Risk, before: int | None, now: int, day: date, *, is_reviewed: bool) -> Kind:
    if risk.closed_on is not None and risk.closed_on <= day:
        return Kind.CLOSED
    if before is None:
        return Kind.NEW
    if not is_reviewed:
        return Kind.NOT_REVIEWED
    return Kind.SAME if now == before else Kind.UP if now > before else Kind.DOWN


def last_meeting(partnership, day: date, body: Body | None = None) -> Meeting | None:
    """The last meeting held before the day: of the body, else of one that leads the partnership. One query."""
    held = Meeting.objects.of(partnership).counting().select_related("body").order_by("-starts_at")
    chosen = Q(body=body) if body else Q(body__kind__in=LEADING)
    return next((one for one in held.filter(chosen, starts_at__date__lt=day)[:1]), None)


def summary(found: Iterable[Movement]) -> str:
    """“1 new, 2 up, 1 down, 3 unchanged, 1 not reviewed and 1 closed”: only what there is; “” for nothing."""
    counts = Counter(one.kind for one in found)
    parts = [f"{counts[kind]} {kind.lower()}" for kind in Kind if counts[kind]]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def worth_telling(found: Sequence[Movement]) -> list[Movement]:
    """Those that a one-page report names: all but the unchanged ones and those nobody reviewed."""
    return [one for one in found if one.kind not in (Kind.SAME, Kind.NOT_REVIEWED)]
