from datetime import date

import pytest
from tablib import Dataset

from members.models import Seat
from members.resources import OrganisationResource, SeatResource
from tests.factories.members import OrganisationFactory, SeatFactory, SectorFactory
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db


def test_organisations_and_seats_come_back_as_they_went_out(sefton):
    organisation = OrganisationFactory(kept_by=sefton, sector=SectorFactory(code="POLICE"))
    seat = SeatFactory(
        body=BodyFactory(partnership=sefton, slug="board"), organisation=organisation, starts_on=date(2022, 8, 3)
    )
    seats, organisations = SeatResource().export().csv, OrganisationResource().export().csv
    seat.delete()
    organisation.delete()
    for resource, text in ((OrganisationResource, organisations), (SeatResource, seats)):
        result = resource().import_data(Dataset().load(text, format="csv"))
        assert (result.totals["new"], result.has_errors()) == (1, False)
    assert (SeatResource().export().csv, OrganisationResource().export().csv) == (seats, organisations)


def test_a_body_is_looked_up_in_the_partnership_of_its_row(sefton, thurrock):
    ours, theirs = (BodyFactory(partnership=one, slug="board") for one in (sefton, thurrock))
    OrganisationFactory(name="Police")
    rows = Dataset(headers=["partnership", "body", "organisation", "post_title", "position", "voting", "starts_on"])
    rows.append(["thurrock", "board", "Police", "Chief", "member", "1", "2022-08-03"])
    assert not SeatResource().import_data(rows).has_errors()
    seat = Seat.objects.get()
    assert (seat.body, seat.partnership) == (theirs, thurrock)
    assert not Seat.objects.filter(body=ours).exists()
