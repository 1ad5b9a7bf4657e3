from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.held import figures_of
from outcomes.places import footprint_of
from outcomes.rollup import refusal
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory

DAY = date(2023, 9, 30)


@pytest.fixture
def places(sefton) -> list:
    return [FootprintAreaFactory(partnership=sefton, authority__name=name).authority for name in ("Ash", "Bow")]


def put(metric, place, value, **fields):
    return ObservationFactory(partnership=None, metric=metric, area="authority", authority=place, value=value, **fields)


def whole(sefton):
    return next((one for one in figures_of(sefton, Audience.RESTRICTED) if one.area == "partnership"), None)


def why(sefton, metric) -> str:
    parts = {one.authority.pk: one for one in figures_of(sefton, Audience.RESTRICTED) if one.area == "authority"}
    return refusal(metric, parts, footprint_of(sefton).at(DAY))


def test_counts_that_may_be_summed_are(sefton, places):
    metric = MetricFactory(unit="count", additive=True)
    put(metric, places[0], 30, source="One", provisional=True, data_to=date(2023, 8, 31), release_class="public")
    put(metric, places[1], 12, source="Two", released_on=date(2023, 12, 1), received_on=date(2023, 11, 1))
    figure = whole(sefton)
    assert (figure.value, figure.source, figure.provisional) == (42, "One; Two", True)
    assert (figure.data_to, figure.released_on, figure.release_class) == (
        date(2023, 8, 31),
        date(2023, 12, 1),
        "member",
    )
    assert [(part.area_name, part.value) for part in figure.parts] == [("Ash", 30), ("Bow", 12)]
    assert figure.url == f"/partnerships/sefton/outcomes/metrics/{metric.pk}/"


def test_rates_are_worked_out_from_what_was_counted(sefton, places):
    metric = MetricFactory(unit="percent", per=100, additive=True)
    put(metric, places[0], 50, numerator=50, denominator=100, lower=40, upper=60)
    put(metric, places[1], 10, numerator=30, denominator=300)
    figure = whole(sefton)
    assert (figure.value, figure.numerator, figure.denominator, figure.lower) == (20, 80, 400, None)


def test_a_single_authority_is_the_partnership(sefton):
    place = FootprintAreaFactory(partnership=sefton).authority
    put(MetricFactory(standardised=True, per=100000, unit="rate per 100,000"), place, "12.5", lower=10, upper=15)
    figure = whole(sefton)
    assert (figure.value, figure.lower, figure.area_name, len(figure.parts)) == (12.5, 10, "Partnership", 1)


def test_the_partnership_s_own_figure_is_not_replaced(sefton, places):
    metric = MetricFactory(unit="count", additive=True)
    for place in places:
        put(metric, place, 30)
    ObservationFactory(partnership=sefton, metric=metric, value=59)
    assert whole(sefton).value == 59


def test_people_in_several_places_are_not_added_up(sefton, places):
    metric = MetricFactory(unit="people", additive=False)
    for place in places:
        put(metric, place, 30)
    assert whole(sefton) is None
    assert why(sefton, metric) == "One person may be counted in several authorities, so their figures are not added up."


def test_standardised_rates_are_not_put_together(sefton, places):
    metric = MetricFactory(standardised=True, per=100000, unit="rate per 100,000")
    for place in places:
        put(metric, place, 30)
    assert whole(sefton) is None
    assert why(sefton, metric).startswith("This rate is standardised for age.")


def test_rates_without_their_parts_are_not_put_together(sefton, places):
    metric = MetricFactory(unit="percent", per=100, additive=True)
    put(metric, places[0], 50, numerator=50, denominator=100)
    put(metric, places[1], 10)
    assert whole(sefton) is None
    assert why(sefton, metric).startswith("The source gives rates without the numbers behind them")


def test_what_is_absent_is_named_and_never_nought(sefton, places):
    metric = MetricFactory(unit="count", additive=True)
    put(metric, places[0], 30)
    assert whole(sefton) is None
    assert why(sefton, metric) == "Not known for Bow (no figure), so there is no figure for the whole."
    put(metric, places[1], None, state="suppressed")
    assert why(sefton, metric) == "Not known for Bow (suppressed), so there is no figure for the whole."


def test_a_withheld_part_does_not_come_out_through_the_whole(sefton, places):
    metric = MetricFactory(unit="count", additive=True)
    put(metric, places[0], 3)
    put(metric, places[1], 30)
    figure = whole(sefton)
    assert (figure.value, [part.withheld for part in figure.parts]) == (33, ["Fewer than 5", "Withheld"])
