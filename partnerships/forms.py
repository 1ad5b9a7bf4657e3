"""The forms of the register."""

from datetime import date

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cdp_portal.dated import in_force
from cdp_portal.formats import gov_date, last_day
from cdp_portal.forms import Field, Fieldset
from cdp_portal.forms.record import RecordForm
from partnerships.models import (
    FootprintArea,
    LocalAuthority,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
    TermsOfReference,
)


def accounts_in(partnership: Partnership):
    """People with a role in the partnership today: those whom a post or seat may be linked to."""
    held = in_force(timezone.localdate(), "role_assignments__") & Q(role_assignments__partnership=partnership)
    return User.objects.filter(held, is_active=True).distinct().order_by("name", "email")


class AuthorityChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, authority: LocalAuthority) -> str:
        ended = f" (until {gov_date(last_day(authority.ends_on))})" if authority.ends_on else ""
        return f"{authority.name}{ended}"


class FootprintForm(RecordForm):
    """An authority and its period. The authority of an area stays: end the area and add another instead."""

    submit = "Save area"

    class Meta:
        model = FootprintArea
        fields = ["authority", "starts_on", "ends_on", "note"]
        field_classes = {"authority": AuthorityChoiceField}
        labels = {"authority": "Local authority", "starts_on": "First day", "note": "Note"}
        help_texts = {"ends_on": "Leave empty while the authority is part of the partnership."}
        set_by_view = ("partnership", "tier")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["authority"]


class SroForm(RecordForm):
    """An owner and their time in office. On a new one, whoever is ticked in `follows` leaves on the day before."""

    submit = "Save senior responsible owner"
    follows = forms.ModelMultipleChoiceField(
        SeniorResponsibleOwner.objects.none(),
        label="Who leaves on the day before",
        help_text="Untick those who stay, to share the role.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = SeniorResponsibleOwner
        fields = [
            "post_title", "organisation_name", "holder_name", "user", "shared",
            "starts_on", "ends_on", "nominated_on", "confirmed_on", "source",
        ]  # fmt: skip
        labels = {
            "holder_name": "Name of the holder",
            "user": "Account in the portal",
            "starts_on": "First day in office",
            "ends_on": "Last day in office",
            "source": "Where this comes from",
        }
        help_texts = {
            "post_title": "For example Director of Public Health.",
            "user": "The person who signs returns with this account.",
            "shared": "Several people may be senior responsible owner together. Then each is marked as sharing.",
            "ends_on": "Leave empty while they are in office.",
        }
        layout = (
            "post_title",
            "organisation_name",
            "holder_name",
            "user",
            "shared",
            Fieldset("In office", "starts_on", "ends_on", "follows"),
            Fieldset("Right to sign", "nominated_on", "confirmed_on", hint="Signing counts from the confirmation."),
            "source",
        )
        set_by_view = ("partnership",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = accounts_in(self.instance.partnership)
        present = SeniorResponsibleOwner.objects.filter(partnership=self.instance.partnership, ends_on=None)
        if self.instance._state.adding and present.exists():
            self.fields["follows"].queryset = present
            self.fields["follows"].initial = [owner.pk for owner in present if not owner.shared]
        else:
            del self.fields["follows"]

    @property
    def leaving(self) -> list[SeniorResponsibleOwner]:
        """Those whose time ends when this owner's begins: those ticked who took office before."""
        starts_on = self.cleaned_data.get("starts_on")
        chosen = self.cleaned_data.get("follows") or []
        return [one for one in chosen if starts_on and (one.starts_on is None or one.starts_on < starts_on)]

    def _get_validation_exclusions(self) -> set[str]:
        # An overlap with somebody who leaves is no overlap; one with anybody else still is one.
        excluded = super()._get_validation_exclusions()
        return excluded | {"partnership"} if self.leaving and not self._meets_another() else excluded

    def _meets_another(self) -> bool:
        said = self.cleaned_data
        known = SeniorResponsibleOwner.objects.filter(partnership=self.instance.partnership)
        others = known.exclude(pk__in=[one.pk for one in self.leaving])
        meeting = others.during(said["starts_on"], said.get("ends_on") or date.max)
        return meeting.exclude(shared=True).exists() if said.get("shared") else meeting.exists()

    def clean(self) -> dict:
        cleaned = super().clean()
        nominated, confirmed = self.cleaned_data.get("nominated_on"), self.cleaned_data.get("confirmed_on")
        if nominated and confirmed and confirmed < nominated:
            self.add_error("confirmed_on", "The confirmation cannot be before the nomination.")
        return cleaned


class TermsForm(RecordForm):
    submit = "Save terms of reference"

    class Meta:
        model = TermsOfReference
        fields = ["text", "adopted_on", "review_due_on", "note"]
        labels = {"note": "What changed"}
        layout = (Field("text", rows=20), "adopted_on", "review_due_on", Field("note", rows=2))

    def clean(self) -> dict:
        cleaned = super().clean()
        adopted, review = self.cleaned_data.get("adopted_on"), self.cleaned_data.get("review_due_on")
        if adopted and review and review <= adopted:
            self.add_error("review_due_on", "The review falls due after the terms are adopted.")
        return cleaned


class MilestoneForm(RecordForm):
    submit = "Save progress"

    class Meta:
        model = MilestoneProgress
        fields = ["milestone", "state", "achieved_on", "evidence"]
        labels = {"state": "How far it has come", "achieved_on": "Done on", "evidence": "Evidence"}
        help_texts = {"evidence": "Where a reader can see that it is done: a minute, a paper, a published page."}
        set_by_view = ("partnership", "cycle")
        general_at = "milestone"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["milestone"]

    def clean(self) -> dict:
        cleaned = super().clean()
        state, achieved = self.cleaned_data.get("state"), self.cleaned_data.get("achieved_on")
        if achieved and state and state not in MilestoneProgress.FINISHED:
            self.add_error("achieved_on", "Leave the date empty until the milestone is done.")
        elif achieved and achieved > timezone.localdate():
            self.add_error("achieved_on", "The date it was done cannot be in the future.")
        return cleaned
