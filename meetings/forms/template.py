"""Report templates: copy one, and change the copy's fields part by part."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import slugify

from cdp_portal import markdown
from cdp_portal.forms import Field, PortalModelForm, RowFormSet, VersionedModelForm
from cdp_portal.forms.formsets import without_gone_rows
from cdp_portal.forms.layout import Div
from meetings.models import ReportTemplate, TemplateField

PREFIX = "fields"
OWN = "own"
OWN_CHOICE = (OWN, "Something of its own")
Part, Kind = TemplateField.Part, TemplateField.Kind
TO_CHOOSE = [(kind.value, kind.label) for kind in Kind if kind != Kind.RECORD]
# What a row of each part asks for besides its label.
ASKED = {
    Part.HEADER: ("hint", "kind", "options", "required", "in_use"),
    Part.SECTION: ("group", "hint", "kind", "options", "standing_text", "required", "numbered", "in_use"),
    Part.CLEARANCE: ("required", "in_use"),
}


class TemplateForm(VersionedModelForm):
    """Name and council of a partnership's own template. The view gives a new one its keeper."""

    submit = "Save template"

    class Meta:
        model = ReportTemplate
        fields = ["name", "council", "is_active"]
        set_by_view = ("kept_by", "slug")

    def clean_name(self):
        name = self.cleaned_data["name"]
        self.instance.slug = slugify(name)[:60] or "template"
        others = ReportTemplate.objects.filter(kept_by=self.instance.kept_by_id, slug=self.instance.slug)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Another of your templates has this name. Enter a different one", code="unique")
        return name


class CopyTemplateForm(TemplateForm):
    submit = "Copy the template"
    copy_of = forms.ModelChoiceField(ReportTemplate.objects.none(), label="Template to start from")

    class Meta(TemplateForm.Meta):
        fields = ["name", "council"]
        layout = ("copy_of", "name", "council")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["copy_of"].queryset = ReportTemplate.objects.known_to(self.instance.kept_by_id)


class TemplateFieldForm(PortalModelForm):
    """One row. What it means is chosen once, so that texts written in it keep their meaning."""

    marks_optional = False
    meaning = forms.ChoiceField(label="What it means", help_text="Text carries over by meaning.")

    class Meta:
        model = TemplateField
        fields = [
            "label", "group", "hint", "kind", "options", "standing_text", "required", "numbered", "in_use",
        ]  # fmt: skip
        set_by_view = ("part", "key")
        labels = {"label": "Label", "group": "Heading it stands under", "kind": "What is written in it"}
        widgets = {
            "options": forms.Textarea(attrs={"rows": 2}),
            "standing_text": forms.Textarea(attrs={"rows": 2}),
            "hint": forms.TextInput,
        }

    def __init__(self, *args, part: str, meanings: list, kinds: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.part, self._kinds = part, kinds
        for name in set(self.Meta.fields) - {"label", *ASKED[part]}:
            self.fields.pop(name, None)  # an inline form adds the template to the list
        self.fields["meaning"].choices = meanings
        if self.instance.pk:
            del self.fields["meaning"]
        else:
            self.initial["meaning"] = OWN
        if "kind" in self.fields:
            self.fields["kind"].choices = TO_CHOOSE
            self.fields["kind"].required = False
        if self.instance.kind == Kind.RECORD or part == Part.CLEARANCE:
            self.fields.pop("kind", None)
            self.fields.pop("options", None)

    def _layout(self) -> tuple:
        names = [name for name in ("label", "meaning", *ASKED[self.instance.part]) if name in self.fields]
        long = [name for name in names if not isinstance(self.fields[name], forms.BooleanField)]
        ticked = [name for name in names if isinstance(self.fields[name], forms.BooleanField)]
        return (Div(*long), Div(*(Field(name, small=True) for name in ticked), css_class="app-inline"))

    def clean_standing_text(self):
        text = self.cleaned_data["standing_text"]
        markdown.validate(text)
        return text

    def clean(self):
        cleaned = super().clean()
        field, kind = self.instance, cleaned.get("kind") or self.instance.kind
        if cleaned.get("meaning"):
            chosen = cleaned["meaning"]
            field.key = chosen if chosen != OWN else f"own-{slugify(cleaned.get('label', ''))[:35]}"
            known = self._kinds.get(chosen)
            kind = Kind.LINE if field.part == Part.CLEARANCE else Kind.RECORD if known == Kind.RECORD else kind
        field.kind = kind
        if "kind" in self.fields:
            cleaned["kind"] = kind
        if kind == Kind.CHOICE and not cleaned.get("options", "").strip():
            self.add_error("options", "List what can be chosen, one on each line")
        return cleaned


class TemplateFieldSet(RowFormSet):
    def validate_unique(self) -> None:
        """Done by `clean`, which knows the meaning of a row: it is no field of its form."""

    def clean(self):
        super().clean()
        others = self.instance.fields.exclude(part=self.part)
        seen = set(others.values_list("key", flat=True))
        for form in self.filled():
            key = form.instance.key
            if key in seen:
                at = "meaning" if "meaning" in form.fields else "label"
                form.add_error(at, "Another field of the template means the same. Choose something else")
            seen.add(key)


TemplateFieldRows = forms.inlineformset_factory(
    ReportTemplate, TemplateField, form=TemplateFieldForm, formset=TemplateFieldSet, extra=1, can_delete=True
)


def field_rows(template: ReportTemplate, part: str, data: QueryDict | None = None) -> TemplateFieldSet:
    """The rows of one part of the template, as they are or as they were posted."""
    known = TemplateField.objects.filter(part=part, template__kept_by=None).order_by("template", "position")
    labels, kinds = {}, {}
    for field in known:
        labels.setdefault(field.key, field.label)
        kinds.setdefault(field.key, field.kind)
    meanings = [OWN_CHOICE, *sorted(labels.items(), key=lambda pair: pair[1].lower())]
    fields = template.fields.filter(part=part).order_by("position", "id")
    if data is not None:
        data = without_gone_rows(data, PREFIX, fields.values_list("pk", flat=True))
    given = {"part": part, "meanings": meanings, "kinds": kinds}
    rows = TemplateFieldRows(data, instance=template, queryset=fields, prefix=PREFIX, form_kwargs=given)
    rows.part = part
    return rows
