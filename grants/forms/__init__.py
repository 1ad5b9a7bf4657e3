"""Forms about money: allocations, spending plans with their lines, and the grid of a quarter's spend."""

from grants.forms.allocations import AllocationForm, RevisionForm
from grants.forms.plans import LineRows, SpendPlanForm, line_offers, typed
from grants.forms.spend import SpendGrid

__all__ = ["AllocationForm", "LineRows", "RevisionForm", "SpendGrid", "SpendPlanForm", "line_offers", "typed"]
