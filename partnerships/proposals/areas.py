"""The register on paper: which authority would belong to which partnership, as one form."""

from datetime import date

from django import forms
from django.utils import timezone

from cdp_portal.forms import Field, VersionedModelForm
from cdp_portal.forms.versioned import EMPTY, Difference
from cdp_portal.sentences import joined
from partnerships.models import FootprintArea, LocalAuthority, Partnership, Proposal

PREFIX = "area_"


def concerned(proposal: Proposal) -> list[Partnership]:
    """The partnership that keeps the proposal, and those it names. One query."""
    return [proposal.partnership, *proposal.partners.all()]


def effective_day(proposal: Proposal) -> date:
    """The day as at which the effect is told: when it would take effect, or today."""
    return proposal.takes_effect_on or timezone.localdate()


def name_on_paper(proposal: Proposal, partnerships: list[Partnership]) -> str:
    """What a merged partnership might be called; nothing for a split, where every name is a choice."""
    if proposal.change != Proposal.Change.MERGE:
        return ""
    return f"{joined(sorted(str(one) for one in partnerships))} Combating Drugs Partnership"


class AreasForm(VersionedModelForm):
    """A box for each authority. It counts as a change of the proposal, so that two people cannot undo each other."""

    submit = "Save areas on paper"
    marks_optional = False

    class Meta:
        model = Proposal
        fields = []
        set_by_view = ("partnership",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = {area.authority_id: area.becomes for area in self.instance.areas.all()}
        partnerships = concerned(self.instance)
        suggested = "" if self.before else name_on_paper(self.instance, partnerships)
        covered = FootprintArea.objects.filter(partnership__in=partnerships).as_at(effective_day(self.instance))
        now = dict(covered.values_list("authority", "partnership__short_name"))
        for authority in LocalAuthority.objects.filter(pk__in=[*now, *self.before]):
            self.fields[f"{PREFIX}{authority.pk}"] = forms.CharField(
                label=authority.name,
                max_length=200,
                required=False,
                help_text=f"Now in {now.get(authority.pk, 'none of these partnerships')}.",
                initial=self.before.get(authority.pk, suggested),
                error_messages={"max_length": f"The name for {authority.name} must be 200 characters or fewer"},
            )

    def _layout(self) -> tuple:
        return tuple(Field(name, label="s") for name in self.fields if name.startswith(PREFIX))

    @property
    def answers(self) -> dict[int, str]:
        """The partnership that each authority would belong to, by the authority's id; empty where it stays."""
        return {
            int(name.removeprefix(PREFIX)): value.strip()
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }

    def has_changed(self) -> bool:
        return True

    def differences(self) -> list[Difference]:
        saved = {area.authority_id: area.becomes for area in self.instance.areas.all()}
        labels = {pk: str(self.fields[f"{PREFIX}{pk}"].label) for pk in self.answers}
        return [
            Difference(labels[pk], saved.get(pk, "") or EMPTY, typed or EMPTY)
            for pk, typed in self.answers.items()
            if saved.get(pk, "") != typed
        ]
