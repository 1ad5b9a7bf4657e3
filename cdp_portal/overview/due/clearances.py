"""Papers that wait for the clearance of a seat."""

from meetings.actions.clearance import record_clearance
from meetings.due import readable_waiting
from meetings.forms.clearance import ClearanceForm
from meetings.models import Clearance
from outcomes.due.line import LATE, Due, Scope

WORD, NOUN, PERMISSION = "clearance", "Clearance", None  # nobody answers in the name of another seat here


def find(scope: Scope) -> list[Due]:
    """Of papers that the reader may read, for meetings still to come. One query.

    What is asked of an office without a seat has an owner all the same.
    """
    if scope.ownerless:
        return []
    asked = scope.among(Clearance.objects.all(), owner="seat", state=Clearance.State.ASKED)
    return [_due(one, scope.day) for one in readable_waiting(asked, scope.access, scope.day)]


def _due(clearance: Clearance, day) -> Due:
    is_late = clearance.state == Clearance.State.ASKED and clearance.due_on < day
    return Due(
        kind=WORD,
        noun=NOUN,
        record=clearance,
        text=f"Clear the paper “{clearance.paper}”",
        seat_id=clearance.seat_id,
        whose=str(clearance.seat or clearance.role),
        url=clearance.paper.get_absolute_url(),
        asked_on=clearance.due_on,
        state=LATE if is_late else "",
        since=clearance.due_on if is_late else None,
        told="Read the paper first." if not clearance.why_asked else clearance.why_asked,
    )


def form(due: Due, data) -> ClearanceForm:
    given = ClearanceForm(data, instance=due.record, for_other=False)
    given.add_once_token()
    return given


def save(given: ClearanceForm, by) -> str | None:
    """The sentence that says what was kept; None when somebody else answered meanwhile."""
    if not record_clearance(form=given, by=by):
        return None
    return f"{given.instance.paper}: {given.instance.get_state_display().lower()}."
