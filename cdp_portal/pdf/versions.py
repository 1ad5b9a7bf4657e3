"""How the pages of a version are labelled, so that whoever holds the version before only slots pages in.

What did not change keeps its labels. A part that grew gets letters behind its last label, as does a new part behind
the page before it. What shrank, went or moved leaves its labels unused for ever. Runs in the limited process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cdp_portal.pdf.labels import free_after
from cdp_portal.pdf.layout import Change, Layout, Part


@dataclass(frozen=True)
class Found:
    """A part as it was typeset: everything but its labels."""

    key: str
    number: str
    title: str
    kind: str
    pages: int

    def part(self, labels: Sequence[str]) -> Part:
        return Part(self.key, self.number, self.title, self.kind, "", tuple(labels), ("",) * len(labels))


def first(found: Sequence[Found]) -> Layout:
    """The layout of a first version: 1, 2, 3 …"""
    parts, total = [], 0
    for part in found:
        parts.append(part.part([str(total + number) for number in range(1, part.pages + 1)]))
        total += part.pages
    return Layout(tuple(parts), total)


def following(before: Layout, found: Sequence[Found]) -> Layout:
    """The layout of the version that follows `before`."""
    kept = kept_parts(before, found)
    taken = {*before.labels, *before.retired}
    parts: list[Part] = []
    last = ""
    for part in found:
        labels = list(kept[part.key].labels[: part.pages]) if part.key in kept else []
        while len(labels) < part.pages:
            labels.append(free_after(labels[-1] if labels else last, taken))
            taken.add(labels[-1])
        parts.append(part.part(labels))
        last = labels[-1]
    layout = Layout(tuple(parts), before.total)
    return replace(layout, retired=tuple(sorted(taken - set(layout.labels))))


def kept_parts(before: Layout, found: Sequence[Found]) -> dict[str, Part]:
    """The parts of `before` that stay where they are, by key: as many pages as possible without one out of order."""
    place = {part.key: number for number, part in enumerate(before.parts)}
    best: list[tuple[int, list[Part]]] = []  # for each common part: the most pages that a row ending with it keeps
    for part in found:
        if part.key not in place:
            continue
        old = before.parts[place[part.key]]
        earlier = [row for row in best if place[row[1][-1].key] < place[old.key]]
        pages, row = max(earlier, key=lambda choice: choice[0], default=(0, []))
        best.append((pages + len(old.labels), [*row, old]))
    _pages, row = max(best, key=lambda choice: choice[0], default=(0, []))
    return {part.key: part for part in row}


def changes(before: Layout, after: Layout, replaced: Mapping[str, set[int]]) -> tuple[Change, ...]:
    """What `after` changes, in order. `replaced`: the numbers (from 0) of the changed pages of parts that stay."""
    kept = kept_parts(before, [_found(part) for part in after.parts])
    told: list[Change] = []
    gone = [part for part in before.parts if part.key not in kept]
    place = {part.key: number for number, part in enumerate(before.parts)}
    last = ""
    for part in after.parts:
        if part.key in kept:
            here = [old for old in gone if place[old.key] < place[part.key]]
            told += [Change("removed", old.number, old.title, old.labels) for old in here]
            gone = [old for old in gone if old not in here]
        told += _of_part(kept.get(part.key), part, replaced.get(part.key, set()), last)
        last = part.labels[-1]
    return (*told, *(Change("removed", old.number, old.title, old.labels) for old in gone))


def _of_part(old: Part | None, new: Part, replaced: set[int], last: str) -> list[Change]:
    same = old.labels[: len(new.labels)] if old else ()
    told = []
    if replaced:
        told.append(Change("replaced", new.number, new.title, tuple(same[page] for page in sorted(replaced))))
    if len(new.labels) > len(same):
        after = same[-1] if same else last
        told.append(Change("new", new.number, new.title, new.labels[len(same) :], after))
    if old and len(old.labels) > len(same):
        told.append(Change("removed", new.number, new.title, old.labels[len(same) :]))
    return told


def noted(before: Layout, after: Layout, told: Sequence[Change], version: int) -> Layout:
    """`after` with what the foot of each changed page says; a page that stays says what it said before."""
    old = dict(zip(before.labels, before.notes, strict=True))
    new = {label: f"Version {version}, new page" for change in told if change.what == "new" for label in change.labels}
    new |= {
        label: f"Version {version}, replaces page {label}"
        for change in told
        if change.what == "replaced"
        for label in change.labels
    }
    notes = {**old, **new}
    parts = [replace(part, notes=tuple(notes.get(label, "") for label in part.labels)) for part in after.parts]
    return replace(after, parts=tuple(parts))


def _found(part: Part) -> Found:
    return Found(part.key, part.number, part.title, part.kind, len(part.labels))
