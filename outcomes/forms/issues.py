"""Forms of emerging issues and of what partners agreed to do about them."""

from datetime import date

from django import forms
from django.utils import timezone

from cdp_portal.forms import DateField, Field, PortalForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from outcomes.models import EmergingIssue, IssueAction, Metric
from outcomes.rules import seats_of

Status = EmergingIssue.Status
FUTURE = "{what} cannot be in the future"


class IssueForm(RecordForm):
    """An issue. That it is closed is not here: closing asks on a page of its own what came of it."""

    submit = "Save issue"

    class Meta:
        model = EmergingIssue
        fields = [
            "title",
            "what",
            "noticed_by",
            "noticed_on",
            "owner_seat",
            "status",
            "outcome",
            "metrics",
            "release_class",
            "source",
        ]
        labels = {"owner_seat": "Owner (a seat)", "metrics": "Metrics that it touches"}
        help_texts = {
            "noticed_on": "Leave empty if it is not known.",
            "release_class": "Choose restricted for police intelligence and the like.",
        }
        layout = (
            "title",
            Field("what", rows=5),
            "noticed_by",
            "noticed_on",
            "owner_seat",
            "status",
            Field("outcome", rows=3),
            Div(Field("metrics", small=True), css_class="app-many"),
            "release_class",
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        issue = self.instance
        self.fields["noticed_by"].queryset = Organisation.objects.known_to(partnership)
        self.fields["owner_seat"].queryset = seats_of(partnership, also=issue.owner_seat_id)
        self.fields["metrics"].queryset = Metric.objects.usable_by(partnership)
        self.fields["metrics"].label_from_instance = lambda metric: f"{metric.code} {metric.name}"
        if issue.is_open:
            del self.fields["outcome"]
            self.fields["status"].choices = [one for one in Status.choices if one[0] != Status.CLOSED]
        else:
            del self.fields["status"]
            self.fields["outcome"].required = True

    def clean_noticed_on(self):
        day = self.cleaned_data["noticed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(FUTURE.format(what="The day on which it was noticed"))
        return day


class CloseIssueForm(PortalForm):
    """What came of an issue, and since when it is over."""

    outcome = forms.CharField(
        label="What came of it",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For example what the partners' work changed, or that it went away by itself.",
    )
    closed_on = DateField(label="Closed on", initial=timezone.localdate)

    def __init__(self, *args, issue: EmergingIssue, **kwargs):
        super().__init__(*args, **kwargs)
        self.issue = issue

    def clean_closed_on(self):
        day = self.cleaned_data["closed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(FUTURE.format(what="The day on which it was closed"))
        if self.issue.noticed_on and day < self.issue.noticed_on:
            raise forms.ValidationError("It cannot be closed before it was noticed")
        return day


class IssueActionForm(RecordForm):
    """What one partner agreed to do. What was done is here only once it is done."""

    submit = "Save action"

    class Meta:
        model = IssueAction
        fields = ["text", "organisation", "owner_seat", "agreed_on", "due_on", "done_on", "done_note"]
        labels = {"owner_seat": "Owner (a seat)"}
        layout = (
            Field("text", rows=3),
            "organisation",
            "owner_seat",
            "agreed_on",
            "due_on",
            "done_on",
            Field("done_note", rows=3),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.known_to(partnership)
        self.fields["owner_seat"].queryset = seats_of(partnership, also=self.instance.owner_seat_id)
        if self.instance.done_on is None:
            del self.fields["done_on"], self.fields["done_note"]

    def clean(self) -> dict:
        cleaned = super().clean()
        agreed_on, due_on, today = cleaned.get("agreed_on"), cleaned.get("due_on"), timezone.localdate()
        if agreed_on and agreed_on > today:
            self.add_error("agreed_on", FUTURE.format(what="The day on which it was agreed"))
        elif agreed_on and due_on and due_on < agreed_on:
            self.add_error("due_on", "It cannot be due before it was agreed")
        if cleaned.get("done_on") and not cleaned.get("done_note"):
            self.add_error("done_note", "Say what was done")
        if fault := fault_of_done(cleaned.get("done_on"), agreed_on):
            self.add_error("done_on", fault)
        return cleaned


class DoneForm(PortalForm):
    """What was done, and when."""

    submit = "Save as done"
    sent_once = True
    done_note = forms.CharField(label="What was done", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    done_on = DateField(label="Done on", initial=timezone.localdate)

    def __init__(self, *args, action: IssueAction, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action

    @property
    def answers(self) -> dict:
        """What was done and on which day."""
        return {name: self.cleaned_data[name] for name in ("done_note", "done_on")}

    def clean_done_on(self):
        if fault := fault_of_done(self.cleaned_data["done_on"], self.action.agreed_on):
            raise forms.ValidationError(fault)
        return self.cleaned_data["done_on"]


def fault_of_done(done_on: date | None, agreed_on: date | None) -> str:
    """What is wrong with the day on which an action was done; "" for nothing."""
    if done_on and done_on > timezone.localdate():
        return FUTURE.format(what="The day on which it was done")
    if done_on and agreed_on and done_on < agreed_on:
        return "It cannot be done before it was agreed"
    return ""
