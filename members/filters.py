"""What the lists of seats and organisations can be narrowed to."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from cdp_portal.lists import FilterForm
from members.models import Interest, Organisation, Seat, SeatHolder, Sector
from partnerships.body_choice import BodyFilter
from partnerships.models import Body

HELD, VACANT = "held", "vacant"


def _bodies(request) -> QuerySet:
    return Body.objects.filter(partnership=request.partnership)


def _organisations(request) -> QuerySet:
    return Organisation.objects.filter(seats__partnership=request.partnership).distinct()


class SeatFilter(FilterSet):
    """Seats by body, organisation, kind of member, and whether anyone holds them."""

    body = BodyFilter(label="Board or group", queryset=_bodies)
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


def _named(request) -> QuerySet:
    """Organisations with a seat here or named in a declaration that the reader may see."""
    seen = Interest.objects.filter(
        organisation=OuterRef("pk"),
        partnership=request.partnership,
        release_class__in=request.access.audience.may_see_classes,
    )
    seats = Seat.objects.filter(organisation=OuterRef("pk"), partnership=request.partnership)
    return Organisation.objects.filter(Exists(seats) | Exists(seen))


class InterestFilter(FilterSet):
    """Declarations by body, and by the organisation that the holder comes from or that the interest concerns."""

    body = ModelChoiceFilter(label="Board or group", queryset=_bodies, field_name="holder__seat__body")
    organisation = ModelChoiceFilter(label="Organisation", queryset=_named, method="from_or_about")
    kind = ChoiceFilter(label="Kind of interest", choices=Interest.Kind.choices)

    class Meta:
        model = Interest
        fields: list[str] = []
        form = FilterForm

    def from_or_about(self, queryset: QuerySet, name: str, organisation: Organisation) -> QuerySet:
        return queryset.filter(Q(holder__seat__organisation=organisation) | Q(organisation=organisation))


class SilentFilter(FilterSet):
    """The same of holders who have declared nothing; those of a kind of interest are none."""

    body = ModelChoiceFilter(queryset=_bodies, field_name="seat__body")
    organisation = ModelChoiceFilter(queryset=_named, field_name="seat__organisation")
    kind = ChoiceFilter(choices=Interest.Kind.choices, method="none")

    class Meta:
        model = SeatHolder
        fields: list[str] = []

    def none(self, queryset: QuerySet, name: str, kind: str) -> QuerySet:
        return queryset.none()
