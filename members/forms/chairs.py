"""How a body is chaired, and the seats among which the chair goes round."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.forms import RowFormSet, VersionedModelForm
from cdp_portal.forms.record import RecordForm
from members.models import ChairTurn, Seat
from partnerships.models import Body


class ChairForm(RecordForm):
    class Meta:
        model = Body
        fields = ["chair_rule", "chair_from_on"]
        labels = {"chair_rule": "How it is chaired", "chair_from_on": "The rota begins on"}
        help_texts = {
            "chair_rule": "Each year: the chair passes on every anniversary of the day on which the rota begins. "
            "With each meeting: it passes on after every meeting that is not cancelled.",
            "chair_from_on": "Only when the chair rotates: the first day of the first seat.",
        }
        general_at = "chair_from_on"

    def clean(self) -> dict:
        cleaned = super().clean()
        begins, body = self.cleaned_data.get("chair_from_on"), self.instance
        if begins and body.starts_on and begins < body.starts_on:
            first = gov_date(body.starts_on)
            self.add_error("chair_from_on", f"{body} begins on {first}. Enter that day or a later one.")
        return cleaned


class TurnForm(VersionedModelForm):
    class Meta:
        model = ChairTurn
        fields = ["seat"]
        set_by_view = ("body",)
        labels = {"seat": "Post"}

    def __init__(self, *args, seats: QuerySet, choices: list[tuple], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].choices = choices


class TurnFormSet(RowFormSet):
    """The rota; a seat takes its turn once."""

    def get_unique_error_message(self, unique_check) -> str:
        return "A seat is in the rota twice. Remove one of the two rows."

    def get_form_error(self) -> str:
        return "This seat is in the rota twice."


ChairRows = forms.inlineformset_factory(
    Body, ChairTurn, form=TurnForm, formset=TurnFormSet, extra=1, can_delete=True, can_order=False
)


def chair_choices(body: Body) -> dict:
    """The seats that may take the chair: those of the body that have not ended, and those in the rota already."""
    there = Q(ends_on__isnull=True) | Q(ends_on__gt=timezone.localdate())
    in_rota = Q(pk__in=ChairTurn.objects.filter(body=body).values("seat"))
    seats = Seat.objects.filter(there | in_rota, body=body).select_related("organisation")
    return {"seats": seats, "choices": [("", "Choose a seat"), *((seat.pk, str(seat)) for seat in seats)]}
