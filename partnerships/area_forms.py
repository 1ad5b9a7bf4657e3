"""The forms of local authorities and of what becomes of them."""

from decimal import Decimal

from django import forms

from cdp_portal.formats import gov_date, quantity
from cdp_portal.forms import Field, NumberField, PortalForm, PortalModelForm, RowFormSet
from cdp_portal.forms.record import RecordForm
from partnerships.areas import lifetime
from partnerships.models import LocalAuthority, Reorganisation, Succession
from partnerships.reorganising import why_not_before


class AreaForm(RecordForm):
    """An authority's facts. Its code is entered once, when it has none; its days follow from reorganisations."""

    submit = "Save authority"
    region = forms.ChoiceField(label="Region")

    class Meta:
        model = LocalAuthority
        fields = ["name", "official_name", "gss_code", "kind", "region", "police_force", "population", "source"]
        labels = {
            "official_name": "Official name",
            "gss_code": "Official code",
            "population": "Population",
            "source": "Where this comes from",
        }
        help_texts = {
            "gss_code": "For example E06000033. Once entered it stays: a code is never used again.",
            "population": "Usual residents, Census 2021.",
        }
        set_by_view = ("region_code",)
        general_at = "gss_code"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = LocalAuthority.objects.order_by("region").values_list("region", "region_code").distinct()
        self.region_codes = dict(known)
        self.fields["region"].choices = [(name, name) for name in self.region_codes]
        if self.instance.gss_code:
            del self.fields["gss_code"]

    def clean_region(self) -> str:
        region = self.cleaned_data["region"]
        self.instance.region_code = self.region_codes[region]
        return region


class ReorganisationForm(RecordForm):
    """What the plan is called, when it takes effect and where that is known from."""

    submit = "Save reorganisation"

    class Meta:
        model = Reorganisation
        fields = ["title", "takes_effect_on", "note", "source"]
        labels = {
            "title": "What it is called",
            "takes_effect_on": "First day after it",
            "source": "Where this comes from",
        }
        help_texts = {
            "title": "For example: Three unitary authorities for Essex. Everyone with an account can read it, and what "
            "becomes of which authority, in the register of areas.",
            "note": "For the partnerships whose footprint it touches.",
            "takes_effect_on": "The first day of the new authorities, for example 1 April 2028.",
        }
        set_by_view = ("kept_by",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and not self.instance.is_planned:
            del self.fields["takes_effect_on"]


class AreaChoiceField(forms.ModelChoiceField):
    """An authority by its name, with its days where it has any."""

    def label_from_instance(self, authority: LocalAuthority) -> str:
        dated = authority.starts_on or authority.ends_on
        return f"{authority.name} ({lifetime(authority)})" if dated else authority.name


class SuccessionForm(PortalModelForm):
    """One row: an authority, what it becomes wholly or in part, and whether it ends."""

    successor = AreaChoiceField(LocalAuthority.objects.none(), label="Becomes part of", required=False)
    new_name = forms.CharField(label="Or becomes a new authority called", max_length=100, required=False)
    percent = NumberField(
        label="Share of it",
        required=False,
        min_value=Decimal("0.01"),
        max_value=100,
        decimal_places=2,
        max_digits=5,
        help_text="Leave empty when it is not known.",
    )
    ends = forms.BooleanField(label="It ends on the day before", required=False, initial=True)

    class Meta:
        model = Succession
        fields = ["predecessor", "successor"]
        field_classes = {"predecessor": AreaChoiceField}
        labels = {"predecessor": "Authority"}
        layout = ("predecessor", "successor", "new_name", Field("percent", suffix="%", width=4), "ends")

    def __init__(self, *args, choices: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("predecessor", "successor"):
            self.fields[name].queryset = LocalAuthority.objects.decided()
            words = "Select authority" if name == "predecessor" else "None of these"
            self.fields[name].choices = [("", words), *choices]
        if self.instance.pk:
            self._begin_with(self.instance)

    def _begin_with(self, step: Succession) -> None:
        """Show a saved row as it was typed: a new authority by its name."""
        share = step.share * 100 if step.share is not None else None
        self.initial |= {"percent": share.normalize() if share else None, "ends": not step.goes_on}
        if step.successor.is_planned:
            self.initial |= {"successor": None, "new_name": step.successor.name}

    def clean_new_name(self) -> str:
        return " ".join(self.cleaned_data["new_name"].split())

    def clean(self) -> dict:
        cleaned = super().clean()
        predecessor, successor = cleaned.get("predecessor"), cleaned.get("successor")
        name = cleaned.get("new_name", "")
        if successor and name:
            self.add_error("new_name", "Choose an authority or name a new one, not both.")
        elif not successor and not name and "successor" not in self.errors:
            self.add_error("successor", "Choose the authority that it becomes part of, or name a new one.")
        elif successor and successor == predecessor:
            self.add_error("successor", "An authority cannot follow itself.")
        percent = cleaned.get("percent")
        self.instance.share = None if percent is None else percent / 100
        return cleaned


class SuccessionRowFormSet(RowFormSet):
    """The rows of a plan. Give it `form`, the plan's own, whose day the rules are about."""

    max_rows = 40

    def __init__(self, *args, form: ReorganisationForm, **kwargs):
        self.plan = form
        choices = [
            (one.pk, AreaChoiceField.label_from_instance(None, one))
            for one in LocalAuthority.objects.decided().select_related("planned_in")
        ]
        super().__init__(*args, form_kwargs={"choices": choices}, **kwargs)

    def clean(self) -> None:
        super().clean()
        rows = [row for row in self.filled() if row.is_valid()]
        if not rows and not any(row.errors for row in self.rows):
            raise forms.ValidationError("Say of at least one authority what becomes of it.")
        shares: dict[int, Decimal] = {}
        said, ends = set(), {}
        for row in rows:
            answers = dict(row.cleaned_data)  # an error takes its field out of the row's own
            self._check_days(row, answers["predecessor"], answers["successor"], ends=answers["ends"])
            self._check_with_others(row, answers, said, ends, shares)

    def _check_days(self, row, predecessor, successor, *, ends: bool) -> None:
        day = self.plan.cleaned_data.get("takes_effect_on") if self.plan.is_bound and self.plan.is_valid() else None
        if day is None:
            return
        if why := why_not_before(predecessor, day, ends=ends):
            early = ends and predecessor.ends_on and predecessor.ends_on > day
            (self.plan if early else row).add_error("takes_effect_on" if early else "predecessor", why)
        if successor and not successor.is_in_force(day):
            row.add_error("successor", f"{successor} does not exist on {gov_date(day)}: {lifetime(successor)}.")

    def _check_with_others(self, row, answers: dict, said: set, ends: dict, shares: dict) -> None:
        predecessor = answers["predecessor"]
        pair = (predecessor.pk, answers["successor"].pk if answers["successor"] else answers["new_name"].lower())
        if pair in said:
            row.add_error("successor", "This is said in another row already.")
        said.add(pair)
        if ends.setdefault(predecessor.pk, answers["ends"]) != answers["ends"]:
            row.add_error("ends", f"Another row says otherwise: {predecessor} either ends or goes on.")
        shares[predecessor.pk] = shares.get(predecessor.pk, Decimal(0)) + (answers["percent"] or 0)
        if shares[predecessor.pk] > 100:
            told = f"The shares of {predecessor} come to {quantity(shares[predecessor.pk])}%."
            row.add_error("percent", f"{told} They cannot be more than 100%.")


class ReopenForm(PortalForm):
    reason = forms.CharField(
        label="Why it is planned again",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example that Parliament moved the day. Kept in the history of the reorganisation.",
    )


SuccessionRows = forms.inlineformset_factory(
    Reorganisation, Succession, form=SuccessionForm, formset=SuccessionRowFormSet, extra=1, can_delete=True
)
