"""Who could sign a return on a day, in one sentence, and the days on which nobody answered for the partnership.

Whether one owner could sign is decided by `partnerships.rules.signing` alone; nothing here asks a query.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date, last_day
from cdp_portal.sentences import joined, lower_first, numeral
from partnerships.models import SeniorResponsibleOwner
from partnerships.rules import signing


@dataclass(frozen=True)
class Gap:
    """Days without an owner, half-open; without an end when nobody has followed yet."""

    starts_on: date
    ends_on: date | None


def who_could_sign(owners: Sequence[SeniorResponsibleOwner], day: date) -> str:
    """The answer that stands first on the page of owners; `owners` are all of the partnership, of any time."""
    present = [owner for owner in owners if owner.is_in_force(day)]
    able = [owner for owner in present if signing(owner, day).could_sign]
    on = gov_date(day)
    if not present:
        return f"Nobody could sign on {on}: {_absence(owners, day)}"
    if not able:
        return f"Nobody could sign on {on}: {_not_confirmed(present, day)}"
    if len(present) == 1:
        return f"On {on} the {able[0]}, could sign: {lower_first(signing(able[0], day).why)}"
    if len(able) == len(present):
        any_of = "either" if len(able) == 2 else "any"
        return f"On {on} {any_of} of these {_counted(present)} could sign: they share the role and each is confirmed."
    others = joined(f"the {owner}" for owner in present if owner not in able)
    return (
        f"On {on} {numeral(len(able))} of these {_counted(present)} could sign: they share the role. "
        f"The nomination of {others} was not confirmed by then."
    )


def gaps(owners: Sequence[SeniorResponsibleOwner], until: date) -> list[Gap]:
    """The days without an owner after the first took office, up to `until`; one that still goes on has no end."""
    found: list[Gap] = []
    in_order = sorted(owners, key=lambda owner: owner.starts_on or date.min)
    covered_to = in_order[0].starts_on or date.min if in_order else date.max
    for owner in in_order:
        starts_on = owner.starts_on or date.min
        if starts_on > covered_to:
            found.append(Gap(covered_to, starts_on))
        covered_to = max(covered_to, owner.ends_on or date.max)
    return [*found, Gap(covered_to, None)] if covered_to <= until else found


def _absence(owners: Sequence[SeniorResponsibleOwner], day: date) -> str:
    before = [owner for owner in owners if owner.ends_on and owner.ends_on <= day]
    after = [owner for owner in owners if owner.starts_on and owner.starts_on > day]
    left = max(before, key=lambda owner: owner.ends_on, default=None)
    comes = min(after, key=lambda owner: owner.starts_on, default=None)
    if left and comes:
        return (
            f"the last day of the {left}, was {gov_date(last_day(left.ends_on))}, "
            f"and the first day of the {comes}, is {gov_date(comes.starts_on)}."
        )
    if left:
        return f"the last day of the {left}, was {gov_date(last_day(left.ends_on))}, and nobody has followed."
    if comes:
        return f"nobody is recorded in office before {gov_date(comes.starts_on)}."
    return "no senior responsible owner is recorded."


def _not_confirmed(present: list[SeniorResponsibleOwner], day: date) -> str:
    if len(present) > 1:
        return f"the nominations of these {_counted(present)} were not confirmed by then."
    confirmed_on = present[0].confirmed_on
    if confirmed_on:
        return f"the nomination was confirmed only on {gov_date(confirmed_on)}."
    return f"the nomination of the {present[0]}, is not confirmed."


def _counted(owners: list[SeniorResponsibleOwner]) -> str:
    noun = "directors" if all("director" in owner.post_title.lower() for owner in owners) else "owners"
    return f"{numeral(len(owners))} {noun}"
