"""Forms of the delivery plan, the risk register and of outcome figures."""

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
from outcomes.forms.risks import CloseRiskForm, RiskForm

__all__ = [
    "AdoptPlanForm",
    "ClosePlanForm",
    "CloseRiskForm",
    "CopyPlanForm",
    "CorrectionForm",
    "MilestoneForm",
    "NeedsAssessmentForm",
    "ObjectiveForm",
    "ObservationForm",
    "PlanActionForm",
    "PlanForm",
    "PlanLineForm",
    "PlanPartForm",
    "RiskForm",
    "UpdateForm",
]
