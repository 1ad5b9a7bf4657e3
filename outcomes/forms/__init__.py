"""Forms of the delivery plan, the risk register and of outcome figures."""

from outcomes.forms.observations import CorrectionForm, ObservationForm
from outcomes.forms.plans import ObjectiveForm, PlanActionForm, PlanForm, UpdateForm
from outcomes.forms.risks import CloseRiskForm, RiskForm

__all__ = [
    "CloseRiskForm",
    "CorrectionForm",
    "ObjectiveForm",
    "ObservationForm",
    "PlanActionForm",
    "PlanForm",
    "RiskForm",
    "UpdateForm",
]
