"""What a target asks for on a day: the straight way to it, or the way on from the target before. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol


class Aim(Protocol):
    """A target: a value to be reached by a day, perhaps with where the way to it begins."""

    value: Decimal
    due_on: date
    start_value: Decimal | None
    starts_on: date | None


def asked_on(targets: Sequence[Aim], day: date) -> Decimal | None:
    """The value on the way on that day; None before the way begins and without any target.

    A target without a start of its own is led up to from the one before; the first one then asks for its value
    throughout. What was asked for last goes on after its day.
    """
    before: Aim | None = None
    for target in sorted(targets, key=lambda one: one.due_on):
        if day <= target.due_on:
            return _between(before, target, day)
        before = target
    return before.value if before else None


def _between(before: Aim | None, target: Aim, day: date) -> Decimal | None:
    start, value = target.starts_on, target.start_value
    if start is None or value is None:
        if before is None:
            return target.value
        start, value = before.due_on, before.value
    if day < start:
        return before.value if before else None
    share = Decimal((day - start).days) / Decimal((target.due_on - start).days)
    return value + (target.value - value) * share


def next_due(targets: Sequence[Aim], day: date) -> Aim | None:
    """The target to be reached next, else the last one there was."""
    in_time = sorted(targets, key=lambda one: one.due_on)
    return next((one for one in in_time if one.due_on >= day), in_time[-1] if in_time else None)
