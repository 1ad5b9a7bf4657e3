"""Rows of a record that are edited together: add another, remove and reorder, without JavaScript.

Each of the buttons `<prefix>-add`, `<prefix>-remove-N`, `<prefix>-up-N` and `<prefix>-down-N` posts the whole form;
the page comes back with what was typed and nothing is validated. Only the save button validates and saves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models.deletion import Collector
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, ORDERING_FIELD_NAME, TOTAL_FORM_COUNT
from django.forms.utils import ErrorDict
from django.http import QueryDict

from cdp_portal.forms.versioned import Difference, VersionedModelForm

POSITION = "position"


class Place(forms.IntegerField):
    """The hidden place of a row among the others; moving a row alone does not make it a filled-in one."""

    def has_changed(self, initial, data):
        return False


class StaleRow(Exception):  # noqa: N818 - it is an answer, not a fault
    """The row changed since the page was made."""


class RowFormSet(forms.BaseInlineFormSet):
    """The rows below one record. `pressed` is the row button that was used, empty when the form is to be saved."""

    max_rows = 200
    deletion_widget = forms.HiddenInput

    def __init__(self, data: QueryDict | None = None, *args, **kwargs):
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        self.pressed, self.said, self.focused = "", "", None
        if data:
            data = self._after_button(data.copy(), prefix)
        super().__init__(data, *args, **kwargs)

    # -- buttons -------------------------------------------------------------------------------------------------------
    def _after_button(self, data: QueryDict, prefix: str) -> QueryDict:
        """The posted data as it stands after the row button that was pressed, if one was."""
        pattern = re.compile(rf"{re.escape(prefix)}-(?:(add)|(remove|up|down)-(\d{{1,4}}))")
        match = next(filter(None, map(pattern.fullmatch, data)), None)
        if match is None:
            return data
        self.pressed = match[1] or match[2]
        total = min(_number(data.get(f"{prefix}-{TOTAL_FORM_COUNT}")), self.max_rows)
        if self.pressed == "add":
            self._add(data, prefix, total)
        elif int(match[3]) < total:
            getattr(self, f"_{self.pressed}")(data, prefix, total, int(match[3]))
        return data

    def _add(self, data: QueryDict, prefix: str, total: int) -> None:
        if total >= self.max_rows:
            self.said = f"There can be no more than {self.max_rows}."
            return
        places = [_place(data, prefix, index) for index in range(total)]
        data[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(total + 1)
        data[f"{prefix}-{total}-{ORDERING_FIELD_NAME}"] = str(max(places, default=0) + 1)
        self.focused, self.said = total, "Added at the end."

    def _remove(self, data: QueryDict, prefix: str, total: int, index: int) -> None:
        data[f"{prefix}-{index}-{DELETION_FIELD_NAME}"] = "on"
        self.said = "Removed. This takes effect when you save."

    def _up(self, data: QueryDict, prefix: str, total: int, index: int) -> None:
        self._move(data, prefix, total, index, -1)

    def _down(self, data: QueryDict, prefix: str, total: int, index: int) -> None:
        self._move(data, prefix, total, index, +1)

    def _move(self, data: QueryDict, prefix: str, total: int, index: int, by: int) -> None:
        """Swap the row with its neighbour; every row gets its place anew, so that equal places cannot stick."""
        shown = [one for one in range(total) if not data.get(f"{prefix}-{one}-{DELETION_FIELD_NAME}")]
        order = sorted(shown, key=lambda one: (_place(data, prefix, one), one))
        if index not in order:
            return
        here = order.index(index)
        there = here + by
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
        for place, one in enumerate(order, start=1):
            data[f"{prefix}-{one}-{ORDERING_FIELD_NAME}"] = str(place)
        self.focused, self.said = index, f"Moved to place {order.index(index) + 1}."

    # -- forms ---------------------------------------------------------------------------------------------------------
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[ORDERING_FIELD_NAME] = Place(
            widget=forms.HiddenInput, required=False, initial=(index + 1) if index is not None else None
        )

    def full_clean(self):
        """After a row button nothing is validated: there are no errors, and what was typed stays."""
        if not self.pressed:
            super().full_clean()
            return
        self._errors = []
        self._non_form_errors = self.error_class(renderer=self.renderer)

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if self.pressed:
            form._errors = ErrorDict(renderer=form.renderer)
        if self.pressed == "add" and i == self.focused:
            self._begin_afresh(form)
        return form

    def _begin_afresh(self, form) -> None:
        """A row added just now was not on the page that was posted: it shows what new rows begin with."""
        form.initial[ORDERING_FIELD_NAME] = self.data[form.add_prefix(ORDERING_FIELD_NAME)]
        form.is_bound = False

    def clean(self):
        """Refuse to remove a row that other records need, and put it back on the page."""
        super().clean()
        for form in self.removed:
            if form.instance.pk and _is_needed(form.instance):
                self.data[form.add_prefix(DELETION_FIELD_NAME)] = ""
                raise ValidationError(
                    f"“{form.instance}” is used elsewhere, so it cannot be removed.", code="protected"
                )

    @property
    def rows(self) -> list[forms.BaseForm]:
        """The forms to show, in order, without the removed ones."""
        return [form for form in sorted(self.forms, key=self._order) if not self._is_removed(form)]

    @property
    def removed(self) -> list[forms.BaseForm]:
        """The forms of removed rows; only their hidden fields are drawn."""
        return [form for form in self.forms if self._is_removed(form)]

    def _order(self, form) -> tuple[int, int]:
        place = _number(form[ORDERING_FIELD_NAME].value())
        return (place, self.forms.index(form))

    def _is_removed(self, form) -> bool:
        return bool(form[DELETION_FIELD_NAME].value())

    # -- saving --------------------------------------------------------------------------------------------------------
    def filled(self) -> Iterator[forms.ModelForm]:
        """The forms to be saved, in order: those of existing rows and new ones in which something was typed."""
        for form in self.rows:
            if form.instance.pk or form.has_changed():
                yield form

    @transaction.atomic
    def save(self, commit: bool = True) -> list[models.Model]:  # noqa: FBT001, FBT002 - Django's signature
        """Save new and changed rows, delete removed ones, number `position` from 1. Gives all rows in order.

        Raises StaleRow, and saves nothing, when a row of a VersionedModelForm changed since the page was made.
        """
        if not commit:
            raise ValueError("Rows are saved at once. Set values on `form.instance` of `filled()` before saving.")
        kept = list(self.filled())
        places = [form.instance.position for form in kept] if self.is_ordered else []
        for place, form in enumerate(kept, start=1):
            if self.is_ordered:
                form.instance.position = place
        for form in sorted(kept, key=lambda form: form.instance.pk is None):  # nothing is added before all is checked
            self._save_row(form)
        for before, form in zip(places, kept, strict=False):
            if before not in (None, form.instance.position):
                form.instance.save(update_fields=[POSITION])
        for form in self.removed:
            if form.instance.pk:
                form.instance.delete()
        return [form.instance for form in kept]

    def _save_row(self, form: forms.ModelForm) -> None:
        if form.instance.pk is None:
            setattr(form.instance, self.fk.name, self.instance)
            form.save()
        elif not form.has_changed():
            return
        elif not isinstance(form, VersionedModelForm):
            form.save()
        elif not form.save_checked():
            raise StaleRow(form.instance)

    def save_checked(self) -> bool:
        """Save and give True; give False, and change nothing, when somebody else changed a row meanwhile."""
        try:
            self.save()
        except StaleRow:
            return False
        return True

    def differences(self) -> list[Difference]:
        """What somebody else saved differently, row by row."""
        return [
            replace(difference, label=f"{number}: {difference.label}")
            for number, form in enumerate(self.rows, start=1)
            if form.instance.pk and form.has_changed()
            for difference in form.differences()
        ]

    def take_current_version(self) -> None:
        """From here on saving means: over what is there now."""
        for form in self.forms:
            if form.instance.pk:
                form.take_current_version()

    @property
    def is_ordered(self) -> bool:
        """Do the rows carry a `position` that people may change?"""
        try:
            return isinstance(self.model._meta.get_field(POSITION), models.IntegerField)
        except FieldDoesNotExist:
            return False


def row_formset(
    parent: type[models.Model], model: type[models.Model], form: type[forms.ModelForm], *, extra: int = 1, **options
) -> type[RowFormSet]:
    """The formset class of `model` rows below one `parent` record. `extra` empty rows are shown at first."""
    return forms.inlineformset_factory(
        parent, model, form=form, formset=RowFormSet, extra=extra, can_delete=True, can_order=False, **options
    )


def without_gone_rows(data: QueryDict, prefix: str, existing: Iterable[int]) -> QueryDict:
    """The posted rows, where those that somebody else removed meanwhile have become new ones: nothing typed is lost."""
    known = {str(pk) for pk in existing}
    indexes = range(min(_number(data.get(f"{prefix}-{TOTAL_FORM_COUNT}")), RowFormSet.max_rows))
    ids = {index: data.get(f"{prefix}-{index}-id", "") for index in indexes}
    initial = _number(data.get(f"{prefix}-{INITIAL_FORM_COUNT}"))
    if all(not ids[index] or ids[index] in known for index in indexes) and initial <= len(known):
        return data
    order = sorted(indexes, key=lambda index: ids[index] not in known)
    settled = QueryDict(mutable=True)
    for key in data:
        head, _, rest = key.removeprefix(f"{prefix}-").partition("-")
        if not (key.startswith(f"{prefix}-") and head.isdigit()):
            settled.setlist(key, data.getlist(key))
        elif int(head) in ids:
            gone = rest == "id" and ids[int(head)] not in known
            settled.setlist(f"{prefix}-{order.index(int(head))}-{rest}", [""] if gone else data.getlist(key))
    for place, index in enumerate(order):
        settled.setdefault(f"{prefix}-{place}-{ORDERING_FIELD_NAME}", str(index + 1))
    settled[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(sum(1 for index in indexes if ids[index] in known))
    return settled


def _is_needed(record: models.Model) -> bool:
    collector = Collector(using=DEFAULT_DB_ALIAS)
    try:
        collector.collect([record])
    except (models.ProtectedError, models.RestrictedError):
        return True
    return False


def _number(text: object) -> int:
    written = str(text or "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _place(data: QueryDict, prefix: str, index: int) -> int:
    return _number(data.get(f"{prefix}-{index}-{ORDERING_FIELD_NAME}")) or index + 1
