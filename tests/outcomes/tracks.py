"""Tracks for charts, made without a database."""

from datetime import date
from decimal import Decimal

from cdp_portal.release import Audience
from outcomes.figures import Figure, without_numbers
from outcomes.models import Metric, Target
from outcomes.series import Track
from outcomes.steps import months_on

QUARTERS_FROM = date(2019, 4, 1)


def metric(**fields):
    defaults = {"pk": 1, "code": "H09", "name": "Numbers in treatment", "unit": "people", "polarity": "higher"}
    return Metric(**{**defaults, **fields})


def figure(of, value, start, length, **fields):
    what = {"state": "value", "value": None}
    if isinstance(value, str):
        what["state"] = value
    elif isinstance(value, tuple):
        what |= zip(("value", "lower", "upper"), (Decimal(str(part)) for part in value), strict=True)
    else:
        what["value"] = Decimal(str(value))
    defaults = {
        "area": "partnership",
        "area_name": "Sefton",
        "starts_on": start,
        "ends_on": months_on(start, length),
        "received_on": months_on(start, length),
        "release_class": Audience.MEMBER,
    }
    return Figure(metric=of, **{**defaults, **what, **fields})


def track(values, *, of=None, start=QUARTERS_FROM, step=3, length=3, **fields):
    """One figure a step: a number, (value, lower, upper), the name of a state, or None for no row at all."""
    of = of or metric()
    rows = [
        figure(of, value, months_on(start, step * index), length, **fields)
        for index, value in enumerate(values)
        if value is not None
    ]
    return Track(rows[-1], tuple(rows))


def withheld(found, *places, why="Fewer than 5"):
    """The track with the figures in these places withheld."""
    rows = [without_numbers(one, why) if place in places else one for place, one in enumerate(found.alike)]
    return Track(rows[-1], tuple(rows))


def england(values, **options):
    return track(values, area="england", area_name="England", **options)


def target(value, due_on, **fields):
    return Target(value=Decimal(str(value)), due_on=due_on, **fields)


STEADY = [1290, 1301, 1288, 1310, 1295, 1305, 1281, 1299, 1312, 1290, 1300, 1296, 1303, 1287, 1298, 1305]
SHIFTED = [*STEADY[:12], 1240, 1331, 1328, 1335, 1341, 1338, 1345, 1350]
