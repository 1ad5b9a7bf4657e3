from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.charts import tile_map
from cdp_portal.exports import asked_format, export
from cdp_portal.formats import gov_date, last_day
from cdp_portal.sentences import joined
from partnerships import actions, footprint
from partnerships.exports import FOOTPRINT_COLUMNS, footprint_rows
from partnerships.following import successors_of, why_not_follow
from partnerships.forms import FootprintForm
from partnerships.models import FootprintArea
from partnerships.views.partnership import SECTION, trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def footprint_list(request, partnership):
    day, day_form = day_asked(request)
    if asked_format(request):
        areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority__police_force")
        return export(request, "Footprint", FOOTPRINT_COLUMNS, footprint_rows(areas.as_at(day)), day=day)
    areas = list(footprint.areas_of(partnership))
    now = [area for area in areas if area.is_in_force(day)]
    title = f"Footprint of {partnership} on {gov_date(day)}"
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "areas": now,
        "others": [area for area in areas if area not in now],
        "meets": footprint.meets(now),
        "people": footprint.people_in(now),
        "gaps": footprint.gaps(areas, day),
        "map": tile_map("footprint", title, footprint.tiles(now, day), [footprint.IN, footprint.ELSEWHERE]),
        "can_edit": request.access.can(Permission.FOOTPRINT_EDIT),
    }
    return render(request, "partnerships/footprint_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_add(request, partnership):
    form = FootprintForm(request.POST or None, instance=FootprintArea(partnership=partnership))
    back = reverse("footprint_list", args=[partnership.slug])
    context = {
        "title": "Add a local authority to the footprint",
        "section": SECTION,
        "trail": trail(partnership, ("Footprint", back)),
    }

    def create() -> str:
        form.save()
        return back

    return add_record(request, form, context, create, said="The footprint has one more authority.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_edit(request, partnership, pk):
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority", "partnership")
    area = get_object_or_404(areas, pk=pk)
    form = FootprintForm(request.POST or None, instance=area)
    back = reverse("footprint_list", args=[partnership.slug])
    context = {
        "title": "Edit or end an area",
        "caption": str(area),
        "section": SECTION,
        "trail": trail(partnership, ("Footprint", back)),
        "remove_url": reverse("footprint_remove", args=[partnership.slug, area.pk]),
    }
    return edit_record(request, form, context, lead_to=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_remove(request, partnership, pk):
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority", "partnership")
    area = get_object_or_404(areas, pk=pk)
    back = reverse("footprint_list", args=[partnership.slug])
    context = {"section": SECTION, "trail": trail(partnership, ("Footprint", back))}
    consequence = (
        "The register will say that the partnership never covered this authority in this period. "
        "If the authority left the partnership, give its last day instead."
    )
    return remove_record(request, area, context, consequence=consequence, lead_to=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.FOOTPRINT_EDIT)
def footprint_follow(request, partnership, pk):
    """Move a part of the footprint from an authority that ends to those that follow it. Asks once."""
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority", "partnership")
    area = get_object_or_404(areas, pk=pk)
    back = reverse("footprint_list", args=[partnership.slug])
    if why := why_not_follow(area):
        messages.error(request, why)
        return redirect(back)
    until, since = gov_date(last_day(area.authority.ends_on)), gov_date(area.authority.ends_on)
    new = joined(successors_of(area.authority))
    if request.method == "POST":
        return _followed(request, area, f"The footprint moves from {area.authority} to {new} on {since}.", back)
    context = {
        "title": f"Move the footprint to {new}?",
        "caption": str(area),
        "consequence": f"{area.authority} stays in the footprint until {until}. From {since} it holds {new} instead.",
        "submit": "Move the footprint",
        "cancel_url": back,
        "section": SECTION,
        "trail": trail(partnership, ("Footprint", back)),
    }
    return render(request, "components/confirm.html", context)


def _followed(request, area: FootprintArea, said: str, back: str):
    try:
        actions.follow_footprint(area=area, by=request.user)
    except ValueError as why:
        messages.error(request, str(why))
    except IntegrityError:  # another footprint took a successor in this very moment
        messages.error(request, "Another footprint has changed meanwhile. Look again and repeat.")
    else:
        messages.success(request, said)
    return redirect(back)
