"""The columns of an import that are written to records."""

from import_export.fields import Field

from cdp_portal.imports.cells import Text
from cdp_portal.imports.texts import clean


class SheetField(Field):
    """A column, found by its title.

    `key` columns tell records apart and must be in the file; `required` ones too, and no cell of them may be empty.
    An empty cell of one that `keeps` leaves the record as it is. `hint` stands in the template.
    """

    def __init__(self, attribute, title, widget=None, *, key=False, required=False, keeps=False, hint=""):
        super().__init__(attribute=attribute, column_name=title, widget=widget or Text())
        self.key = key
        self.required = required
        self.keeps = keeps
        self.hint = hint

    @property
    def is_needed(self) -> bool:
        return self.key or self.required

    def save(self, instance, row, *args, **kwargs) -> None:
        """Set what differs; a stored text that a file cannot hold exactly counts as the same."""
        value = self.clean(row, **kwargs)
        if self.keeps and not row[self.column_name]:
            return
        stored = getattr(instance, self.attribute)
        if self.key and not instance._state.adding:
            return  # it is what the record was found by; only its writing may differ
        if not self.is_same(stored, value):
            setattr(instance, self.attribute, value)

    def is_same(self, stored, value) -> bool:
        if isinstance(stored, str) and isinstance(value, str):
            return clean(stored) == value
        return stored == value

    def says(self, instance, row) -> bool:
        """Does the row say what the record holds already?"""
        try:
            return self.is_same(getattr(instance, self.attribute), self.clean(row))
        except ValueError:
            return False
