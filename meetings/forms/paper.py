"""Papers: written here in sections, or uploaded as PDF."""

import hashlib
import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cdp_portal import conversion
from cdp_portal.forms import Fieldset, VersionedModelForm
from cdp_portal.forms.versioned import Difference, shown
from cdp_portal.pdf.upload import accept
from cdp_portal.release import Audience
from meetings import agenda, papers
from meetings.forms import answers
from meetings.forms.agenda import seat_choices
from meetings.models import AgendaItem, Meeting, Paper, PaperAnswer, TemplateField
from members.models import Seat

Part = TemplateField.Part
MARKING_UP = (
    "Write plain text. Leave an empty line between paragraphs. For a list, begin lines with “- ” or “1. ”. "
    "For a heading, begin the line with “# ”. **Two stars** make bold. Tables and web links work too; pictures do not."
)

PDF_ONLY = "A PDF that opens without a password. Save a Word document as PDF first."
UPLOADS = "A PDF that opens without a password, or a Word or Open Document text, which is made a PDF here."


class PaperForm(VersionedModelForm):
    """What both kinds of paper have. The view gives the meeting."""

    submit = "Save paper"

    class Meta:
        model = Paper
        fields = ["item", "title", "author_seat", "release_class"]
        set_by_view = ("kind",)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        items = AgendaItem.objects.filter(meeting=meeting)
        lines = agenda.lines(meeting, items)
        self.fields["item"].queryset = items
        self.fields["item"].choices = [
            ("", "Select agenda item"),
            *((line.item.pk, f"{line.number} {line.item.title}") for line in lines),
        ]
        self.fields["author_seat"].queryset = Seat.objects.filter(body=meeting.body_id)
        self.fields["author_seat"].choices = seat_choices(meeting.body, meeting.held_on, papers__item__meeting=meeting)
        self._items = {line.item.pk: line.item for line in lines}

    def clean(self):
        cleaned = super().clean()
        item, release_class = cleaned.get("item"), cleaned.get("release_class")
        if item and release_class and Audience(release_class).rank < Audience(item.release_class).rank:
            self.add_error(
                "release_class",
                f"The agenda item is for “{item.get_release_class_display().lower()}”, so its papers must be too",
            )
        return cleaned


class AuthoredPaperForm(PaperForm):
    """Asks for what the paper's template has. The view gives a new paper its template."""

    marks_optional = False

    class Meta(PaperForm.Meta):
        fields = [*PaperForm.Meta.fields, "note"]
        set_by_view = ("kind", "template")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = papers.fields(self.instance, Part.HEADER, Part.SECTION)
        self.asked = [field for field in asked if field.kind != TemplateField.Kind.RECORD]
        written = papers.texts(self.instance)
        for field in self.asked:
            self.fields[answers.name_of(field)] = answers.form_field(field)
            self.initial[answers.name_of(field)] = answers.initial(field, written.get(field.pk, ""))

    def _layout(self) -> tuple:
        head = [field for field in self.asked if field.part == Part.HEADER]
        sections = [field for field in self.asked if field.part == Part.SECTION]
        return (
            "item",
            "title",
            Fieldset("At the head of the paper", "author_seat", *answers.layout(head)),
            Fieldset("Text", *answers.layout(sections), hint=MARKING_UP),
            Fieldset("Release", "release_class"),
            Fieldset("For the office", "note"),
        )

    @property
    def answers(self) -> dict[int, str]:
        """The text of each field of the template."""
        return {field.pk: answers.stored(self.cleaned_data.get(answers.name_of(field))) for field in self.asked}

    def differences(self) -> list[Difference]:
        saved = dict(PaperAnswer.objects.filter(paper=self.instance.pk).values_list("field", "text"))
        pairs = [self._difference(field, saved.get(field.pk, "")) for field in self.asked]
        return [*super().differences(), *(pair for pair in pairs if pair.saved != pair.typed)]

    def _difference(self, field: TemplateField, text: str) -> Difference:
        asked = self.fields[answers.name_of(field)]
        typed = self.cleaned_data.get(answers.name_of(field))
        return Difference(field.label, shown(asked, answers.initial(field, text)), shown(asked, typed))


class UploadedPaperForm(PaperForm):
    class Meta(PaperForm.Meta):
        fields = ["item", "title", "file", "author_seat", "release_class", "note"]
        set_by_view = (
            "kind",
            "template",
            "original_name",
            "pages",
            "sha256",
            "warning",
            "accessibility",
            "accessibility_advice",
        )
        widgets = {
            "file": forms.FileInput,
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    answers: dict[int, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.instance.pk
        self.fields["file"].help_text = (
            f"Now: {self.instance.original_name}. Choose a file only to replace it."
            if self.instance.pk
            else UPLOADS
            if conversion.is_offered()
            else PDF_ONLY
        )
        kinds = ["application/pdf", ".pdf", *([".docx", ".odt"] if conversion.is_offered() else [])]
        self.fields["file"].widget.attrs["accept"] = ",".join(kinds)

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not upload or "file" not in self.changed_data:
            return upload
        accepted = accept(upload, upload.name)
        facts, sha256 = accepted.facts, hashlib.sha256(accepted.pdf).hexdigest()
        self._refuse_second(sha256)
        paper = self.instance
        paper.original_name, paper.pages, paper.sha256 = upload.name[:255], facts.pages, sha256
        paper.warning = " ".join(facts.warnings)[:300]
        paper.accessibility, paper.accessibility_advice = facts.accessibility, facts.for_officer
        # the name that people gave may itself tell too much
        return ContentFile(accepted.pdf, name=f"{secrets.token_hex(8)}.pdf")

    def _refuse_second(self, sha256: str) -> None:
        same = Paper.objects.filter(item__meeting=self.meeting, sha256=sha256).exclude(pk=self.instance.pk)
        if other := same.select_related("item").first():
            raise ValidationError(
                f"This file is already in this meeting’s papers, as “{other}” under “{other.item}”.", code="duplicate"
            )


def form_for(kind: str) -> type[PaperForm]:
    return UploadedPaperForm if kind == Paper.Kind.UPLOADED else AuthoredPaperForm
