from datetime import date

import factory

from members import models
from tests.factories.partnerships import BodyFactory


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Sector

    code = factory.Sequence(lambda n: f"S{n}")
    title = factory.Sequence(lambda n: f"Sector {n}")
    expectation = models.Sector.Expectation.CORE


class ExpectedListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ExpectedList
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"list-{n}")
    title = factory.Sequence(lambda n: f"Expected list {n}")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Organisation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = models.Organisation.Kind.COUNCIL


class SeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Seat

    body = factory.SubFactory(BodyFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    post_title = factory.Sequence(lambda n: f"Director {n}")
    starts_on = date(2022, 8, 1)


class SeatHolderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SeatHolder

    seat = factory.SubFactory(SeatFactory)
    starts_on = date(2022, 8, 1)


class InterestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Interest

    holder = factory.SubFactory(SeatHolderFactory)
    kind = models.Interest.Kind.EMPLOYMENT
    text = "Trustee of a charity that the partnership funds"
    declared_on = date(2023, 4, 1)


class ChairTurnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ChairTurn

    body = factory.SubFactory(BodyFactory)
    seat = factory.SubFactory(SeatFactory, body=factory.SelfAttribute("..body"))
    position = factory.Sequence(lambda n: n + 1)
