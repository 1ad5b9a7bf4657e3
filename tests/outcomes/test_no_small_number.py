"""No small number comes out of the portal: an attacker who subtracts what pages and files show finds none.

The attackers are those of tests/outcomes/test_disclosure.py; they share no code with the rule.
"""

import csv
import io
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdp_portal.release import Audience
from outcomes.disclosure import Sum
from outcomes.held import figures_of
from outcomes.models import Observation
from outcomes.series import series_of
from tests.factories.outcomes import MetricFactory
from tests.factories.partnerships import FootprintAreaFactory
from tests.outcomes.test_disclosure import crossed, filled, recovered

LIST = "/partnerships/sefton/outcomes/figures/"
YEAR = (date(2023, 4, 1), date(2024, 4, 1))
HALVES = [(date(2023, 4, 1), date(2023, 10, 1)), (date(2023, 10, 1), date(2024, 4, 1))]
AREAS, SUBSTANCES = 3, 2
SIZES = (AREAS, SUBSTANCES, len(HALVES))
INNER, SUMS = crossed(*SIZES)
counts = st.one_of(st.integers(0, 9), st.integers(0, 80))
drawn = st.lists(counts, min_size=len(INNER), max_size=len(INNER))
quick = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def world(sefton):
    """Sefton with three authorities and a metric that two others make up; each of these is kept for each period."""
    total = MetricFactory(code="T", unit="people", additive=True)
    metrics = {"*": total} | {n: MetricFactory(code=f"M{n}", unit="people", total=total) for n in range(SUBSTANCES)}
    places = {n: FootprintAreaFactory(partnership=sefton, authority__name=f"Place {n}").authority for n in range(AREAS)}
    return sefton, metrics, places


def save(world, cells) -> None:
    """Every cell as a figure, the whole partnership's, the total metric's and the year's too."""
    sefton, metrics, places = world
    rows = [
        Observation(
            partnership=sefton,
            metric=metrics[substance],
            area="partnership" if area == "*" else "authority",
            authority=places.get(area),
            starts_on=(YEAR if half == "*" else HALVES[half])[0],
            ends_on=(YEAR if half == "*" else HALVES[half])[1],
            value=value,
        )
        for (area, substance, half), value in cells.items()
    ]
    for row in rows:
        row.series = series_of(row)
    Observation.objects.bulk_create(rows)


def attack(cells, shown: dict, sums: list[Sum]) -> set:
    """What can be worked out of cells that are not shown; what is shown must be true."""
    assert {key: cells[key] for key in shown} == shown
    return recovered(cells, cells.keys() - shown.keys(), sums)


@given(drawn)
@quick
def test_all_pages_together_give_no_withheld_figure_away(world, numbers):
    sefton, metrics, places = world
    cells = filled(dict(zip(INNER, numbers, strict=True)), SIZES)
    with transaction.atomic():
        save(world, cells)
        at = {(YEAR if half == "*" else HALVES[half]): half for half in ("*", 0, 1)}
        names = {metric.pk: name for name, metric in metrics.items()}
        areas = {place.pk: name for name, place in places.items()}
        shown = {
            (areas.get(one.authority and one.authority.pk, "*"), names[one.metric_id], at[one.starts_on, one.ends_on]):
                one.value
            for one in figures_of(sefton, Audience.RESTRICTED) if one.value is not None
        }  # fmt: skip
        assert min(shown.values(), default=5) >= 5
        if shown:
            assert attack(cells, shown, SUMS) == set()
        transaction.set_rollback(True)


@given(st.lists(counts, min_size=AREAS * SUBSTANCES, max_size=AREAS * SUBSTANCES))
@quick
def test_neither_the_list_nor_its_file_gives_one_away(world, browse, max_, numbers):
    sizes = SIZES[:2]
    inner, sums = crossed(*sizes)
    cells = filled(dict(zip(inner, numbers, strict=True)), sizes)
    with transaction.atomic():
        save(world, {(*key, 0): value for key, value in cells.items()})
        client = browse(max_)
        shown = from_file(client.get(LIST, {"format": "csv"}).content.decode("utf-8-sig"))
        if shown:
            assert attack(cells, shown, sums) == set()
        on_page = {
            (_area(one.latest.area_name), _metric(one.latest.metric.code)): one.latest.value
            for one in client.get(LIST).context["tracks"]
        }
        assert {key: value for key, value in on_page.items() if value is not None} == shown
        transaction.set_rollback(True)


def from_file(text: str) -> dict:
    rows = csv.DictReader(io.StringIO(text))
    known = (row for row in rows if row["Figure"][:1].isdigit())
    return {(_area(row["For"]), _metric(row["Code"])): Decimal(row["Figure"]) for row in known}


def _area(name: str):
    return "*" if name == "Partnership" else int(name.removeprefix("Place "))


def _metric(code: str):
    return "*" if code == "T" else int(code.removeprefix("M"))


def test_the_table_of_the_test_is_the_one_the_portal_keeps(world):
    """The attack is on real sums: with nothing small nothing is withheld."""
    cells = filled(dict.fromkeys(INNER, 9), SIZES)
    save(world, cells)
    figures = figures_of(world[0], Audience.MEMBER)
    assert sorted(one.value for one in figures) == sorted(cells.values())
    assert len(figures) == len(list(product(range(AREAS + 1), range(SUBSTANCES + 1), range(len(HALVES) + 1))))
