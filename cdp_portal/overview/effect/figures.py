"""For which metrics there would be figures of the whole on paper. Pure: it asks no query."""

from collections.abc import Iterable
from dataclasses import dataclass

from cdp_portal.sentences import joined


@dataclass(frozen=True)
class Held:
    """A partnership holds known figures of a metric: for itself as a whole, for its authorities, or both."""

    partnership: str
    code: str
    metric: str
    additive: bool
    whole: bool
    by_authority: bool


@dataclass(frozen=True)
class Available:
    metric: str
    held_by: tuple[str, ...]
    on_paper: str


def rolled_up(held: Iterable[Held], partnerships: list[str], *, hidden: list[str]) -> tuple[Available, ...]:
    """Of each metric who has figures, and whether they would give one for all `partnerships` together.

    `hidden` are partnerships whose figures the reader may not see: nothing is said about theirs.
    """

    def on_paper(rows: list[Held]) -> str:
        lacking = [name for name in partnerships if name not in {row.partnership for row in rows if row.whole}]
        if not rows[0].additive:
            return "No: such figures cannot be added up. It would have to be worked out anew for the whole."
        if lacking:
            return f"Not yet: {joined(lacking)} {'has' if len(lacking) == 1 else 'have'} no figure."
        return f"Not known: it also takes the figures of {joined(hidden)}." if hidden else "Yes: they can be added up."

    return _each_metric(held, on_paper)


def divided(held: Iterable[Held]) -> tuple[Available, ...]:
    """Of each metric who has figures, and whether the parts of a partnership would have some of their own."""

    def on_paper(rows: list[Held]) -> str:
        if any(row.by_authority for row in rows):
            return "Where they are held for an authority, they go with it."
        return "No: a figure of the whole cannot be divided."

    return _each_metric(held, on_paper)


def kept_apart(held: Iterable[Held]) -> tuple[Available, ...]:
    """Of each metric who has figures, where every partnership stays."""
    return _each_metric(held, lambda _: "Each keeps its own.")


def _each_metric(held: Iterable[Held], on_paper) -> tuple[Available, ...]:
    rows: dict[str, list[Held]] = {}
    for one in held:
        rows.setdefault(one.code, []).append(one)
    return tuple(
        Available(of[0].metric, tuple(dict.fromkeys(row.partnership for row in of)), on_paper(of))
        for of in rows.values()
    )
