"""The form of a seat."""

from django import forms
from django.db.models import Q

from cdp_portal.forms import Fieldset
from cdp_portal.forms.layout import HTML
from cdp_portal.forms.record import RecordForm
from members.models import Organisation, Seat
from members.rules import why_not_end
from partnerships.body_choice import BodyChoiceField
from partnerships.models import Body, SeniorResponsibleOwner

# Below the organisations that the partnership knows: thousands more are found by name. It stands first on the form,
# so that whoever follows it has typed nothing yet.
FIND = HTML(
    '<p class="govuk-body"><a class="govuk-link" href="{% url "organisation_find" partnership.slug %}'
    '{% if request.GET.body %}?body={{ request.GET.body|urlencode }}{% endif %}">Find another organisation</a></p>'
)


class SeatForm(RecordForm):
    """A seat. The organisation is one that the partnership knows, or any of the register that the address names."""

    submit = "Save seat"

    class Meta:
        model = Seat
        fields = [
            "body", "organisation", "post_title", "sector", "position", "voting", "sro", "starts_on", "ends_on",
            "source",
        ]  # fmt: skip
        field_classes = {"body": BodyChoiceField}
        labels = {
            "body": "Board or group",
            "sector": "Kind of member",
            "sro": "Senior responsible owner",
            "starts_on": "First day of the seat",
            "ends_on": "Last day of the seat",
            "source": "Where this comes from",
        }
        help_texts = {
            "organisation": "Those that the partnership knows.",
            "post_title": "The post, not the person: for example Director of Public Health.",
            "sector": "Leave empty to count it for its organisation's kind.",
            "sro": "If this post is the partnership's senior responsible owner.",
            "ends_on": "Leave empty while the seat is there. When it ends, its holder leaves with it.",
        }
        general_at = "post_title"
        layout = (
            "organisation",
            "body",
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
        self.fields["organisation"].queryset = self._organisations()
        owners = SeniorResponsibleOwner.objects.filter(partnership=partnership)
        if owners.exists():
            self.fields["sro"].queryset = owners
        else:
            del self.fields["sro"]

    def _organisations(self):
        answer = self["organisation"].value()
        wanted = {str(answer), str(self.instance.organisation_id)}
        known = Organisation.objects.known_to(self.instance.partnership).values("pk")
        return Organisation.objects.filter(Q(pk__in=known) | Q(pk__in=[one for one in wanted if one.isdigit()]))

    def _layout(self) -> tuple:
        organisation, *others = super()._layout()
        return (organisation, FIND, *others)

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on and not self.instance._state.adding and (why := why_not_end(self.instance, ends_on)):
            raise forms.ValidationError(why)
        return ends_on
