"""The forms of partnerships themselves: adding one, changing its details, ending it."""

from django import forms
from django.utils.text import slugify

from cdp_portal.formats import gov_date, last_day
from cdp_portal.forms.layout import Fieldset
from cdp_portal.forms.record import UPSIDE_DOWN, RecordForm
from cdp_portal.sentences import joined
from partnerships.models import Partnership
from partnerships.rules import formed_too_early, joins_after, tier_clashes

RESERVED = ("add",)  # addresses that lead to other pages


class PartnershipAddForm(RecordForm):
    submit = "Add partnership"

    class Meta:
        model = Partnership
        fields = ["name", "short_name", "slug", "tier", "formed_on", "purpose", "website", "source"]
        labels = {
            "slug": "Address in the portal",
            "purpose": "What it is for",
            "source": "Where these details come from",
        }
        help_texts = {
            "short_name": "What people call it, for example Sefton.",
            "slug": "The part of web addresses that stays, for example tower-hamlets. "
            "Leave empty to make it from the short name.",
            "website": "Its public page.",
        }
        general_at = "name"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("short_name", ""))[:60]
        taken = Partnership.objects.filter(slug=slug).first()
        if taken is not None:
            raise forms.ValidationError(f"{taken.name} has the address “{slug}”. Enter a different one.")
        if slug in RESERVED:
            raise forms.ValidationError(f"“{slug}” is needed by the portal itself. Enter a different address.")
        return slug


class PartnershipForm(RecordForm):
    submit = "Save partnership"

    class Meta:
        model = Partnership
        fields = [
            "name", "short_name", "status", "tier", "formed_on", "ends_on", "successors",
            "purpose", "website", "source",
        ]  # fmt: skip
        labels = {
            "purpose": "What it is for",
            "source": "Where these details come from",
            "successors": "Partnerships that follow it",
        }
        help_texts = {
            "short_name": "What people call it, for example Sefton.",
            "website": "Its public page.",
            "ends_on": "Leave empty while it goes on. Its footprint ends with it: authorities that are still in it get "
            "the same last day.",
            "successors": "Only partnerships whose first day is on record can be chosen.",
        }
        layout = (
            "name",
            "short_name",
            "status",
            "tier",
            Fieldset("When", "formed_on", "ends_on", "successors"),
            "purpose",
            "website",
            "source",
        )
        general_at = "name"
        set_by_view = ("confidence",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dated = Partnership.objects.filter(formed_on__isnull=False) | self.instance.successors.all()
        later = dated.exclude(pk=self.instance.pk).distinct()
        if self.instance.formed_on:
            later = later.filter(formed_on__gt=self.instance.formed_on)
        self.fields["successors"].queryset = later
        if not later.exists():
            del self.fields["successors"]

    def clean_tier(self) -> str:
        tier = self.cleaned_data["tier"]
        if "tier" in self.changed_data and (clashing := tier_clashes(self.instance, tier)):
            raise forms.ValidationError(
                f"{joined(clashing)} would then be in two footprints of the same tier. "
                "End one of them in the footprint first."
            )
        return tier

    def clean(self) -> dict:
        cleaned = super().clean()
        formed_on, ends_on = self.cleaned_data.get("formed_on"), self.cleaned_data.get("ends_on")
        successors = list(self.cleaned_data.get("successors") or ())
        if formed_on and ends_on and ends_on <= formed_on:
            self.add_error("ends_on", UPSIDE_DOWN)
        elif ends_on and "ends_on" in self.changed_data and (later := joins_after(self.instance, ends_on)):
            told = f"{joined(later)} would join the footprint only after that day. Change the footprint first."
            self.add_error("ends_on", told)
        if successors and ends_on is None and "ends_on" not in self.errors:
            self.add_error("ends_on", "Enter the last day: another partnership follows from then on.")
        for early in formed_too_early(successors, ends_on):
            told = f"{early} was formed on {gov_date(early.formed_on)}, before this partnership ends."
            self.add_error("successors", f"{told} It can follow from the day after {gov_date(last_day(ends_on))}.")
        for earlier in self.instance.predecessors.all() if formed_on and "formed_on" in self.changed_data else ():
            if earlier.ends_on and formed_on < earlier.ends_on:
                told = f"It follows {earlier}, whose last day is {gov_date(last_day(earlier.ends_on))}."
                self.add_error("formed_on", f"{told} Enter a day after that.")
        return cleaned
