from outcomes.models.links import MetricDealtWith, PlanActionDealtWith, RiskDealtWith
from outcomes.models.metrics import Metric, Observation, Outcome, StrategicPriority
from outcomes.models.plans import DeliveryPlan, Objective, PlanAction, PlanActionUpdate
from outcomes.models.risks import Risk

__all__ = [
    "DeliveryPlan",
    "Metric",
    "MetricDealtWith",
    "Objective",
    "Observation",
    "Outcome",
    "PlanAction",
    "PlanActionDealtWith",
    "PlanActionUpdate",
    "Risk",
    "RiskDealtWith",
    "StrategicPriority",
]
