from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from members import actions
from members.forms import HolderForm
from members.models import Seat, SeatHolder
from members.views.seats import SECTION, trail


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
