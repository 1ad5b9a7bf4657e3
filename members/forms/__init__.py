"""The forms of seats, holders and organisations."""

from members.forms.holders import HolderForm
from members.forms.organisations import FindForm, OrganisationForm
from members.forms.seats import SeatForm

__all__ = ["FindForm", "HolderForm", "OrganisationForm", "SeatForm"]
