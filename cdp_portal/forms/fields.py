"""Form fields that take what people type: dates in three boxes, last days, times, pounds, whole numbers.

`options` of a field are the defaults of how it is drawn; `layout.Field` may override them.
"""

import datetime
import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from cdp_portal.formats import last_day
from cdp_portal.forms.widgets import DateBoxes
from cdp_portal.money import parse_pounds, pounds

ONE_DAY = datetime.timedelta(days=1)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?")


class DateField(forms.DateField):
    """A date typed as day, month and year. Errors name the part that is missing or wrong."""

    widget = DateBoxes

    def to_python(self, value):
        if not isinstance(value, (list, tuple)):
            return super().to_python(value)
        self.widget.bad_parts = ()
        day, month, year = ((part or "").strip() for part in value)
        if not (day or month or year):
            return None
        self._refuse_parts(day, month, year)
        try:
            return datetime.date(int(year), int(month), int(day))
        except ValueError:
            raise self._refusal("must be a real date", self.widget.parts) from None

    def _refuse_parts(self, *typed: str) -> None:
        named = list(zip(self.widget.parts, typed, strict=True))
        missing = [part for part, text in named if not text]
        if missing:
            raise self._refusal(f"must include a {' and '.join(missing)}", missing)
        wrong = [part for part, text in named if not (text.isascii() and text.isdigit())]
        if wrong:
            raise self._refusal("must be a real date", wrong)
        if len(typed[2]) != 4:
            raise self._refusal("must have a year of 4 numbers, like 2026", ["year"])

    def _refusal(self, what: str, parts) -> ValidationError:
        self.widget.bad_parts = tuple(parts)
        return ValidationError(f"{self.label or 'Date'} {what}", code="invalid")

    def has_changed(self, initial, data):
        try:
            return not self.disabled and self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class LastDayField(DateField):
    """Shows the last day in force; cleans to the day after, because periods are stored as [starts_on, ends_on)."""

    def prepare_value(self, value):
        return last_day(value) if isinstance(value, datetime.date) else value

    def to_python(self, value):
        day = super().to_python(value)
        if day is None or not isinstance(value, (list, tuple)):
            return day
        if day == datetime.date.max:
            raise self._refusal("must be a real date", ["year"])
        return day + ONE_DAY


class TimeField(forms.TimeField):
    """A time of day as people write it: “2pm”, “2.30pm”, “14:30”, “midday”."""

    widget = forms.TextInput
    options = {"width": 10}
    input_formats = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p"]

    def to_python(self, value):
        if isinstance(value, str):
            value = SPACES.sub("", value).lower()
            value = {"midday": "12:00", "noon": "12:00", "midnight": "00:00"}.get(value, value)
        return super().to_python(value)

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else value


class WholeNumberField(forms.IntegerField):
    """A whole number; spaces and commas between thousands are accepted."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    options = {"width": 5}

    def to_python(self, value):
        return super().to_python(ungrouped(value) if isinstance(value, str) else value)


class NumberField(forms.DecimalField):
    """A number that may have decimals; spaces and commas between thousands are accepted."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value):
        return super().to_python(ungrouped(value) if isinstance(value, str) else value)


class PoundsField(forms.DecimalField):
    """Pounds and pence, typed as “£1,002,318.00”, “1 002 318” or “1250.50”; cleans to a Decimal."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    options = {"prefix": "£", "width": 10}

    def __init__(self, *, allow_negative=False, max_digits=14, decimal_places=2, **kwargs):
        self.allow_negative = allow_negative
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            amount = parse_pounds(SPACES.sub("", value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if amount < 0 and not self.allow_negative:
            raise ValidationError(f"{self.label or 'Amount'} must be £0 or more", code="min_value")
        return amount

    def prepare_value(self, value):
        return pounds(value).replace("£", "") if isinstance(value, (Decimal, int)) else value


def ungrouped(typed: str) -> str:
    """`typed` without spaces and, where they stand between thousands, without commas."""
    typed = SPACES.sub("", typed)
    return typed.replace(",", "") if GROUPED.fullmatch(typed) else typed
