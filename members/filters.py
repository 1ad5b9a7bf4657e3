"""What the lists of seats and organisations can be narrowed to."""

from django.db.models import QuerySet
from django_filters import CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from cdp_portal.lists import FilterForm
from members.models import Organisation, Seat, Sector
from partnerships.models import Body

HELD, VACANT = "held", "vacant"


def _bodies(request) -> QuerySet:
    return Body.objects.filter(partnership=request.partnership)


def _organisations(request) -> QuerySet:
    return Organisation.objects.filter(seats__partnership=request.partnership).distinct()


class SeatFilter(FilterSet):
    """Seats by body, organisation, kind of member, and whether anyone holds them."""

    body = ModelChoiceFilter(label="Board or group", queryset=_bodies)
    organisation = ModelChoiceFilter(label="Organisation", queryset=_organisations)
    sector = ModelChoiceFilter(label="Kind of member", queryset=Sector.objects.all(), method="of_sector")
    holder = ChoiceFilter(label="Holder", choices=((HELD, "Held"), (VACANT, "Vacant")), method="by_holder")

    class Meta:
        model = Seat
        fields: list[str] = []
        form = FilterForm

    def of_sector(self, queryset: QuerySet, name: str, sector: Sector) -> QuerySet:
        return queryset.of_sector(sector)

    def by_holder(self, queryset: QuerySet, name: str, answer: str) -> QuerySet:
        return queryset.filter(is_vacant=answer == VACANT)


class OrganisationFilter(FilterSet):
    name = CharFilter(label="Name contains", lookup_expr="icontains")
    kind = ChoiceFilter(label="What it is", choices=Organisation.Kind.choices)
    sector = ModelChoiceFilter(label="Kind of member", queryset=Sector.objects.all())

    class Meta:
        model = Organisation
        fields = ["name", "kind", "sector"]
        form = FilterForm
