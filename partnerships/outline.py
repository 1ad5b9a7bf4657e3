"""Who reports to whom, as an outline: the partnership's boards with their groups below them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import Body, ReportingLine


@dataclass(frozen=True)
class Branch:
    """A body at one place of the outline: `outward`, its lines to bodies outside; `below`, who reports to it.

    `line` is how it reports to the body above; none at the top.
    """

    body: Body
    line: ReportingLine | None
    outward: tuple[ReportingLine, ...]
    below: tuple["Branch", ...]


def outline(bodies: Iterable[Body], lines: Iterable[ReportingLine]) -> list[Branch]:
    """The partnership's own boards and groups, each below every board it reports to; asks no query.

    Bodies outside (a health and wellbeing board, the national unit) stand beside those that report to them, and at the
    end once more where they report to another themselves. A ring of bodies that only report to one another stands at
    the top, so that none of ours is left out.
    """
    known = {body.pk: body for body in bodies}
    own = {pk for pk, body in known.items() if body.kind in Body.OWN_KINDS}
    outward, down, parents = defaultdict(list), defaultdict(list), defaultdict(list)
    for line in lines:
        if line.reporting_id in own and line.to_id in own:
            down[line.to_id].append(line)
            parents[line.reporting_id].append(line.to_id)
        else:
            outward[line.reporting_id].append(line)
    placed: set[int] = set()

    def branch(pk: int, line: ReportingLine | None, above: frozenset[int]) -> Branch:
        placed.add(pk)
        path = above | {pk}
        below = [branch(one.reporting_id, one, path) for one in down[pk] if one.reporting_id not in path]
        return Branch(known[pk], line, tuple(outward[pk]), tuple(sorted(below, key=lambda found: found.body.name)))

    in_order = [pk for pk in known if pk in own]
    tops = [branch(pk, None, frozenset()) for pk in in_order if not parents[pk]]
    tops += [branch(pk, None, frozenset()) for pk in in_order if pk not in placed]
    return tops + [Branch(known[pk], None, tuple(outward[pk]), ()) for pk in known if pk not in own and pk in outward]
