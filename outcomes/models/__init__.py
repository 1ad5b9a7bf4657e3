from outcomes.models.issues import EmergingIssue, IssueAction
from outcomes.models.links import IssueDealtWith, MetricDealtWith, PlanActionDealtWith, RiskDealtWith
from outcomes.models.metrics import Metric, Observation, Outcome, StrategicPriority
from outcomes.models.needs import NeedsAssessment
from outcomes.models.plan_lines import PlanLine
from outcomes.models.plans import DeliveryPlan, Objective, PlanAction, PlanActionMilestone, PlanActionUpdate
from outcomes.models.risks import Risk, RiskReview
from outcomes.models.sources import SourceName
from outcomes.models.standards import QualityStandard, QualityStandardSet, SelfAssessment, StandardRating
from outcomes.models.tracking import Target, TrackedMetric

__all__ = [
    "DeliveryPlan",
    "EmergingIssue",
    "IssueAction",
    "IssueDealtWith",
    "Metric",
    "MetricDealtWith",
    "NeedsAssessment",
    "Objective",
    "Observation",
    "Outcome",
    "PlanAction",
    "PlanActionDealtWith",
    "PlanActionMilestone",
    "PlanActionUpdate",
    "PlanLine",
    "QualityStandard",
    "QualityStandardSet",
    "Risk",
    "RiskDealtWith",
    "RiskReview",
    "SelfAssessment",
    "SourceName",
    "StandardRating",
    "StrategicPriority",
    "Target",
    "TrackedMetric",
]
