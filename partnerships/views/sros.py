from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from partnerships import actions
from partnerships.forms import SroForm
from partnerships.models import SeniorResponsibleOwner
from partnerships.owners import gaps, who_could_sign
from partnerships.rules import signing
from partnerships.views.partnership import SECTION, trail

LIST = "Senior responsible owners"


def _trail(partnership) -> list[tuple[str, str]]:
    return trail(partnership, (LIST, reverse("sro_list", args=[partnership.slug])))


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def sro_list(request, partnership):
    day, day_form = day_asked(request)
    owners = list(SeniorResponsibleOwner.objects.filter(partnership=partnership))
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "answer": who_could_sign(owners, day),
        "in_office": [(owner, signing(owner, day)) for owner in owners if owner.is_in_force(day)],
        "before": [owner for owner in owners if owner.ends_on and owner.ends_on <= day],
        "after": [owner for owner in owners if owner.starts_on and owner.starts_on > day],
        "gaps": gaps(owners, timezone.localdate()),
        "can_edit": request.access.can(Permission.SRO_EDIT),
    }
    return render(request, "partnerships/sro_list.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def sro_detail(request, partnership, pk):
    owners = SeniorResponsibleOwner.objects.filter(partnership=partnership).select_related("user")
    owner = get_object_or_404(owners, pk=pk)
    day, day_form = day_asked(request)
    context = {
        "section": SECTION,
        "trail": _trail(partnership),
        "owner": owner,
        "day": day,
        "day_form": day_form,
        "signing": signing(owner, day),
        "can_edit": request.access.can(Permission.SRO_EDIT),
        "last": last_change(owner) if request.access.can(Permission.HISTORY_VIEW) else None,
    }
    return render(request, "partnerships/sro_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SRO_EDIT)
def sro_add(request, partnership):
    form = SroForm(request.POST or None, instance=SeniorResponsibleOwner(partnership=partnership))
    context = {"title": "Add a senior responsible owner", "section": SECTION, "trail": _trail(partnership)}
    back = reverse("sro_list", args=[partnership.slug])

    def create() -> SeniorResponsibleOwner:
        return actions.add_sro(owner=form.save(commit=False), leaving=form.leaving, by=request.user)

    return add_record(request, form, context, create, said="Senior responsible owner added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.SRO_EDIT)
def sro_edit(request, partnership, pk):
    owners = SeniorResponsibleOwner.objects.filter(partnership=partnership).select_related("partnership", "user")
    owner = get_object_or_404(owners, pk=pk)
    form = SroForm(request.POST or None, instance=owner)
    context = {
        "title": "Edit senior responsible owner",
        "caption": str(owner),
        "section": SECTION,
        "trail": _trail(partnership),
    }
    return edit_record(request, form, context)
