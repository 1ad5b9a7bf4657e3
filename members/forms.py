"""The forms of seats, holders and organisations."""

from datetime import date

from django import forms
from django.db.models import Q

from cdp_portal.forms import Fieldset
from cdp_portal.forms.record import RecordForm
from members.models import Organisation, Seat, SeatHolder
from members.rules import why_not_begin, why_not_end, why_not_stay
from partnerships.forms import accounts_in
from partnerships.models import Body, Partnership, SeniorResponsibleOwner


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


class OrganisationForm(RecordForm):
    submit = "Save organisation"

    class Meta:
        model = Organisation
        fields = [
            "name", "kind", "sector", "authority", "ods_code", "charity_number", "company_number", "website",
            "starts_on", "ends_on", "successors",
        ]  # fmt: skip
        labels = {
            "kind": "What it is",
            "sector": "Kind of member",
            "authority": "Local authority",
            "ods_code": "NHS organisation code",
            "charity_number": "Charity number",
            "company_number": "Company number",
            "website": "Website",
            "starts_on": "First day",
            "successors": "Followed by",
        }
        general_at = "name"
        layout = (
            "name",
            "kind",
            "sector",
            "authority",
            Fieldset("Official numbers", "ods_code", "charity_number", "company_number", "website"),
            Fieldset("When", "starts_on", "ends_on", "successors"),
        )

    def __init__(self, *args, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        may_follow = Q(pk__in=Organisation.objects.known_to(partnership).values("pk"))
        if self.instance.pk:
            may_follow |= Q(predecessors=self.instance.pk)
        found = Organisation.objects.filter(may_follow).exclude(pk=self.instance.pk).distinct()
        self.fields["successors"].queryset = found
        if not found.exists():
            del self.fields["successors"]
