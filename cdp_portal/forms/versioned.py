"""Editing a record that others may be editing too: nothing is overwritten unseen, nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import localize

from cdp_portal import formats
from cdp_portal.forms.base import HiddenMark, PortalModelForm
from cdp_portal.forms.fields import DateField, LastDayField, PoundsField

VERSION = "row_version"
LARGEST_VERSION = 2_147_483_647
EMPTY = "Nothing"
OVERWRITE = "Save mine over theirs"


@dataclass(frozen=True)
class Difference:
    """A field that somebody else saved differently from what was typed; both as people read them."""

    label: str
    saved: str
    typed: str


class VersionField(HiddenMark):
    """The version that the form was made from; None when it is missing or was tampered with."""

    def to_python(self, value):
        text = super().to_python(value)
        return int(text) if text.isascii() and text.isdigit() and int(text) <= LARGEST_VERSION else None


class VersionedModelForm(PortalModelForm):
    """A form over a `Versioned` record. Save an edit with `save_checked`, then answer False by `conflict_response`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields[VERSION] = VersionField(initial=self.instance.row_version)

    def save_checked(self) -> bool:
        """Save and give True; give False, and change nothing, when the record changed since the form was made.

        One conditional UPDATE: no lock is held while a person types. The database trigger counts the version up.
        """
        record = self.instance
        if record._state.adding:
            raise ValueError("save_checked() is for an edit. Add the record by an action.")
        if not self.is_valid():
            raise ValueError("The form has errors. Call is_valid() first.")
        if not self.has_changed():
            return True
        seen = self.cleaned_data[VERSION]
        with transaction.atomic():
            rows = type(record)._base_manager.filter(pk=record.pk, row_version=seen) if seen is not None else None
            if rows is None or not rows.update(**self._values()):
                return False
            self._save_m2m()
            record.refresh_from_db(fields=[VERSION])
        return True

    def _values(self) -> dict[str, object]:
        """What goes into the row, by column attribute; files are stored on the way."""
        names = {*self.fields, *getattr(self.Meta, "set_by_view", ())}
        columns = [
            field
            for field in self.instance._meta.concrete_fields
            if field.name in names or getattr(field, "auto_now", False)
        ]
        return {field.attname: field.pre_save(self.instance, False) for field in columns}  # noqa: FBT003

    def differences(self) -> list[Difference]:
        """The fields in which the record as it is now differs from what was typed. Raises Http404 when it is gone."""
        saved = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        if saved is None:
            raise Http404("Someone else removed this record while you were editing it.")
        now = forms.model_to_dict(saved, list(self.fields))
        pairs = [
            Difference(str(field.label), shown(field, now[name]), shown(field, self.cleaned_data.get(name)))
            for name, field in self.fields.items()
            if name in now
        ]
        return [pair for pair in pairs if pair.saved != pair.typed]

    def take_current_version(self) -> None:
        """From here on saving means: over what is there now. What was typed stays in the form."""
        self.instance.refresh_from_db()
        self.data = self.data.copy()
        self.data[self.add_prefix(VERSION)] = str(self.instance.row_version)
        self.submit = OVERWRITE


def conflict_response(
    request: HttpRequest, form: VersionedModelForm | forms.BaseFormSet, template: str, context: Mapping[str, object]
) -> HttpResponse:
    """The same page again with what is saved now beside what was typed (409). Saving again is then an informed choice.

    `form` may be a RowFormSet of such forms, shown as `formset`. `template` includes components/conflict.html
    (components/record_form.html and rows_form.html do).
    """
    differences = form.differences()
    form.take_current_version()
    name = "formset" if isinstance(form, forms.BaseFormSet) else "form"
    found = {name: form, "submit": OVERWRITE, "conflict": differences, "is_conflict": True}
    return render(request, template, {**context, **found}, status=409)


def shown(field: forms.Field, value: object) -> str:
    """`value` of `field` as a person reads it; a record stands for its key and a key for its record."""
    if value is None or value == "" or value == []:
        return EMPTY
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(field.label_from_instance(one) for one in value)) or EMPTY
    if isinstance(field, forms.ModelChoiceField):
        record = (
            value if isinstance(value, models.Model) else field.queryset.model._base_manager.filter(pk=value).first()
        )
        return field.label_from_instance(record) if record else EMPTY
    if isinstance(field, forms.ChoiceField):
        return _choice_label(field, value)
    if isinstance(field, LastDayField):
        return formats.gov_date(formats.last_day(value))
    if isinstance(field, DateField):
        return formats.gov_date(value)
    if isinstance(field, PoundsField):
        return formats.money(value)
    if isinstance(field, (forms.DecimalField, forms.IntegerField)):
        return formats.quantity(value)
    return str(localize(value))


def _record_label(field: forms.ModelChoiceField, value: object) -> str:
    known = value if isinstance(value, models.Model) else None
    record = known or field.queryset.model._base_manager.filter(pk=value).first()
    return field.label_from_instance(record) if record else EMPTY


def _choice_label(field: forms.ChoiceField, value: object) -> str:
    many = value if isinstance(value, (list, tuple)) else [value]
    labels = {}
    for key, label in field.choices:
        labels.update({str(k): v for k, v in label} if isinstance(label, (list, tuple)) else {str(key): label})
    return ", ".join(str(labels.get(str(one), one)) for one in many)
