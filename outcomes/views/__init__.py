from outcomes.views.imports import (
    national_observation_import,
    national_observation_import_detail,
    national_observation_import_names,
    observation_import,
    observation_import_detail,
    observation_import_names,
    observation_template,
)
from outcomes.views.metrics import metric_detail
from outcomes.views.needs_assessments import (
    needs_assessment_add,
    needs_assessment_detail,
    needs_assessment_edit,
    needs_assessment_list,
)
from outcomes.views.objectives import objective_add, objective_edit
from outcomes.views.observations import observation_add, observation_detail, observation_edit, observation_list
from outcomes.views.plan_action_milestones import (
    plan_action_milestone_add,
    plan_action_milestone_edit,
    plan_action_milestone_remove,
)
from outcomes.views.plan_actions import plan_action_add, plan_action_detail, plan_action_edit, plan_action_update
from outcomes.views.plan_timeline import plan_print, plan_timeline
from outcomes.views.plan_versions import (
    plan_add,
    plan_adopt,
    plan_close,
    plan_compare,
    plan_copy,
    plan_edit,
    plan_line_edit,
    plan_part_add,
)
from outcomes.views.plans import plan_action_list
from outcomes.views.risks import risk_add, risk_close, risk_detail, risk_edit, risk_list, risk_reopen

__all__ = [
    "metric_detail",
    "national_observation_import",
    "national_observation_import_detail",
    "national_observation_import_names",
    "needs_assessment_add",
    "needs_assessment_detail",
    "needs_assessment_edit",
    "needs_assessment_list",
    "objective_add",
    "objective_edit",
    "observation_add",
    "observation_detail",
    "observation_edit",
    "observation_import",
    "observation_import_detail",
    "observation_import_names",
    "observation_list",
    "observation_template",
    "plan_action_add",
    "plan_action_detail",
    "plan_action_edit",
    "plan_action_list",
    "plan_action_milestone_add",
    "plan_action_milestone_edit",
    "plan_action_milestone_remove",
    "plan_action_update",
    "plan_add",
    "plan_adopt",
    "plan_close",
    "plan_compare",
    "plan_copy",
    "plan_edit",
    "plan_line_edit",
    "plan_part_add",
    "plan_print",
    "plan_timeline",
    "risk_add",
    "risk_close",
    "risk_detail",
    "risk_edit",
    "risk_list",
    "risk_reopen",
]
