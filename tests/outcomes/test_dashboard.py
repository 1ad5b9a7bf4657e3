"""The dashboard of outcomes: a card for each metric, counts in words, today and as known on another day."""

from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.dashboard import dashboard_of
from tests.cdp_portal import pdfs
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    MetricFactory,
    ObservationFactory,
    OutcomeFactory,
    TargetFactory,
    TrackedMetricFactory,
)
from tests.factories.partnerships import BodyFactory

PAGE = "/partnerships/sefton/outcomes/"
YEARS = [(date(year, 4, 1), date(year + 1, 4, 1)) for year in range(2019, 2024)]


@pytest.fixture
def outcome(db):
    return OutcomeFactory(title="Better treatment")


@pytest.fixture
def metric(outcome):
    return MetricFactory(name="Numbers in treatment", outcome=outcome)


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")


def in_years(sefton, metric, *values, **fields) -> None:
    for value, (starts_on, ends_on) in zip(values, YEARS, strict=False):
        ObservationFactory(
            partnership=sefton, metric=metric, value=value, starts_on=starts_on, ends_on=ends_on, **fields
        )


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_metric_has_its_figure_sentence_chart_and_owner(browse, max_, sefton, metric, seat):
    TrackedMetricFactory(partnership=sefton, metric=metric, owner_seat=seat)
    TargetFactory(partnership=sefton, metric=metric)
    in_years(sefton, metric, 1204, 1268, 1315, 1338)
    response = browse(max_).get(PAGE)
    page = texts(response)
    for shown in (
        "Of 1 metric with a figure, one got better.",
        "Better treatment",
        "1,338 people",
        "Numbers in treatment rose to 1,338 people in 2022-23, up on the March 2022 baseline of 1,315, still rising.",
        "Director",
        "<svg",
    ):
        assert shown in page
    assert "Add a figure" not in page


def test_what_has_no_figure_is_said_in_words(browse, alice, sefton, outcome, metric):
    TrackedMetricFactory(partnership=sefton, metric=MetricFactory(name="Progress", outcome=outcome))
    ObservationFactory(partnership=sefton, metric=metric, state="suppressed")
    OutcomeFactory(title="Less supply")
    page = texts(browse(alice).get(PAGE))
    assert "Two have no figure." in page
    assert "Numbers in treatment: suppressed in July to September 2023." in page
    assert "Tracked, but without a figure:" in page
    assert "No metric of this outcome has a figure." in page


def test_nothing_at_all(browse, alice, sefton):
    assert "No figure is recorded yet." in texts(browse(alice).get(PAGE))


def test_tracked_ones_come_first_and_may_be_shown_alone(browse, alice, sefton, outcome, metric):
    tracked = MetricFactory(name="Zest", outcome=outcome, tier="local")
    TrackedMetricFactory(partnership=sefton, metric=tracked)
    for one in (metric, tracked):
        ObservationFactory(partnership=sefton, metric=one)
    client = browse(alice)

    def shown(query: str = "") -> list[str]:
        panels = client.get(PAGE + query).context["board"].panels
        return [card.sentence.metric.name for panel in panels for card in panel.cards]

    assert shown() == ["Zest", "Numbers in treatment"]
    assert shown("?show=tracked") == ["Zest"]


def test_as_known_on_a_day(browse, alice, sefton, metric):
    ObservationFactory(partnership=sefton, metric=metric, value=400, received_on=date(2023, 11, 1))
    ObservationFactory(partnership=sefton, metric=metric, value=405, revision=2, received_on=date(2024, 2, 1))
    client = browse(alice)
    assert "400 people" in texts(client.get(f"{PAGE}?day=2024-01-31"))
    assert "405 people" in texts(client.get(f"{PAGE}?day=2024-02-01"))
    assert "No figure is recorded yet." in texts(client.get(f"{PAGE}?day=2023-10-31"))


def test_a_member_sees_nothing_of_a_restricted_figure(browse, max_, alice, sefton, metric):
    ObservationFactory(
        partnership=sefton, metric=metric, value=98765, release_class="restricted", note="Secret", source="Secret"
    )
    page = texts(browse(max_).get(PAGE))
    assert [word for word in ("98,765", "98765", "Secret", "Numbers in treatment") if word in page] == []
    assert "98,765" in texts(browse(alice).get(PAGE))


def test_counts_add_up(sefton, outcome):
    for values, polarity in (((1, 2, 3, 4), "higher"), ((1, 2, 3, 4), "lower"), ((5, 5), "lower"), ((5, 6), "lower")):
        in_years(sefton, MetricFactory(outcome=outcome, polarity=polarity, counts_people=False), *values)
    board = dashboard_of(sefton, Audience.MEMBER)
    assert board.opening == (
        "Of 4 metrics with a figure, one got better, one got worse, one moved no more than usual and one cannot be "
        "judged yet."
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(browse, alice, sefton, outcome, seat, rows, django_assert_num_queries):
    for _ in range(rows):
        metric = MetricFactory(outcome=outcome)
        TrackedMetricFactory(partnership=sefton, metric=metric, owner_seat=seat)
        TargetFactory(partnership=sefton, metric=metric)
        in_years(sefton, metric, 1204, 1268, 1315, 1338)
    client = browse(alice)
    with django_assert_num_queries(13):
        client.get(PAGE)


def test_strangers_and_wrong_methods(browse, charlie, alice, sefton):
    assert browse(charlie).get(PAGE).status_code == 404
    assert browse(alice).post(PAGE).status_code == 405


class TestPrint:
    ADDRESS = f"{PAGE}print/"

    def test_the_pdf_says_what_the_page_says(self, browse, max_, sefton, metric):
        in_years(sefton, metric, 1204, 1268, 1315, 1338)
        ObservationFactory(partnership=sefton, metric__name="Hidden", release_class="restricted", value=777)
        response = browse(max_).get(self.ADDRESS)
        text = " ".join(" ".join(pdfs.texts(response.content)).split())
        assert response["Content-Type"] == "application/pdf"
        for shown in ("Better treatment: Numbers in treatment", "rose to 1,338 people in 2022-23", "1,204", "1,268"):
            assert shown in text
        assert "Hidden" not in text
        assert "777" not in text
        assert len(pdfs.alternatives(response.content)) == 1

    def test_strangers_and_wrong_methods(self, browse, charlie, max_, sefton):
        assert browse(charlie).get(self.ADDRESS).status_code == 404
        assert browse(max_).post(self.ADDRESS).status_code == 405
