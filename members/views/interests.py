from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from members import interests as register
from members.filters import InterestFilter, SilentFilter
from members.forms import InterestForm
from members.models import Interest, SeatHolder
from members.views.seats import SECTION, trail

LIST = "Register of interests"
COLUMNS = (
    Column("Who", "who", ("holder__name",)),
    Column("Post", "post", ("holder__seat__post_title",)),
    Column("What is declared", "kind", ("kind",)),
    Column("Organisation it concerns", "organisation", ("organisation__name",)),
    Column("Declared on", "declared", ("-declared_on",)),
    Column("Who may see it"),
)
PLACE = ("holder__user", "holder__seat__organisation", "holder__seat__body", "organisation")


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def interest_list(request, partnership):
    """What holders of seats have declared, as at a day, and who has declared nothing."""
    day, day_form = day_asked(request)
    audience = request.access.audience
    known = register.on_register(Interest.objects.filter(partnership=partnership), audience, day)
    found = InterestFilter(request.GET, queryset=known.select_related(*PLACE), request=request)
    holders = register.without(SeatHolder.objects.filter(partnership=partnership), audience, day)
    silent = SilentFilter(request.GET, queryset=holders, request=request).qs
    if asked_format(request):
        rows = register.rows(found.qs, silent, audience)
        return export(request, LIST, register.COLUMNS, rows)
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "listing": listing(request, found, COLUMNS, noun="declaration"),
        "silent": list(silent),
        "nothing": register.nothing_declared(audience),
        "can_edit": request.access.can(Permission.SEAT_EDIT),
    }
    return render(request, "members/interest_list.html", context)


def _page(partnership, holder: SeatHolder, title: str) -> dict:
    seat = holder.seat
    return {
        "title": title,
        "caption": f"{holder}: {seat}",
        "section": SECTION,
        "trail": trail(partnership, (str(seat), seat.get_absolute_url())),
    }


def _holder(partnership, holder: int) -> SeatHolder:
    holders = SeatHolder.objects.filter(partnership=partnership)
    return get_object_or_404(
        holders.select_related("user", "partnership", "seat__partnership", "seat__organisation"), pk=holder
    )


def _interest(request, partnership, holder: int, pk: int) -> Interest:
    """A declaration of the holder that the person may see."""
    seen = Interest.objects.filter(release_class__in=request.access.audience.may_see_classes)
    found = get_object_or_404(seen, partnership=partnership, holder=holder, pk=pk)
    found.holder = _holder(partnership, holder)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def interest_add(request, partnership, holder):
    found = _holder(partnership, holder)
    form = InterestForm(request.POST or None, instance=Interest(holder=found, partnership=partnership))
    back = found.seat.get_absolute_url()

    def create() -> str:
        form.save()
        return back

    context = _page(partnership, found, "Add a declaration of interest")
    return add_record(request, form, context, create, said="Declaration added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def interest_edit(request, partnership, holder, pk):
    interest = _interest(request, partnership, holder, pk)
    form = InterestForm(request.POST or None, instance=interest)
    context = _page(partnership, interest.holder, "Edit or end a declaration of interest") | {
        "remove_url": reverse("interest_remove", args=[partnership.slug, holder, interest.pk])
    }
    return edit_record(request, form, context, lead_to=interest.holder.seat, called="the declaration")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SEAT_EDIT)
def interest_remove(request, partnership, holder, pk):
    interest = _interest(request, partnership, holder, pk)
    context = _page(partnership, interest.holder, "Remove this declaration?") | {"form": None}
    consequence = (
        f"“{interest.text}” will no longer be on the register for any day. If the interest has ended, give its last "
        "day instead."
    )
    return remove_record(
        request, interest, context, consequence=consequence, lead_to=interest.holder.seat, called="the declaration"
    )
