"""Which meetings a calendar address gives, and for how long."""

from datetime import date

from django import forms
from django.utils import timezone

from accounts.access import Access, partnership_ids
from accounts.roles import Permission
from cdp_portal.forms import PortalForm
from cdp_portal.periods import plus_months
from meetings.feeds import bodies_read_by
from meetings.models import CalendarFeed
from partnerships.models import Partnership

SEATS = "seats"
MONTHS = (("12", "1 year"), ("6", "6 months"), ("3", "3 months"))


class RenewForm(PortalForm):
    """`ends_on()` gives the first day on which the address no longer works."""

    sent_once = True
    submit = "Make a new address"
    months = forms.ChoiceField(label="Works for", choices=MONTHS, initial="12", widget=forms.RadioSelect)

    def ends_on(self) -> date:
        return plus_months(timezone.localdate(), int(self.cleaned_data["months"]))


class FeedForm(RenewForm):
    submit = "Make the address"
    what = forms.ChoiceField(label="Which meetings")
    shows_dates = forms.BooleanField(
        label="Also the days on which papers are due and published",
        required=False,
        help_text="For the meetings that you run. They are entries of a whole day.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["what", "shows_dates", "months"])
        self.user = user
        self.fields["what"].choices = self._choices()
        if not runs_meetings(user):
            del self.fields["shows_dates"]

    def _choices(self) -> list:
        """Seats first; then the person's partnerships; bodies one by one for those who do not read all of England."""
        ids = partnership_ids(self.user)
        known = Partnership.objects.all() if ids is None else Partnership.objects.filter(pk__in=ids)
        choices: list = [
            (SEATS, "Bodies on which I have a seat"),
            ("All meetings of a partnership", [(f"partnership-{one.pk}", one.name) for one in known]),
        ]
        if ids is not None:
            bodies = bodies_read_by(self.user).current()
            choices.append(("One body", [(f"body-{body.pk}", str(body)) for body in bodies]))
        return [choice for choice in choices if choice[1]]

    def feed(self) -> CalendarFeed:
        """The feed that was asked for, not saved."""
        noun, _, pk = self.cleaned_data["what"].partition("-")
        of = {f"{noun}_id": int(pk)} if pk else {}
        return CalendarFeed(**of, shows_dates=self.cleaned_data.get("shows_dates", False), expires_on=self.ends_on())


def runs_meetings(user) -> bool:
    """Does the person build agendas anywhere?"""
    held = [Access(user, one.partnership) for one in user.current_roles]
    return any(access.can(Permission.AGENDA_EDIT) for access in held)
