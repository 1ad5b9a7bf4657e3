"""The row logic of an import: what a row says about which record, and what is wrong with it.

A resource asks a fixed number of queries whatever the number of rows (`load`); rules are checked in Python and told by
row, and the database's own constraints have the last word when a confirmed import is written.
"""

from collections.abc import Hashable, Iterable
from copy import copy

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from import_export import resources
from import_export.results import RowResult
from tablib import Dataset

from cdp_portal.forms.record import UPSIDE_DOWN
from cdp_portal.forms.wording import WEB_ADDRESS
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.registers import folded
from cdp_portal.imports.texts import clean
from cdp_portal.sentences import lower_first

BATCH = 500


class CarefulResource(resources.ModelResource):
    """Every rule of the model is checked and told by row; rows that are the same already are left alone."""

    class Meta:
        abstract = True
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True


class QuietRowResult(RowResult):
    def add_instance_info(self, instance) -> None:
        """The name of a record may ask a query, and nobody reads it here."""


class SheetResource(CarefulResource):
    """One sheet. `scope` is the partnership of the address (none for national registers), `lock` keeps the records
    from others until they are written, `earlier` are the resources of the sheets before, by name.
    """

    noun = "record"
    finding: tuple[SheetField, ...] = ()  # columns that say which record another one belongs to

    class Meta(CarefulResource.Meta):
        abstract = True
        clean_model_instances = False
        skip_diff = True  # a shallow copy of the record, `before`, does for a preview
        store_instance = True
        use_bulk = True  # nothing is written row by row, and no row has a savepoint

    def __init__(self, scope=None, *, lock: bool = False, earlier: dict[str, "SheetResource"] | None = None):
        super().__init__()
        self.scope, self.lock, self.earlier = scope, lock, earlier or {}
        self.numbers: list[int] = []  # the file's row numbers
        self.number = 0  # of the row at hand
        self.before: models.Model | None = None  # its record as it was
        self.existing: dict[Hashable, list[models.Model]] = {}
        self.seen: dict[Hashable, int] = {}
        self.new: list[models.Model] = []
        self.changed: list[models.Model] = []
        self.changed_names: set[str] = set()  # the fields in which any of them changed
        self.row_of: dict[int, int] = {}  # id() of an instance to its row

    # -- what a resource says for itself
    def prepare(self) -> None:
        """Set the registers that the fields look names up in."""

    def load(self, dataset: Dataset) -> None:
        """Call `keep` with the records that the rows may mean."""

    def called(self, instance: models.Model) -> str:
        """The record in words, without a query."""
        return str(instance)

    def check(self, instance: models.Model, original: models.Model | None, row: dict) -> None:
        """Rules over one row that adds or changes. Raises ValidationError by attribute."""

    def check_together(self) -> Iterable[tuple[models.Model, str, str]]:
        """Rules over several rows, at the end: (record, attribute, sentence)."""
        return ()

    @classmethod
    def columns(cls) -> list[SheetField]:
        """The fields that stand in the file, those included that only help to find a record."""
        return [*cls.fields.values(), *cls.finding]

    def remarks(self) -> Iterable[tuple[models.Model, str]]:
        """What a person should look at before they confirm, though nothing is wrong: (record, sentence)."""
        return ()

    # -- finding the record of a row
    @property
    def keys(self) -> list[SheetField]:
        return [field for field in self.fields.values() if field.key]

    def keep(self, records: models.QuerySet) -> None:
        """The records that rows may mean."""
        for record in records.select_for_update(of=("self",)) if self.lock else records:
            self.existing.setdefault(self.key_of(record), []).append(record)

    def key_of(self, record: models.Model) -> Hashable:
        return tuple(_comparable(getattr(record, field.attribute)) for field in self.keys)

    def key_of_row(self, row: dict) -> Hashable:
        """Raises ValidationError for each key that cannot be read."""
        values, errors = [], {}
        for field in self.keys:
            try:
                values.append(_comparable(field.clean(row)))
            except ValueError as error:
                errors[field.attribute] = str(error)
        if errors:
            raise ValidationError(errors)
        return tuple(values)

    def before_import(self, dataset, **kwargs) -> None:
        self.prepare()
        self.load(dataset)

    def told(self, dataset: Dataset, field: str) -> set[str]:
        """Every text of a column, folded."""
        title = self.fields[field].column_name
        return {folded(text) for text in dataset[title]} - {""} if title in dataset.headers else set()

    def before_import_row(self, row, **kwargs) -> None:
        self.number = self.numbers[kwargs["row_number"] - 1]
        missing = {
            field.attribute: f"Enter {lower_first(field.column_name)}."
            for field in self.columns()
            if field.required and not row.get(field.column_name)
        }
        if missing:
            raise ValidationError(missing)

    def get_or_init_instance(self, instance_loader, row):
        found, is_new = self._found_or_new(row)
        self.before = None if is_new else copy(found)
        return found, is_new

    def _found_or_new(self, row: dict) -> tuple[models.Model, bool]:
        key = self.key_of_row(row)
        candidates = self.existing.get(key, [])
        if not candidates:
            if key in self.seen:
                raise ValidationError(f"Row {self.seen[key]} is about the same {self.noun}. Keep one of the two.")
            self.seen[key] = self.number
            return self.init_instance(row), True
        left = [one for one in candidates if id(one) not in self.row_of]
        if not left:
            said = self.row_of[id(candidates[0])]
            raise ValidationError(f"Row {said} is about the same {self.noun}. Keep one of the two.")
        found = max(left, key=lambda one: self._agreement(one, row)) if len(left) > 1 else left[0]
        self.row_of[id(found)] = self.number
        return found, False

    def _agreement(self, record: models.Model, row: dict) -> int:
        return sum(field.says(record, row) for field in self.fields.values() if field.column_name in row)

    def agrees(self, record: models.Model, row: dict) -> bool:
        """Does the row change nothing of the record?"""
        return all(field.says(record, row) for field in self.fields.values() if field.column_name in row)

    # -- judging and keeping it
    def skip_row(self, instance, original, row, import_validation_errors=None) -> bool:
        if import_validation_errors or instance._state.adding:
            return False
        return not _differing(instance, self.before)

    def get_import_fields(self) -> list[SheetField]:
        return self._import_fields

    @cached_property
    def _import_fields(self) -> list[SheetField]:
        return super().get_import_fields()

    def validate_instance(self, instance, import_validation_errors=None, **kwargs) -> None:
        errors = dict(import_validation_errors or {})
        references = [field.name for field in instance._meta.concrete_fields if field.is_relation]
        try:
            instance.clean_fields(exclude={*references, *errors})
        except ValidationError as error:
            errors |= {name: self._plainly(name, found) for name, found in error.error_dict.items()}
        starts_on, ends_on = getattr(instance, "starts_on", None), getattr(instance, "ends_on", None)
        if starts_on and ends_on and ends_on <= starts_on:
            errors["ends_on"] = [ValidationError(UPSIDE_DOWN)]
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance, is_create, row, **kwargs) -> None:
        self.row_of[id(instance)] = self.number
        (self.new if is_create else self.changed).append(instance)

    def import_row(self, row, instance_loader, **kwargs):
        result = super().import_row(row, instance_loader, **kwargs)
        result.original = self.before
        if result.is_new() or result.is_update():
            if result.is_update():
                self.changed_names |= _differing(result.instance, result.original)
            try:
                self.check(result.instance, result.original, row)
            except ValidationError as error:
                result.import_type, result.validation_error = RowResult.IMPORT_TYPE_INVALID, error
        return result

    def _plainly(self, name: str, found: list[ValidationError]) -> list[ValidationError]:
        title = self.title_of(name) or name
        said = []
        for error in found:
            if error.code in ("blank", "null"):
                said.append(f"Enter {lower_first(title)}.")
            elif error.code == "max_length":
                most, has = error.params["limit_value"], error.params["show_value"]
                said.append(f"At most {most} characters fit; this has {has}.")
            elif isinstance(self._meta.model._meta.get_field(name), models.URLField):
                said.append(f"{WEB_ADDRESS}.")
            else:
                said.append(str(error.messages[0]))
        return [ValidationError(text) for text in dict.fromkeys(said)]

    def title_of(self, attribute: str) -> str:
        """The title of the column that fills an attribute; empty when none does."""
        return next((one.column_name for one in self.columns() if one.attribute == attribute), "")

    # -- writing
    def write(self) -> None:
        """Write what was found: changes first, since they may make room. The database checks every constraint."""
        manager = self._meta.model._default_manager
        if self.changed:
            manager.bulk_update(self.changed, sorted(self.changed_names), batch_size=BATCH)
        manager.bulk_create(self.new, batch_size=BATCH)

    @classmethod
    def get_row_result_class(cls):
        return QuietRowResult

    def bulk_create(self, *args, **kwargs) -> None:
        """Not in the dry run: `write` does it."""

    def bulk_update(self, *args, **kwargs) -> None:
        """Not in the dry run: `write` does it."""


def _differing(one: models.Model, other: models.Model) -> set[str]:
    fields = one._meta.concrete_fields
    return {field.name for field in fields if getattr(one, field.attname) != getattr(other, field.attname)}


def _comparable(value: object) -> Hashable:
    return folded(clean(value)) if isinstance(value, str) else value
