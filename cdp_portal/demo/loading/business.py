"""Minutes, decisions and actions of agenda items, and the approval of minutes at a later meeting."""

from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.times import in_london
from meetings.actions.minute import approve_minutes
from meetings.models import Action, ActionUpdate, Decision, Meeting, Minute

NOT_OF_AN_ACTION = ("owner", "follows", "updates")


def load_business(load: Load) -> None:
    """Minutes and decisions are written once: the database locks them when they are approved."""
    minutes = [
        {"partnership": item.partnership, "item": item, "text": literal["minute"]}
        for _place, literal, item in load.items
        if "minute" in literal
    ]
    load.add(Minute, minutes, "item")
    decisions = [
        {"partnership": item.partnership, "meeting": item.meeting, "item": item, **decision}
        for _place, literal, item in load.items
        for decision in literal.get("decisions", ())
    ]
    decided = load.add(Decision, load.numbered(Decision, decisions), "meeting", "text")
    literals = [(place, item, action) for place, literal, item in load.items for action in literal.get("actions", ())]
    actions = [
        {
            "partnership": item.partnership,
            "meeting": item.meeting,
            "item": item,
            "owner_seat": load.seat(place, action["owner"]),
            "decision": decided[item.meeting_id, action["follows"]] if "follows" in action else None,
            **{name: value for name, value in action.items() if name not in NOT_OF_AN_ACTION},
        }
        for place, item, action in literals
    ]
    written = load.put(Action, load.numbered(Action, actions), "partnership", "text", keep=("number",))
    load_updates(load, list(zip(literals, written.values(), strict=True)))


def load_updates(load: Load, actions: list[tuple[tuple, Action]]) -> None:
    rows = [
        {
            "partnership": action.partnership,
            "action": action,
            "made_at": in_london(made_at),
            "status": status,
            "text": text,
            "made_by": load.user(account),
        }
        for (_place, _item, literal), action in actions
        for made_at, status, text, account in literal.get("updates", ())
    ]
    load.add(ActionUpdate, rows, "action", "text")


def load_approvals(load: Load) -> None:
    """Approve minutes at the later meetings that the data names, the earliest first: their numbers run on."""
    waiting = [(place, literal, meeting) for place, literal, meeting in load.meetings if "approved_at" in literal]
    for _place, literal, meeting in sorted(waiting, key=lambda one: one[2].starts_at):
        if Minute.objects.filter(item__meeting=meeting, state=Minute.State.APPROVED).exists():
            load.counts.unchanged += 1
            continue
        at = Meeting.objects.get(partnership=meeting.partnership, slug=literal["approved_at"])
        approve_minutes(meeting=meeting, at=at, by=None, corrections=literal.get("corrections", ""))
        load.counts.created += 1
