from outcomes.models.metrics import Metric, Observation, Outcome, StrategicPriority
from outcomes.models.plans import DeliveryPlan, Objective, PlanAction, PlanActionUpdate

__all__ = [
    "DeliveryPlan",
    "Metric",
    "Objective",
    "Observation",
    "Outcome",
    "PlanAction",
    "PlanActionUpdate",
    "StrategicPriority",
]
