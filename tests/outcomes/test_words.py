from datetime import date
from decimal import Decimal

import pytest

from outcomes.judgement import change_words, verdict
from outcomes.models import Metric, Observation
from outcomes.series import Track
from outcomes.words import caption_words, direction_words, figure_words, period_words, shortened

LATEST = {"starts_on": date(2023, 7, 1), "ends_on": date(2023, 10, 1)}
BEFORE = {"starts_on": date(2023, 4, 1), "ends_on": date(2023, 7, 1)}


def track(now, before, *, polarity="higher", unit="people", limits=(None, None), limits_before=(None, None)) -> Track:
    metric = Metric(name="In treatment", unit=unit, polarity=polarity)

    def figure(value, days, bounds):
        state = "suppressed" if value is None else "value"
        number = None if value is None else Decimal(value)
        return Observation(metric=metric, value=number, state=state, lower=bounds[0], upper=bounds[1], **days)

    return Track(figure(now, LATEST, limits), (figure(before, BEFORE, limits_before), figure(now, LATEST, limits)))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((date(2023, 7, 1), date(2023, 10, 1)), "Quarter 2 2023-24 (July to September 2023)"),
        ((date(2024, 1, 1), date(2024, 4, 1)), "Quarter 4 2023-24 (January to March 2024)"),
        ((date(2023, 4, 1), date(2024, 4, 1)), "Financial year 2023-24"),
        ((date(2023, 1, 1), date(2024, 1, 1)), "2023"),
        ((date(2023, 12, 1), date(2024, 1, 1)), "December 2023"),
        ((date(2022, 12, 1), date(2023, 12, 1)), "1 December 2022 to 30 November 2023"),
        ((date(2023, 7, 1), date(2023, 7, 8)), "1 July 2023 to 7 July 2023"),
    ],
)
def test_periods_have_their_names(days, words):
    assert period_words(*days) == words


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("people", 1338, "1,338 people"),
        ("percent", "54.2", "54.2%"),
        ("count", 7, "7"),
        ("rate per 100,000", "5.30", "5.3 per 100,000"),
        ("people", None, "Suppressed"),
        ("people", 0, "0 people"),
    ],
)
def test_figures_have_their_unit_and_absence_its_reason(unit, value, words):
    assert figure_words(track(value, 1, unit=unit).latest) == words


@pytest.mark.parametrize(
    ("now", "before", "polarity", "words"),
    [
        (412, 398, "higher", "up on 398 in Quarter 1 2023-24 (April to June 2023)"),
        (380, 398, "higher", "down on 398 in Quarter 1 2023-24 (April to June 2023)"),
        (380, 398, "lower", "down on 398 in Quarter 1 2023-24 (April to June 2023)"),
        (412, 398, "context", "up on 398 in Quarter 1 2023-24 (April to June 2023)"),
        (412, 412, "higher", "no change"),
        (None, 412, "higher", ""),
        (412, None, "higher", ""),
        (0, 3, "lower", "down on 3 in Quarter 1 2023-24 (April to June 2023)"),
    ],
)
def test_two_figures_alone_are_no_news(now, before, polarity, words):
    assert change_words(track(now, before, polarity=polarity)) == words


def test_ranges_that_overlap_are_no_difference():
    same = track(54, 50, unit="percent", limits=(48, 60), limits_before=(45, 55))
    assert direction_words(same).endswith("but the ranges overlap, so this may be chance")
    assert verdict(same) == ""


def test_ranges_apart_are_a_difference():
    assert verdict(track(70, 50, limits=(65, 75), limits_before=(45, 55))) == "better"


def test_a_caption_names_the_authority_of_a_figure_for_one():
    figure = track(1, 1).latest
    assert caption_words(figure) == "In treatment, Quarter 2 2023-24 (July to September 2023)"


def test_long_texts_are_cut():
    assert shortened("short") == "short"
    assert shortened("a" * 90) == "a" * 79 + "…"
