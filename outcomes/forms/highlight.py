"""For which days a highlight report is made."""

from datetime import date

from django import forms
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.forms import DateField, PortalForm
from cdp_portal.periods import plus_months
from meetings.models import Meeting
from outcomes.highlight.since import MONTHS_WITHOUT_A_MEETING, choice_words, met_words

OTHER = "day"


class PeriodForm(PortalForm):
    """`since` is the key of a meeting, or `day` for the day typed below it. By default since the last meeting."""

    submit = "Show"
    marks_optional = False
    since = forms.ChoiceField(label="Since the meeting", required=False)
    first = DateField(label="Or since another day", required=False)
    until = DateField(label="As at", required=False, help_text="Leave empty for today.")

    def __init__(self, data, *, meetings: list[Meeting]):
        super().__init__(data)
        self.meetings = {str(one.pk): one for one in meetings}
        choices = [(pk, choice_words(one)) for pk, one in self.meetings.items()]
        self.fields["since"].choices = [*choices, (OTHER, "Another day")] if choices else [(OTHER, "Another day")]

    def clean(self) -> dict:
        cleaned, today = super().clean(), timezone.localdate()
        until = cleaned.get("until") or today
        if until > today:
            self.add_error("until", "As at must be today or in the past")
        since = self._since(cleaned, until)
        if since and since >= until and "until" not in self.errors:
            self.add_error("first", f"The first day must be before {gov_date(until)}")
        return cleaned | {"days": (since, until)}

    def _since(self, cleaned: dict, until: date) -> date:
        if cleaned.get("first"):
            return cleaned["first"]
        meeting = self.chosen(until)
        return meeting.held_on if meeting else plus_months(until, -MONTHS_WITHOUT_A_MEETING)

    def chosen(self, until: date) -> Meeting | None:
        """The meeting asked for, else the last one before the day; None where another day is typed."""
        cleaned = self.cleaned_data
        if cleaned.get("first"):
            return None
        asked = self.meetings.get(cleaned.get("since", ""))
        return asked or next((one for one in self.meetings.values() if one.held_on < until), None)

    @property
    def met(self) -> str:
        meeting = self.chosen(self.cleaned_data["days"][1])
        return met_words(meeting) if meeting else ""
