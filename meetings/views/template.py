"""The report templates that a partnership writes papers in: the shipped ones to read, its own to change."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from meetings.actions.template import copy_template, set_fields
from meetings.forms.template import CopyTemplateForm, TemplateForm, field_rows
from meetings.models import ReportTemplate, TemplateField
from meetings.papers import by_heading
from meetings.views.shared import SECTION, meetings_trail, stale_response, version_seen

LIST = "Report templates"
Part = TemplateField.Part
PARTS = {
    Part.HEADER: ("At the head of the paper", "fact"),
    Part.SECTION: ("Sections", "section"),
    Part.CLEARANCE: ("Who clears it", "role"),
}
EDIT = {
    Part.HEADER: "template_header_edit",
    Part.SECTION: "template_section_edit",
    Part.CLEARANCE: "template_role_edit",
}


def _trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return meetings_trail(partnership, (LIST, reverse("template_list", args=[partnership.slug])), *more)


def _address(partnership, template: ReportTemplate) -> str:
    return reverse("template_detail", args=[partnership.slug, template.pk])


def _own(partnership, pk: int) -> ReportTemplate:
    return get_object_or_404(ReportTemplate, kept_by=partnership, pk=pk)


@for_partnership(Permission.PAPER_EDIT)
@require_safe
def template_list(request, partnership):
    papers = Count("papers", filter=Q(papers__partnership=partnership))
    found = ReportTemplate.objects.known_to(partnership).annotate(used=papers).order_by("-kept_by", "name", "id")
    context = {"title": LIST, "section": SECTION, "trail": meetings_trail(partnership), "templates": found}
    return render(request, "meetings/template_list.html", context)


@for_partnership(Permission.PAPER_EDIT)
@require_safe
def template_detail(request, partnership, pk):
    template = get_object_or_404(ReportTemplate.objects.known_to(partnership), pk=pk)
    fields = list(template.fields.order_by("position", "id"))
    is_own = template.kept_by_id == partnership.pk
    parts = [
        {
            "title": title,
            "groups": by_heading(field for field in fields if field.part == part),
            "url": reverse(EDIT[part], args=[partnership.slug, pk]) if is_own else "",
        }
        for part, (title, _noun) in PARTS.items()
    ]
    context = {"title": template.name, "section": SECTION, "trail": _trail(partnership), "template": template}
    return render(request, "meetings/template_detail.html", {**context, "parts": parts, "is_own": is_own})


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def template_add(request, partnership):
    template = ReportTemplate(kept_by=partnership)
    form = CopyTemplateForm(request.POST or None, instance=template, initial={"copy_of": request.GET.get("from", "")})
    context = {"title": "Copy a report template", "section": SECTION, "trail": _trail(partnership)}

    def create() -> str:
        source = form.cleaned_data["copy_of"]
        return _address(partnership, copy_template(template=form.save(commit=False), source=source, by=request.user))

    back = reverse("template_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Template copied. Change what you need.", cancel_url=back)


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def template_edit(request, partnership, pk):
    template = _own(partnership, pk)
    address = _address(partnership, template)
    form = TemplateForm(request.POST or None, instance=template)
    trail = _trail(partnership, (template.name, address))
    context = {"title": "Edit report template", "caption": template.name, "section": SECTION, "trail": trail}
    return edit_record(request, form, context, lead_to=address)


@for_partnership(Permission.PAPER_EDIT)
@require_http_methods(["GET", "POST"])
def template_fields_edit(request, partnership, pk, part):
    """The rows of one part: order, labels, what is asked for."""
    template = _own(partnership, pk)
    rows = field_rows(template, part, request.POST or None)
    address = _address(partnership, template)
    if request.method == "POST" and not rows.pressed and rows.is_valid():
        if set_fields(template=template, rows=rows, seen=version_seen(request), by=request.user):
            messages.success(request, f"Saved: {PARTS[part][0].lower()}.")
            return redirect(address)
        template.refresh_from_db()
        context = _fields_context(partnership, template, part, rows, template.row_version)
        return stale_response(request, "meetings/template_fields_edit.html", context)
    seen = version_seen(request) if request.method == "POST" else template.row_version
    context = _fields_context(partnership, template, part, rows, seen)
    return render(request, "meetings/template_fields_edit.html", context)


def _fields_context(partnership, template: ReportTemplate, part: str, rows, seen: int | None) -> dict:
    title, noun = PARTS[part]
    address = _address(partnership, template)
    return {
        "title": title,
        "noun": noun,
        "caption": template.name,
        "section": SECTION,
        "trail": _trail(partnership, (template.name, address)),
        "formset": rows,
        "row_version": seen if seen is not None else "",
        "cancel_url": address,
    }
