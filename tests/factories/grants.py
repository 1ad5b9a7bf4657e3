from decimal import Decimal

import factory

from grants import models
from tests.factories.meetings import DealtWithFactory
from tests.factories.partnerships import FootprintAreaFactory


class FundingStreamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FundingStream
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"STREAM{n}")
    name = factory.Sequence(lambda n: f"Treatment grant {n}")


class InterventionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Intervention

    code = factory.Sequence(lambda n: f"M{n}")
    title = factory.Sequence(lambda n: f"Heading {n}")


class AllocationFactory(factory.django.DjangoModelFactory):
    """£1,000 for an authority that is in the footprint of the partnership."""

    class Meta:
        model = models.Allocation
        exclude = ("area",)

    area = factory.SubFactory(FootprintAreaFactory)
    partnership = factory.SelfAttribute("area.partnership")
    authority = factory.SelfAttribute("area.authority")
    stream = factory.SubFactory(FundingStreamFactory)
    financial_year = "2023-24"
    amount = Decimal("1000.00")
    status = models.Allocation.Status.CONFIRMED


class SpendPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SpendPlan

    allocation = factory.SubFactory(AllocationFactory)


class SpendLineFactory(factory.django.DjangoModelFactory):
    """£100 planned in each quarter."""

    class Meta:
        model = models.SpendLine

    plan = factory.SubFactory(SpendPlanFactory)
    position = factory.LazyAttribute(lambda o: o.plan.lines.count() + 1)
    intervention = factory.SubFactory(InterventionFactory)
    title = factory.Sequence(lambda n: f"Recovery workers {n}")
    planned_q1 = planned_q2 = planned_q3 = planned_q4 = Decimal("100.00")


class SpendFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Spend

    line = factory.SubFactory(SpendLineFactory)
    quarter = 1
    actual = Decimal("90.00")


class SpendLineDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.SpendLineDealtWith

    served = factory.SubFactory(SpendLineFactory)
