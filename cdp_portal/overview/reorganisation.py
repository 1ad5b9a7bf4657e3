"""A reorganisation on its page, and what of a partnership hangs on the authorities that it ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import Access, for_partnership
from accounts.history import last_change
from accounts.models import User
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.formats import gov_date, last_day
from cdp_portal.needs import Need
from cdp_portal.periods import FinancialYear
from grants.models import Allocation
from members.models import Organisation, Seat
from partnerships import history as register
from partnerships.models import FootprintArea, LocalAuthority, Partnership, Reorganisation, SeniorResponsibleOwner
from partnerships.reorganising import why_not_change
from partnerships.views.reorganisations import SECTION, detail_url, reorganisation_trail
from partnerships.workflow import open_steps

WHOSE = "Commissioner"
AHEAD = timedelta(days=180)
FOOTPRINT = "Footprint"


@dataclass(frozen=True)
class Ending:
    """An authority and the first day without it."""

    authority: LocalAuthority
    on: date


@dataclass(frozen=True)
class Hanging:
    """Something of a partnership that goes on past the last day of an authority, and what to do about it."""

    kind: str
    text: str
    url: str
    what_to_do: str
    partnership: Partnership
    on: date
    step_url: str = ""


def hanging(partnerships: Iterable[Partnership], endings: Iterable[Ending]) -> list[Hanging]:
    """What hangs on the authorities that end, by kind. Five queries, whatever their number; none without an ending."""
    by_pk = {ending.authority.pk: ending for ending in endings}
    among = list(partnerships)
    if not by_pk or not among:
        return []
    councils = list(Organisation.objects.filter(authority__in=by_pk).select_related("kept_by"))
    return [
        *_areas(among, by_pk),
        *_organisations(among, by_pk, councils),
        *_seats(among, by_pk),
        *_allocations(among, by_pk),
        *_owners(among, by_pk, councils),
    ]


def _past(ends_on: date | None, ending: Ending) -> bool:
    return ends_on is None or ends_on > ending.on


def _areas(among: list[Partnership], endings: dict[int, Ending]) -> list[Hanging]:
    areas = FootprintArea.objects.filter(partnership__in=among, authority__in=endings)
    return [
        Hanging(
            kind=FOOTPRINT,
            text=f"{area.authority} in the footprint",
            url=reverse("footprint_list", args=[area.partnership.slug]),
            what_to_do=f"End it on {gov_date(last_day(ending.on))} and add what follows it.",
            partnership=area.partnership,
            on=ending.on,
            step_url=reverse("footprint_follow", args=[area.partnership.slug, area.pk]),
        )
        for area in areas.select_related("authority", "partnership")
        if _past(area.ends_on, ending := endings[area.authority_id])
    ]


def _organisations(among: list[Partnership], endings: dict[int, Ending], councils: list[Organisation]) -> list[Hanging]:
    return [
        Hanging(
            kind="Organisation",
            text=one.name,
            url=reverse("organisation_detail", args=[one.kept_by.slug, one.pk]),
            what_to_do="Give its last day and the organisations that follow it.",
            partnership=one.kept_by,
            on=ending.on,
        )
        for one in councils
        if one.kept_by in among and _past(one.ends_on, ending := endings[one.authority_id])
    ]


def _seats(among: list[Partnership], endings: dict[int, Ending]) -> list[Hanging]:
    seats = Seat.objects.filter(partnership__in=among, organisation__authority__in=endings)
    return [
        Hanging(
            kind="Seat",
            text=f"{seat.post_title}, {seat.organisation.name}, on {seat.body.short_name or seat.body.name}",
            url=reverse("seat_detail", args=[seat.partnership.slug, seat.pk]),
            what_to_do="End the seat, and add one for the organisation that follows. Its open work needs a new owner.",
            partnership=seat.partnership,
            on=ending.on,
        )
        for seat in seats.select_related("organisation", "body", "partnership")
        if _past(seat.ends_on, ending := endings[seat.organisation.authority_id])
    ]


def _allocations(among: list[Partnership], endings: dict[int, Ending]) -> list[Hanging]:
    first = FinancialYear.containing(min(ending.on for ending in endings.values())).label
    found = Allocation.objects.latest().filter(partnership__in=among, authority__in=endings, financial_year__gte=first)
    return [
        Hanging(
            kind="Money",
            text=f"{one.stream.code} for {one.authority}, {one.financial_year}",
            url=reverse("allocation_detail", args=[one.partnership.slug, one.pk]),
            what_to_do="Ask the payer which authority receives it, and record it for that one.",
            partnership=one.partnership,
            on=ending.on,
        )
        for one in found.select_related("authority", "stream", "partnership")
        if FinancialYear.parse(one.financial_year).end > (ending := endings[one.authority_id]).on
    ]


def _owners(among: list[Partnership], endings: dict[int, Ending], councils: list[Organisation]) -> list[Hanging]:
    """Owners are of an organisation by its name: that of the authority, or of an organisation that stands for it."""
    named = {one.name.lower(): endings[one.authority_id] for one in councils}
    for ending in endings.values():
        name, official = ending.authority.name.lower(), ending.authority.official_name.lower()
        named |= {each: ending for each in (official, f"{name} council", name) if each}
    owners = SeniorResponsibleOwner.objects.filter(partnership__in=among).select_related("partnership")
    return [
        Hanging(
            kind="Senior responsible owner",
            text=str(owner),
            url=reverse("sro_detail", args=[owner.partnership.slug, owner.pk]),
            what_to_do="Nominate an owner of the authority that follows, or nobody can sign from that day.",
            partnership=owner.partnership,
            on=ending.on,
        )
        for owner in owners
        if (ending := named.get(owner.organisation_name.lower())) and _past(owner.ends_on, ending)
    ]


def needs(user: User, partnerships: Iterable[Partnership], day: date) -> list[Need]:
    """Plans to be settled and what hangs on authorities that end, from half a year before. Eight queries at most.

    The footprint itself is told by the register (`partnerships.due`).
    """
    kept = [one for one in partnerships if _keeps(user, one)]
    if not kept:
        return []
    ended = LocalAuthority.objects.decided().filter(ends_on__lte=day + AHEAD)
    found = hanging(kept, [Ending(one, one.ends_on) for one in ended])
    return [*_plans(kept, day), *[_need(one, day) for one in found if one.kind != FOOTPRINT]]


def _need(one: Hanging, day: date) -> Need:
    return Need(
        kind=one.kind,
        text=f"{one.text}: its authority ends on {gov_date(last_day(one.on))}",
        whose=WHOSE,
        due_on=one.on,
        late=one.on <= day,
        url=one.url,
        partnership=str(one.partnership),
    )


def _plans(kept: list[Partnership], day: date) -> list[Need]:
    soon = Q(kept_by__in=kept, status=Reorganisation.Status.PLANNED, takes_effect_on__lte=day + AHEAD)
    return [
        Need(
            kind="Reorganisation",
            text=f"Say whether “{plan}” is decided or dropped",
            whose=WHOSE,
            due_on=plan.takes_effect_on,
            late=plan.takes_effect_on <= day,
            url=detail_url(plan.kept_by, plan),
            partnership=str(plan.kept_by),
        )
        for plan in Reorganisation.objects.filter(soon).select_related("kept_by")
    ]


def _keeps(user: User, partnership: Partnership) -> bool:
    return not user.is_administrator and Access(user, partnership).can(Permission.REORGANISATION_EDIT)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def reorganisation_detail(request, partnership, pk):
    """What a reorganisation changes, and what of this partnership goes on past the day."""
    day_asked(request)
    known = Reorganisation.objects.known_to(partnership).select_related("kept_by")
    found = get_object_or_404(known, pk=pk)
    steps = list(found.successions.select_related("predecessor", "successor").order_by("pk"))
    ending = {step.predecessor for step in steps if not step.goes_on}
    may_edit = request.access.can(Permission.REORGANISATION_EDIT)
    why_not = why_not_change(found, partnership, request.user)
    reads_history = request.access.can(Permission.HISTORY_VIEW) and found.kept_by_id == partnership.pk
    can_edit = may_edit and not why_not
    context = {
        "section": SECTION,
        "trail": reorganisation_trail(partnership),
        "reorganisation": found,
        "steps": steps,
        "is_dropped": found.status == Reorganisation.Status.DROPPED,
        "hanging": hanging([partnership], [Ending(one, found.takes_effect_on) for one in ending]),
        "can_edit": can_edit,
        "open_steps": open_steps(found) if can_edit else [],
        "why_not": why_not if may_edit else "",
        "can_move": found.is_decided and request.access.can(Permission.FOOTPRINT_EDIT),
        "last": last_change(found, *register.REORGANISATION) if reads_history else None,
        "history_url": reverse("history_detail", args=[partnership.slug, "reorganisation", found.pk]),
    }
    return render(request, "partnerships/reorganisation_detail.html", context)
