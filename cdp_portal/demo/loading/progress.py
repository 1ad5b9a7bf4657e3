"""Steps and updates of plan actions, and the drafts of next versions."""

from datetime import date

from cdp_portal.demo import sefton, sefton_progress
from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.times import in_london
from outcomes.models import DeliveryPlan, PlanAction, PlanActionMilestone, PlanActionUpdate
from outcomes.plan_versions import copy_plan

KEPT_APART = {sefton.SLUG: sefton_progress}


def load_progress(load: Load, actions: list[tuple]) -> None:
    """What each action (place, literal, row) has of steps and updates, in its literal or in a module of its own."""
    steps = [
        {
            "partnership": action.partnership,
            "action": action,
            "text": text,
            "due_on": due_on,
            "done_on": done_on,
        }
        for place, literal, action in actions
        for text, due_on, done_on in _of(place, literal, "steps")
    ]
    load.put(PlanActionMilestone, steps, "action", "text")
    updates = [
        {
            "partnership": action.partnership,
            "action": action,
            "made_at": in_london(made_at),
            "status": status,
            "text": text,
            "evidence": evidence,
            "made_by": load.user(account),
        }
        for place, literal, action in actions
        for made_at, status, text, evidence, account in _of(place, literal, "updates")
    ]
    load.add(PlanActionUpdate, updates, "action", "text")


def _of(place, literal: dict, what: str) -> list[tuple]:
    known = getattr(KEPT_APART.get(place.SLUG), what.upper(), {})
    apart = [one for beginning, found in known.items() if literal["text"].startswith(beginning) for one in found]
    return [*literal.get(what, ()), *apart]


def load_next_plans(load: Load) -> None:
    """Drafts of next versions, made once: what people change in them since stays."""
    for place, partnership in load.each():
        literal = getattr(KEPT_APART.get(place.SLUG), "NEXT", None)
        plan = DeliveryPlan.objects.filter(partnership=partnership, version=1, authority=None).first()
        if literal is None or plan is None:
            continue
        if plan.later_versions.exists():
            load.counts.unchanged += 1
            continue
        _draft(plan, literal)
        load.counts.created += 1


def _draft(plan: DeliveryPlan, literal: dict) -> None:
    draft = copy_plan(plan=plan, title=literal["title"], by=None)
    for beginning, values in literal["lines"].items():
        action = PlanAction.objects.get(objective__plan=plan, text__startswith=beginning)
        line = draft.lines.get(action=action)
        for name, value in values.items():
            setattr(line, name, date.fromisoformat(value) if name == "due_on" else value)
        line.save()
