"""Rows of an agenda: beside moving up and down, a row becomes part of the item above, and new ones are put between."""

import re

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import QueryDict

from cdp_portal.forms import RowFormSet
from cdp_portal.release import Audience


class ItemFormSet(RowFormSet):
    """Rows with the buttons `<prefix>-in-N`, `<prefix>-out-N` and `<prefix>-below-N` as well."""

    def _after_button(self, data: QueryDict, prefix: str) -> QueryDict:
        data = super()._after_button(data, prefix)
        pattern = re.compile(rf"{re.escape(prefix)}-(in|out|below)-(\d{{1,4}})")
        match = next(filter(None, map(pattern.fullmatch, data)), None)
        if self.pressed or match is None:
            return data
        self.pressed = "add" if match[1] == "below" else match[1]
        shown = self._shown(data, prefix)
        if int(match[2]) in shown:
            getattr(self, f"_{match[1]}")(data, prefix, shown, int(match[2]))
        return data

    def _shown(self, data: QueryDict, prefix: str) -> list[int]:
        """The numbers of the rows that are not removed, in their order."""
        total = data.get(f"{prefix}-{TOTAL_FORM_COUNT}", "")
        total = min(int(total), self.max_rows) if total.isascii() and total.isdigit() and len(total) < 6 else 0
        shown = [one for one in range(total) if not data.get(f"{prefix}-{one}-{DELETION_FIELD_NAME}")]
        return sorted(shown, key=lambda one: (_place(data, prefix, one), one))

    def _in(self, data: QueryDict, prefix: str, shown: list[int], index: int) -> None:
        data[f"{prefix}-{index}-indented"] = "on"
        self.focused, self.said = index, "Now part of the item above."

    def _out(self, data: QueryDict, prefix: str, shown: list[int], index: int) -> None:
        data[f"{prefix}-{index}-indented"] = ""
        self.focused, self.said = index, "Now an item of its own."

    def _below(self, data: QueryDict, prefix: str, shown: list[int], index: int) -> None:
        """Add an empty row after this one."""
        total = int(data[f"{prefix}-{TOTAL_FORM_COUNT}"])
        self._add(data, prefix, total)
        if self.focused is None:
            return
        shown.insert(shown.index(index) + 1, total)
        for place, one in enumerate(shown, start=1):
            data[f"{prefix}-{one}-{ORDERING_FIELD_NAME}"] = str(place)
        self.said = f"Added at place {shown.index(total) + 1}."


class AgendaFormSet(ItemFormSet):
    """The rows of a meeting's agenda, with the rules that look at more than one of them."""

    def clean(self):
        self._refuse_removal_of_what_is_written()
        super().clean()
        self._close_parts_like_their_whole()

    def _refuse_removal_of_what_is_written(self) -> None:
        for form in self.removed:
            item = form.instance
            if not item.pk:
                continue
            written = "a paper" if item.papers.exists() else "a minute" if hasattr(item, "minute") else ""
            if written:
                self.data[form.add_prefix(DELETION_FIELD_NAME)] = ""
                raise ValidationError(
                    f"“{item}” has {written}, so it cannot be removed. Remove that first, or keep the item.",
                    code="protected",
                )

    def _close_parts_like_their_whole(self) -> None:
        """A part of an item is never more open than the item."""
        whole = None
        for form in self.filled():
            cleaned = getattr(form, "cleaned_data", {})
            if not cleaned.get("readers"):
                continue
            own = Audience(form.instance.release_class)
            if not cleaned.get("indented") or whole is None:
                whole = own
            elif own.rank < whole.rank:
                sentence = f"The item it is part of is for “{whole.label.lower()}”. Choose the same"
                form.add_error("readers", sentence)


def _place(data: QueryDict, prefix: str, index: int) -> int:
    text = data.get(f"{prefix}-{index}-{ORDERING_FIELD_NAME}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else index + 1
