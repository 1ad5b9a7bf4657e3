"""Who reports to whom, as an outline: bodies that answer to none first, with those below them."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import Body, ReportingLine


@dataclass(frozen=True)
class Branch:
    """A body at one place of the outline. `line` is how it reports to the body above; none at the top."""

    body: Body
    line: ReportingLine | None
    below: tuple["Branch", ...]


def outline(bodies: Iterable[Body], lines: Iterable[ReportingLine]) -> list[Branch]:
    """Every body stands below each body it reports to, so twice where it has two parents. Asks no query.

    Bodies that only report to one another, in a ring, stand at the top as well, so that none is left out.
    """
    known = {body.pk: body for body in bodies}
    up: dict[int, list[ReportingLine]] = {}
    down: dict[int, list[ReportingLine]] = {}
    for line in lines:
        if line.reporting_id in known and line.to_id in known:
            up.setdefault(line.reporting_id, []).append(line)
            down.setdefault(line.to_id, []).append(line)
    placed: set[int] = set()

    def branch(pk: int, line: ReportingLine | None, above: frozenset[int]) -> Branch:
        placed.add(pk)
        path = above | {pk}
        below = [branch(one.reporting_id, one, path) for one in down.get(pk, ()) if one.reporting_id not in path]
        return Branch(known[pk], line, tuple(sorted(below, key=lambda found: found.body.name.lower())))

    tops = [branch(pk, None, frozenset()) for pk in known if pk not in up]
    return tops + [branch(pk, None, frozenset()) for pk in known if pk not in placed]
