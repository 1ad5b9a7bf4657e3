"""The page on which a meeting is minuted: agenda on one side, text on the other, decisions and actions in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from django.http import QueryDict

from cdp_portal.release import Audience
from meetings.cockpit import AgendaLine, Cockpit
from meetings.forms.in_place import InPlaceForm, in_place_forms
from meetings.forms.minute import MinutesForm, with_what_is_saved
from meetings.minuting import Clash
from meetings.models import Action, Decision, Meeting

EMPTY: Mapping[int, Clash] = MappingProxyType({})


@dataclass(frozen=True)
class Row:
    """One item. Without a `text` field its minute is approved; `forms` are those for a decision and for an action."""

    line: AgendaLine
    number: int | None
    text: object
    seen: object
    keep: object
    clash: Clash | None
    forms: tuple[InPlaceForm, ...]
    decisions: list[Decision]
    actions: list[Action]


class MinutePage:
    """`data` is what was posted; after `clashes` it is shown again, with what was saved meanwhile beside it."""

    def __init__(self, meeting: Meeting, data: QueryDict | None = None, clashes: Mapping[int, Clash] = EMPTY) -> None:
        self.meeting = meeting
        self.cockpit = Cockpit(meeting, Audience.RESTRICTED, shows_drafts=True)
        lines = [line.line for line in self.cockpit.lines]
        self.form = MinutesForm(with_what_is_saved(data, clashes), lines=lines, clashes=clashes)
        open_items = [line.item for line in lines if line.item.pk in self.form.saved]
        self.in_place = in_place_forms(data, meeting=meeting, items=open_items)
        self.clashes = {**clashes, **self.form.locked}

    @property
    def filled(self) -> list[InPlaceForm]:
        """The forms for decisions and actions into which something was typed."""
        return [form for pair in self.in_place.values() for form in pair if form.is_filled]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(form.is_valid() for form in self.filled)])

    @property
    def faulty(self) -> list:
        """The forms for the error summary."""
        return [self.form, *self.filled] if self.form.is_bound else []

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(line, self.cockpit.numbers.get(line.item.pk)) for line in self.cockpit.lines]

    def _row(self, line: AgendaLine, number: int | None) -> Row:
        pk = line.item.pk
        fields = {name: f"{name}-{pk}" for name in ("minute", "seen", "keep")}
        text, seen, keep = (self.form[name] if name in self.form.fields else None for name in fields.values())
        return Row(
            line,
            number,
            text,
            seen,
            keep,
            self.clashes.get(pk),
            self.in_place.get(pk, ()),
            of_item(self.cockpit.decisions, pk),
            of_item(self.cockpit.actions, pk),
        )


def of_item(records: Iterable, pk: int) -> list:
    return [record for record in records if record.item_id == pk]
