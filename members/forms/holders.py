"""The form of who holds a seat."""

from datetime import date

from django import forms

from cdp_portal.forms import Fieldset
from cdp_portal.forms.record import RecordForm
from members.models import SeatHolder
from members.rules import why_not_begin, why_not_stay
from partnerships.forms import accounts_in


class HolderForm(RecordForm):
    """Who holds a seat and when. Without a name the seat is held, and the name is not given.

    On a new holder, `follows` ends the time of whoever holds the seat now on the day before.
    """

    submit = "Save holder"
    follows = forms.BooleanField(required=False, initial=True)

    class Meta:
        model = SeatHolder
        fields = ["name", "user", "substitute", "starts_on", "ends_on"]
        labels = {
            "name": "Name",
            "user": "Account in the portal",
            "starts_on": "First day",
        }
        help_texts = {
            "name": "A post can hold a seat without a name on record.",
            "user": "Then they see the seat's work when they sign in.",
            "substitute": "A substitute comes when the holder cannot. Several people may be substitutes.",
            "ends_on": "Leave empty while they hold the seat.",
        }
        layout = ("name", "user", "substitute", Fieldset("When", "starts_on", "ends_on"), "follows")
        set_by_view = ("seat",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seat = self.instance.seat
        self.fields["user"].queryset = accounts_in(seat.partnership)
        adding = self.instance._state.adding
        self.predecessor = seat.holders.filter(substitute=False, ends_on=None).first() if adding else None
        if self.predecessor is None:
            del self.fields["follows"]
        else:
            named = self.predecessor.name or self.predecessor.user
            self.fields["follows"].label = f"{named or 'The present holder'} leaves the day before"

    def clean(self) -> dict:
        cleaned = super().clean()
        seat, starts_on, ends_on = self.instance.seat, cleaned.get("starts_on"), cleaned.get("ends_on")
        if "starts_on" in cleaned and (why := why_not_begin(seat, starts_on)):
            self.add_error("starts_on", why)
        elif "ends_on" in cleaned and (why := why_not_stay(seat, ends_on)):
            self.add_error("ends_on", why)
        return cleaned

    @property
    def ends_predecessor(self) -> bool:
        """Does saving end the time of who holds the seat now?"""
        if self.predecessor is None or not self.cleaned_data.get("follows") or self.cleaned_data.get("substitute"):
            return False
        starts_on, before = self.cleaned_data.get("starts_on"), self.predecessor.starts_on
        return bool(starts_on) and (before is None or before < starts_on)

    def _get_validation_exclusions(self) -> set[str]:
        # The overlap with a predecessor who leaves is no overlap; one with anybody later still is one.
        excluded = super()._get_validation_exclusions()
        return excluded | {"seat"} if self.ends_predecessor and not self._meets_another() else excluded

    def _meets_another(self) -> bool:
        others = self.instance.seat.holders.filter(substitute=False).exclude(pk=self.predecessor.pk)
        return others.during(self.cleaned_data["starts_on"], self.cleaned_data.get("ends_on") or date.max).exists()
