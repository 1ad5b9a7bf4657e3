from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.models import SeniorResponsibleOwner
from partnerships.rules import signing, tier_clashes
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory, SeniorResponsibleOwnerFactory

DAY = date(2023, 12, 6)
LONG_AGO, YESTERDAY, TOMORROW = date(2022, 8, 1), DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("period", "could", "why"),
    [
        ({}, True, "In office since 1 August 2022, confirmed on 1 August 2022."),
        ({"starts_on": None}, True, "In office, confirmed on 1 August 2022."),
        ({"starts_on": TOMORROW}, False, "Takes office on 7 December 2023."),
        ({"ends_on": DAY}, False, "Left office: the last day was 5 December 2023."),
        ({"ends_on": TOMORROW}, True, "In office since 1 August 2022, confirmed on 1 August 2022."),
        ({"confirmed_on": None}, False, "Nominated on 1 July 2022, but not yet confirmed."),
        ({"confirmed_on": None, "nominated_on": None}, False, "The nomination is not yet confirmed."),
        ({"confirmed_on": TOMORROW}, False, "The nomination is confirmed only from 7 December 2023."),
        ({"confirmed_on": DAY}, True, "In office since 1 August 2022, confirmed on 6 December 2023."),
    ],
)
def test_who_could_sign_and_why(period, could, why):
    owner = SeniorResponsibleOwnerFactory.build(**period)
    assert (signing(owner, DAY).could_sign, signing(owner, DAY).why) == (could, why)


days = st.one_of(st.none(), st.dates(DAY - timedelta(days=3), DAY + timedelta(days=3)))


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(starts_on=days, ends_on=days, confirmed_on=days)
def test_the_words_agree_with_the_query(starts_on, ends_on, confirmed_on):
    if starts_on and ends_on and ends_on <= starts_on:
        return
    owner = SeniorResponsibleOwnerFactory(
        starts_on=starts_on, ends_on=ends_on, confirmed_on=confirmed_on, nominated_on=None
    )
    asked = SeniorResponsibleOwner.objects.who_could_sign(DAY).filter(pk=owner.pk).exists()
    assert signing(owner, DAY).could_sign == asked


@pytest.mark.django_db
def test_a_change_of_tier_may_put_an_authority_into_two_footprints(sefton):
    county = PartnershipFactory(tier="wider")
    area = FootprintAreaFactory(partnership=sefton, starts_on=LONG_AGO)
    FootprintAreaFactory(partnership=county, authority=area.authority, starts_on=LONG_AGO)
    FootprintAreaFactory(partnership=county)
    assert tier_clashes(county, "local") == [area.authority.name]
    assert tier_clashes(sefton, "wider") == [area.authority.name]


@pytest.mark.django_db
def test_footprints_one_after_the_other_do_not_clash(sefton):
    county = PartnershipFactory(tier="wider")
    area = FootprintAreaFactory(partnership=sefton, starts_on=LONG_AGO, ends_on=DAY)
    FootprintAreaFactory(partnership=county, authority=area.authority, starts_on=DAY)
    assert tier_clashes(county, "local") == []
