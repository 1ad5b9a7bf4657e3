from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import national, signed_in
from accounts.history import history_of
from accounts.records import edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from partnerships.area_forms import AreaForm
from partnerships.areas import EXISTING, followed_by, follows, footprints_of, lifetime, reorganisations_of, state_on
from partnerships.exports import AREA_COLUMNS, area_rows
from partnerships.filters import AreaFilter
from partnerships.models import AuthorityICB, LocalAuthority

LIST = "Areas"
COLUMNS = (
    Column("Local authority", "name", ("name",)),
    Column("Kind", "kind", ("kind", "name")),
    Column("Region", "region", ("region", "name")),
    Column("Police force", "force", ("police_force__name", "name")),
    Column("Population", "population", ("population",), numeric=True),
    Column("Status"),
)


@require_safe
@signed_in
def area_list(request):
    """Every local authority there is, was or is to be; those that exist on the day when nothing else is asked."""
    day, day_form = day_asked(request)
    asked = request.GET.copy()
    asked.setdefault("status", EXISTING)
    known = LocalAuthority.objects.select_related("police_force", "planned_in")
    found = AreaFilter(asked, queryset=known, request=request, day=day)
    if asked_format(request):
        rows = area_rows(found.qs.prefetch_related("authorityicb_set__board"), day)
        return export(request, LIST, AREA_COLUMNS, rows)
    rows = listing(request, found, COLUMNS, noun="local authority", nouns="local authorities")
    context = {
        "title": "Local authorities",
        "day": day,
        "day_form": day_form,
        "listing": rows,
        "rows": [(one, state_on(one, day), lifetime(one)) for one in rows.rows],
        "can_edit": request.access.can(Permission.AREA_EDIT),
    }
    return render(request, "partnerships/area_list.html", context)


@require_safe
@signed_in
def area_detail(request, pk):
    """One authority with its history, its force and care boards, and the footprints it is or was in."""
    authority = get_object_or_404(LocalAuthority.objects.select_related("police_force", "planned_in"), pk=pk)
    day, day_form = day_asked(request)
    may_edit = request.access.can(Permission.AREA_EDIT)
    footprints = footprints_of(authority, request.user)
    context = {
        "trail": [(LIST, reverse("area_list"))],
        "authority": authority,
        "day": day,
        "day_form": day_form,
        "state": state_on(authority, day),
        "lifetime": lifetime(authority),
        "boards": AuthorityICB.objects.filter(authority=authority).select_related("board").order_by("-share"),
        "history_steps": [("Follows", follows(authority)), ("Followed by", followed_by(authority))],
        "reorganisations": reorganisations_of(authority),
        "covered": [(area, open_) for area, open_ in footprints if area.is_in_force(day)],
        "others": [(area, open_) for area, open_ in footprints if not area.is_in_force(day)],
        "can_edit": may_edit,
        "history": history_of(authority) if may_edit else None,
    }
    return render(request, "partnerships/area_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.AREA_EDIT)
def area_edit(request, pk):
    authority = get_object_or_404(LocalAuthority, pk=pk)
    form = AreaForm(request.POST or None, instance=authority)
    context = {
        "title": "Edit local authority",
        "caption": authority.name,
        "intro": "Every partnership reads these facts. Its first and last day follow from reorganisations.",
        "trail": [(LIST, reverse("area_list")), (authority.name, authority.get_absolute_url())],
    }
    return edit_record(request, form, context)
