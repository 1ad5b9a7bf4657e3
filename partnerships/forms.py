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
from cdp_portal.periods import plus_months
from partnerships.models import (
    FootprintArea,
    LocalAuthority,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
    TermsOfReference,
)
from partnerships.rules import why_not_adopt

REVIEW_MONTHS = 12  # what is proposed for the next review of terms of reference


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
        if self.instance._state.adding:
            self.fields["authority"].queryset = LocalAuthority.objects.decided()
        else:
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
    """A version of terms of reference. Of an adopted one only what is said about it can be changed."""

    submit = "Save terms of reference"

    class Meta:
        model = TermsOfReference
        fields = ["text", "adopted_on", "adopted_by", "review_due_on", "note"]
        labels = {"note": "What changed", "adopted_by": "Adopted by"}
        help_texts = {
            "text": "Mark up with #\u00a0Heading, -\u00a0list and **bold**.",
            "adopted_on": "Leave empty while it is a draft. Once adopted, the text stays.",
            "adopted_by": "For example the health and wellbeing board. Leave empty if the body itself adopted them.",
        }
        layout = (
            Field("text", rows=20),
            Fieldset("Adoption", "adopted_on", "adopted_by"),
            "review_due_on",
            Field("note", rows=2),
        )
        set_by_view = ("body",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and self.instance.is_adopted:
            for name in ("text", "adopted_on", "adopted_by"):
                del self.fields[name]

    def clean(self) -> dict:
        cleaned = super().clean()
        adopted, review = self.cleaned_data.get("adopted_on"), self.cleaned_data.get("review_due_on")
        if adopted and (why := why_not_adopt(self.instance, adopted, timezone.localdate())):
            self.add_error("adopted_on", why)
        if review and review <= (adopted or self.instance.adopted_on or date.min):
            self.add_error("review_due_on", "The review falls due after the terms are adopted.")
        return cleaned


class TermsReviewForm(RecordForm):
    """The review of the terms in force is done and their text stays: when it was, and when the next falls due."""

    submit = "Record the review"

    class Meta:
        model = TermsOfReference
        fields = ["reviewed_on", "review_due_on"]
        labels = {"reviewed_on": "Reviewed on"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True
        del self.fields["change_reason"]
        today = timezone.localdate()
        self.initial |= {"reviewed_on": today, "review_due_on": plus_months(today, REVIEW_MONTHS)}

    def clean(self) -> dict:
        cleaned = super().clean()
        reviewed, review = self.cleaned_data.get("reviewed_on"), self.cleaned_data.get("review_due_on")
        if reviewed and reviewed > timezone.localdate():
            self.add_error("reviewed_on", "The day of the review cannot be in the future.")
        elif reviewed and self.instance.adopted_on and reviewed < self.instance.adopted_on:
            self.add_error("reviewed_on", "The review comes after the adoption.")
        if reviewed and review and review <= reviewed:
            self.add_error("review_due_on", "The next review falls due after this one.")
        return cleaned


class MilestoneForm(RecordForm):
    """How far a round of a milestone has come, and when it is due and comes round in this partnership."""

    submit = "Save progress"

    class Meta:
        model = MilestoneProgress
        fields = [
            "milestone", "state", "begun_on", "achieved_on", "evidence", "evidence_url", "due_on", "recurs_months",
        ]  # fmt: skip
        labels = {
            "state": "How far it has come",
            "begun_on": "Begun on",
            "achieved_on": "Done on",
            "evidence": "Evidence",
            "evidence_url": "Page that shows it",
            "due_on": "Due here on",
            "recurs_months": "Comes round here every (months)",
        }
        help_texts = {
            "begun_on": "Leave empty if work on it begins today, or if the day is not known.",
            "evidence": "Where a reader can see that it is done: a minute, a paper, a published page.",
            "due_on": "Leave empty to keep the day that is asked for.",
            "recurs_months": "Leave empty as nationally. 0 if it is done once.",
        }
        layout = (
            "milestone",
            "state",
            Fieldset("When", "begun_on", "achieved_on"),
            Fieldset("What shows it", "evidence", "evidence_url"),
            Fieldset("In this partnership", "due_on", Field("recurs_months", width=3)),
        )
        set_by_view = ("partnership", "cycle")
        general_at = "milestone"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.milestone_id:
            asked = self.instance.milestone.recurs_months
            nationally = f"every {asked} months" if asked else "once"
            self.fields["recurs_months"].help_text = f"Leave empty as nationally: {nationally}. 0 if it is done once."
            del self.fields["milestone"]

    def clean(self) -> dict:
        cleaned = super().clean()
        state, achieved = self.cleaned_data.get("state"), self.cleaned_data.get("achieved_on")
        begun, today = self.cleaned_data.get("begun_on"), timezone.localdate()
        if achieved and state and state not in MilestoneProgress.FINISHED:
            self.add_error("achieved_on", "Leave the date empty until the milestone is done.")
        elif achieved and achieved > today:
            self.add_error("achieved_on", "The date it was done cannot be in the future.")
        elif achieved and begun and achieved < begun:
            self.add_error("achieved_on", "It cannot be done before it began.")
        if begun and begun > today:
            self.add_error("begun_on", "The day it began cannot be in the future.")
        return cleaned
