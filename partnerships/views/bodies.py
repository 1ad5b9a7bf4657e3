from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from partnerships import actions
from partnerships.body_forms import BodyForm, PartnersForm, ReportingLineForm
from partnerships.diagram import diagram, pictures
from partnerships.models import Body, ReportingLine
from partnerships.outline import outline
from partnerships.views.partnership import SECTION, trail

LIST = "Boards and groups"


def body_trail(partnership, body: Body | None = None) -> list[tuple[str, str]]:
    """The breadcrumbs of a body's page, and with `body` of the pages below it."""
    found = trail(partnership, (LIST, reverse("body_list", args=[partnership.slug])))
    if body is not None:
        found.append((body.name, reverse("body_detail", args=[partnership.slug, body.pk])))
    return found


def _hosted(partnership, pk: int) -> Body:
    return get_object_or_404(Body.objects.filter(partnership=partnership).select_related("partnership"), pk=pk)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def body_list(request, partnership):
    day, day_form = day_asked(request)
    bodies = list(Body.objects.of(partnership).select_related("partnership"))
    now = [body for body in bodies if body.is_in_force(day)]
    lines = _lines_between(now, bodies, day)
    boxes, strokes = diagram(now, lines, partnership)
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "pictures": pictures(boxes, strokes) if strokes else None,
        "branches": outline(now, lines),
        "seen": {body.pk for body in bodies},
        "bodies": now,
        "others": [body for body in bodies if not body.is_in_force(day)],
        "can_edit": request.access.can(Permission.BODY_EDIT),
    }
    return render(request, "partnerships/body_list.html", context)


def _lines_between(now: list[Body], bodies: list[Body], day: date) -> list[ReportingLine]:
    """The lines in force from the bodies of `now`, to one of them or to a body of another partnership."""
    found = ReportingLine.objects.filter(reporting__in=[body.pk for body in now]).as_at(day)
    seen, there = {body.pk for body in bodies}, {body.pk for body in now}
    lines = found.select_related("to__partnership")
    return [line for line in lines if line.to_id in there or (line.to_id not in seen and line.to.is_in_force(day))]


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def body_add(request, partnership):
    form = BodyForm(request.POST or None, instance=Body(partnership=partnership))
    context = {"title": "Add a board or group", "section": SECTION, "trail": body_trail(partnership)}

    def create() -> Body:
        body = actions.add_body(body=form.save(commit=False), by=request.user)
        form.save_m2m()
        return body

    back = reverse("body_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Board or group added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def body_partner_edit(request, partnership, pk):
    """Who else takes part in a body. They read it, its meetings and its papers for members."""
    body = _hosted(partnership, pk)
    form = PartnersForm(request.POST or None, body=body)
    form.cancel_url = body.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        actions.set_partners(body=body, partners=form.partners, by=request.user)
        messages.success(request, f"Saved: who takes part in {body}.")
        return redirect(body)
    context = {
        "form": form,
        "title": "Who else takes part",
        "caption": body.name,
        "intro": "They read the body, its meetings and its papers for members. Only you change them.",
        "section": SECTION,
        "trail": body_trail(partnership, body),
    }
    return render(request, "components/record_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def reporting_line_add(request, partnership, body):
    found = _hosted(partnership, body)
    form = ReportingLineForm(request.POST or None, instance=ReportingLine(reporting=found, partnership=partnership))
    context = {
        "title": "Add a body it reports to",
        "caption": found.name,
        "section": SECTION,
        "trail": body_trail(partnership, found),
    }

    def create() -> Body:
        form.save()
        return found

    back = found.get_absolute_url()
    return add_record(request, form, context, create, said="Reporting line added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def reporting_line_edit(request, partnership, pk):
    lines = ReportingLine.objects.filter(partnership=partnership).select_related("reporting__partnership", "to")
    line = get_object_or_404(lines, pk=pk)
    form = ReportingLineForm(request.POST or None, instance=line)
    context = {
        "title": "Edit or end a reporting line",
        "caption": str(line),
        "section": SECTION,
        "trail": body_trail(partnership, line.reporting),
        "remove_url": reverse("reporting_line_remove", args=[partnership.slug, line.pk]),
    }
    return edit_record(request, form, context, lead_to=line.reporting)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def reporting_line_remove(request, partnership, pk):
    lines = ReportingLine.objects.filter(partnership=partnership).select_related("reporting__partnership", "to")
    line = get_object_or_404(lines, pk=pk)
    context = {"section": SECTION, "trail": body_trail(partnership, line.reporting)}
    consequence = (
        "The register will say that this reporting line never was. If the body stopped reporting, "
        "give the last day of the line instead."
    )
    return remove_record(request, line, context, consequence=consequence, lead_to=line.reporting)
