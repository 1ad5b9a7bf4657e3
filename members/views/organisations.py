from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import history_of
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from members.exports import ORGANISATION_COLUMNS, organisation_rows
from members.filters import OrganisationFilter
from members.forms import OrganisationForm
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


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def organisation_list(request, partnership):
    here = Count("seats", filter=Q(seats__partnership=partnership))
    known = Organisation.objects.known_to(partnership).select_related("sector").annotate(seats_here=here)
    known = known.order_by(Lower("name"))  # grouping drops the order of the model
    found = OrganisationFilter(request.GET, queryset=known, request=request)
    if asked_format(request):
        return export(request, LIST, ORGANISATION_COLUMNS, organisation_rows(found.qs))
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "listing": listing(request, found, COLUMNS, noun="organisation"),
        "can_edit": request.access.can(Permission.ORGANISATION_EDIT),
    }
    return render(request, "members/organisation_list.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def organisation_detail(request, partnership, pk):
    known = Organisation.objects.known_to(partnership).select_related("sector", "authority", "kept_by")
    organisation = get_object_or_404(known.prefetch_related("successors", "predecessors"), pk=pk)
    today = timezone.localdate()
    seats = Seat.objects.filter(partnership=partnership, organisation=organisation)
    may_edit = request.access.can(Permission.ORGANISATION_EDIT)
    why_not = why_not_edit(organisation, partnership)
    context = {
        "section": SECTION,
        "trail": _trail(partnership),
        "organisation": organisation,
        "seats": [(seat, occupancy(seat, today)) for seat in seats.with_holders(today).with_vacancy(today)],
        "day": today,
        "can_edit": may_edit and not why_not,
        "why_not": why_not if may_edit else "",
        "history": history_of(organisation) if request.access.can(Permission.HISTORY_VIEW) and not why_not else None,
    }
    return render(request, "members/organisation_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.ORGANISATION_EDIT)
def organisation_add(request, partnership):
    new = Organisation(kept_by=partnership)
    form = OrganisationForm(request.POST or None, instance=new, partnership=partnership)
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
    back = reverse("organisation_detail", args=[partnership.slug, organisation.pk])
    context = {
        "title": "Edit organisation",
        "caption": organisation.name,
        "section": SECTION,
        "trail": _trail(partnership, (organisation.name, back)),
    }
    return edit_record(request, form, context, lead_to=back)
