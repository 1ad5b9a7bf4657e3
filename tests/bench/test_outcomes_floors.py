"""The plain SQL that pages about outcomes are measured against finds the figure that the page shows."""

from django.db import connection

from bench import floors
from bench import outcomes_floors as sql
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import LocalAuthorityFactory


def test_each_floor_finds_the_last_revision_of_its_figures(sefton):
    metric = MetricFactory()
    first = ObservationFactory(metric=metric, partnership=sefton)
    ObservationFactory(metric=metric, partnership=sefton, revision=2, series=first.series, value=420)
    ObservationFactory(metric=metric, partnership=None, area="authority", authority=LocalAuthorityFactory())
    ObservationFactory(metric=metric, partnership=None, area="england")
    values = {
        "partnership": sefton.pk,
        "metric": metric.pk,
        "starts_on": first.starts_on,
        "ends_on": first.ends_on,
    }
    found = {
        name: len(floors.fetch(connection, getattr(sql, name), values))
        for name in ("DASHBOARD", "METRIC", "PARTNERSHIPS", "AUTHORITIES", "METRICS")
    }
    assert found == {"DASHBOARD": 1, "METRIC": 1, "PARTNERSHIPS": 2, "AUTHORITIES": 2, "METRICS": 1}
