from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.records import edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.forms import conflict_response, submit_once
from cdp_portal.sentences import joined, saved
from partnerships import reopening, reorganising
from partnerships.area_forms import ReopenForm, ReorganisationForm, SuccessionRows
from partnerships.models import Reorganisation, Succession
from partnerships.views.partnership import SECTION, trail
from partnerships.workflow import STEPS

LIST = "Reorganisations"
PAGE = "partnerships/reorganisation_form.html"
METHODS = ["GET", "HEAD", "POST"]


def detail_url(partnership, reorganisation: Reorganisation) -> str:
    return reverse("reorganisation_detail", args=[partnership.slug, reorganisation.pk])


def reorganisation_trail(partnership, reorganisation: Reorganisation | None = None) -> list[tuple[str, str]]:
    """The breadcrumbs of a reorganisation's page, and with `reorganisation` of the pages below it."""
    found = trail(partnership, (LIST, reverse("reorganisation_list", args=[partnership.slug])))
    if reorganisation is not None:
        found.append((reorganisation.title, detail_url(partnership, reorganisation)))
    return found


def _own(request, partnership, pk: int) -> Reorganisation:
    """One that the person may change from here; otherwise a sentence says who may (403)."""
    known = Reorganisation.objects.known_to(partnership).select_related("kept_by")
    found = get_object_or_404(known, pk=pk)
    if why := reorganising.why_not_change(found, partnership, request.user):
        raise PermissionDenied(why)
    return found


def _steps(reorganisation: Reorganisation) -> list[Succession]:
    return list(reorganisation.successions.select_related("predecessor", "successor__planned_in").order_by("pk"))


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def reorganisation_list(request, partnership):
    """Those the partnership keeps and those that touch its footprint: to come on the day first, then the past ones."""
    day, day_form = day_asked(request)
    steps = Prefetch("successions", Succession.objects.select_related("predecessor", "successor"), to_attr="steps")
    known = Reorganisation.objects.known_to(partnership).select_related("kept_by").prefetch_related(steps)
    to_come = [one for one in known if one.takes_effect_on > day and one.status != Reorganisation.Status.DROPPED]
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "groups": [("To come", to_come), ("Past or dropped", [one for one in known if one not in to_come])],
        "is_empty": not known,
        "can_edit": request.access.can(Permission.REORGANISATION_EDIT),
    }
    return render(request, "partnerships/reorganisation_list.html", context)


@require_http_methods(METHODS)
@for_partnership(Permission.REORGANISATION_EDIT)
def reorganisation_add(request, partnership):
    new = Reorganisation(kept_by=partnership)
    form = ReorganisationForm(request.POST or None, instance=new)
    rows = SuccessionRows(request.POST or None, instance=new, form=form)
    context = {
        "title": "Record a reorganisation",
        "section": SECTION,
        "trail": reorganisation_trail(partnership),
        "form": form,
        "formset": rows,
        "cancel_url": reverse("reorganisation_list", args=[partnership.slug]),
    }

    def create() -> str:
        return detail_url(partnership, reorganising.save_reorganisation(form=form, rows=rows, by=request.user))

    if _is_complete(request, form, rows):
        return submit_once(request, SubmittedForm, create, said="Recorded. It is planned, on paper only.")
    return render(request, PAGE, context)


def _is_complete(request, form: ReorganisationForm, rows) -> bool:
    """Is the whole page sent and right? The rows may find something wrong with the day of the plan."""
    sent = request.method == "POST" and not rows.pressed
    return sent and all([form.is_valid(), rows.is_valid()]) and form.is_valid()


@require_http_methods(METHODS)
@for_partnership(Permission.REORGANISATION_EDIT)
def reorganisation_edit(request, partnership, pk):
    """Change a plan and its rows. Of one that is decided or dropped only the words can change."""
    found = _own(request, partnership, pk)
    form = ReorganisationForm(request.POST or None, instance=found)
    back = detail_url(partnership, found)
    context = {
        "title": "Edit reorganisation",
        "caption": found.title,
        "section": SECTION,
        "trail": reorganisation_trail(partnership, found),
        "cancel_url": back,
    }
    if not found.is_planned:
        intro = f"It is {found.get_status_display().lower()}, so only its words can change."
        return edit_record(request, form, {**context, "intro": intro}, lead_to=back)
    rows = SuccessionRows(request.POST or None, instance=found, form=form)
    if _is_complete(request, form, rows):
        said = f"Saved: {found}." if rows.has_changed() else saved(form, found)
        if reorganising.save_reorganisation(form=form, rows=rows, by=request.user) is None:
            return conflict_response(request, form, PAGE, {**context, "formset": rows})
        messages.success(request, said)
        return redirect(back)
    return render(request, PAGE, {**context, "form": form, "formset": rows})


@require_http_methods(METHODS)
@for_partnership(Permission.REORGANISATION_EDIT)
def reorganisation_decide(request, partnership, pk):
    """Say that a plan is decided: what ends gets its last day. Asks once."""
    found, back = _own(request, partnership, pk), detail_url(partnership, Reorganisation(pk=pk))
    steps = _steps(found)
    why = reorganising.why_not_decide(found, steps)
    if request.method == "POST" and not why:
        why = reorganising.decide_reorganisation(reorganisation=found, by=request.user)
        if not why:
            messages.success(request, "Decided. See below what hangs on the authorities that end.")
            return redirect(back)
    if why:
        messages.error(request, why)
        return redirect(back)
    context = {
        "title": f"Is “{found}” decided?",
        "consequence": reorganising.consequence(found, steps),
        "submit": STEPS["decide"].label,
        "cancel_url": back,
        "section": SECTION,
        "trail": reorganisation_trail(partnership, found),
    }
    return render(request, "components/confirm.html", context)


@require_http_methods(METHODS)
@for_partnership(Permission.REORGANISATION_EDIT)
def reorganisation_drop(request, partnership, pk):
    """Give a plan up. Authorities that exist on paper only go away. Asks once."""
    found, back = _own(request, partnership, pk), detail_url(partnership, Reorganisation(pk=pk))
    if why := reorganising.why_not_drop(found):
        messages.error(request, why)
        return redirect(back)
    if request.method == "POST":
        stay = reorganising.drop_reorganisation(reorganisation=found, by=request.user)
        if stay is None:
            return redirect(request.path)  # where it is told why not
        kept = f" Other records refer to {joined(stay)}, so they stay, on paper only." if stay else ""
        messages.success(request, f"Dropped: {found}.{kept}")
        return redirect(back)
    context = {
        "title": f"Drop “{found}”?",
        "consequence": "The plan stays on record as dropped. The new authorities that exist only on paper are removed, "
        "unless another record refers to them. Nothing that exists today changes.",
        "submit": STEPS["drop"].label,
        "cancel_url": back,
        "section": SECTION,
        "trail": reorganisation_trail(partnership, found),
    }
    return render(request, "components/confirm.html", context)


@require_http_methods(METHODS)
@for_partnership(Permission.REORGANISATION_EDIT)
def reorganisation_reopen(request, partnership, pk):
    """Take a decision back: the plan stands on paper again. Asks once, and why."""
    found, back = _own(request, partnership, pk), detail_url(partnership, Reorganisation(pk=pk))
    form = ReopenForm(request.POST or None)
    why = reopening.why_not_reopen(found)
    if request.method == "POST" and not why and form.is_valid():
        reason = form.cleaned_data["reason"]
        why = reopening.reopen_reorganisation(reorganisation=found, reason=reason, by=request.user)
        if not why:
            messages.success(request, f"Planned again, on paper only: {found}.")
            return redirect(back)
    if why:
        messages.error(request, why)
        return redirect(back)
    form.cancel_url, form.submit = back, STEPS["reopen"].label
    context = {
        "form": form,
        "title": f"Is “{found}” not decided after all?",
        "intro": reopening.consequence(found),
        "section": SECTION,
        "trail": reorganisation_trail(partnership, found),
    }
    return render(request, "components/record_form.html", context)
