"""Labels of pages: "12" from the first version on, "12a" … "12z", "12aa" … for pages put in behind it later."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

_PARTS = re.compile(r"(\d+)([a-z]*)")


def following(label: str) -> str:
    """The label of a page put in behind `label`: 12 → 12a, 12a → 12b, 12z → 12aa."""
    number, letters = _split(label)
    kept = letters.rstrip("z")
    turned = "a" * (len(letters) - len(kept))
    if not kept:
        return f"{number}a{turned}"
    return f"{number}{kept[:-1]}{chr(ord(kept[-1]) + 1)}{turned}"


def free_after(label: str, taken: Container[str]) -> str:
    """The first label behind `label` that nobody has yet."""
    label = following(label)
    while label in taken:
        label = following(label)
    return label


def counted(label: str) -> int | None:
    """The number of a plain label, None for one with letters."""
    number, letters = _split(label)
    return None if letters else int(number)


def spoken(labels: Sequence[str]) -> str:
    """For people: "page 7", "pages 5 to 7", "pages 5 to 7, 9 and 12a to 12c"."""
    runs = [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in _runs(labels)]
    words = runs[0] if len(runs) == 1 else f"{', '.join(runs[:-1])} and {runs[-1]}"
    return f"{'page' if len(labels) == 1 else 'pages'} {words}"


def _runs(labels: Iterable[str]) -> Iterator[list[str]]:
    """The labels cut where one does not follow the one before."""
    run: list[str] = []
    for label in labels:
        if run and label not in (_next_number(run[-1]), following(run[-1]) if _split(run[-1])[1] else None):
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def _next_number(label: str) -> str | None:
    number = counted(label)
    return None if number is None else str(number + 1)


def _split(label: str) -> tuple[str, str]:
    found = _PARTS.fullmatch(label)
    if found is None:
        raise ValueError(f"“{label}” is not the label of a page.")
    return found[1], found[2]
