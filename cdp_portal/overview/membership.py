"""The membership as a whole: which kinds of member are there, how the sides are weighed, and who never comes."""

from collections.abc import Sequence

from django import forms
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.charts import Part, stacked_bar
from cdp_portal.forms import PortalForm
from meetings.absences import absences
from members.balance import Balance, Side
from members.coverage import Coverage, Kind, balance_of, coverage, places_of, vacancies
from members.models import ExpectedList, Seat, Sector
from members.views.seats import SECTION, trail
from partnerships.models import Body


class MembershipForm(PortalForm):
    """What the membership is measured against, and on which boards; sent by GET."""

    marks_optional = False
    against = forms.ChoiceField(label="Measured against", required=False)
    body = forms.ChoiceField(label="Board or group", required=False)

    def __init__(self, *args, lists: Sequence[ExpectedList], bodies: Sequence[Body], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["against"].choices = [(one.code, one.title) for one in lists]
        self.fields["body"].choices = [
            ("", "All of the partnership's own"),
            *((one.pk, one.short_name or one.name) for one in bodies),
        ]


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def membership_detail(request, partnership):
    """Coverage against a list of expected kinds, vacancies, balance and absences, as at a day."""
    day, day_form = day_asked(request)
    lists = list(ExpectedList.objects.prefetch_related("sectors"))
    own = Body.objects.filter(partnership=partnership, kind__in=Body.OWN_KINDS).as_at(day)
    form = MembershipForm(request.GET, lists=lists, bodies=own)
    asked = form.cleaned_data if form.is_valid() else {}
    against = next((one for one in lists if one.code == asked.get("against")), lists[0] if lists else None)
    seats = Seat.objects.filter(partnership=partnership, body__kind__in=Body.OWN_KINDS).as_at(day)
    if asked.get("body"):
        seats = seats.filter(body=asked["body"])
    places = places_of(seats.with_holders(day).with_vacancy(day).select_related("organisation__sector"), day)
    balance = balance_of(places)
    everywhere = coverage({sector.pk: sector for one in lists for sector in one.sectors.all()}.values(), places)
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "form": form,
        "against": against,
        "places": places,
        "several": len({seat.body_id for seat, _ in places}) > 1,
        "coverage": coverage(against.sectors.all() if against else (), places),
        "vacancies": vacancies(places),
        "balance": balance,
        "sides": side_rows(balance, everywhere),
        "light": any(side.is_light for side in balance.sides),
        "chart": chart(balance),
        "uncounted": sum(1 for seat, _ in places if seat.counts_for is None),
        "absences": absences(seats, day),
    }
    return render(request, "members/membership_detail.html", context)


def side_rows(balance: Balance, everywhere: Coverage) -> list[tuple[Side, list[Sector], int]]:
    """Each side with the kinds of it, of any list, that have no seat, and how many kinds it has in all."""
    kinds = {side.title: [kind for kind in everywhere.kinds if _is_of(kind, side)] for side in balance.sides}
    return [
        (side, [kind.sector for kind in kinds[side.title] if not kind.places], len(kinds[side.title]))
        for side in balance.sides
    ]


def _is_of(kind: Kind, side: Side) -> bool:
    return kind.sector.get_side_display() == side.title


def chart(balance: Balance):
    parts = [Part(side.title, side.seats) for side in balance.sides]
    return stacked_bar("balance", "Seats of each side", parts) if balance.seats else ""
