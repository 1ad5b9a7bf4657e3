"""Two versions of a plan side by side, in words: what was added, what was left out, what was changed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdp_portal.formats import gov_date
from cdp_portal.sentences import joined
from outcomes.models import PlanAction
from outcomes.plan_lines import Said

ADDED, LEFT_OUT, CHANGED, SAME, FINISHED = "Added", "Left out", "Changed", "Unchanged", "Finished before"
KINDS = (ADDED, LEFT_OUT, CHANGED, FINISHED, SAME)
_CLOSED = tuple(status.label for status in PlanAction.CLOSED)


@dataclass(frozen=True)
class Difference:
    """What became of one action: `words` say how it changed, or why it is not there."""

    kind: str
    number: int
    text: str
    words: tuple[str, ...]
    url: str


def differences(before: Sequence[Said], after: Sequence[Said]) -> list[Difference]:
    """What each action of either version became, the greatest changes first."""
    now = {one.number: one for one in after}
    was = {one.number for one in before}
    found = [_became(one, now.get(one.number)) for one in before]
    found += [_difference(ADDED, one, *_promise(one)) for one in after if one.number not in was]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.number))


def in_short(found: Sequence[Difference]) -> str:
    """“2 added, 1 left out, 3 changed, 4 unchanged”"""
    counts = [(sum(one.kind == kind for one in found), kind.lower()) for kind in KINDS]
    return joined(f"{number} {kind}" for number, kind in counts if number) or "no actions in either"


def _became(old: Said, new: Said | None) -> Difference:
    if new is None and old.state in _CLOSED:
        return _difference(FINISHED, old, f"{old.state}. It stays in the earlier version.")
    if new is None or new.left_out:
        because = (new or old).because
        return _difference(LEFT_OUT, old, *([because] if because else []))
    changes = tuple(_changes(old, new))
    return _difference(CHANGED if changes else SAME, new, *changes)


def _changes(old: Said, new: Said):
    if old.text != new.text:
        yield f"Was worded: “{old.text}”"
    if old.owner != new.owner:
        yield f"Owner: {new.owner or 'nobody'}, was {old.owner or 'nobody'}"
    if old.due_on != new.due_on:
        yield f"Due: {_day(new)}, was {_day(old)}"
    if old.objective != new.objective:
        yield f"Objective: {new.objective}, was {old.objective}"


def _promise(new: Said) -> tuple[str, ...]:
    return (f"Owner: {new.owner or 'nobody'}", f"Due: {_day(new)}", f"Objective: {new.objective}")


def _day(one: Said) -> str:
    return gov_date(one.due_on) if one.due_on else "no date"


def _difference(kind: str, one: Said, *words: str) -> Difference:
    return Difference(kind, one.number, one.text, words, one.url)
