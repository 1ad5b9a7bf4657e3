"""What each partnership does with metrics: whose they are, what they are compared with, and what they are to become."""

from datetime import date

from cdp_portal.national.sizes import MADE_UP
from outcomes.models import Metric, Target, TrackedMetric

TRACKED = 12  # metrics of each partnership
OWNERLESS = 4  # one in so many
NEIGHBOURS = 3


def write_tracked(load) -> None:
    metrics = list(Metric.objects.filter(partnership=None).order_by("code"))
    seats = load.seats_of_boards()
    rows, targets = [], []
    for place in load.places:
        owners = seats[place.partnership.pk]
        for at in range(min(TRACKED, len(metrics))):
            metric = metrics[(place.number * 3 + at * 4) % len(metrics)]
            number = place.number + at
            owner = None if number % OWNERLESS == 1 else owners[number % len(owners)]
            rows.append(TrackedMetric(partnership=place.partnership, metric=metric, owner_seat=owner, update_every=3))
            if at % 3 == 0:
                targets += _targets(place.partnership, metric, number)
    rows = list({(row.partnership_id, row.metric_id): row for row in rows}.values())
    load.write("Tracked metrics", rows)
    load.write("Targets", {(one.partnership_id, one.metric_id, one.due_on): one for one in targets}.values())
    _write_neighbours(load, rows)


def _targets(partnership, metric: Metric, number: int) -> list[Target]:
    """A way of two straight lines."""
    start = 40 + number % 30
    days = (date(2025, 3, 31), date(2028, 3, 31))
    return [
        Target(
            partnership=partnership,
            metric=metric,
            value=start + 4 * step,
            due_on=day,
            start_value=start if step == 1 else None,
            starts_on=date(2022, 3, 31) if step == 1 else None,
            source=MADE_UP,
        )
        for step, day in enumerate(days, 1)
    ]


def _write_neighbours(load, rows: list[TrackedMetric]) -> None:
    authorities = [one for place in load.places for one in place.authorities]
    through = TrackedMetric.neighbours.through
    links = (
        through(trackedmetric=row, localauthority=authorities[(row.pk * 7 + at * 11) % len(authorities)])
        for row in rows
        for at in range(min(NEIGHBOURS, len(authorities)))
    )
    found = {(link.trackedmetric_id, link.localauthority_id): link for link in links}
    load.write("Neighbours to compare with", found.values())
