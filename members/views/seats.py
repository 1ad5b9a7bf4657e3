from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from members import actions, reporting
from members.exports import SEAT_COLUMNS, boards, holder_sheet, seat_rows
from members.filters import SeatFilter
from members.forms import SeatForm
from members.models import Seat
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
    day, day_form = day_asked(request)
    seats = Seat.objects.filter(partnership=partnership).as_at(day).with_holders(day).with_vacancy(day)
    found = SeatFilter(request.GET, queryset=seats, request=request)
    if asked_format(request):
        seats, own = list(found.qs.select_related("organisation__sector")), boards(partnership)
        more = [] if asked_format(request) == "csv" else [holder_sheet(seats, day, own)]
        return export(request, "Seats", SEAT_COLUMNS, seat_rows(seats, day, own), day=day, more=more)
    rows = listing(request, found, COLUMNS, noun="seat")
    context = {
        "section": SECTION,
        "listing": rows,
        "seats": [(seat, occupancy(seat, day)) for seat in rows.rows],
        "day": day,
        "day_form": day_form,
        "coverage": None if rows.is_filtered else reporting.figures_on(partnership, day),
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
