"""The national pages about outcomes, for people with a national role."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory

LIST = reverse("national_outcomes")


@pytest.fixture
def percent(db):
    return MetricFactory(code="H10", name="Continuity of care", unit="percent", per=100)


def page_of(metric) -> str:
    return reverse("national_outcome_detail", args=[metric.pk])


def put(metric, name: str, value, **fields):
    place = FootprintAreaFactory(partnership__short_name=name, authority__name=f"{name} Council")
    return ObservationFactory(metric=metric, partnership=place.partnership, value=value, **fields)


def national(metric, kind: str, value, **fields):
    return ObservationFactory(partnership=None, metric=metric, area=kind, value=value, **fields)


@pytest.fixture
def ask(browse, nat):
    return lambda url: browse(nat).get(url)


def test_the_list_says_who_has_a_figure_and_how_new_it_is(percent, ask):
    put(percent, "Ash", 40)
    put(percent, "Bow", None, state="suppressed")
    PartnershipFactory(short_name="Dun")
    page = ask(LIST).content.decode()
    assert "1 metric. There are 3 partnerships and 2 local authorities" in page
    assert "2 never gave one" in page
    assert "30 September 2023" in page


def test_a_restricted_figure_is_none_for_a_national_reader(percent, ask, browse, ada):
    put(percent, "Ash", 41, release_class="restricted", note="SECRET")
    put(percent, "Bow", 42, released_on=date(2099, 1, 1), source="SECRET")
    for query in ("", "?format=csv", "?areas=authority"):
        page = ask(page_of(percent) + query).content.decode()
        assert not [word for word in ("SECRET", "41", "42%") if f">{word}" in page or word == "SECRET" in page]
    assert "Nobody in England has given a figure of this metric" in ask(page_of(percent)).content.decode()
    assert ask(LIST).context["listing"].rows[0].partnerships == 0
    assert "41%" in browse(ada).get(page_of(percent)).content.decode()


def test_the_comparison_shows_figure_range_standing_and_rank(percent, ask):
    put(percent, "Ash", 40, lower=35, upper=45, provisional=True)
    put(percent, "Bow", 60, lower=55, upper=65)
    national(percent, "england", 50, lower=49, upper=51)
    response = ask(page_of(percent))
    page = response.content.decode()
    assert "1 above it and 1 below it; none cannot be told apart" not in page
    for words in (
        "<strong>40%</strong>",
        "35 to 45",
        "Provisional",
        "<strong>Below</strong>",
        "<strong>Above</strong>",
    ):
        assert words in page
    assert page.index("<svg") < page.index("<table")


def test_the_chart_says_the_numbers_of_the_table(percent, ask):
    put(percent, "Ash", 40, lower=35, upper=45)
    put(percent, "Bow", None, state="not_received")
    put(percent, "Cob", 60)
    page = ask(page_of(percent)).content.decode()
    described = page[page.index("<desc") : page.index("</desc>")]
    assert "Ash: 40% (range 35% to 45%)" in described
    assert "Bow: not yet received" in described


def test_areas_period_and_region_are_chosen(percent, ask):
    put(percent, "Ash", 40)
    older = {"starts_on": date(2023, 4, 1), "ends_on": date(2023, 7, 1)}
    put(percent, "Bow", 33, **older)
    newest = ask(page_of(percent)).context["found"]
    assert newest.starts_on == date(2023, 7, 1)
    before = ask(page_of(percent) + "?period=2023-04-01/2023-07-01").context["found"]
    assert {row.name: row.value for row in before.rows} == {"Ash": "No figure for this period", "Bow": "33%"}
    assert ask(page_of(percent) + "?region=North+West").context["listing"].count == "2 partnerships"
    assert ask(page_of(percent) + "?region=Nowhere").context["listing"].count == "2 partnerships"


def test_a_period_that_the_other_areas_do_not_have_gives_their_newest(percent, ask):
    observation = put(percent, "Ash", 40)
    place = observation.partnership.areas.get().authority
    national(percent, "authority", 44, authority=place, starts_on=date(2022, 4, 1), ends_on=date(2023, 4, 1))
    response = ask(page_of(percent) + "?areas=authority&period=2023-07-01/2023-10-01")
    assert [(row.name, row.value) for row in response.context["found"].rows] == [("Ash Council", "44%")]


def test_counts_say_why_they_are_not_ranked(ask):
    metric = MetricFactory(unit="people")
    put(metric, "Ash", 40)
    put(metric, "Bow", 4)
    page = ask(page_of(metric)).content.decode()
    assert "a count grows with the size of the area" in page
    assert "Fewer than 5" in page
    assert "<svg" not in page.partition("<main")[2]


def test_files_hold_the_filtered_rows_with_words_for_what_is_absent(percent, ask):
    put(percent, "Ash", 40, lower=35, upper=45)
    put(percent, "Bow", None, state="not_received")
    national(percent, "england", 50)
    text = ask(page_of(percent) + "?format=csv").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:5] for line in text[1:]] == [
        ["Ash", "North West", "40", "35", "45"],
        ["Bow", "North West", "Not yet received", "", ""],
        ["England", "", "50", "", ""],
    ]
    assert ask(page_of(percent) + "?format=xlsx").content.startswith(b"PK")


def test_no_file_gives_away_what_it_withholds(ask):
    metric = MetricFactory(unit="people", additive=True)
    for name, value in (("Ash", 3), ("Bow", 60), ("Cob", 50)):
        put(metric, name, value)
    national(metric, "england", 113)
    text = ask(page_of(metric) + "?format=csv").content.decode()
    values = [line.split(",")[2] for line in text.splitlines()[1:]]
    assert values == ["Fewer than 5", "60", "Withheld", "113"]


def test_a_metric_of_one_partnership_is_not_found(sefton, ask):
    assert ask(page_of(MetricFactory(partnership=sefton, tier="local"))).status_code == 404


def test_only_a_national_role_opens_them_and_nothing_is_posted(percent, alice, charlie, nat, browse, client):
    for url in (LIST, page_of(percent)):
        assert browse(alice).get(url).status_code == 403
        assert browse(charlie).get(url).status_code == 403
        assert client.get(url).status_code == 302
        assert browse(nat).post(url).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, browse, nat, django_assert_num_queries):
    client = browse(nat)
    for number in range(rows):
        metric = MetricFactory(unit="percent", per=100)
        for name in range(rows):
            figure = put(metric, f"Place {number} {name}", 40 + name)
            national(metric, "authority", 40, authority=figure.partnership.areas.get().authority)
        national(metric, "england", 41)
    with django_assert_num_queries(11):
        client.get(LIST)
    with django_assert_num_queries(14):
        client.get(page_of(metric))
    with django_assert_num_queries(14):
        client.get(page_of(metric) + "?areas=authority&format=csv")


def test_national_readers_find_it_in_the_navigation(ask):
    assert ("Outcomes", LIST, True) in ask(LIST).context["nav"]
