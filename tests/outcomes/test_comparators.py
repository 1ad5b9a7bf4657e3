from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.comparators import against_of
from tests.factories.outcomes import MetricFactory, ObservationFactory, TargetFactory, TrackedMetricFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory

MEMBER = Audience.MEMBER


@pytest.fixture
def metric(db):
    return MetricFactory(unit="percent", per=100)


@pytest.fixture
def own(sefton):
    return FootprintAreaFactory(partnership=sefton, authority__region_code="E12000002").authority


def put(metric, value, area="england", partnership=None, **fields):
    return ObservationFactory(metric=metric, partnership=partnership, area=area, value=value, **fields)


def held_against(sefton, metric, audience=MEMBER, **known) -> list[tuple]:
    against = against_of(sefton, audience, metrics=[metric], **known)[metric.pk]
    return [(track.latest.area_name, track.latest.withheld or track.latest.value) for track in against.comparators]


def test_england_the_region_and_chosen_neighbours_in_this_order(sefton, own, metric):
    wirral, other = LocalAuthorityFactory(name="Wirral"), LocalAuthorityFactory(name="Knowsley")
    TrackedMetricFactory(partnership=sefton, metric=metric).neighbours.add(wirral)
    put(metric, 53, "authority", authority=wirral)
    put(metric, 54, "authority", authority=other)
    put(metric, 55, "authority", authority=own)
    put(metric, 52, "region", region_code="E12000002")
    put(metric, 56, "region", region_code="E12000003")
    put(metric, 51)
    assert held_against(sefton, metric) == [("England", 51), ("North West", 52), ("Wirral", 53)]


def test_own_rows_go_before_national_ones(sefton, thurrock, metric):
    put(metric, 51)
    put(metric, 61, partnership=sefton)
    put(metric, 71, partnership=thurrock)
    assert held_against(sefton, metric) == [("England", 61)]


def test_nothing_restricted_and_no_small_number(sefton, metric):
    wirral = LocalAuthorityFactory(name="Wirral")
    TrackedMetricFactory(partnership=sefton, metric=metric).neighbours.add(wirral)
    put(metric, 51, release_class="restricted")
    put(metric, 4, "authority", authority=wirral, numerator=4, denominator=100)
    assert held_against(sefton, metric) == [("Wirral", "Too few people")]


def test_as_known_on_a_day(sefton, metric):
    put(metric, 51, received_on=date(2023, 11, 1))
    put(metric, 52, received_on=date(2023, 12, 1), revision=2)
    assert held_against(sefton, metric, known_on=date(2023, 11, 30)) == [("England", 51)]
    assert held_against(sefton, metric) == [("England", 52)]


def test_targets_and_the_baseline_come_along(sefton, metric):
    target = TargetFactory(partnership=sefton, metric=metric)
    plain = against_of(sefton, MEMBER, metrics=[metric])[metric.pk]
    assert (list(plain.targets), plain.baseline_on) == ([target], date(2022, 3, 31))
    TrackedMetricFactory(partnership=sefton, metric=metric, baseline_on=date(2021, 3, 31))
    assert against_of(sefton, MEMBER, metrics=[metric])[metric.pk].baseline_on == date(2021, 3, 31)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_metrics(sefton, own, rows, django_assert_num_queries):
    metrics = [MetricFactory() for _ in range(rows)]
    for metric in metrics:
        TrackedMetricFactory(partnership=sefton, metric=metric).neighbours.add(LocalAuthorityFactory())
        put(metric, 51)
    with django_assert_num_queries(5):
        against_of(sefton, MEMBER, metrics=metrics)
