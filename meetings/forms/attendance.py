"""Who came: one row for each seat, and those in attendance without one."""

from dataclasses import dataclass

from django import forms

from cdp_portal.forms import PortalForm
from meetings.models import Attendance, Meeting
from members.models import Seat

NOT_RECORDED = ""
LONGEST_GUEST = 150
State = Attendance.State


@dataclass(frozen=True)
class SeatRow:
    seat: Seat
    holder: str
    state: forms.BoundField
    who: forms.BoundField


class AttendanceForm(PortalForm):
    """Fields `state-<seat>` and `who-<seat>` for every seat of the body on the day of the meeting, and `guests`."""

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
                choices=State.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=known.state if known else NOT_RECORDED,
            )
            self.fields[f"who-{seat.pk}"] = forms.CharField(
                label="Who came", max_length=150, required=False, initial=known.who if known else ""
            )
        self.fields["guests"] = forms.CharField(
            label="In attendance without a seat",
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            initial=meeting.in_attendance,
            help_text="A post and its organisation on each line. They do not count in the quorum.",
        )

    @property
    def rows(self) -> list[SeatRow]:
        return [SeatRow(seat, holder_of(seat), self[f"state-{seat.pk}"], self[f"who-{seat.pk}"]) for seat in self.seats]

    def clean(self):
        cleaned = super().clean()
        for seat in self.seats:
            state, who = cleaned.get(f"state-{seat.pk}"), cleaned.get(f"who-{seat.pk}")
            if who and not state:
                self.add_error(f"state-{seat.pk}", f"Select what is known of {seat}")
            if state == State.SUBSTITUTE and not who and f"who-{seat.pk}" not in self.errors:
                self.add_error(f"who-{seat.pk}", f"Enter the name or post of who came for {seat}")
        return cleaned

    def clean_guests(self) -> str:
        """One guest on each line; empty lines go."""
        guests = [line.strip() for line in self.cleaned_data["guests"].splitlines() if line.strip()]
        if any(len(guest) > LONGEST_GUEST for guest in guests):
            raise forms.ValidationError(f"Each line must be {LONGEST_GUEST} characters or fewer", code="max_length")
        return "\n".join(guests)

    def attendance(self) -> list[Attendance]:
        """The rows to save: seats for which something was chosen."""
        return [
            Attendance(meeting=self.meeting, seat=seat, state=state, who=self.cleaned_data[f"who-{seat.pk}"])
            for seat in self.seats
            if (state := self.cleaned_data[f"state-{seat.pk}"])
        ]


def with_everyone_present(form: AttendanceForm) -> AttendanceForm:
    """The form again, with “present” for every held seat of which nothing was chosen yet. Nothing is saved."""
    data = form.data.copy()
    for seat in form.seats:
        if seat.holders_on_day and not data.get(f"state-{seat.pk}"):
            data[f"state-{seat.pk}"] = State.PRESENT.value
    return AttendanceForm(data, meeting=form.meeting)


def holder_of(seat: Seat) -> str:
    """Who holds a seat loaded by `with_holders`, in words."""
    return str(seat.holders_on_day[0]) if seat.holders_on_day else "Vacant"
