from outcomes.views.catalogue import metric_add, metric_edit, metric_list
from outcomes.views.dashboard import outcome_dashboard, outcome_dashboard_print
from outcomes.views.imports import (
    national_observation_import,
    national_observation_import_detail,
    national_observation_import_names,
    observation_import,
    observation_import_detail,
    observation_import_names,
    observation_template,
)
from outcomes.views.issue_actions import issue_action_add, issue_action_done, issue_action_edit
from outcomes.views.issues import issue_add, issue_close, issue_detail, issue_edit, issue_list, issue_reopen
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
from outcomes.views.risk_report import risk_report
from outcomes.views.risk_reviews import risk_review
from outcomes.views.risks import risk_add, risk_close, risk_detail, risk_edit, risk_list, risk_reopen
from outcomes.views.self_assessments import (
    self_assessment_add,
    self_assessment_detail,
    self_assessment_edit,
    self_assessment_list,
    self_assessment_print,
)
from outcomes.views.standard_ratings import self_assessment_agree, self_assessment_reopen, standard_rating_edit
from outcomes.views.tracking import metric_track, metric_untrack, target_add, target_edit, target_remove

__all__ = [
    "issue_action_add",
    "issue_action_done",
    "issue_action_edit",
    "issue_add",
    "issue_close",
    "issue_detail",
    "issue_edit",
    "issue_list",
    "issue_reopen",
    "metric_add",
    "metric_detail",
    "metric_edit",
    "metric_list",
    "metric_track",
    "metric_untrack",
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
    "outcome_dashboard",
    "outcome_dashboard_print",
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
    "risk_report",
    "risk_review",
    "self_assessment_add",
    "self_assessment_agree",
    "self_assessment_detail",
    "self_assessment_edit",
    "self_assessment_list",
    "self_assessment_print",
    "self_assessment_reopen",
    "standard_rating_edit",
    "target_add",
    "target_edit",
    "target_remove",
]
