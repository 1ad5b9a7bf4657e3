"""The rows of an agenda as they read: number, start and one quiet line, from what is typed and not yet saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import ModelForm

from meetings import agenda
from meetings.models import AgendaItem, Ground, Meeting

ON_THE_LINE = ("title", "minutes_allotted")
QUIET = {"none": "No paper", "expected": "Paper expected", "to_follow": "Paper to follow", "urgent": "Urgent"}
READERS = {"public": "Public", "member": "Members"}


@dataclass(frozen=True)
class Row:
    """A form with the line of the agenda that it makes."""

    form: ModelForm
    line: agenda.Line

    @property
    def is_part(self) -> bool:
        return self.line.item.indented

    @property
    def is_open(self) -> bool:
        """Is something wrong in the details?"""
        return any(field.errors for field in self.form if field.name not in ON_THE_LINE)

    @property
    def details(self) -> list:
        """The short fields that are opened where needed."""
        shown = ("purpose", "lead_seat", "paper_state", "readers", "release_class", "carries")
        return [self.form[name] for name in shown if name in self.form.fields]

    @property
    def reasons(self) -> list:
        return [self.form[name] for name in ("urgent_reason", "exempt_reason") if name in self.form.fields]

    @property
    def quiet(self) -> str:
        """“For decision · Director of Public Health · Paper expected · Members”."""
        form = self.form
        says = [f"For {_label(form, 'purpose').lower()}"] if _label(form, "purpose") else []
        says += [_label(form, "lead_seat")] if form["lead_seat"].value() else []
        says.append(QUIET.get(str(form["paper_state"].value()), ""))
        says.append(_readers(form))
        if form["carries"].value():
            says.append(f"Brings {_label(form, 'carries').lower()}")
        return " · ".join(word for word in says if word)


def rows(meeting: Meeting | None, forms: Iterable[ModelForm]) -> list[Row]:
    """The forms in their order with numbers and, at a meeting, times; an empty new row has them too."""
    forms = list(forms)
    items = [_typed(form) for form in forms]
    return [Row(form, line) for form, line in zip(forms, agenda.lines(meeting, items), strict=True)]


def _typed(form: ModelForm) -> AgendaItem:
    """An item with what numbers and times need."""
    minutes = str(form["minutes_allotted"].value() or "").strip()
    known = minutes.isascii() and minutes.isdigit() and len(minutes) < 5
    indented = str(form["indented"].value() or "") not in ("", "False", "false", "0")
    return AgendaItem(minutes_allotted=int(minutes) if known else None, indented=indented)


def _readers(form: ModelForm) -> str:
    name = "readers" if "readers" in form.fields else "release_class"
    choice = str(form[name].value() or "")
    if choice.startswith(f"{Ground.EXEMPT}-"):
        return f"Exempt, paragraph {choice.removeprefix('exempt-')}"
    return READERS.get(choice) or dict(Ground.choices).get(choice, "")


def _label(form: ModelForm, name: str) -> str:
    value = str(form[name].value() if form[name].value() is not None else "")
    return next((str(label) for key, label in form.fields[name].choices if str(key) == value), "")
