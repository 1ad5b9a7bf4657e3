"""Whose work is late or has lapsed, since when, and what nobody owns."""

from dataclasses import replace

from django.shortcuts import render

from cdp_portal.overview.due.gathering import KINDS, by_seat, everything
from outcomes.due.line import Due, Scope

EVERYONE, NOBODY, NEVER = "everyone", "none", "never"
SENTENCES = {
    EVERYONE: ("What is due from everyone", "Nothing is due from anyone."),
    NOBODY: ("What nobody owns", "Everything has an owner."),
    NEVER: ("What nobody has ever reported on", "Everything has been reported on at least once."),
}


def of_others(request, scope: Scope, asked: str):
    """`asked`: `everyone`, `none` for what has no owner, `never` for what was never answered, or the key of a seat."""
    known = asked if asked in SENTENCES else EVERYONE
    found = everything(replace(scope, seats=_seats(asked), ownerless=known == NOBODY))
    if known == NEVER:
        found = [due for due in found if due.never]
    elif known == EVERYONE:
        found = [due for due in found if due.is_now(scope.day) or due.state]
    title, empty = SENTENCES[known]
    context = {
        "title": title,
        "section": "Due",
        "asked": known,
        "empty": empty,
        "broken": sum(bool(due.state) for due in found),
        "count": len(found),
        "seats": [(seat, [_row(scope, due) for due in seat.lines]) for seat in by_seat(found)],
    }
    return render(request, "due_everyone.html", context)


def _seats(asked: str) -> frozenset[int] | None:
    is_key = asked.isascii() and asked.isdigit() and len(asked) < 10
    return frozenset({int(asked)}) if is_key else None


def _row(scope: Scope, due: Due) -> tuple[Due, bool]:
    """The line with whether the reader may answer it."""
    return due, scope.may_answer(due, KINDS[due.kind].PERMISSION)
