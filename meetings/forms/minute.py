"""The minutes of a meeting on one page, and their approval."""

from dataclasses import dataclass

from django import forms
from django.utils import timezone

from cdp_portal import markdown
from cdp_portal.forms import PortalForm
from meetings import agenda
from meetings.models import Meeting, Minute


@dataclass(frozen=True)
class MinuteRow:
    line: agenda.Line
    minute: Minute | None
    field: forms.BoundField | None


class MinutesForm(PortalForm):
    """A field `minute-<item>` for every item of the agenda whose minute is not approved."""

    marks_optional = False

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = agenda.lines(meeting, meeting.items.select_related("minute"))
        for line in self.lines:
            minute = minute_of(line.item)
            if minute is None or minute.state == Minute.State.DRAFT:
                field = forms.CharField(
                    label=f"{line.number} {line.item.title}",
                    required=False,
                    validators=[markdown.validate],
                    widget=forms.Textarea(attrs={"rows": 4}),
                    initial=minute.text if minute else "",
                )
                field.options = {"label": "s"}
                self.fields[f"minute-{line.item.pk}"] = field

    @property
    def rows(self) -> list[MinuteRow]:
        return [
            MinuteRow(
                line, minute_of(line.item), self[name] if (name := f"minute-{line.item.pk}") in self.fields else None
            )
            for line in self.lines
        ]

    def texts(self) -> dict[int, str]:
        """The text typed for each item, by its id."""
        return {int(name.removeprefix("minute-")): text for name, text in self.cleaned_data.items()}


class ApprovalForm(PortalForm):
    submit = "Approve the minutes"
    at = forms.ModelChoiceField(
        Meeting.objects.none(), label="Approved at the meeting of", help_text="A later meeting of the same body."
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(
            body=meeting.body_id, starts_at__gt=meeting.starts_at, starts_at__date__lte=timezone.localdate()
        ).exclude(status=Meeting.Status.CANCELLED)
        self.fields["at"].queryset = later.select_related("body").order_by("starts_at")


def minute_of(item) -> Minute | None:
    """The minute of an item whose minute is loaded."""
    return getattr(item, "minute", None)
