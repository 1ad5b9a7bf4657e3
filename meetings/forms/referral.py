"""Send a paper up, record what came of it, and choose another template."""

from datetime import datetime

from django import forms
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.forms import DateField, Field, Fieldset, PortalForm, TimeField, VersionedModelForm
from meetings.models import AgendaItem, Meeting, Paper, PaperReferral, ReportTemplate
from partnerships.models import Body

Outcome = PaperReferral.Outcome
ASKED = {"body": "Select the board or group", "day": "Enter the date", "start_time": "Enter the start time"}


class ReferPaperForm(PortalForm):
    """`meeting` is one that is in the portal, or one made from body, day and time."""

    submit = "Send the paper up"
    sent_once = True
    marks_optional = False

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label="Meeting it goes to", required=False)
    body = forms.ModelChoiceField(Body.objects.none(), label="Board or group", required=False)
    day = DateField(label="Date", required=False)
    start_time = TimeField(label="Start time", required=False, help_text="For example, 2pm or 14:30")
    purpose = forms.ChoiceField(
        label="What it is for there", choices=AgendaItem.Purpose.choices, widget=forms.RadioSelect
    )

    class Meta:
        layout = (
            "meeting",
            Fieldset(
                "If the meeting is not listed",
                "body",
                "day",
                "start_time",
                hint="It is added with this paper on its agenda.",
            ),
            "purpose",
        )

    def __init__(self, *args, paper: Paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper = paper
        own = paper.item.meeting
        bodies = Body.objects.filter(partnership=paper.partnership_id).exclude(pk=own.body_id).current()
        above = set(own.body.lines_up.as_at(timezone.localdate()).values_list("to", flat=True))
        ordered = sorted(bodies, key=lambda body: body.pk not in above)  # parents first
        open_to = Meeting.objects.filter(body__in=bodies, status=Meeting.Status.PLANNED).exclude(pk=own.pk)
        meetings = open_to.exclude(items__papers__came_from__paper=paper).select_related("body").order_by("starts_at")
        self.fields["body"].queryset = bodies
        self.fields["body"].choices = [("", "Not chosen"), *((body.pk, str(body)) for body in ordered)]
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].choices = [("", "Not listed here"), *_by_body(ordered, meetings)]
        self.initial["purpose"] = AgendaItem.Purpose.NOTING

    def clean(self):
        cleaned = super().clean()
        given = [cleaned.get(name) for name in ("body", "day", "start_time")]
        if cleaned.get("meeting") and any(given):
            self.add_error("meeting", "Choose a meeting, or give body, date and time of another, but not both")
        elif not cleaned.get("meeting"):
            for name, what in ASKED.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, f"{what}, or choose a meeting from the list")
        return cleaned

    def chosen(self) -> Meeting:
        """The meeting that was chosen, or a new one that is not saved yet."""
        given = self.cleaned_data
        if given["meeting"]:
            return given["meeting"]
        starts_at = timezone.make_aware(datetime.combine(given["day"], given["start_time"]))
        body = given["body"]
        held = starts_at < timezone.now()
        status = Meeting.Status.HELD if held else Meeting.Status.PLANNED
        return Meeting(body=body, partnership_id=body.partnership_id, starts_at=starts_at, status=status)


def _by_body(bodies: list[Body], meetings) -> list[tuple]:
    found = list(meetings)
    grouped = [
        (str(body), [(one.pk, f"{body}, {gov_date(one.held_on)}") for one in found if one.body_id == body.pk])
        for body in bodies
    ]
    return [(name, choices) for name, choices in grouped if choices]


class ReferralForm(VersionedModelForm):
    submit = "Save outcome"

    class Meta:
        model = PaperReferral
        fields = ["outcome", "outcome_on", "minute_reference", "comment"]
        widgets = {"outcome": forms.RadioSelect}
        labels = {"outcome": "What came of it", "outcome_on": "On", "minute_reference": "Minute number"}
        layout = ("outcome", "outcome_on", Field("minute_reference", width="one-third"), Field("comment", rows=3))

    def clean(self):
        cleaned = super().clean()
        outcome, on = cleaned.get("outcome"), cleaned.get("outcome_on")
        if outcome == Outcome.AWAITING and on:
            self.add_error("outcome_on", "Leave this empty while the outcome is awaited")
        if outcome and outcome != Outcome.AWAITING and not on and "outcome_on" not in self.errors:
            self.add_error("outcome_on", "Enter the day of the outcome")
        if on and on > timezone.localdate():
            self.add_error("outcome_on", "The day must be today or in the past")
        if outcome == Outcome.AGREED_SUBJECT_TO and not cleaned.get("comment"):
            self.add_error("comment", "Say what the agreement is subject to")
        return cleaned


class PaperTemplateForm(VersionedModelForm):
    submit = "Use this template"

    class Meta:
        model = Paper
        fields = ["template"]
        widgets = {"template": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = ReportTemplate.objects.known_to(self.instance.partnership_id)
        self.fields["template"].queryset = known.filter(is_active=True) | known.filter(pk=self.instance.template_id)
        self.fields["template"].empty_label = None
