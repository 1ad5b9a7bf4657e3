"""The forms of seats, holders, declared interests and organisations."""

from members.forms.holders import HolderForm
from members.forms.interests import InterestForm
from members.forms.organisations import FindForm, OrganisationForm
from members.forms.seats import SeatForm

__all__ = ["FindForm", "HolderForm", "InterestForm", "OrganisationForm", "SeatForm"]
