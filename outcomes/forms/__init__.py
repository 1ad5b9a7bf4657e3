"""Forms of the delivery plan and of outcome figures."""

from outcomes.forms.observations import CorrectionForm, ObservationForm
from outcomes.forms.plans import ObjectiveForm, PlanActionForm, PlanForm, UpdateForm

__all__ = ["CorrectionForm", "ObjectiveForm", "ObservationForm", "PlanActionForm", "PlanForm", "UpdateForm"]
