from outcomes.views.metrics import metric_detail
from outcomes.views.observations import observation_add, observation_detail, observation_edit, observation_list
from outcomes.views.plan_actions import plan_action_add, plan_action_detail, plan_action_edit, plan_action_update
from outcomes.views.plans import objective_add, objective_edit, plan_action_list, plan_add, plan_edit
from outcomes.views.risks import risk_add, risk_close, risk_detail, risk_edit, risk_list, risk_reopen

__all__ = [
    "metric_detail",
    "objective_add",
    "objective_edit",
    "observation_add",
    "observation_detail",
    "observation_edit",
    "observation_list",
    "plan_action_add",
    "plan_action_detail",
    "plan_action_edit",
    "plan_action_list",
    "plan_action_update",
    "plan_add",
    "plan_edit",
    "risk_add",
    "risk_close",
    "risk_detail",
    "risk_edit",
    "risk_list",
    "risk_reopen",
]
