"""Who came: one row for each seat."""

from dataclasses import dataclass

from django import forms

from cdp_portal.forms import PortalForm
from meetings.models import Attendance, Meeting
from members.models import Seat

NOT_RECORDED = ""


@dataclass(frozen=True)
class SeatRow:
    seat: Seat
    holder: str
    state: forms.BoundField
    who: forms.BoundField


class AttendanceForm(PortalForm):
    """Fields `state-<seat>` and `who-<seat>` for every seat of the body on the day of the meeting."""

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        recorded = {one.seat_id: one for one in meeting.attendance.all()}
        seats = Seat.objects.filter(body=meeting.body_id).as_at(meeting.held_on) | Seat.objects.filter(
            pk__in=list(recorded)
        )
        self.seats = list(seats.with_holders(meeting.held_on))
        for seat in self.seats:
            known = recorded.get(seat.pk)
            self.fields[f"state-{seat.pk}"] = forms.ChoiceField(
                label=str(seat),
                choices=Attendance.State.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=known.state if known else NOT_RECORDED,
            )
            self.fields[f"who-{seat.pk}"] = forms.CharField(
                label="Who came", max_length=150, required=False, initial=known.who if known else ""
            )

    @property
    def rows(self) -> list[SeatRow]:
        return [SeatRow(seat, holder_of(seat), self[f"state-{seat.pk}"], self[f"who-{seat.pk}"]) for seat in self.seats]

    def clean(self):
        cleaned = super().clean()
        for seat in self.seats:
            if cleaned.get(f"who-{seat.pk}") and not cleaned.get(f"state-{seat.pk}"):
                self.add_error(f"state-{seat.pk}", f"Select what is known of {seat}")
        return cleaned

    def attendance(self) -> list[Attendance]:
        """The rows to save: seats for which something was chosen."""
        return [
            Attendance(meeting=self.meeting, seat=seat, state=state, who=self.cleaned_data[f"who-{seat.pk}"])
            for seat in self.seats
            if (state := self.cleaned_data[f"state-{seat.pk}"])
        ]


def holder_of(seat: Seat) -> str:
    """Who holds a seat loaded by `with_holders`, in words."""
    return str(seat.holders_on_day[0]) if seat.holders_on_day else "Vacant"
