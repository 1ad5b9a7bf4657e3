"""Footprints now and on paper, compared. Pure: it asks no query."""

from collections.abc import Iterable
from dataclasses import dataclass

from cdp_portal.sentences import joined


@dataclass(frozen=True)
class Area:
    """An authority: the partnerships it belongs to on the day, and the one it would belong to, empty where it stays."""

    name: str
    population: int | None
    force: str
    care_boards: tuple[str, ...]
    now: tuple[str, ...]
    becomes: str = ""

    @property
    def then(self) -> tuple[str, ...]:
        return (self.becomes,) if self.becomes else self.now


@dataclass(frozen=True)
class Place:
    """A partnership now or on paper. `population` is empty when an authority's is not known: absent is not zero."""

    name: str
    authorities: tuple[str, ...]
    population: int | None
    unknown: tuple[str, ...]
    forces: tuple[str, ...]
    care_boards: tuple[str, ...]


@dataclass(frozen=True)
class Footprints:
    now: tuple[Place, ...]
    then: tuple[Place, ...]
    moves: tuple[str, ...]

    @property
    def are_changed(self) -> bool:
        return bool(self.moves)


def footprints(areas: Iterable[Area], partnerships: Iterable[str]) -> Footprints:
    """Each partnership with what it covers, now and on paper. A partnership without an authority is told too."""
    areas, partnerships = list(areas), list(partnerships)
    named = [*partnerships, *(name for area in areas for name in area.now)]
    now = tuple(_place(name, [area for area in areas if name in area.now]) for name in dict.fromkeys(named))
    names = dict.fromkeys(name for area in areas for name in area.then)
    then = tuple(_place(name, [area for area in areas if name in area.then]) for name in sorted(names))
    return Footprints(now, then, tuple(_move(area) for area in areas if area.then != area.now))


def _move(area: Area) -> str:
    return f"{area.name} moves from {joined(area.now) or 'no partnership'} to {area.becomes}"


def _place(name: str, areas: list[Area]) -> Place:
    unknown = tuple(area.name for area in areas if area.population is None)
    known = sum(area.population for area in areas if area.population is not None)
    return Place(
        name=name,
        authorities=tuple(area.name for area in areas),
        population=None if unknown or not areas else known,
        unknown=unknown,
        forces=tuple(sorted({area.force for area in areas if area.force})),
        care_boards=tuple(sorted({board for area in areas for board in area.care_boards})),
    )
