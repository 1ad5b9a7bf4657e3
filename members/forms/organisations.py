"""The form of an organisation. One that is like another of the register is asked about before it is kept."""

from django import forms
from django.db.models import Q

from cdp_portal.forms import Fieldset, PortalForm
from cdp_portal.forms.record import RecordForm
from members import numbers
from members.finding import Candidate, alike, other_names
from members.models import Organisation
from partnerships.models import LocalAuthority, Partnership

ANOTHER = "another"
ASKED = "same_as"
ABOUT = ("name", "other_names", "ods_code", "charity_number", "company_number")


class SameAsField(forms.ChoiceField):
    """Which organisation of the register is meant, or that none is. An answer counts as no change of the record."""

    def __init__(self, candidates: list[Candidate]):
        choices = [(str(one.pk), f"Use {one.words}") for one in candidates]
        super().__init__(
            label="Is it one of these?",
            help_text="The register has organisations with a like name or the same number.",
            choices=[*choices, (ANOTHER, "None of these: it is another organisation")],
            widget=forms.RadioSelect,
            error_messages={
                "required": "Select the organisation if it is one of these, or that it is another",
                "invalid_choice": "Select one of these organisations, or that it is another",
            },
        )

    def has_changed(self, initial, data):
        return False


class FindForm(PortalForm):
    """What to look for in the whole register; sent by GET."""

    marks_optional = False
    q = forms.CharField(label="Name or official number", required=False, max_length=200)


class OrganisationForm(RecordForm):
    submit = "Save organisation"

    class Meta:
        model = Organisation
        fields = [
            "name", "other_names", "kind", "sector", "authority", "ods_code", "charity_number", "company_number",
            "website", "starts_on", "ends_on", "successors",
        ]  # fmt: skip
        labels = {
            "other_names": "Other names",
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
        help_texts = {
            "other_names": "Short names and former names, one on each line. People find it under these too.",
            "authority": "If it is a council, or belongs to one.",
            "ods_code": "3 to 6 letters and digits, for example QYG.",
            "charity_number": "6 or 7 digits, for example 1234567; with -1 after it for a part of a charity.",
            "company_number": "8 characters, for example 01234567.",
            "starts_on": "Leave empty if it is not known.",
            "ends_on": "Leave empty while it is there.",
        }
        general_at = "name"
        layout = (
            "name",
            ASKED,
            "other_names",
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
        own = LocalAuthority.objects.filter(pk=self.instance.authority_id)
        self.fields["authority"].queryset = LocalAuthority.objects.decided() | own
        if self.is_bound and (candidates := self._candidates()):
            self.fields[ASKED] = SameAsField(candidates)
            self.order_fields(["name", ASKED])

    def _candidates(self) -> list[Candidate]:
        """The organisations like what was typed, where a name or number is new."""
        new = {name: str(self[name].value() or "") for name in ABOUT if name in self.changed_data}
        names = [*other_names(new.pop("name", "")), *other_names(new.pop("other_names", ""))]
        return alike(names, numbers.tidied(new), but=self.instance.pk) if names or new else []

    @property
    def chosen(self) -> int | None:
        """The organisation of the register that was said to be meant, whatever else the form holds."""
        answer = self[ASKED].value() if ASKED in self.fields else None
        offered = dict(self.fields[ASKED].choices) if answer else {}
        return int(answer) if answer in offered and answer != ANOTHER else None

    def clean_other_names(self) -> str:
        return "\n".join(other_names(self.cleaned_data["other_names"]))

    def clean_ods_code(self) -> str:
        return numbers.ods_code(self.cleaned_data["ods_code"])

    def clean_charity_number(self) -> str:
        return numbers.charity_number(self.cleaned_data["charity_number"])

    def clean_company_number(self) -> str:
        return numbers.company_number(self.cleaned_data["company_number"])
