"""The forms of seats, holders, organisations and declared interests."""

from members.forms.holders import HolderForm
from members.forms.organisations import OrganisationForm
from members.forms.seats import SeatForm

__all__ = ["HolderForm", "OrganisationForm", "SeatForm"]
