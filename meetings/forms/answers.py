"""The form fields through which a paper's template is filled in, one for each field of the template."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django import forms

from cdp_portal import markdown
from cdp_portal.forms import Field, Fieldset
from cdp_portal.forms.fields import DateField
from meetings.models import TemplateField

Kind = TemplateField.Kind
LINE_LENGTH = 300
TALL = {"background": 8, "details": 12}
NOT_STATED = ("", "Not stated")
NEEDED = "Needed before the paper is cleared."


def name_of(field: TemplateField) -> str:
    """The name of the form field: by meaning, so that it stays when the template is changed under the writer."""
    return f"answer_{field.key}"


def form_field(field: TemplateField) -> forms.Field:
    """Nothing is required here: a draft may be incomplete, and the page of the paper lists what is missing."""
    hints = [field.hint, NEEDED if field.required else ""]
    known = {"label": field.label, "help_text": " ".join(hint for hint in hints if hint), "required": False}
    match field.kind:
        case Kind.TEXT:
            rows = {"rows": TALL.get(field.key, 5)}
            return forms.CharField(**known, validators=[markdown.validate], widget=forms.Textarea(attrs=rows))
        case Kind.YES_NO:
            choices = [("yes", "Yes"), ("no", "No"), NOT_STATED]
            return forms.ChoiceField(**known, choices=choices, widget=forms.RadioSelect)
        case Kind.CHOICE:
            choices = [*((choice, choice) for choice in field.choices), NOT_STATED]
            return forms.ChoiceField(**known, choices=choices, widget=forms.RadioSelect)
        case Kind.DATE:
            return DateField(**known)
    return forms.CharField(**known, max_length=LINE_LENGTH)


def initial(field: TemplateField, text: str) -> object:
    """What is stored, as the form field takes it."""
    return date.fromisoformat(text) if field.kind == Kind.DATE and text else text


def stored(value: object) -> str:
    """What the form field gave, as it is stored."""
    return value.isoformat() if isinstance(value, date) else str(value or "")


def layout(fields: Iterable[TemplateField]) -> list:
    """The fields in the template's order; those of a group under its heading."""
    parts = []
    for group, members in groupby(fields, key=lambda field: field.group):
        shown = [_part(field) for field in members]
        parts += [Fieldset(group, *shown, size="s")] if group else shown
    return parts


def _part(field: TemplateField) -> Field:
    options = {"inline": True} if field.kind == Kind.YES_NO else {}
    return Field(name_of(field), small=True, **options)
