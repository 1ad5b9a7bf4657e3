from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from outcomes.figure_rules import faults_of_period, faults_of_receipt, faults_of_unit
from outcomes.models import Metric, Observation
from tests.factories.outcomes import MetricFactory, ObservationFactory

PERCENT = Metric(unit="percent", per=100)
RATE = Metric(unit="rate per 100,000", per=100000)
Q2 = {"starts_on": date(2023, 7, 1), "ends_on": date(2023, 10, 1)}


def figure(value, numerator=None, denominator=None) -> dict:
    numbers = {"value": value, "numerator": numerator, "denominator": denominator}
    return {name: None if number is None else Decimal(number) for name, number in numbers.items()}


@pytest.mark.parametrize(
    ("metric", "typed"),
    [
        (PERCENT, figure("54.2", "542", "1000")),
        (PERCENT, figure("54", "13", "24")),  # rounded by the source
        (PERCENT, figure("33.3", "1", "3")),
        (PERCENT, figure("54.2")),
        (PERCENT, figure("0")),
        (PERCENT, figure("0.5", "5", "1000")),
        (RATE, figure("5.3", "106", "2000000")),
        (RATE, figure("0.9")),
        (Metric(unit="people"), figure("0.5", "5", "1000")),
        (Metric(unit="rate per 100,000", per=100000, standardised=True), figure("7", "106", "2000000")),
        (None, figure("0.5")),
        (PERCENT, figure(None)),
    ],
)
def test_values_that_fit_their_parts_and_unit(metric, typed):
    assert faults_of_unit(metric, typed) == {}


@pytest.mark.parametrize(
    ("metric", "typed", "sentence"),
    [
        (PERCENT, figure("0.54"), "Enter 54 for 54%. If it is really 0.54%, enter the numerator and denominator too"),
        (PERCENT, figure("0.542", "542", "1000"), "542 of 1,000 is 54.2%, not 0.542. Check the unit"),
        (RATE, figure("53", "106", "2000000"), "106 of 2,000,000 is 5.3, not 53. Check the unit"),
    ],
)
def test_values_in_the_wrong_unit_say_what_to_enter(metric, typed, sentence):
    assert faults_of_unit(metric, typed) == {"value": sentence}


class TestPeriods:
    @pytest.fixture
    def other(self, sefton):
        return ObservationFactory(partnership=sefton, **Q2)

    def period(self, other, starts_on, ends_on, **fields) -> Observation:
        of = {"partnership": other.partnership, "metric": other.metric, "area": "partnership"}
        return Observation(starts_on=starts_on, ends_on=ends_on, **(of | fields))

    def test_one_as_long_and_shifted_is_refused(self, other):
        assert faults_of_period(self.period(other, date(2023, 8, 1), date(2023, 11, 1))) == {
            "starts_on": "There is a figure for 1 July 2023 to 30 September 2023 already, which shares days with this "
            "period. Check the dates"
        }

    @pytest.mark.parametrize(
        "days",
        [
            (date(2023, 7, 1), date(2023, 10, 1)),  # the same: another rule tells
            (date(2023, 10, 1), date(2024, 1, 1)),
            (date(2023, 4, 1), date(2024, 4, 1)),
            (date(2023, 8, 1), date(2023, 9, 1)),
        ],
    )
    def test_the_next_one_longer_and_shorter_ones_are_fine(self, other, days):
        assert faults_of_period(self.period(other, *days)) == {}

    def test_rolling_metrics_and_other_partnerships_are_left_alone(self, other, thurrock):
        shifted = (date(2023, 8, 1), date(2023, 11, 1))
        assert faults_of_period(self.period(other, *shifted, partnership=thurrock)) == {}
        assert faults_of_period(self.period(other, *shifted, metric=MetricFactory())) == {}
        other.metric.rolling_months = 3
        assert faults_of_period(self.period(other, *shifted)) == {}


class TestReceipt:
    @pytest.fixture
    def first(self, sefton):
        return ObservationFactory(partnership=sefton, received_on=date(2023, 11, 1))

    def test_a_correction_is_not_received_before_what_it_corrects(self, first):
        assert faults_of_receipt(first, date(2023, 11, 1)) == {}
        assert faults_of_receipt(first, date(2023, 10, 31)) == {
            "received_on": "This corrects a figure received on 1 November 2023. It cannot have been received before "
            "that"
        }

    def test_the_database_refuses_it_too_whoever_writes(self, first):
        of = {"partnership": first.partnership, "metric": first.metric}
        with pytest.raises(IntegrityError, match="received before"), transaction.atomic():
            ObservationFactory(**of, revision=2, received_on=date(2023, 10, 31))
        ObservationFactory(**of, revision=2, received_on=date(2023, 11, 2))
        with pytest.raises(IntegrityError, match="received before"), transaction.atomic():
            Observation.objects.filter(pk=first.pk).update(received_on=date(2023, 11, 3))
