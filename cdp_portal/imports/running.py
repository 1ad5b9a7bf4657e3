"""A file from its bytes to its preview, and from a confirmed preview into the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tablib import Dataset

from cdp_portal.imports.kind import Kind
from cdp_portal.imports.matching import Table, match
from cdp_portal.imports.preview import Change, Counts, Preview, Problem
from cdp_portal.imports.reading import read
from cdp_portal.imports.resource import SheetResource


@dataclass
class Run:
    """What the rows of a file would do, and the resources that hold it ready."""

    preview: Preview
    resources: list[SheetResource]

    def write(self) -> None:
        """All of it or nothing. Raises ValidationError with the sentence of a rule that the database holds."""
        for resource in self.resources:
            try:
                with transaction.atomic():
                    resource.write()
            except IntegrityError as error:
                raise ValidationError(_sentence(resource, error)) from error


def run(kind: Kind, content: bytes, scope=None, *, lock: bool = False) -> Run:
    """Read a file and find what it would do; nothing is written. Raises FileRefusedError.

    `lock` keeps the records that the rows mean from others; it needs a transaction.
    """
    tables, notes = match(kind, read(content))
    preview = Preview(notes=notes)
    resources: dict[str, SheetResource] = {}
    for table in tables:
        resource = table.part.resource(scope, lock=lock, earlier=dict(resources))
        resources[table.part.name] = resource
        preview.problems += table.formulas()
        _run_table(table, resource, preview)
    for table in tables:
        preview.problems += _together(table, resources[table.part.name])
        preview.notes += _remarks(table, resources[table.part.name])
    preview.problems.sort(key=lambda problem: _place(tables, problem))
    return Run(preview, list(resources.values()))


def _place(tables: list[Table], problem: Problem) -> tuple[int, int, int]:
    """In the order of the file."""
    number, table = next(found for found in enumerate(tables) if found[1].sheet.name == problem.sheet)
    return number, problem.row, table.titles.get(problem.column, -1)


def _run_table(table: Table, resource: SheetResource, preview: Preview) -> None:
    resource.numbers = [row.number for row in table.rows]
    dataset = Dataset(headers=list(table.titles))
    for row in table.rows:
        dataset.append(list(table.cells(row).values()))
    # A dry run of the library would roll back, and the locks with it. Nothing is written before `write`.
    result = resource.import_data(dataset, dry_run=False, use_transactions=False)
    for broken in [*result.base_errors, *(error for _, errors in result.row_errors() for error in errors)]:
        raise broken.error
    counts = Counts(table.part.name)
    formula_rows = {row for row, _ in table.sheet.formulas}
    for number, row in zip(resource.numbers, result.rows, strict=True):
        if row.is_invalid():
            if number not in formula_rows:
                preview.problems += _problems(table, resource, number, row.validation_error)
        elif row.is_skip():
            counts.unchanged += 1
        else:
            counts.new += row.is_new()
            counts.changed += row.is_update()
            preview.changes.append(_change(table, resource, number, row))
    preview.counts.append(counts)


def _problems(table: Table, resource: SheetResource, number: int, error: ValidationError) -> Iterator[Problem]:
    if not hasattr(error, "error_dict"):
        yield from (Problem(table.sheet.name, number, "", text) for text in error.messages)
        return
    for attribute, found in error.error_dict.items():
        for one in found:
            yield from (Problem(table.sheet.name, number, resource.title_of(attribute), text) for text in one.messages)


def _together(table: Table, resource: SheetResource) -> Iterator[Problem]:
    formula_rows = {row for row, _ in table.sheet.formulas}
    for record, attribute, sentence in resource.check_together():
        number = resource.row_of.get(id(record), 0)
        if number in formula_rows:
            continue  # what it holds is not what was meant
        yield Problem(table.sheet.name, number, resource.title_of(attribute), sentence)


def _remarks(table: Table, resource: SheetResource) -> Iterator[str]:
    for record, sentence in resource.remarks():
        yield str(Problem(table.sheet.name, resource.row_of[id(record)], "", sentence))


def _change(table: Table, resource: SheetResource, number: int, row) -> Change:
    """The words of the columns; what a new record takes by default is among them."""
    fields = []
    for field in resource.get_import_fields():
        after = field.widget.words(getattr(row.instance, field.attribute))
        before = "" if row.is_new() else field.widget.words(getattr(row.original, field.attribute))
        if before != after:
            fields.append((field.column_name, before, after))
    return Change(table.part.name, number, resource.called(row.instance), row.is_new(), tuple(fields))


def _sentence(resource: SheetResource, error: IntegrityError) -> str:
    """The message of the constraint that was broken, as the model has it, or what one of our triggers says."""
    told = getattr(error.__cause__, "diag", None)
    name = getattr(told, "constraint_name", "")
    for constraint in resource._meta.model._meta.constraints:
        if constraint.name == name:
            return str(constraint.violation_error_message)
    # Postgres names the table of its own constraints; a trigger names none.
    if told is not None and name and not told.table_name:
        return told.message_primary
    raise error
