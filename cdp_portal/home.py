"""What needs a person, gathered from every app and put into the order of the day."""

from dataclasses import dataclass
from datetime import date, timedelta

from cdp_portal.needs import Need
from cdp_portal.overview import reorganisation
from meetings import reporting as meetings
from outcomes import due as outcomes
from partnerships import due as register
from returns import reporting as returns

SOURCES = (register, reorganisation, meetings, outcomes, returns)  # each offers `needs`
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Group:
    heading: str
    needs: tuple[Need, ...]


def everything_that_needs(user, partnerships: list, day: date) -> list[Group]:
    """Late first, then the coming seven days, then later (and what has no date). Empty groups are left out."""
    needs = [need for source in SOURCES for need in source.needs(user, partnerships, day)]
    needs.sort(key=lambda need: (need.due_on or date.max, need.partnership, need.text))
    late = tuple(need for need in needs if need.late)
    soon = tuple(need for need in needs if not need.late and _is_soon(need, day))
    later = tuple(need for need in needs if not need.late and not _is_soon(need, day))
    groups = (Group("Late", late), Group("In the next 7 days", soon), Group("Later", later))
    return [group for group in groups if group.needs]


def _is_soon(need: Need, day: date) -> bool:
    return need.due_on is not None and need.due_on <= day + SOON
