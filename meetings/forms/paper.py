"""Papers: written here in sections, or uploaded as PDF."""

import hashlib
import secrets

from django import forms
from django.core.exceptions import ValidationError

from cdp_portal import markdown
from cdp_portal.forms import Field, Fieldset, VersionedModelForm
from cdp_portal.forms.versioned import Difference, shown
from cdp_portal.pdf.upload import check_pdf
from cdp_portal.release import Audience
from meetings import agenda
from meetings.forms.agenda import seat_choices
from meetings.models import AgendaItem, Meeting, Paper, PaperSection
from members.models import Seat

SECTION = "section_"
MARKING_UP = (
    "Write plain text. Leave an empty line between paragraphs. For a list, begin lines with “- ” or “1. ”. "
    "For a heading, begin the line with “# ”. **Two stars** make bold. Tables and web links work too; pictures do not."
)
TALL = {"background": 8, "details": 10}


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
        self.fields["author_seat"].choices = seat_choices(meeting)
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
    class Meta(PaperForm.Meta):
        fields = [
            *PaperForm.Meta.fields,
            "contact_post",
            "key_decision",
            "wards",
            "portfolio",
            "consultation_references",
        ]
        help_texts = {"contact_post": "A post, for example “Public health manager”. No names, numbers or addresses."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        written = {}
        if self.instance.pk:
            written = dict(self.instance.sections.values_list("heading", "text"))
        for heading in PaperSection.Heading:
            self.fields[f"{SECTION}{heading}"] = forms.CharField(
                label=heading.label,
                required=False,
                validators=[markdown.validate],
                widget=forms.Textarea(attrs={"rows": TALL.get(heading, 5)}),
            )
            self.initial[f"{SECTION}{heading}"] = written.get(heading, "")

    def _layout(self) -> tuple:
        return (
            "item",
            "title",
            Fieldset("Text", *(f"{SECTION}{heading}" for heading in PaperSection.Heading), hint=MARKING_UP),
            Fieldset(
                "At the head of the paper",
                "author_seat",
                Field("contact_post", width="two-thirds"),
                "key_decision",
                Field("wards", width="two-thirds"),
                Field("portfolio", width="two-thirds"),
                Field("consultation_references", width="two-thirds"),
            ),
            Fieldset("Release", "release_class"),
        )

    @property
    def sections(self) -> dict[str, str]:
        """The text of each section, by heading."""
        return {heading: self.cleaned_data.get(f"{SECTION}{heading}", "") for heading in PaperSection.Heading.values}

    def differences(self) -> list[Difference]:
        saved = dict(PaperSection.objects.filter(paper=self.instance.pk).values_list("heading", "text"))
        pairs = [
            Difference(
                heading.label,
                shown(self.fields[f"{SECTION}{heading}"], saved.get(heading, "")),
                shown(self.fields[f"{SECTION}{heading}"], self.sections[heading]),
            )
            for heading in PaperSection.Heading
        ]
        return [*super().differences(), *(pair for pair in pairs if pair.saved != pair.typed)]


class UploadedPaperForm(PaperForm):
    class Meta(PaperForm.Meta):
        fields = ["item", "title", "file", "author_seat", "release_class"]
        set_by_view = ("kind", "original_name", "pages", "sha256", "warning")
        widgets = {"file": forms.FileInput(attrs={"accept": "application/pdf,.pdf"})}

    sections: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.instance.pk
        self.fields["file"].help_text = (
            f"Now: {self.instance.original_name}. Choose a file only to replace it."
            if self.instance.pk
            else "A PDF that opens without a password. Save a Word document as PDF first."
        )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not upload or "file" not in self.changed_data:
            return upload
        facts = check_pdf(upload)
        sha256 = hashlib.sha256(upload.read()).hexdigest()
        upload.seek(0)
        self._refuse_second(sha256)
        paper = self.instance
        paper.original_name, paper.pages, paper.sha256 = upload.name[:255], facts.pages, sha256
        paper.warning = " ".join(facts.warnings)[:300]
        upload.name = f"{secrets.token_hex(8)}.pdf"  # the name that people gave may itself tell too much
        return upload

    def _refuse_second(self, sha256: str) -> None:
        same = Paper.objects.filter(item__meeting=self.meeting, sha256=sha256).exclude(pk=self.instance.pk)
        if other := same.select_related("item").first():
            raise ValidationError(
                f"This file is already in this meeting’s papers, as “{other}” under “{other.item}”.", code="duplicate"
            )


def form_for(kind: str) -> type[PaperForm]:
    return UploadedPaperForm if kind == Paper.Kind.UPLOADED else AuthoredPaperForm
