"""The form of a seat."""

from django import forms

from cdp_portal.forms import Fieldset
from cdp_portal.forms.record import RecordForm
from members.models import Seat
from members.rules import why_not_end
from partnerships.models import Body, SeniorResponsibleOwner


class SeatForm(RecordForm):
    submit = "Save seat"

    class Meta:
        model = Seat
        fields = [
            "body", "organisation", "post_title", "sector", "position", "voting", "sro", "starts_on", "ends_on",
            "source",
        ]  # fmt: skip
        labels = {
            "body": "Board or group",
            "sector": "Kind of member",
            "sro": "Senior responsible owner",
            "starts_on": "First day of the seat",
            "ends_on": "Last day of the seat",
            "source": "Where this comes from",
        }
        help_texts = {
            "post_title": "The post, not the person: for example Director of Public Health.",
            "sector": "Leave empty to count it for its organisation's kind.",
            "sro": "If this post is the partnership's senior responsible owner.",
            "ends_on": "Leave empty while the seat is there. When it ends, its holder leaves with it.",
        }
        layout = (
            "body",
            "organisation",
            "post_title",
            "sector",
            "position",
            "voting",
            "sro",
            Fieldset("When", "starts_on", "ends_on"),
            "source",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        self.fields["body"].queryset = Body.objects.filter(partnership=partnership)
        owners = SeniorResponsibleOwner.objects.filter(partnership=partnership)
        if owners.exists():
            self.fields["sro"].queryset = owners
        else:
            del self.fields["sro"]

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on and not self.instance._state.adding and (why := why_not_end(self.instance, ends_on)):
            raise forms.ValidationError(why)
        return ends_on
