"""Areas of England side by side: who has a figure, where it stands, and what is withheld."""

from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.national.comparison import compare
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory, PartnershipFactory

PERIOD = date(2023, 7, 1), date(2023, 10, 1)
NORTH_WEST, LONDON = "E12000002", "E12000007"


@pytest.fixture
def percent(db):
    return MetricFactory(unit="percent", per=100)


@pytest.fixture
def count(db):
    return MetricFactory(unit="people", additive=True)


def area(name: str, region: str = "North West", code: str = NORTH_WEST):
    """A partnership of one authority of that name."""
    found = FootprintAreaFactory(partnership__short_name=name, authority=authority(name, region, code))
    return found.partnership


def authority(name: str, region: str = "North West", code: str = NORTH_WEST):
    return LocalAuthorityFactory(name=name, region=region, region_code=code)


def of(partnership, metric, value, **fields):
    return ObservationFactory(partnership=partnership, metric=metric, value=value, **fields)


def national(metric, kind: str, value, **fields):
    return ObservationFactory(partnership=None, metric=metric, area=kind, value=value, **fields)


def seen(metric, kind: str = "partnership", audience: Audience = Audience.MEMBER):
    return compare(metric, kind, PERIOD, audience)


def shown(found) -> dict[str, str]:
    return {row.name: row.value for row in found.rows}


def test_areas_stand_in_the_order_of_their_figures_beside_england_and_their_region(percent):
    ash, bow, elm = area("Ash"), area("Bow"), area("Elm", "London", LONDON)
    of(ash, percent, 40, lower=35, upper=45)
    of(bow, percent, 60, lower=55, upper=65)
    of(elm, percent, 50, lower=48, upper=52)
    national(percent, "england", 50, lower=49, upper=51)
    national(percent, "region", 42, lower=41, upper=43, region_code=NORTH_WEST)
    rows = [(one.name, str(one.beside_england), str(one.beside_region), str(one.rank)) for one in seen(percent).rows]
    assert rows == [
        ("Bow", "Above", "Above", "1"),
        ("Elm", "The same", "Nothing to compare", "2"),
        ("Ash", "Below", "Below, but the ranges overlap", "3"),
    ]


def test_the_sentence_counts_what_can_be_told_apart(percent):
    for name, value in (("Ash", 40), ("Bow", 60), ("Elm", 51)):
        of(area(name), percent, value, lower=value - 4, upper=value + 4)
    area("Fir")
    national(percent, "england", 50, lower=49, upper=51)
    assert seen(percent).sentence == (
        "3 of 4 partnerships have a figure for Quarter 2 2023-24 (July to September 2023). England’s is 50%. "
        "1 above it and 1 below it; 1 cannot be told apart from it by its range."
    )


def test_where_lower_is_better_the_lowest_is_first(db):
    metric = MetricFactory(unit="percent", per=100, polarity="lower")
    of(area("Ash"), metric, 40)
    of(area("Bow"), metric, 60)
    assert [(row.name, str(row.rank)) for row in seen(metric).rows] == [("Ash", "1"), ("Bow", "2")]


def test_counts_are_neither_ranked_nor_held_against_england(count):
    of(area("Bow"), count, 60)
    of(area("Ash"), count, 400)
    national(count, "england", 9000)
    found = seen(count)
    rows = [(row.name, row.rank, str(row.beside_england)) for row in found.rows]
    assert rows == [("Ash", None, "Nothing to compare"), ("Bow", None, "Nothing to compare")]
    assert not found.is_ranked


def test_absent_is_said_in_words_and_comes_last(percent):
    of(area("Ash"), percent, None, state="not_received")
    of(area("Bow"), percent, 60)
    of(area("Cob"), percent, 50)
    area("Dun")
    assert shown(seen(percent)) == {
        "Bow": "60%",
        "Cob": "50%",
        "Ash": "Not yet received",
        "Dun": "No figure for this period",
    }


def test_a_partnership_without_a_figure_of_its_own_has_that_of_its_authorities(count):
    whole = PartnershipFactory(short_name="Whole")
    for name, value in (("Ash", 30), ("Bow", 12)):
        place = FootprintAreaFactory(partnership=whole, authority=authority(name)).authority
        national(count, "authority", value, authority=place)
    assert shown(seen(count)) == {"Whole": "42"}
    assert shown(seen(count, "authority")) == {"Ash": "30", "Bow": "12"}


def test_what_the_reader_may_not_read_is_as_if_nobody_had_given_it(percent):
    ash, bow = area("Ash"), area("Bow")
    of(ash, percent, 40, release_class="restricted")
    of(bow, percent, 60, released_on=date(2099, 1, 1))
    assert shown(seen(percent)) == dict.fromkeys(("Ash", "Bow"), "No figure for this period")
    assert shown(seen(percent, audience=Audience.RESTRICTED)) == {"Bow": "60%", "Ash": "40%"}


def test_only_the_last_revision_counts(percent):
    ash = area("Ash")
    of(ash, percent, 40, received_on=date(2023, 11, 1))
    of(ash, percent, 44, received_on=date(2023, 12, 1), revision=2)
    assert shown(seen(percent)) == {"Ash": "44%"}


def test_a_small_number_cannot_be_had_from_england_and_the_others(count):
    for name, value in (("Ash", 3), ("Bow", 60), ("Cob", 50)):
        of(area(name), count, value)
    national(count, "england", 113)
    found = seen(count)
    hidden = [row for row in found.rows if not row.is_known]
    assert found.withheld == 2
    assert found.sentence.startswith("3 of 3 partnerships have a figure")
    assert ", 2 of which are withheld. England’s is 113 people." in found.sentence
    assert {row.value for row in hidden} == {"Fewer than 5", "Withheld"}
    assert [row.value for row in found.rows if row.is_known] == ["60"]


def test_nor_from_its_region(count):
    ash, bow, elm = area("Ash"), area("Bow"), area("Elm", "London", LONDON)
    for place, value in ((ash, 3), (bow, 60), (elm, 50)):
        of(place, count, value)
    national(count, "region", 63, region_code=NORTH_WEST)
    assert shown(seen(count)) == {"Ash": "Fewer than 5", "Bow": "Withheld", "Elm": "50"}


def test_a_partnership_that_ended_is_not_compared(percent):
    of(area("Ash"), percent, 40)
    gone = PartnershipFactory(short_name="Gone", ends_on=date(2024, 4, 1))
    of(gone, percent, 50)
    assert shown(seen(percent)) == {"Ash": "40%"}


def test_one_in_two_regions_is_compared_with_neither(percent):
    wide = area("Wide")
    FootprintAreaFactory(partnership=wide, authority=authority("Far", "London", LONDON))
    of(wide, percent, 40)
    for code in (NORTH_WEST, LONDON):
        national(percent, "region", 20, lower=19, upper=21, region_code=code)
    [row] = seen(percent).rows
    assert (row.regions, str(row.beside_region)) == (("London", "North West"), "Nothing to compare")
    assert [one.name for one in seen(percent).in_region("London")] == ["Wide"]
