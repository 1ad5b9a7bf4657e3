"""The rule of a series, its dates, and what changes all its coming meetings."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from cdp_portal.forms import (
    DateField,
    Field,
    Fieldset,
    PortalForm,
    PortalModelForm,
    TimeField,
    VersionedModelForm,
)
from cdp_portal.forms.layout import Div
from meetings import rules
from meetings.models import MeetingSeries
from meetings.repeating import MOST, dates, is_last_weekday
from partnerships.models import Body

OWN_ROWS = 12  # empty rows for dates of one's own
TIMES = ("start_time", "end_time")


class SeriesTimes:
    """Both forms ask for the times in the same way."""

    def clean(self):
        cleaned = super().clean()
        start, end = (cleaned.get(name) for name in TIMES)
        if start and end and end <= start:
            self.add_error("end_time", ValidationError("End time must be after the start time", code="order"))
        return cleaned


class SeriesForm(SeriesTimes, PortalModelForm):
    """The rule. Nothing is saved from it alone: it leads to the dates."""

    submit = "See the dates"
    start_time = TimeField(label="Start time", help_text="For example, 2pm or 14:30")
    end_time = TimeField(label="End time", required=False)
    first_on = DateField(label="First meeting", help_text="It sets the weekday or the date.")
    last_on = DateField(label="Last day", help_text="No meeting is planned after it.")

    class Meta:
        model = MeetingSeries
        fields = ["body", "rhythm", "day_rule", "first_on", "last_on", *TIMES, "place", "online_link"]
        widgets = {"rhythm": forms.RadioSelect, "day_rule": forms.RadioSelect}
        set_by_view = ("partnership",)
        layout = (
            "body",
            "rhythm",
            Fieldset(
                "From when to when",
                "first_on",
                "last_on",
                "day_rule",
                hint="You need not fill this in for dates of your own: you type them on the next page.",
            ),
            Fieldset("Each meeting", "start_time", "end_time", Field("place", width="two-thirds"), "online_link"),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["body"].queryset = Body.objects.filter(partnership=partnership).current()
        if self.data.get("rhythm") == MeetingSeries.Rhythm.OWN:
            self.fields["first_on"].required = self.fields["last_on"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("rhythm") == MeetingSeries.Rhythm.OWN:
            for name in ("first_on", "last_on"):
                self.errors.pop(name, None)
                cleaned[name] = None
            return cleaned
        if not self.errors:
            self._clean_rule(cleaned)
        return cleaned

    def _clean_rule(self, cleaned: dict) -> None:
        first, last, rule = cleaned["first_on"], cleaned["last_on"], cleaned["day_rule"]
        if last < first:
            self.add_error("last_on", "Last day must not be before the first meeting")
        elif rule == MeetingSeries.DayRule.LAST_WEEKDAY and not is_last_weekday(first):
            self.add_error("first_on", f"First meeting must be the last {first:%A} of its month, as you chose below")
        elif len(dates(cleaned["rhythm"], rule, first, last)) > MOST:
            self.add_error("last_on", f"A series has {MOST} meetings at most. Enter an earlier last day")


class DateRow(PortalForm):
    """One meeting to be: unticked it is left out."""

    marks_optional = False
    take = forms.BooleanField(label="Hold this meeting", required=False, initial=True)
    day = DateField(label="Date", required=False)
    theme = forms.CharField(label="Theme", max_length=150, required=False)

    class Meta:
        layout = (Div("day", "theme", "take", css_class="app-date-row"),)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("take") and "day" not in self.errors and not cleaned.get("day"):
            self.add_error("day", "Enter the date, or untick the meeting")
        return cleaned

    @property
    def typed_day(self) -> date | None:
        """The day as it stands in the row, typed or proposed."""
        typed = getattr(self, "cleaned_data", {}) if self.is_bound else self.initial
        return typed.get("day")


class DateRows(BaseFormSet):
    """The dates of a series of `body`. `meetings()` gives those to hold: [(day, theme), …]."""

    def __init__(self, *args, body: Body, **kwargs):
        super().__init__(*args, **kwargs)
        self.body = body

    def clean(self) -> None:
        seen = set()
        for row in self.forms:
            day = getattr(row, "cleaned_data", {}).get("day")
            if not day or not row.cleaned_data.get("take"):
                continue
            if day in seen:
                row.add_error("day", "This date is there twice")
            elif sentence := rules.why_no_meeting_on(self.body, day):
                row.add_error("day", sentence)
            seen.add(day)
        if not any(self.errors) and not seen:
            raise ValidationError("Enter at least one date", code="none")

    def meetings(self) -> list[tuple[date, str]]:
        rows = [row.cleaned_data for row in self.forms]
        return sorted((row["day"], row["theme"]) for row in rows if row.get("day") and row.get("take"))


def date_rows(data, *, body: Body, proposed: list[date]) -> DateRows:
    """The rows for the proposed days; without any, empty ones for dates of one's own."""
    factory = formset_factory(
        DateRow, DateRows, extra=0 if proposed else OWN_ROWS, max_num=MOST, absolute_max=MOST + 1, validate_max=True
    )
    return factory(data, prefix="dates", body=body, initial=[{"day": day, "take": True} for day in proposed])


class SeriesEditForm(SeriesTimes, VersionedModelForm):
    """What all coming meetings of the series have in common."""

    submit = "Save series"
    start_time = TimeField(label="Start time", help_text="For example, 2pm or 14:30")
    end_time = TimeField(label="End time", required=False)

    class Meta:
        model = MeetingSeries
        fields = [*TIMES, "place", "online_link"]
        layout = (*TIMES, Field("place", width="two-thirds"), "online_link")


class SeriesEndForm(PortalForm):
    last_on = DateField(label="Last day", help_text="Meetings that are planned after it are cancelled.")
    change_reason = forms.CharField(
        label="Why it ends", max_length=300, help_text="It is kept in the history of each meeting."
    )

    def __init__(self, *args, series: MeetingSeries, **kwargs):
        super().__init__(*args, **kwargs)
        self.series = series

    def clean_last_on(self):
        day = self.cleaned_data["last_on"]
        if day < self.series.first_on:
            raise ValidationError("Last day must not be before the first meeting of the series")
        return day
