from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.dated import in_force
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from members.exports import ORGANISATION_COLUMNS, organisation_rows
from members.filters import OrganisationFilter
from members.finding import called
from members.forms import FindForm, OrganisationForm
from members.history import ORGANISATION
from members.models import Organisation, Seat
from members.occupancy import occupancy
from members.rules import why_not_edit
from members.views.seats import SECTION, trail

LIST = "Organisations"
COLUMNS = (
    Column("Organisation", "name", ("name",)),
    Column("What it is", "kind", ("kind",)),
    Column("Kind of member", "sector", ("sector__position",)),
    Column("Seats here", "seats", ("seats_here",), numeric=True),
)


def _trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return trail(partnership, (LIST, reverse("organisation_list", args=[partnership.slug])), *more)


def _found(partnership, asked: str) -> str:
    return f"{reverse('organisation_find', args=[partnership.slug])}?{urlencode({'q': asked})}"


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def organisation_list(request, partnership):
    day, day_form = day_asked(request)
    here = Count("seats", filter=Q(seats__partnership=partnership) & in_force(day, "seats__"))
    known = Organisation.objects.known_to(partnership).as_at(day).select_related("sector").annotate(seats_here=here)
    known = known.order_by(Lower("name"))  # grouping drops the order of the model
    found = OrganisationFilter(request.GET, queryset=known, request=request)
    if asked_format(request):
        rows = organisation_rows(found.qs.select_related("authority"))
        return export(request, LIST, ORGANISATION_COLUMNS, rows, day=day)
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "listing": listing(request, found, COLUMNS, noun="organisation"),
        "can_edit": request.access.can(Permission.ORGANISATION_EDIT),
        "can_edit_seats": request.access.can(Permission.SEAT_EDIT),
    }
    return render(request, "members/organisation_list.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def organisation_detail(request, partnership, pk):
    day, day_form = day_asked(request)
    known = Organisation.objects.known_to(partnership)
    found = known.select_related("sector", "authority", "kept_by").prefetch_related("successors", "predecessors")
    organisation = get_object_or_404(found, pk=pk)
    seats = Seat.objects.filter(partnership=partnership, organisation=organisation).as_at(day)
    may_edit = request.access.can(Permission.ORGANISATION_EDIT)
    may_see_history = request.access.can(Permission.HISTORY_VIEW) and organisation.kept_by_id == partnership.pk
    why_not = why_not_edit(organisation, partnership)
    context = {
        "section": SECTION,
        "trail": _trail(partnership),
        "organisation": organisation,
        "is_there": organisation.is_in_force(day),
        "linked": set(known.filter(Q(successors=pk) | Q(predecessors=pk)).values_list("pk", flat=True)),
        "seats": [(seat, occupancy(seat, day)) for seat in seats.with_holders(day).with_vacancy(day)],
        "day": day,
        "day_form": day_form,
        "can_edit": may_edit and not why_not,
        "can_edit_seats": request.access.can(Permission.SEAT_EDIT),
        "why_not": why_not if may_edit else "",
        "last": last_change(organisation, *ORGANISATION) if may_see_history else None,
    }
    return render(request, "members/organisation_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_add(request, partnership):
    new = Organisation(kept_by=partnership)
    initial = {"name": request.GET.get("name", "")}
    form = OrganisationForm(request.POST or None, instance=new, partnership=partnership, initial=initial)
    if form.chosen:
        return redirect(f"{reverse('seat_add', args=[partnership.slug])}?organisation={form.chosen}")
    context = {"title": "Add an organisation", "section": SECTION, "trail": _trail(partnership)}

    def create() -> str:
        return reverse("organisation_detail", args=[partnership.slug, form.save().pk])

    back = reverse("organisation_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Organisation added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_edit(request, partnership, pk):
    known = Organisation.objects.known_to(partnership).select_related("kept_by")
    organisation = get_object_or_404(known, pk=pk)
    if why := why_not_edit(organisation, partnership):
        raise PermissionDenied(why)
    form = OrganisationForm(request.POST or None, instance=organisation, partnership=partnership)
    if form.chosen:
        return redirect(_found(partnership, Organisation.objects.get(pk=form.chosen).name))
    back = reverse("organisation_detail", args=[partnership.slug, organisation.pk])
    context = {
        "title": "Edit organisation",
        "caption": organisation.name,
        "section": SECTION,
        "trail": _trail(partnership, (organisation.name, back)),
    }
    return edit_record(request, form, context, lead_to=back)


@require_safe
@for_partnership(Permission.SEAT_EDIT)
def organisation_find(request, partnership):
    """Organisations of the whole register by name or number, to give one of them a seat."""
    form = FindForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    seats = Seat.objects.filter(partnership=partnership, organisation=OuterRef("pk")).current()
    context = {
        "section": SECTION,
        "trail": _trail(partnership),
        "form": form,
        "asked": asked,
        "listing": listing(request, called(asked).annotate(has_seat=Exists(seats)), (), noun="organisation"),
        "body": request.GET.get("body", "") if request.GET.get("body", "").isdigit() else "",
        "can_add": request.access.can(Permission.ORGANISATION_EDIT),
    }
    return render(request, "members/organisation_find.html", context)
