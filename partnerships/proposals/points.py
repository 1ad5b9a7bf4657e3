"""Benefits, challenges and alternatives: each kind is a page of rows."""

from dataclasses import dataclass

from cdp_portal.forms import Field, RowFormSet, VersionedModelForm, row_formset
from cdp_portal.forms.formsets import without_gone_rows
from partnerships.models import Proposal, ProposalPoint

PREFIX = "points"


class BenefitForm(VersionedModelForm):
    class Meta:
        model = ProposalPoint
        fields = ["text"]
        labels = {"text": "Benefit"}
        layout = (Field("text", rows=2),)


class ChallengeForm(VersionedModelForm):
    class Meta:
        model = ProposalPoint
        fields = ["text", "follow_up", "taken_up_by"]
        labels = {
            "text": "Challenge or risk",
            "follow_up": "Mitigation and follow-up",
            "taken_up_by": "Who takes it up",
        }
        help_texts = {"follow_up": "One on each line.", "taken_up_by": "A post or a body, not a name."}
        layout = (Field("text", rows=2), Field("follow_up", rows=3), "taken_up_by")


class AlternativeForm(VersionedModelForm):
    class Meta:
        model = ProposalPoint
        fields = ["text", "follow_up"]
        labels = {"text": "Alternative", "follow_up": "Why it was rejected"}
        layout = (Field("text", rows=2), Field("follow_up", rows=2))


@dataclass(frozen=True)
class Page:
    """How the page of one kind of points is headed, what one row is called, and the rows."""

    title: str
    noun: str
    said: str
    rows: type[RowFormSet]


def _page(title: str, noun: str, form: type[VersionedModelForm]) -> Page:
    return Page(title, noun, f"{title} saved.", row_formset(Proposal, ProposalPoint, form))


# By the argument in the address.
PAGES = {
    ProposalPoint.Kind.BENEFIT.value: _page("Benefits", "benefit", BenefitForm),
    ProposalPoint.Kind.CHALLENGE.value: _page("Challenges and risks", "challenge", ChallengeForm),
    ProposalPoint.Kind.ALTERNATIVE.value: _page("Alternatives considered", "alternative", AlternativeForm),
}


def point_rows(proposal: Proposal, kind: str, data=None) -> RowFormSet:
    """The rows of one kind, as they are or as they were posted; one that is gone meanwhile is posted as a new one."""
    points = ProposalPoint.objects.filter(proposal=proposal, kind=kind)
    if data is not None:
        data = without_gone_rows(data, PREFIX, points.values_list("pk", flat=True))
    return PAGES[kind].rows(data, instance=proposal, queryset=points, prefix=PREFIX)
