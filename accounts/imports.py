"""What every page that imports a file does: take it in, show what it would do, and write it once it is confirmed."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.audit import because
from accounts.models import ImportedFile, User
from cdp_portal.exports import as_file
from cdp_portal.forms import PortalForm
from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import LARGEST_FILE_MB, MB
from cdp_portal.imports.kind import Kind
from cdp_portal.imports.matching import match
from cdp_portal.imports.preview import Preview
from cdp_portal.imports.reading import read
from cdp_portal.imports.running import Run, run
from cdp_portal.imports.sheets import MOST_ROWS
from cdp_portal.imports.template import template

CHANGED_MEANWHILE = "Someone changed the register while you were reading. This is what the file would do now."
MOST_SHOWN = 200


@dataclass(frozen=True)
class Door:
    """One kind of import into a partnership, or (`scope=None`) into a national register, and where its pages lie.

    The names of the addresses begin with the kind's code: `seat_import`, `seat_import_detail`, `seat_template`,
    `seat_list`.
    """

    kind: Kind
    scope: Model | None = None

    @property
    def upload_url(self) -> str:
        return self._url("import")

    @property
    def template_url(self) -> str:
        return self._url("template")

    @property
    def back_url(self) -> str:
        return self._url("list")

    def preview_url(self, imported: ImportedFile) -> str:
        return self._url("import_detail", imported.pk)

    def _url(self, page: str, *more: int) -> str:
        return reverse(f"{self.kind.code}_{page}", args=[*([self.scope.slug] if self.scope else []), *more])


class FileForm(PortalForm):
    """One spreadsheet. Refused beside the field when it is no file of this kind."""

    submit = "Check the file"
    file = forms.FileField(label="File", help_text="An Excel workbook (.xlsx), an OpenDocument spreadsheet or CSV.")

    def __init__(self, *args, kind: Kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_file(self):
        upload = self.cleaned_data["file"]
        self.content = upload.read(LARGEST_FILE_MB * MB + 1)
        upload.seek(0)
        try:
            match(self.kind, read(self.content))
        except FileRefusedError as refused:
            raise ValidationError(str(refused)) from None
        return upload


def upload_page(request: HttpRequest, door: Door, context: dict) -> HttpResponse:
    """The page that takes a file in, and leads to its preview."""
    form = FileForm(request.POST or None, request.FILES or None, kind=door.kind)
    form.cancel_url = door.back_url
    if request.method == "POST" and form.is_valid():
        taken = take_in(kind=door.kind, scope=door.scope, upload=form.cleaned_data["file"], by=request.user)
        return redirect(door.preview_url(taken))
    context = {"form": form, "door": door, "most_rows": MOST_ROWS, "most_mb": LARGEST_FILE_MB, **context}
    return render(request, "components/import_upload.html", context)


@transaction.atomic
def take_in(*, kind: Kind, scope: Model | None, upload, by: User) -> ImportedFile:
    """Keep an uploaded file, so that its preview has an address. Nothing of it is in the register yet."""
    upload.seek(0)
    sha256 = hashlib.file_digest(upload, "sha256").hexdigest()
    upload.seek(0)
    name = upload.name[-255:]
    return ImportedFile.objects.create(
        partnership=scope, kind=kind.code, name=name, sha256=sha256, content=upload, uploaded_by=by
    )


def preview_page(request: HttpRequest, door: Door, pk: int, context: dict) -> HttpResponse:
    """The page of one uploaded file: what it would do, and the button that does it."""
    files = ImportedFile.objects.filter(partnership=door.scope, kind=door.kind.code)
    if request.method != "POST":
        imported = get_object_or_404(files.select_related("confirmed_by"), pk=pk)
        return _shown(request, door, imported, context)
    with transaction.atomic():
        imported = get_object_or_404(files.select_for_update(of=("self",)), pk=pk)
        if imported.confirmed_at:
            messages.info(request, f"{imported.name} was imported before. Nothing was changed again.")
            return redirect(request.path)
        found, refused = _found(door, imported, lock=True)
        if refused or not found.preview.may_be_confirmed or found.preview.digest != request.POST.get("digest"):
            return _shown(request, door, imported, {**context, "warning": CHANGED_MEANWHILE}, status=409)
        try:
            confirm(imported=imported, found=found, by=request.user)
        except ValidationError as error:
            return _shown(request, door, imported, {**context, "warning": error.messages[0]}, status=409)
    messages.success(request, f"Imported {imported.name}: {found.preview.sentence}")
    return redirect(door.back_url)


@transaction.atomic
def confirm(*, imported: ImportedFile, found: Run, by: User) -> None:
    """Write all that the preview said, with the file as the reason. Raises ValidationError when a rule forbids it."""
    because(f"Imported from {imported.name}")
    found.write()
    imported.confirmed_at, imported.confirmed_by = timezone.now(), by
    preview = found.preview
    imported.new, imported.changed, imported.unchanged = preview.new, preview.changed, preview.unchanged
    imported.save()


def _found(door: Door, imported: ImportedFile, *, lock: bool = False) -> tuple[Run | None, str]:
    """What the stored file would do, or why it can no longer be read."""
    with imported.content.open("rb") as stored:
        content = stored.read()
    try:
        return run(door.kind, content, door.scope, lock=lock), ""
    except FileRefusedError as refused:
        return None, str(refused)


def _shown(request, door: Door, imported: ImportedFile, context: dict, *, status: int = 200) -> HttpResponse:
    found, refused = (None, "") if imported.confirmed_at else _found(door, imported)
    preview = found.preview if found else Preview()
    trail = [*context.get("trail", ()), (context["title"], door.upload_url)]
    context = {
        "door": door,
        "imported": imported,
        "preview": preview,
        "refused": refused,
        "problems": preview.problems[:MOST_SHOWN],
        "changes": preview.changes[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
        **context,
        "trail": trail,
    }
    return render(request, "components/import_preview.html", context, status=status)


def template_file(request: HttpRequest, door: Door) -> HttpResponse:
    """The empty workbook to fill in; `?format=ods` for LibreOffice."""
    return as_file(request, template(door.kind, door.scope), name=slugify(f"template {door.kind.nouns}"))
