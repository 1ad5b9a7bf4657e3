from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.models import Observation
from outcomes.revisions import record_of
from outcomes.series import series_of, tracks_of
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import LocalAuthorityFactory

MEMBER, RESTRICTED = Audience.MEMBER, Audience.RESTRICTED
Q1 = {"starts_on": date(2023, 4, 1), "ends_on": date(2023, 7, 1)}
Q2 = {"starts_on": date(2023, 7, 1), "ends_on": date(2023, 10, 1)}
Q3 = {"starts_on": date(2023, 10, 1), "ends_on": date(2024, 1, 1)}
YEAR = {"starts_on": date(2022, 10, 1), "ends_on": date(2023, 10, 1)}


@pytest.fixture
def metric(db):
    return MetricFactory(code="H09")


def figure(sefton, metric, value, period, **fields) -> Observation:
    return ObservationFactory(partnership=sefton, metric=metric, value=value, **period, **fields)


def values(tracks) -> list:
    return [(track.latest.value, track.previous.value if track.previous else None) for track in tracks]


def test_a_series_names_metric_keeper_area_and_period(sefton, metric):
    authority = LocalAuthorityFactory(gss_code="E08000014")
    whole = figure(sefton, metric, 1, Q1)
    part = figure(sefton, metric, 1, Q1, area="authority", authority=authority)
    assert series_of(whole) == f"H09:{sefton.pk}:partnership::2023-04-01/2023-07-01"
    assert series_of(part) == f"H09:{sefton.pk}:authority:E08000014:2023-04-01/2023-07-01"


def test_the_latest_period_comes_with_the_one_before(sefton, metric):
    for value, period in ((10, Q1), (30, Q3), (20, Q2)):
        figure(sefton, metric, value, period)
    assert values(tracks_of(sefton, MEMBER)) == [(30, 20)]


def test_a_quarter_is_not_compared_with_a_year(sefton, metric):
    figure(sefton, metric, 1000, YEAR)
    figure(sefton, metric, 20, Q2)
    assert values(tracks_of(sefton, MEMBER)) == [(20, None)]


def test_an_absent_figure_is_skipped_as_the_one_before(sefton, metric):
    figure(sefton, metric, 10, Q1)
    figure(sefton, metric, None, Q2, state="suppressed")
    figure(sefton, metric, 30, Q3)
    assert values(tracks_of(sefton, MEMBER)) == [(30, 10)]


def test_periods_that_end_later_are_left_out(sefton, metric):
    figure(sefton, metric, 10, Q1)
    figure(sefton, metric, 20, Q2)
    assert values(tracks_of(sefton, MEMBER, ended_by=date(2023, 9, 29))) == [(10, None)]
    assert values(tracks_of(sefton, MEMBER, ended_by=date(2023, 9, 30))) == [(20, 10)]


def test_only_the_last_revision_counts(sefton, metric):
    first = figure(sefton, metric, 10, Q1)
    figure(sefton, metric, 11, Q1, revision=2)
    assert values(tracks_of(sefton, MEMBER)) == [(11, None)]
    assert values([record_of(first, MEMBER).track]) == [(10, None)]


def test_restricted_figures_are_neither_latest_nor_before_nor_in_the_line(sefton, metric):
    figure(sefton, metric, 10, Q1)
    figure(sefton, metric, 666, Q2, release_class="restricted")
    latest = figure(sefton, metric, 30, Q3)
    assert values(tracks_of(sefton, MEMBER)) == [(30, 10)]
    assert values(tracks_of(sefton, RESTRICTED)) == [(30, 666)]
    assert [one.value for one in record_of(latest, MEMBER).track.known] == [10, 30]


def test_a_figure_that_became_restricted_takes_its_forerunner_along(sefton, metric):
    figure(sefton, metric, 10, Q1)
    figure(sefton, metric, 11, Q1, revision=2, release_class="restricted")
    assert tracks_of(sefton, MEMBER) == []
    assert values(tracks_of(sefton, RESTRICTED)) == [(11, None)]


def test_each_authority_has_its_own_track(sefton, metric):
    for value, name in ((11, "Leicester"), (12, "Rutland")):
        figure(sefton, metric, value, Q1, area="authority", authority=LocalAuthorityFactory(name=name))
    figure(sefton, metric, 30, Q1)
    assert sorted(track.latest.value for track in tracks_of(sefton, MEMBER)) == [11, 12, 30]


def test_figures_of_others_are_not_there(sefton, thurrock, metric):
    figure(thurrock, metric, 10, Q1)
    assert tracks_of(sefton, MEMBER) == []
