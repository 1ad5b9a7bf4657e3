"""Forms of what a partnership does with a metric: owner, baseline, neighbours, and targets."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from cdp_portal.forms import Button, Field, Fieldset
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from outcomes.catalogue import comparable_authorities, doubt_of_target, faults_of_target
from outcomes.models import Target, TrackedMetric
from outcomes.models.tracking import NATIONAL_BASELINE_ON
from outcomes.rules import seats_of
from partnerships.models import FootprintArea

FIND = "search"  # the name of the button that looks for authorities and saves nothing
FOUND = 40  # authorities offered at once


class NeighboursField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, authority) -> str:
        return f"{authority.name}, {authority.region}"


class TrackForm(RecordForm):
    """How the partnership tracks a metric. Authorities are found by name or region; what is ticked stays ticked."""

    submit = "Save"
    find = forms.CharField(
        label="Find local authorities by name or region",
        required=False,
        max_length=60,
        help_text="What is ticked below stays ticked.",
    )

    class Meta:
        model = TrackedMetric
        fields = ["owner_seat", "update_every", "baseline_on", "baseline_note", "neighbours"]
        field_classes = {"neighbours": NeighboursField}
        labels = {
            "owner_seat": "Owner (a seat)",
            "update_every": "Months between figures",
            "baseline_on": "Baseline day",
            "baseline_note": "Why another day",
            "neighbours": "Local authorities to compare with",
        }
        help_texts = {
            "owner_seat": "Who sees to it that the figure is there. The work stays with the seat when its holder goes.",
            "update_every": "3 for a figure each quarter, 12 for one a year.",
            "baseline_on": "Change is told from the figure for this day: 31 March 2022 in the national framework.",
            "baseline_note": "Only if it is not 31 March 2022, for example “Counted since the service began”.",
            "neighbours": "Those of your region, and those that were chosen or found.",
        }
        set_by_view = ("partnership", "metric")
        general_at = "update_every"
        layout = (
            "owner_seat",
            Field("update_every", width=3, suffix="months"),
            Fieldset("Baseline", "baseline_on", Field("baseline_note", rows=2)),
            Fieldset(
                "Comparison",
                Field("find", width=20),
                Button("Find", name=FIND, variant="secondary"),
                Div(Field("neighbours", small=True), css_class="app-many"),
            ),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.fields["owner_seat"].queryset = seats_of(partnership, also=self.instance.owner_seat_id)
        self.fields["neighbours"].queryset = comparable_authorities(partnership)
        self.fields["neighbours"].choices = self._offered()

    def _offered(self) -> list[tuple[int, str]]:
        """The authorities ticked, then those found; without a search those of the partnership's region."""
        field = self.fields["neighbours"]
        ticked = {str(getattr(one, "pk", one)) for one in self["neighbours"].value() or ()}
        asked = (self["find"].value() or "").strip()
        if asked:
            found = field.queryset.filter(Q(name__icontains=asked) | Q(region__icontains=asked))
        else:
            own = FootprintArea.objects.filter(partnership=self.partnership).current()
            found = field.queryset.filter(region__in=own.values("authority__region"))
        numbers = [int(pk) for pk in ticked if pk.isascii() and pk.isdigit() and len(pk) < 10]
        chosen = list(field.queryset.filter(pk__in=numbers))
        others = [one for one in found[:FOUND] if str(one.pk) not in ticked]
        return [(one.pk, field.label_from_instance(one)) for one in chosen + others]

    def clean(self):
        cleaned = super().clean()
        baseline = cleaned.get("baseline_on")
        if baseline and baseline > timezone.localdate():
            self.add_error("baseline_on", "The baseline day cannot be in the future")
        if baseline and baseline != NATIONAL_BASELINE_ON and not cleaned.get("baseline_note"):
            self.add_error("baseline_note", "Say why change is told from another day than 31 March 2022")
        return cleaned


class TargetForm(RecordForm):
    """A value to reach by a day. One that asks for worse than what is known is saved once that is said on purpose."""

    submit = "Save target"

    class Meta:
        model = Target
        fields = ["value", "due_on", "starts_on", "start_value", "source"]
        labels = {
            "value": "Value to reach",
            "due_on": "To be reached on",
            "starts_on": "First day of the way there",
            "start_value": "Value on that first day",
            "source": "Where this comes from",
        }
        help_texts = {
            "value": "In the unit of the metric; a percentage as 54.2.",
            "starts_on": "Leave empty for a target alone. Between both days the way is a straight line.",
            "source": "For example the plan or the decision that sets it.",
        }
        set_by_view = ("partnership", "metric")
        general_at = "due_on"
        layout = (
            Field("value", width=10),
            "meant",
            "due_on",
            Fieldset("The way there", "starts_on", Field("start_value", width=10)),
            Field("source", rows=2),
        )

    def __init__(self, *args, compared=None, **kwargs):
        """`compared` is a figure with a value, such as the latest or the baseline, or None."""
        super().__init__(*args, **kwargs)
        self.compared = compared
        if "meant" in self.data:
            self._ask_whether_meant()

    def _ask_whether_meant(self) -> None:
        self.fields["meant"] = forms.BooleanField(label="This is what is meant", required=False)

    def clean(self):
        cleaned = super().clean()
        metric = self.instance.metric
        for name, sentence in faults_of_target(metric, cleaned).items():
            self.add_error(name, sentence)
        doubt = doubt_of_target(metric, cleaned.get("value"), self.compared)
        if doubt and not cleaned.get("meant"):
            if "meant" not in self.fields:
                self._ask_whether_meant()
            self.add_error("value", f"{doubt}. Change it, or tick that it is meant")
        return cleaned
