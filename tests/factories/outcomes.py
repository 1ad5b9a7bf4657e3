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
    """An open risk that scores 12 of 25. It has no review of its own: make one with RiskReviewFactory."""

    class Meta:
        model = models.Risk
        skip_postgeneration_save = True

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


class IssueDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.IssueDealtWith

    served = factory.SubFactory("tests.factories.outcomes.EmergingIssueFactory")


class TrackedMetricFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.TrackedMetric
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    metric = factory.SubFactory(MetricFactory)


class TargetFactory(factory.django.DjangoModelFactory):
    """From 400 on 31 March 2023 to 520 on 31 March 2025."""

    class Meta:
        model = models.Target

    partnership = factory.SubFactory(PartnershipFactory)
    metric = factory.SubFactory(MetricFactory)
    value = 520
    due_on = date(2025, 3, 31)
    start_value = 400
    starts_on = date(2023, 3, 31)


class SourceNameFactory(factory.django.DjangoModelFactory):
    """A name of a metric in files."""

    class Meta:
        model = models.SourceName

    partnership = factory.SubFactory(PartnershipFactory)
    kind = models.SourceName.Kind.METRIC
    text = factory.Sequence(lambda n: f"Adults in treatment, table {n}")
    metric = factory.SubFactory(MetricFactory)


class PlanActionMilestoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlanActionMilestone

    action = factory.SubFactory(PlanActionFactory)
    text = factory.Sequence(lambda n: f"Site {n} is open")
    due_on = date(2024, 3, 31)


class PlanLineFactory(factory.django.DjangoModelFactory):
    """What the draft of a later version says of an action, in an objective of its own."""

    class Meta:
        model = models.PlanLine

    action = factory.SubFactory(PlanActionFactory)
    plan = factory.LazyAttribute(
        lambda o: DeliveryPlanFactory(
            partnership=o.action.objective.plan.partnership,
            previous=o.action.objective.plan,
            version=o.action.objective.plan.version + 1,
            status="draft",
        )
    )
    objective = factory.LazyAttribute(lambda o: ObjectiveFactory(plan=o.plan))
    text = factory.SelfAttribute("action.text")


class NeedsAssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.NeedsAssessment

    partnership = factory.SubFactory(PartnershipFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Needs assessment {n}")
    status = models.NeedsAssessment.Status.UNDER_WAY


class RiskReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RiskReview

    risk = factory.SubFactory(RiskFactory)
    likelihood = models.Risk.Likelihood.POSSIBLE
    impact = models.Risk.Impact.MAJOR
    text = "Two posts were filled."
    reviewed_on = date(2023, 11, 1)


class EmergingIssueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.EmergingIssue
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Canisters in park {n}")


class IssueActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.IssueAction

    issue = factory.SubFactory(EmergingIssueFactory)
    text = factory.Sequence(lambda n: f"Talk in school {n}")


class QualityStandardSetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.QualityStandardSet

    code = factory.Sequence(lambda n: f"SET{n}")
    title = factory.Sequence(lambda n: f"Standards {n}")


class QualityStandardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.QualityStandard

    standard_set = factory.SubFactory(QualityStandardSetFactory)
    code = factory.Sequence(lambda n: f"QS{n}")
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"People shape the services, part {n}")


class SelfAssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SelfAssessment

    partnership = factory.SubFactory(PartnershipFactory)
    number = factory.Sequence(lambda n: n + 1)
    standard_set = factory.SubFactory(QualityStandardSetFactory)
    assessed_on = date(2023, 9, 28)


class StandardRatingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StandardRating

    assessment = factory.SubFactory(SelfAssessmentFactory)
    standard = factory.LazyAttribute(lambda o: QualityStandardFactory(standard_set=o.assessment.standard_set))
    rating = models.StandardRating.Rating.PARTLY
