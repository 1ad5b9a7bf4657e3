"""Actions of the plan: an update is due when the action or one of its steps is, and every few months in any case."""

from datetime import date

from django.db.models import OuterRef, Prefetch, Subquery
from django.utils import timezone

from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.periods import plus_months
from outcomes import answers
from outcomes.due.line import LATE, NO_OWNER, Due, Scope
from outcomes.forms.answers import ProgressAnswer
from outcomes.lapsed import NEVER, STALE
from outcomes.models import PlanAction, PlanActionMilestone, PlanActionUpdate

WORD, NOUN, PERMISSION = "plan-action", "Plan action", Permission.PLAN_EDIT


def find(scope: Scope) -> list[Due]:
    """Two queries."""
    last = PlanActionUpdate.objects.filter(action=OuterRef("pk")).order_by("-made_at", "-pk")
    steps = PlanActionMilestone.objects.filter(done_on=None).order_by("due_on", "pk")
    actions = (
        scope.among(PlanAction.objects.all() if scope.only is not None else PlanAction.objects.promised())
        .annotate(last_at=Subquery(last.values("made_at")[:1]), last_text=Subquery(last.values("text")[:1]))
        .select_related("partnership", "owner_seat__organisation", "objective__plan")
        .prefetch_related(Prefetch("milestones", steps, to_attr="open_steps"))
    )
    return [_due(one, scope.day) for one in actions.order_by("due_on", "number")]


def _due(action: PlanAction, day: date) -> Due:
    last = timezone.localdate(action.last_at) if action.last_at else None
    promised = [one for one in (action.due_on, *(step.due_on for step in action.open_steps)) if one]
    counted_from = last or action.since
    again = plus_months(counted_from, action.update_every) if counted_from else day
    asked = [one for one in promised if last is None or one > last] + [again]
    broken = [one for one in promised if one < day]
    is_late = action.is_late(day) or bool(broken)
    has_lapsed = not is_late and again < day
    not_told = NEVER if last is None else STALE
    return Due(
        kind=WORD,
        noun=NOUN,
        record=action,
        text=action.text,
        seat_id=action.owner_seat_id,
        whose=str(action.owner_seat or NO_OWNER),
        url=action.get_absolute_url(),
        asked_on=min(asked, default=None),
        state=LATE if is_late else not_told if has_lapsed else "",
        since=min(broken, default=None) if is_late else counted_from if has_lapsed else None,
        told=_told(action, last),
        never=last is None,
    )


def _told(action: PlanAction, last: date | None) -> str:
    state = action.get_status_display()
    if last is None:
        return f"{state}. Nobody has reported on it yet."
    return f"{state}. On {gov_date(last)}: {action.last_text}"


def form(due: Due, data) -> ProgressAnswer:
    return ProgressAnswer(data, action=due.record)


def save(given: ProgressAnswer, by) -> str | None:
    """The sentence that says what was kept; None when somebody else reported another state meanwhile."""
    update = given.save(commit=False)
    seen, steps = given.cleaned_data["row_version"], given.cleaned_data.get("steps", ())
    if not answers.report_progress(update=update, steps=steps, seen=seen, by=by):
        return None
    return f"Plan action {given.instance.action.number}: {update.get_status_display().lower()}."
