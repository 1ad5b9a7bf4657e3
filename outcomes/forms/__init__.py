"""Forms of the delivery plan, the risk register and of outcome figures."""

from outcomes.forms.assessments import AgreeForm, RatingForm, ReopenForm, SelfAssessmentForm
from outcomes.forms.issues import CloseIssueForm, DoneForm, IssueActionForm, IssueForm
from outcomes.forms.metrics import CommonMetricForm, MetricForm
from outcomes.forms.needs_assessments import NeedsAssessmentForm
from outcomes.forms.observations import CorrectionForm, ObservationForm
from outcomes.forms.plan_versions import (
    AdoptPlanForm,
    ClosePlanForm,
    CopyPlanForm,
    PlanForm,
    PlanLineForm,
    PlanPartForm,
)
from outcomes.forms.plans import MilestoneForm, ObjectiveForm, PlanActionForm, UpdateForm
from outcomes.forms.risks import CloseRiskForm, ReviewForm, RiskForm
from outcomes.forms.tracking import TargetForm, TrackForm

__all__ = [
    "AdoptPlanForm",
    "AgreeForm",
    "CloseIssueForm",
    "ClosePlanForm",
    "CloseRiskForm",
    "CommonMetricForm",
    "CopyPlanForm",
    "CorrectionForm",
    "DoneForm",
    "IssueActionForm",
    "IssueForm",
    "MetricForm",
    "MilestoneForm",
    "NeedsAssessmentForm",
    "ObjectiveForm",
    "ObservationForm",
    "PlanActionForm",
    "PlanForm",
    "PlanLineForm",
    "PlanPartForm",
    "RatingForm",
    "ReopenForm",
    "ReviewForm",
    "RiskForm",
    "SelfAssessmentForm",
    "TargetForm",
    "TrackForm",
    "UpdateForm",
]
