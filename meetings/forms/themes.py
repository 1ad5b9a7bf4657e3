"""The themes of a year's meetings, one box each."""

from collections.abc import Iterable

from django import forms

from cdp_portal.formats import gov_date
from cdp_portal.forms import PortalForm
from cdp_portal.forms.base import HiddenMark
from meetings.models import Meeting


class ThemesForm(PortalForm):
    """Fields `theme-<meeting>`, each with the theme that was there when the page was made in `was-<meeting>`."""

    marks_optional = False

    def __init__(self, *args, meetings: Iterable[Meeting], **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = list(meetings)
        self.stale: dict[int, str] = {}
        for meeting in self.meetings:
            label = f"Theme of {meeting.body} on {gov_date(meeting.held_on)}"
            self.fields[f"theme-{meeting.pk}"] = forms.CharField(
                label=label,
                max_length=150,
                required=False,
                initial=meeting.theme,
                error_messages={"max_length": f"{label} must be 150 characters or fewer"},
            )
            self.fields[f"was-{meeting.pk}"] = HiddenMark(initial=meeting.theme)

    @property
    def rows(self) -> list[tuple]:
        """(meeting, box, hidden mark, what a colleague saved meanwhile) of each meeting."""
        return [(one, self[f"theme-{one.pk}"], self[f"was-{one.pk}"], self.stale.get(one.pk)) for one in self.meetings]

    def changed(self) -> dict[int, tuple[str, str]]:
        """By meeting what its theme was on the page and what it is to be, where they differ."""
        pairs = {
            one.pk: (self.cleaned_data[f"was-{one.pk}"], self.cleaned_data[f"theme-{one.pk}"])
            for one in self.meetings
            if f"theme-{one.pk}" in self.data
        }
        return {pk: (was, theme) for pk, (was, theme) in pairs.items() if was != theme}

    def as_seen(self, stale: dict[int, str]) -> "ThemesForm":
        """The form again with what was typed, now that the person sees what others saved."""
        data = self.data.copy()
        for pk, theme in stale.items():
            data[f"was-{pk}"] = theme
        again = ThemesForm(data, meetings=self.meetings)
        again.stale = stale
        return again
