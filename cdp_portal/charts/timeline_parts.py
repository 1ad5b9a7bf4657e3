"""What a timeline is made of: pieces of work with their states and milestones; and what it says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Look(Enum):
    """How a bar is filled. The state itself stands in words beside it."""

    HOLLOW = "hollow"  # not started
    SOLID = "solid"  # on track
    STRIPES = "stripes"  # at risk
    CROSSES = "crosses"  # late
    DONE = "done"
    DASHED = "dashed"  # dropped


@dataclass(frozen=True)
class Milestone:
    name: str
    due_on: date
    done: bool = False


@dataclass(frozen=True)
class Work:
    """One bar. Without a start it begins where the picture does; without a due day there is no bar.

    `state` is the word for `look`; `group` is the heading it stands under, equal ones next to each other.
    """

    name: str
    state: str
    look: Look
    starts_on: date | None = None
    due_on: date | None = None
    milestones: Sequence[Milestone] = ()
    group: str = ""

    @property
    def next_milestone(self) -> Milestone | None:
        return min((one for one in self.milestones if not one.done), key=lambda one: one.due_on, default=None)


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def due_words(work: Work) -> str:
    """“Late, due 31 March 2026”."""
    return f"{work.state}, due {day_words(work.due_on)}" if work.due_on else f"{work.state}, no due date"


def timeline_description(works: Sequence[Work], today: date) -> str:
    """Every bar, day and milestone in words; also the alternative text in print."""
    said = [f"Today is {day_words(today)}"]
    for work in works:
        group = f"{work.group}: " if work.group else ""
        steps = "; ".join(
            f"{one.name}, {'done, ' if one.done else ''}{day_words(one.due_on)}" for one in work.milestones
        )
        start = f", from {day_words(work.starts_on)}" if work.starts_on else ""
        said.append(f"{group}{work.name}: {due_words(work)}{start}{f'. Milestones: {steps}' if steps else ''}")
    return ". ".join(sentence.rstrip(".") for sentence in said) + "."
