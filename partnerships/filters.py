"""What the national lists of the register can be narrowed to."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django_filters import CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from cdp_portal.lists import FilterForm
from partnerships.areas import STATES, in_state
from partnerships.coverage import STATES as COVERAGE_STATES
from partnerships.milestone_table import STATES as MILESTONE_STATES
from partnerships.models import (
    FootprintArea,
    IntegratedCareBoard,
    LocalAuthority,
    Milestone,
    Partnership,
    PoliceForce,
)


def regions() -> list[tuple[str, str]]:
    """The regions that authorities lie in, as choices. One query."""
    names = LocalAuthority.objects.order_by("region").values_list("region", flat=True).distinct()
    return [(name, name) for name in names]


class PartnershipFilter(FilterSet):
    """Partnerships as at a day, by name, region of their footprint then, status and how sure the entry is."""

    name = CharFilter(label="Name contains", lookup_expr="icontains")
    region = ChoiceFilter(label="Region", choices=regions, method="in_region")
    status = ChoiceFilter(label="Status", choices=Partnership.Status.choices)
    confidence = ChoiceFilter(label="How sure the entry is", choices=Partnership.Confidence.choices)

    class Meta:
        model = Partnership
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, day: date, **kwargs):
        self.day = day
        super().__init__(*args, **kwargs)

    def in_region(self, queryset: QuerySet, name: str, region: str) -> QuerySet:
        areas = FootprintArea.objects.as_at(self.day).filter(partnership=OuterRef("pk"), authority__region=region)
        return queryset.filter(Exists(areas))


class AreaFilter(FilterSet):
    """Authorities as at a day, by what they are, where they lie and whether they exist then."""

    name = CharFilter(label="Name contains", lookup_expr="icontains")
    status = ChoiceFilter(label="Status", choices=STATES, method="in_state")
    region = ChoiceFilter(label="Region", choices=regions)
    kind = ChoiceFilter(label="Kind", choices=LocalAuthority.Kind.choices)
    police_force = ModelChoiceFilter(label="Police force", queryset=PoliceForce.objects.all())
    board = ModelChoiceFilter(
        label="Care board", queryset=IntegratedCareBoard.objects.all(), field_name="integrated_care_boards"
    )

    class Meta:
        model = LocalAuthority
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, day: date, **kwargs):
        self.day = day
        super().__init__(*args, **kwargs)

    def in_state(self, queryset: QuerySet, name: str, state: str) -> QuerySet:
        return in_state(queryset, state, self.day)


class CoverageForm(FilterForm):
    """The region and the state that the page about coverage is narrowed to."""

    region = forms.ChoiceField(label="Region", required=False)
    state = forms.ChoiceField(label="Authorities", required=False)

    def __init__(self, *args, names: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "All of England"), *((name, name) for name in names)]
        self.fields["state"].choices = [("", "All, those in none first"), *COVERAGE_STATES]


class MilestoneTableForm(FilterForm):
    """The region, the ask and the state that the national table of milestones is narrowed to."""

    region = forms.ChoiceField(label="Region", required=False)
    ask = forms.ChoiceField(label="Milestone", required=False)
    state = forms.ChoiceField(label="State", required=False)

    def __init__(self, *args, regions: Iterable[str], milestones: Iterable[Milestone], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "All of England"), *((name, name) for name in regions)]
        self.fields["ask"].choices = [("", "All"), *((one.code, one.title) for one in milestones)]
        self.fields["state"].choices = [("", "Any"), *MILESTONE_STATES]
