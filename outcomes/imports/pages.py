"""The three pages of an import of figures, the same for both doors: the file, what it means, and what it would do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.imports import CHANGED_MEANWHILE, take_in
from accounts.models import ImportedFile
from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.kind import Kind
from cdp_portal.imports.lines import LARGEST_MB, MOST_ROWS
from outcomes.forms.imports import FigureFileForm, FigureNamesForm
from outcomes.imports.answers import Answers
from outcomes.imports.door import FigureDoor
from outcomes.imports.metricnames import MetricNames
from outcomes.imports.opening import Survey, survey
from outcomes.imports.places import Places
from outcomes.imports.remembering import remember
from outcomes.imports.running import confirm, run

MOST_FILES = 10


def upload_page(request: HttpRequest, door: FigureDoor, context: dict) -> HttpResponse:
    """Takes a file in, and leads to what it means."""
    form = FigureFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kind = Kind(door.code, "figures", ())
        taken = take_in(kind=kind, scope=door.scope, upload=form.cleaned_data["file"], by=request.user)
        return redirect(door.names_url(taken))
    files = door.files.filter(confirmed_at__isnull=False).select_related("confirmed_by").order_by("-confirmed_at")
    shown = [(one, door.preview_url(one)) for one in files[:MOST_FILES]]
    limits = {"most_rows": MOST_ROWS, "most_mb": LARGEST_MB}
    return render(request, "outcomes/observation_import.html", {"form": form, "files": shown, **limits, **context})


def names_page(request: HttpRequest, door: FigureDoor, pk: int, context: dict) -> HttpResponse:
    """Asks what the file calls things, and leads to what it would do."""
    imported = get_object_or_404(door.files, pk=pk)
    if imported.confirmed_at:
        return redirect(door.preview_url(imported))
    before = Answers.of(imported.answers)
    sheet = request.GET.get("sheet", before.sheet if before else "")
    found, refused = _surveyed(imported, sheet)
    if refused:
        return _refused(request, imported, refused, context)
    names, places = MetricNames(door.scope), Places(door.scope)
    form = FigureNamesForm(
        request.POST or None, survey=found, names=names, places=places, before=before, name=imported.name
    )
    form.cancel_url = door.upload_url
    if request.method == "POST" and form.is_valid():
        remember(
            imported=imported,
            answers=form.answers(),
            metrics=form.metrics(),
            areas=form.meant_areas(),
            by=request.user,
        )
        return redirect(door.preview_url(imported))
    context = {"form": form, "imported": imported, "survey": found, **context}
    return render(request, "outcomes/observation_import_names.html", context)


def _surveyed(imported: ImportedFile, sheet: str) -> tuple[Survey | None, str]:
    with imported.content.open("rb") as stored:
        content = stored.read()
    try:
        return survey(content, sheet), ""
    except FileRefusedError as refused:
        return None, str(refused)


def preview_page(request: HttpRequest, door: FigureDoor, pk: int, context: dict) -> HttpResponse:
    """What one file would do, and the button that does it; afterwards what it did."""
    imported = get_object_or_404(door.files.select_related("confirmed_by"), pk=pk)
    answers = Answers.of(imported.answers)
    if answers is None:
        return redirect(door.names_url(imported))
    if request.method == "POST":
        return _confirmed(request, door, imported, answers, context)
    return _shown(request, door, imported, answers, context)


def _confirmed(
    request: HttpRequest, door: FigureDoor, imported: ImportedFile, answers: Answers, context: dict
) -> HttpResponse:
    imported = door.files.select_for_update(of=("self",)).get(pk=imported.pk)
    if imported.confirmed_at:
        messages.info(request, f"{imported.name} was imported before. Nothing was changed again.")
        return redirect(request.path)
    digest = request.POST.get("digest", "")
    try:
        summary = confirm(imported=imported, answers=answers, digest=digest, by=request.user)
    except (FileRefusedError, ValidationError) as error:
        warning = error.messages[0] if isinstance(error, ValidationError) else str(error)
        return _shown(request, door, imported, answers, {**context, "warning": warning}, status=409)
    if summary.digest != digest or not summary.may_be_confirmed:
        return _shown(request, door, imported, answers, {**context, "warning": CHANGED_MEANWHILE}, status=409)
    messages.success(request, f"Imported {imported.name}: {summary.sentence}")
    return redirect(request.path)


def _shown(
    request: HttpRequest,
    door: FigureDoor,
    imported: ImportedFile,
    answers: Answers,
    context: dict,
    *,
    status: int = 200,
) -> HttpResponse:
    summary = None
    if not imported.confirmed_at:
        try:
            summary = run(imported, answers)
        except FileRefusedError as refused:
            return _refused(request, imported, str(refused), context)
    context = {"door": door, "imported": imported, "answers": answers, "summary": summary, **context}
    context["names_url"] = door.names_url(imported)
    return render(request, "outcomes/observation_import_detail.html", context, status=status)


def _refused(request: HttpRequest, imported: ImportedFile, refused: str, context: dict) -> HttpResponse:
    context = {"imported": imported, "refused": refused, **context}
    return render(request, "outcomes/observation_import_refused.html", context)
