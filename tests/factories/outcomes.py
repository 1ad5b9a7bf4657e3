from datetime import date

import factory

from outcomes import models
from outcomes.series import series_of
from tests.factories.meetings import DealtWithFactory
from tests.factories.partnerships import PartnershipFactory


class StrategicPriorityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StrategicPriority

    code = factory.Sequence(lambda n: f"P{n}")
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Priority {n}")


class OutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Outcome

    code = factory.Sequence(lambda n: f"O{n}")
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Outcome {n}")


class MetricFactory(factory.django.DjangoModelFactory):
    """A national metric of which more is better."""

    class Meta:
        model = models.Metric

    code = factory.Sequence(lambda n: f"H{n:03}")
    outcome = factory.SubFactory(OutcomeFactory)
    tier = models.Metric.Tier.HEADLINE
    name = factory.Sequence(lambda n: f"Numbers in treatment {n}")
    unit = "people"
    polarity = models.Metric.Polarity.HIGHER


class ObservationFactory(factory.django.DjangoModelFactory):
    """412 people in July to September 2023; give `state` other than "value" and it has no figure."""

    class Meta:
        model = models.Observation

    metric = factory.SubFactory(MetricFactory)
    partnership = factory.SubFactory(PartnershipFactory)
    starts_on = date(2023, 7, 1)
    ends_on = date(2023, 10, 1)
    value = factory.LazyAttribute(lambda o: 412 if o.state == models.Observation.State.VALUE else None)
    state = models.Observation.State.VALUE
    source = "National Drug Treatment Monitoring System"

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        kwargs.setdefault("series", series_of(models.Observation(**kwargs)))
        return kwargs


class DeliveryPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.DeliveryPlan

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda n: f"Delivery plan {n}")
    status = models.DeliveryPlan.Status.ADOPTED
    adopted_on = date(2023, 1, 1)
    starts_on = date(2023, 1, 1)


class ObjectiveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Objective

    plan = factory.SubFactory(DeliveryPlanFactory)
    position = factory.LazyAttribute(lambda o: o.plan.objectives.count() + 1)
    title = factory.Sequence(lambda n: f"Objective {n}")


class PlanActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlanAction
        skip_postgeneration_save = True

    objective = factory.SubFactory(ObjectiveFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Open treatment places, site {n}")


class PlanActionUpdateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlanActionUpdate

    action = factory.SubFactory(PlanActionFactory)
    text = "Two posts were filled."
    status = models.PlanAction.Status.ON_TRACK


class RiskFactory(factory.django.DjangoModelFactory):
    """An open risk that scores 12 of 25."""

    class Meta:
        model = models.Risk

    partnership = factory.SubFactory(PartnershipFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Posts stay empty, team {n}")
    likelihood = models.Risk.Likelihood.POSSIBLE
    impact = models.Risk.Impact.MAJOR


class PlanActionDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.PlanActionDealtWith

    served = factory.SubFactory(PlanActionFactory)


class MetricDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.MetricDealtWith

    served = factory.SubFactory(MetricFactory)


class RiskDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.RiskDealtWith

    served = factory.SubFactory(RiskFactory)
