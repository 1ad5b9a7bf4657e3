"""Sentences that a board paper can take over, and how they judge a figure."""

from datetime import date

import pytest

from outcomes.charting import Against
from outcomes.charting.reading import read
from outcomes.judgement import Judgement, in_a_row, judgement_of
from outcomes.sentence import first_sentence, sentence_of, when
from tests.outcomes.tracks import SHIFTED, STEADY, england, metric, track

PERCENT = {"unit": "percent", "name": "Continuity of care", "per": 100}
YEARLY = {"start": date(2021, 12, 1), "step": 12, "length": 12}


def reading(values, *, against=None, **options):
    return read(track(values, **options), against or Against())


def sentence(values, **options) -> str:
    return sentence_of(reading(values, **options))


def judged(values, **options) -> Judgement:
    return judgement_of(reading(values, **options))


class TestSentence:
    def test_a_single_figure_stands(self):
        assert sentence([1338]) == "Numbers in treatment stood at 1,338 people in April to June 2019."

    def test_a_move_is_told_from_the_figure_before(self):
        assert sentence([1290, 1338]) == (
            "Numbers in treatment rose to 1,338 people in July to September 2019, up on 1,290 in April to June 2019."
        )
        assert sentence([1290, 1290]) == "Numbers in treatment stayed at 1,290 people in July to September 2019."

    def test_a_baseline_comes_before_the_figure_before(self):
        against = Against(baseline_on=date(2022, 12, 1))
        assert sentence([1204, 1268, 1315, 1338], against=against, **YEARLY) == (
            "Numbers in treatment rose to 1,338 people in the year to 30 November 2025, up on the December 2022 "
            "baseline of 1,204, still rising."
        )

    def test_england_is_named_where_the_period_is_the_same(self):
        of = metric(**PERCENT)
        against = Against(comparators=[england([47, 48], of=of)])
        assert sentence([50, 54], of=of, against=against).endswith(
            "2019, up on 50% in April to June 2019, above England (48%)."
        )
        assert "England" not in sentence([50, 54, 55], of=of, against=against)

    def test_a_count_is_not_held_against_the_country(self):
        assert "England" not in sentence([1290, 1338], against=Against(comparators=[england([200000, 210000])]))

    def test_ranges_that_overlap_say_no_change(self):
        assert sentence([(12.1, 10, 14.5), (15.2, 12.9, 17.8)]) == (
            "Numbers in treatment stood at 15.2 people in July to September 2019, not clearly different from 12.1 in "
            "April to June 2019."
        )

    def test_limits_say_how_much_a_change_means(self):
        assert sentence(STEADY).endswith(", within its usual variation.")
        assert ", more than its usual variation (" in sentence(SHIFTED)

    def test_without_a_figure_the_words_of_the_source_are_the_sentence(self):
        note = "Alcohol-specific deaths are up on the March 2022 baseline. The report gives no figure."
        assert sentence(["not_published"], note=note) == "Alcohol-specific deaths are up on the March 2022 baseline."

    def test_without_words_it_says_why_and_what_was_last_known(self):
        assert sentence([1290, "not_received"]) == (
            "Numbers in treatment: not yet received in July to September 2019. The last known figure is 1,290 people "
            "in April to June 2019."
        )


class TestJudgement:
    @pytest.mark.parametrize(
        ("values", "of", "expected"),
        [
            (["suppressed"], {}, Judgement.NONE),
            ([1290], {}, Judgement.OPEN),
            ([1290, 1338], {}, Judgement.OPEN),
            ([1290, 1290], {}, Judgement.USUAL),
            ([1, 2, 3, 4], {}, Judgement.BETTER),
            ([1, 2, 3, 4], {"polarity": "lower"}, Judgement.WORSE),
            ([1, 2, 3, 4], {"polarity": "context"}, Judgement.CONTEXT),
            ([(12, 10, 14), (15, 13, 17)], {}, Judgement.USUAL),
            ([(12, 11, 13), (15, 14, 16)], {}, Judgement.BETTER),
            (STEADY, {}, Judgement.USUAL),
            (SHIFTED, {}, Judgement.BETTER),
        ],
    )
    def test_only_what_is_clear_is_better_or_worse(self, values, of, expected):
        assert judged(values, of=metric(**of)) == expected

    def test_a_gap_ends_a_row(self):
        assert in_a_row(reading([1, 2, "not_received", 3, 4])) == 1
        assert in_a_row(reading([4, 1, 2, 3])) == 2


@pytest.mark.parametrize(
    ("span", "rolling", "words"),
    [
        ((date(2023, 7, 1), date(2023, 10, 1)), False, "July to September 2023"),
        ((date(2023, 4, 1), date(2024, 4, 1)), False, "2023-24"),
        ((date(2023, 1, 1), date(2024, 1, 1)), False, "2023"),
        ((date(2020, 1, 1), date(2023, 1, 1)), True, "2020 to 2022"),
        ((date(2022, 12, 1), date(2023, 12, 1)), False, "the year to 30 November 2023"),
        ((date(2023, 4, 1), date(2024, 4, 1)), True, "the year to 31 March 2024"),
        ((date(2023, 5, 1), date(2023, 6, 1)), False, "May 2023"),
        ((date(2023, 11, 1), date(2024, 2, 1)), False, "the 3 months to 31 January 2024"),
        ((date(2023, 5, 3), date(2023, 6, 9)), False, "3 May 2023 to 8 June 2023"),
    ],
)
def test_a_period_as_it_stands_in_a_sentence(span, rolling, words):
    assert when(*span, rolling=rolling) == words


def test_the_first_sentence_of_a_note():
    assert first_sentence("Fairly stable") == "Fairly stable."
    assert first_sentence("It rose.  More\nfollows.") == "It rose."
