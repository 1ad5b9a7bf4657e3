"""A heat map: how many of something lie in each cell of two scales, every cell with its number and its word."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cdp_portal.charts import svg

WIDTH, LEFT, CELL, HEIGHT, HEAD, FOOT = 440, 92, 69, 52, 6, 58
LEVELS = ("#ffffff", "#f3e3b3", "#e8a87c", "#7a1f12")  # each darker than the one before, in grey too
LINE_OF_WORDS = 11  # characters of a label beside a row that fit in one line


@dataclass(frozen=True)
class Grade:
    """What a cell means: a word, and how grave it is, by rank from 0 to 3."""

    word: str
    rank: int


@dataclass(frozen=True)
class Scale:
    """One of the two scales: what it is called, and its steps from the least to the most."""

    name: str
    steps: Sequence[str]


Cell = tuple[int, int]  # the step on the scale that goes up and on the one that goes across, from 1
GradeOf = Callable[[int, int], Grade]


def heat_description(up: Scale, across: Scale, counts: Mapping[Cell, int], grade_of: GradeOf, noun: str) -> str:
    """Every number of the map in words: “Likely, major (High): 2 risks; …”."""
    said = [
        f"{up.steps[row - 1]}, {across.steps[column - 1].lower()} ({grade_of(row, column).word}): "
        f"{count} {noun if count == 1 else f'{noun}s'}"
        for (row, column), count in sorted(counts.items(), reverse=True)
        if count
    ]
    return f"{'; '.join(said)}; none elsewhere." if said else f"No {noun}s."


def heat_map(
    uid: str, title: str, up: Scale, across: Scale, counts: Mapping[Cell, int], grade_of: GradeOf, *, noun: str
) -> SafeString:
    """The cells of `up` (from the foot) by `across`: the number in each that has any, and its word in all."""
    rows = len(up.steps)
    height = HEAD + rows * HEIGHT + FOOT
    drawn = [*_cells(up, across, counts, grade_of), *_labels(up, across)]
    description = heat_description(up, across, counts, grade_of, noun)
    return svg.drawing(uid, title, description, WIDTH, height, drawn)


def _cells(up: Scale, across: Scale, counts: Mapping[Cell, int], grade_of: GradeOf) -> Iterator[SafeString]:
    for row in range(1, len(up.steps) + 1):
        top = HEAD + (len(up.steps) - row) * HEIGHT
        for column in range(1, len(across.steps) + 1):
            left, grade = LEFT + (column - 1) * CELL, grade_of(row, column)
            ink = svg.PAPER if grade.rank == len(LEVELS) - 1 else svg.INK
            yield svg.rect(left, top, CELL - 2, HEIGHT - 2, fill=LEVELS[grade.rank], stroke=svg.GREY)
            middle, count = left + CELL / 2 - 1, counts.get((row, column), 0)
            if count:
                yield svg.text(middle, top + 27, str(count), anchor="middle", fill=ink, size=22, bold=True)
            yield svg.text(middle, top + 44, grade.word, anchor="middle", fill=ink, size=13)


def _labels(up: Scale, across: Scale) -> Iterator[SafeString]:
    for row, step in enumerate(up.steps, 1):
        top = HEAD + (len(up.steps) - row) * HEIGHT
        for line, words in enumerate(_in_lines(step)):
            yield svg.text(LEFT - 8, top + 24 + line * 15, words, anchor="end", size=13)
    foot = HEAD + len(up.steps) * HEIGHT
    for column, step in enumerate(across.steps, 1):
        yield svg.text(LEFT + (column - 0.5) * CELL - 1, foot + 16, step, anchor="middle", size=13)
    yield svg.text(0, foot + 42, f"↑ {up.name}", size=13, bold=True)
    yield svg.text(LEFT + len(across.steps) * CELL - 2, foot + 42, f"{across.name} →", anchor="end", size=13, bold=True)


def _in_lines(step: str) -> list[str]:
    """A label in two lines where it is too long for one."""
    if len(step) <= LINE_OF_WORDS:
        return [step]
    first, _, rest = step.partition(" ")
    return [first, rest]
