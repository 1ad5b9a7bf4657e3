"""What a partnership's figures say to anyone: own before national, rolled up, and without small numbers."""

from datetime import date
from decimal import Decimal

import pytest

from cdp_portal.release import Audience
from outcomes.figures import Figure
from outcomes.held import figures_of
from outcomes.models import Observation
from outcomes.revisions import known_of, record_of
from outcomes.series import tracks_of
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory

PUBLIC, MEMBER, RESTRICTED = Audience.PUBLIC, Audience.MEMBER, Audience.RESTRICTED
Q1 = {"starts_on": date(2023, 4, 1), "ends_on": date(2023, 7, 1)}
Q2 = {"starts_on": date(2023, 7, 1), "ends_on": date(2023, 10, 1)}
YEAR = {"starts_on": date(2023, 4, 1), "ends_on": date(2024, 4, 1)}


@pytest.fixture
def deaths(db):
    return MetricFactory(code="H03", unit="count", additive=True)


@pytest.fixture
def share(db):
    return MetricFactory(code="H10", unit="percent", per=100, additive=True)


@pytest.fixture
def places(sefton) -> list:
    """Three authorities of the partnership, in the order of their names."""
    return [FootprintAreaFactory(partnership=sefton, authority__name=name).authority for name in ("Ash", "Bow", "Coe")]


def put(partnership, metric, value, period=Q1, authority=None, **fields) -> Observation:
    area = "partnership" if authority is None else "authority"
    if value is None:
        fields.setdefault("state", "not_received")
    return ObservationFactory(
        partnership=partnership, metric=metric, value=value, area=area, authority=authority, **period, **fields
    )


def told(figures: list[Figure]) -> dict[str, str | Decimal]:
    """What each area is said to have."""
    return {one.area_name: one.get_state_display() if one.value is None else one.value for one in figures}


class TestSmallNumbers:
    def test_fewer_than_5_people_are_not_told_and_take_their_words_along(self, sefton, deaths):
        put(sefton, deaths, 3, lower=1, upper=6, numerator=3, denominator=90, note="Three men")
        (figure,) = figures_of(sefton, RESTRICTED)
        numbers = (figure.value, figure.lower, figure.upper, figure.numerator, figure.denominator, figure.note)
        assert (figure.get_state_display(), figure.withheld, *numbers) == (
            "Fewer than 5",
            "Fewer than 5",
            *[None] * 5,
            "",
        )

    @pytest.mark.parametrize("value", [0, 4])
    def test_nought_is_small(self, sefton, deaths, value):
        put(sefton, deaths, value)
        assert told(figures_of(sefton, MEMBER)) == {"Partnership": "Fewer than 5"}

    def test_counts_of_other_things_are_told(self, sefton):
        put(sefton, MetricFactory(counts_people=False), 3)
        assert told(figures_of(sefton, MEMBER)) == {"Partnership": 3}

    @pytest.mark.parametrize(
        ("value", "numerator", "denominator"),
        [(10, 4, 40), (95, 38, 40), (100, None, None), (0, None, None), (75, None, 4), (10, None, 40)],
    )
    def test_shares_of_few_people_or_of_all_but_few_are_not_told(self, sefton, share, value, numerator, denominator):
        put(sefton, share, value, numerator=numerator, denominator=denominator)
        assert told(figures_of(sefton, MEMBER)) == {"Partnership": "Too few people"}

    def test_a_small_part_takes_the_next_smallest_along_and_the_total_stays(self, sefton, deaths, places):
        put(sefton, deaths, 60)
        for value, place in zip((3, 17, 40), places, strict=True):
            put(sefton, deaths, value, authority=place)
        told_now = told(figures_of(sefton, MEMBER))
        assert told_now == {"Partnership": 60, "Ash": "Fewer than 5", "Bow": "Withheld", "Coe": 40}

    def test_the_same_is_withheld_from_everybody_whatever_else_they_may_read(self, sefton, deaths, places):
        put(sefton, deaths, 60, release_class="public")
        put(sefton, deaths, 3, authority=places[0], release_class="restricted")
        put(sefton, deaths, 17, authority=places[1], release_class="restricted")
        put(sefton, deaths, 40, authority=places[2], release_class="public")
        assert told(figures_of(sefton, PUBLIC)) == {"Partnership": 60, "Coe": 40}
        assert told(figures_of(sefton, RESTRICTED))["Bow"] == "Withheld"

    def test_shares_of_areas_that_add_up_are_protected_by_their_numerators(self, sefton, share, places):
        put(sefton, share, 30, numerator=60, denominator=200)
        for numerator, place in zip((3, 17, 40), places, strict=True):
            put(sefton, share, numerator, authority=place, numerator=numerator, denominator=100)
        assert told(figures_of(sefton, MEMBER)) == {
            "Partnership": 30, "Ash": "Too few people", "Bow": "Withheld", "Coe": 40,
        }  # fmt: skip

    def test_quarters_of_a_year_protect_each_other(self, sefton, deaths):
        quarters = [(date(2023, 4, 1), date(2023, 7, 1)), (date(2023, 7, 1), date(2023, 10, 1)),
                    (date(2023, 10, 1), date(2024, 1, 1)), (date(2024, 1, 1), date(2024, 4, 1))]  # fmt: skip
        for value, (starts_on, ends_on) in zip((9, 2, 11, 30), quarters, strict=True):
            put(sefton, deaths, value, {"starts_on": starts_on, "ends_on": ends_on})
        put(sefton, deaths, 52, YEAR)
        in_time = sorted(figures_of(sefton, MEMBER), key=lambda one: (one.ends_on, one.days))
        assert [one.withheld or one.value for one in in_time] == ["Withheld", "Fewer than 5", 11, 30, 52]

    def test_substances_that_make_up_all_protect_each_other_even_when_one_alone_is_asked_for(self, sefton):
        everyone = MetricFactory(code="H09")
        parts = [MetricFactory(code=f"L0{n}", total=everyone) for n in range(1, 4)]
        put(sefton, everyone, 300)
        for metric, value in zip(parts, (2, 98, 200), strict=True):
            put(sefton, metric, value)
        (asked,) = figures_of(sefton, MEMBER, metrics=[parts[1].pk])
        assert asked.withheld == "Withheld"

    def test_areas_are_protected_where_the_numbers_add_up_though_nobody_says_so(self, sefton, places):
        people = MetricFactory(unit="people", additive=False)
        put(sefton, people, 60)
        for value, place in zip((3, 17, 40), places, strict=True):
            put(sefton, people, value, authority=place)
        assert told(figures_of(sefton, MEMBER))["Bow"] == "Withheld"

    def test_what_the_source_suppressed_is_not_worked_out(self, sefton, deaths, places):
        put(sefton, deaths, 60)
        put(sefton, deaths, None, authority=places[0], state="suppressed")
        put(sefton, deaths, 17, authority=places[1])
        put(sefton, deaths, 40, authority=places[2])
        assert told(figures_of(sefton, MEMBER)) == {
            "Partnership": 60,
            "Ash": "Suppressed",
            "Bow": "Withheld",
            "Coe": 40,
        }

    def test_a_withheld_figure_is_no_one_s_comparison(self, sefton, deaths):
        put(sefton, deaths, 3)
        put(sefton, deaths, 30, Q2)
        (track,) = tracks_of(sefton, MEMBER)
        assert (track.latest.value, track.previous, track.change) == (30, None, None)


class TestWhoReads:
    def test_under_an_embargo_only_those_who_read_restricted_matter_may(self, sefton, deaths):
        put(sefton, deaths, 30, released_on=date(2999, 1, 1), release_class="public")
        put(sefton, deaths, 31, Q2, released_on=date(2024, 1, 1), release_class="public")
        assert [one.value for one in figures_of(sefton, MEMBER)] == [31]
        assert sorted(one.value for one in figures_of(sefton, RESTRICTED)) == [30, 31]
        assert Observation.objects.readable_by(MEMBER).get().value == 31
        assert Observation.objects.open_to(MEMBER).get().value == 31

    def test_what_was_known_on_a_day_stays_closed_when_it_is_closed_now(self, sefton, deaths):
        put(sefton, deaths, 30, received_on=date(2023, 8, 1))
        put(sefton, deaths, 31, received_on=date(2023, 9, 1), revision=2, release_class="restricted")
        day = date(2023, 8, 15)
        assert figures_of(sefton, MEMBER, known_on=day) == []
        assert [one.value for one in figures_of(sefton, RESTRICTED, known_on=day)] == [30]
        assert figures_of(sefton, RESTRICTED, known_on=date(2023, 7, 31)) == []


class TestNational:
    def test_figures_of_own_authorities_are_own_where_there_is_none(self, sefton, thurrock, deaths, places):
        put(None, deaths, 30, authority=places[0])
        put(None, deaths, 31, authority=places[1])
        put(sefton, deaths, 32, authority=places[1])
        put(None, deaths, 33, authority=LocalAuthorityFactory())
        assert told(figures_of(sefton, MEMBER)) == {"Ash": 30, "Bow": 32}
        assert figures_of(thurrock, MEMBER) == []

    def test_an_authority_counts_only_while_it_belonged(self, sefton, deaths):
        area = FootprintAreaFactory(partnership=sefton, starts_on=date(2023, 8, 1))
        put(None, deaths, 30, authority=area.authority)
        put(None, deaths, 31, Q2, authority=area.authority)
        assert {one.value for one in figures_of(sefton, MEMBER)} == {31}

    def test_they_lead_to_the_page_of_the_metric(self, sefton, deaths, places):
        put(None, deaths, 30, authority=places[0])
        (figure,) = figures_of(sefton, MEMBER)
        assert figure.url == f"/partnerships/sefton/outcomes/metrics/{deaths.pk}/"


class TestRecord:
    def test_old_revisions_are_as_withheld_as_they_were_and_as_the_figure_is(self, sefton, deaths):
        first = put(sefton, deaths, 3, received_on=date(2023, 8, 1))
        put(sefton, deaths, 30, received_on=date(2023, 9, 1), revision=2)
        assert [one.withheld or one.value for one in record_of(first, MEMBER).revisions] == [30, "Fewer than 5"]
        later = put(sefton, deaths, 40, Q2, received_on=date(2023, 8, 1))
        put(sefton, deaths, 4, Q2, received_on=date(2023, 9, 1), revision=2)
        assert [one.withheld for one in record_of(later, MEMBER).revisions] == ["Fewer than 5", "Fewer than 5"]

    def test_queries_do_not_grow_with_revisions(self, sefton, deaths, django_assert_num_queries):
        first = put(sefton, deaths, 30, received_on=date(2023, 8, 1))
        for number in range(2, 5):
            put(sefton, deaths, 30 + number, received_on=date(2023, 8, number), revision=number)
        with django_assert_num_queries(3):
            record_of(first, MEMBER)

    def test_known_on_a_day_is_the_same_in_sql(self, sefton, deaths):
        for number in range(1, 4):
            put(sefton, deaths, 30 + number, received_on=date(2023, 8, number), revision=number)
        rows = list(Observation.objects.all())
        for number in range(4):
            day = date(2023, 8, 1 + number) if number else date(2023, 7, 31)
            assert list(Observation.objects.known_on(day)) == known_of(rows, day)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_figures(sefton, places, rows, django_assert_num_queries):
    for _ in range(rows):
        put(None, MetricFactory(), 30, authority=places[0])
        put(sefton, MetricFactory(), 30)
    with django_assert_num_queries(3):
        figures_of(sefton, MEMBER)
    with django_assert_num_queries(4):
        figures_of(sefton, MEMBER, known_on=date(2030, 1, 1))
