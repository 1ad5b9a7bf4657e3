from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import signed_in
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from partnerships.exports import PARTNERSHIP_COLUMNS, partnership_rows
from partnerships.filters import PartnershipFilter
from partnerships.models import FootprintArea, Partnership

LIST = "Partnerships"
COLUMNS = (Column("Partnership", "name", ("name",)), Column("Status", "status", ("status", "name")))
NATIONAL = (Column("How sure", "confidence", ("confidence", "name")), Column("Region"))
AREAS = (Column("Local authorities"),)


@require_safe
@signed_in
def partnership_list(request):
    """The partnerships that one may open, as at a day; all of England's, and how sure each is, for a national role."""
    day, day_form = day_asked(request)
    may_all = request.access.can(Permission.NATIONAL_VIEW)
    areas = FootprintArea.objects.as_at(day).select_related("authority")
    known = Partnership.objects.visible_to(request.user).in_being(day)
    known = known.prefetch_related(Prefetch("areas", areas, to_attr="areas_then"))
    found = PartnershipFilter(request.GET, queryset=known, request=request, day=day)
    if asked_format(request):
        return export(request, LIST, PARTNERSHIP_COLUMNS, partnership_rows(found.qs, day))
    context = {
        "title": LIST,
        "day": day,
        "day_form": day_form,
        "listing": listing(request, found, (*COLUMNS, *(NATIONAL if may_all else ()), *AREAS), noun="partnership"),
        "may_all": may_all,
        "can_add": request.access.can(Permission.PARTNERSHIP_ADD),
    }
    return render(request, "partnership_list.html", context)
