from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.formats import gov_date
from cdp_portal.lists import Column, listing
from members import actions, reporting
from members.exports import SEAT_COLUMNS, seat_rows
from members.filters import SeatFilter
from members.forms import HolderForm, SeatForm
from members.models import Seat, SeatHolder
from members.occupancy import occupancy

SECTION = "People"
COLUMNS = (
    Column("Post", "post", ("post_title",)),
    Column("Organisation", "organisation", ("organisation__name",)),
    Column("Board or group", "body", ("body__name",)),
    Column("Who holds it", "holder", ("-is_vacant", "vacant_since")),
    Column("Place", "place", ("position",)),
)


def trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumbs of pages below People."""
    return [(SECTION, reverse("seat_list", args=[partnership.slug])), *more]


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def seat_list(request, partnership):
    found = SeatFilter(request.GET, queryset=Seat.objects.filter(partnership=partnership), request=request)
    day = found.as_at
    if asked_format(request):
        seats = found.qs.select_related("organisation__sector")
        return export(request, f"Seats on {gov_date(day)}", SEAT_COLUMNS, seat_rows(seats, day))
    rows = listing(request, found, COLUMNS, noun="seat")
    context = {
        "section": SECTION,
        "listing": rows,
        "seats": [(seat, occupancy(seat, day)) for seat in rows.rows],
        "day": day,
        "coverage": reporting.figures_on(partnership, day),
        "can_edit": request.access.can(Permission.SEAT_EDIT),
    }
    return render(request, "members/seat_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def seat_add(request, partnership):
    initial = {"body": request.GET.get("body"), "organisation": request.GET.get("organisation")}
    form = SeatForm(request.POST or None, instance=Seat(partnership=partnership), initial=initial)
    context = {"title": "Add a seat", "section": SECTION, "trail": trail(partnership)}
    back = reverse("seat_list", args=[partnership.slug])
    return add_record(request, form, context, form.save, said="Seat added. It is vacant.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def seat_edit(request, partnership, pk):
    seats = Seat.objects.filter(partnership=partnership).select_related("partnership", "organisation")
    seat = get_object_or_404(seats, pk=pk)
    form = SeatForm(request.POST or None, instance=seat)
    context = {
        "title": "Edit seat",
        "caption": str(seat),
        "section": SECTION,
        "trail": trail(partnership, (str(seat), seat.get_absolute_url())),
    }
    return edit_record(request, form, context, save=lambda: actions.save_seat(form=form, by=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def holder_add(request, partnership, seat):
    seats = Seat.objects.filter(partnership=partnership).select_related("partnership", "organisation")
    found = get_object_or_404(seats, pk=seat)
    form = HolderForm(request.POST or None, instance=SeatHolder(seat=found, partnership=partnership))
    back = found.get_absolute_url()
    context = {
        "title": "Add who holds this seat",
        "caption": str(found),
        "section": SECTION,
        "trail": trail(partnership, (str(found), back)),
    }

    def create() -> Seat:
        after = form.predecessor if form.ends_predecessor else None
        actions.add_holder(holder=form.save(commit=False), after=after, by=request.user)
        return found

    return add_record(request, form, context, create, said="Holder added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def holder_edit(request, partnership, pk):
    holders = SeatHolder.objects.filter(partnership=partnership)
    holder = get_object_or_404(holders.select_related("seat__partnership", "seat__organisation", "user"), pk=pk)
    seat = holder.seat
    form = HolderForm(request.POST or None, instance=holder)
    context = {
        "title": "Edit or end who holds this seat",
        "caption": str(seat),
        "section": SECTION,
        "trail": trail(partnership, (str(seat), seat.get_absolute_url())),
        "remove_url": reverse("holder_remove", args=[partnership.slug, holder.pk]),
    }
    return edit_record(request, form, context, lead_to=seat, called=holder.name or "the holder")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def holder_remove(request, partnership, pk):
    holders = SeatHolder.objects.filter(partnership=partnership)
    holder = get_object_or_404(holders.select_related("seat__partnership", "seat__organisation", "user"), pk=pk)
    seat = holder.seat
    context = {
        "caption": str(seat),
        "section": SECTION,
        "trail": trail(partnership, (str(seat), seat.get_absolute_url())),
    }
    consequence = (
        "The register will say that this holder never held the seat. If they left, give their last day instead."
    )
    called = holder.name or holder.user or "the unnamed holder"
    return remove_record(request, holder, context, consequence=consequence, lead_to=seat, called=called)
