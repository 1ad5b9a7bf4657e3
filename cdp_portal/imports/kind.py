"""What can be imported: a kind of file with its sheets, each with a resource and the columns of its export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdp_portal.imports.resource import SheetResource
from cdp_portal.sheets import Column


@dataclass(frozen=True)
class Part:
    """One sheet. Columns of the export that the resource does not know are for people: the import passes over them."""

    name: str
    resource: type[SheetResource]
    columns: Sequence[Column]

    @property
    def titles(self) -> list[str]:
        """The titles that may stand over a column."""
        return [column.shown_title for column in self.columns]

    @property
    def needed(self) -> list[str]:
        """The titles that must."""
        needed = {field.column_name for field in self.resource.columns() if field.is_needed}
        return [title for title in self.titles if title in needed]


@dataclass(frozen=True)
class Kind:
    """`code` tells stored files of this kind; `nouns` is what they hold (“seats and their holders”)."""

    code: str
    nouns: str
    parts: tuple[Part, ...]
