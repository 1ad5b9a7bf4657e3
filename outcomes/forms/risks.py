"""Forms of the risk register."""

from django import forms

from cdp_portal.forms import Field, Fieldset, PortalForm
from cdp_portal.forms.record import RecordForm
from outcomes.models import Risk
from outcomes.rules import seats_of


class RiskForm(RecordForm):
    """A risk. That it is closed is not here: closing asks for its reason on a page of its own."""

    submit = "Save risk"

    class Meta:
        model = Risk
        fields = [
            "title",
            "cause",
            "effect",
            "likelihood",
            "impact",
            "mitigation",
            "owner_seat",
            "review_due_on",
            "release_class",
            "source",
        ]
        labels = {"owner_seat": "Owner (a seat)"}
        widgets = {"likelihood": forms.RadioSelect, "impact": forms.RadioSelect}
        layout = (
            "title",
            Field("cause", rows=3),
            Field("effect", rows=3),
            Fieldset("Score", Field("likelihood", small=True), Field("impact", small=True), size="m"),
            Field("mitigation", rows=4),
            "owner_seat",
            "review_due_on",
            "release_class",
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner_seat"].queryset = seats_of(partnership, also=self.instance.owner_seat_id)


class CloseRiskForm(PortalForm):
    """Why a risk is closed."""

    closed_because = forms.CharField(
        label="Why it is closed",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example that it can no longer happen, or that it happened and is dealt with.",
    )
