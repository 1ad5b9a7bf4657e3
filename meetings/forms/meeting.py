"""Call a meeting, change it, cancel it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdp_portal.forms import DateField, Field, Fieldset, PortalForm, TimeField, VersionedModelForm
from meetings import rules
from meetings.actions.meeting import free_slug
from meetings.models import Meeting
from partnerships.models import Body


class MeetingForm(VersionedModelForm):
    submit = "Save meeting"
    day = DateField(label="Date")
    start_time = TimeField(label="Start time", help_text="For example, 2pm or 14:30")
    end_time = TimeField(label="End time", required=False)

    class Meta:
        model = Meeting
        fields = ["body", "theme", "place", "online_link", "note", "source"]
        set_by_view = ("partnership", "starts_at", "ends_at", "slug", "status")
        help_texts = {
            "theme": "If the meeting has one, for example “Nitrous oxide”. It is the title of the pack.",
            "body": "A meeting of a board to which you report is shown as “Outside” and does not count as yours.",
        }
        layout = (
            "body",
            Fieldset("When", "day", "start_time", "end_time"),
            Fieldset("Where", Field("place", width="two-thirds"), "online_link"),
            Fieldset("What else", Field("theme", width="two-thirds"), Field("note", rows=3), Field("source", rows=2)),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance
        known = Body.objects.filter(partnership=meeting.partnership_id)
        self.fields["body"].queryset = known.current() | known.filter(pk=meeting.body_id)
        if meeting.pk:
            self._show_times(meeting)
            self._offer_status(meeting)

    def _show_times(self, meeting: Meeting) -> None:
        self.initial["day"] = meeting.held_on
        self.initial["start_time"] = timezone.localtime(meeting.starts_at).time()
        if meeting.ends_at:
            self.initial["end_time"] = timezone.localtime(meeting.ends_at).time()

    def _offer_status(self, meeting: Meeting) -> None:
        """Whether it was held is asked once its day has come; a cancelled meeting may be called again."""
        status = Meeting.Status
        choices = [one for one in status if one == meeting.status or one in (status.PLANNED, status.HELD)]
        if meeting.held_on > timezone.localdate():
            choices = [one for one in choices if one != status.HELD or one == meeting.status]
        if len(choices) > 1:
            self.fields["state"] = forms.ChoiceField(
                label="State", choices=[(one.value, one.label) for one in choices], widget=forms.RadioSelect
            )
            self.initial["state"] = meeting.status

    def _layout(self) -> tuple:
        given = super()._layout()
        return (*given, Fieldset("State of the meeting", "state")) if "state" in self.fields else given

    def clean(self):
        cleaned = super().clean()
        day, start, end = (cleaned.get(name) for name in ("day", "start_time", "end_time"))
        if day and start:
            self.instance.starts_at = timezone.make_aware(datetime.combine(day, start))
            self.instance.ends_at = timezone.make_aware(datetime.combine(day, end)) if end else None
            self.instance.slug = self._slug(day)
            if end and end <= start:
                self.add_error("end_time", ValidationError("End time must be after the start time", code="order"))
                self.instance.ends_at = None
        body, is_new_day = cleaned.get("body"), self.instance.pk is None or "day" in self.changed_data
        if day and body and is_new_day and (sentence := rules.why_no_meeting_on(body, day)):
            self.add_error("day", sentence)
        if "state" in self.fields and cleaned.get("state"):
            self.instance.status = cleaned["state"]
        return cleaned

    def _get_validation_exclusions(self):
        excluded = super()._get_validation_exclusions()
        return excluded if self.instance.starts_at else excluded | {"starts_at", "ends_at", "slug"}

    def _slug(self, day) -> str:
        keeps = self.instance.slug.startswith(f"{day}")
        return self.instance.slug if keeps else free_slug(self.instance, day)


class CancelForm(PortalForm):
    change_reason = forms.CharField(
        label="Why it is cancelled", max_length=300, help_text="It is kept in the history of the meeting."
    )
