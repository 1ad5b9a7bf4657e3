"""Actions that meetings raised."""

from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.forms import Field
from cdp_portal.forms.versioned import VERSION, Difference, VersionField
from cdp_portal.periods import plus_months
from meetings.actions.action import update_action
from meetings.forms.action import ActionUpdateForm
from meetings.models import Action, ActionUpdate
from meetings.reporting import may_read
from outcomes.due.line import LATE, Due, Scope

WORD, NOUN, PERMISSION = "action", "Action of a meeting", Permission.ACTION_EDIT
ASK_AGAIN = 1  # months after a report on an action that is late all the same


class BoardActionAnswer(ActionUpdateForm):
    submit = "Save report"

    def __init__(self, data, *, action: Action):
        initial = {"status": action.status, "evidence": action.evidence}
        super().__init__(data, instance=ActionUpdate(action=action), initial=initial)
        del self.fields["closed_on"]
        self.fields["text"].label = "What has happened"
        self.fields[VERSION] = VersionField(initial=action.row_version)

    def _layout(self) -> tuple:
        return (Field("status", small=True), Field("text", rows=3), Field("evidence", rows=2))

    def differences(self) -> list[Difference]:
        saved = Action.objects.get(pk=self.instance.action_id).get_status_display()
        return [Difference("Where it stands", saved, Action.Status(self.cleaned_data["status"]).label)]


def find(scope: Scope) -> list[Due]:
    """Those that the reader may read. One query."""
    last = ActionUpdate.objects.filter(action=OuterRef("pk")).order_by("-made_at", "-pk")
    found = (
        scope.among(Action.objects.all(), status__in=Action.OPEN)
        .annotate(last_at=Subquery(last.values("made_at")[:1]), last_text=Subquery(last.values("text")[:1]))
        .select_related("owner_seat__organisation", "partnership", "item", "decision__item")
    )
    return [
        _due(one, scope.day)
        for one in found.order_by("due_on", "number")
        if may_read(scope.access[one.partnership_id], one)
    ]


def _due(action: Action, day: date) -> Due:
    last = timezone.localdate(action.last_at) if action.last_at else None
    is_late = action.is_late(day)
    asked_on = action.due_on
    if last and asked_on and last >= asked_on:
        asked_on = plus_months(last, ASK_AGAIN)
    return Due(
        kind=WORD,
        noun=NOUN,
        record=action,
        text=action.text,
        seat_id=action.owner_seat_id,
        whose=str(action.owner_seat),
        url=action.get_absolute_url(),
        asked_on=asked_on,
        state=LATE if is_late else "",
        since=action.due_on if is_late else None,
        told=f"{action.get_status_display()}. On {gov_date(last)}: {action.last_text}" if last else "",
    )


def form(due: Due, data) -> BoardActionAnswer:
    return BoardActionAnswer(data, action=due.record)


@transaction.atomic
def save(given: BoardActionAnswer, by) -> str | None:
    """The sentence that says what was kept; None when somebody else changed the action meanwhile."""
    chosen, action = given.cleaned_data, given.instance.action
    now = Action.objects.select_for_update().get(pk=action.pk)
    if now.row_version != chosen[VERSION]:
        return None
    update_action(action=now, by=by, **{name: chosen[name] for name in ("text", "status", "evidence")})
    return f"{action}: {Action.Status(chosen['status']).label.lower()}."
