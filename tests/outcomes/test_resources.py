from decimal import Decimal

from tablib import Dataset

from outcomes.models import Observation
from outcomes.resources import ObservationResource
from outcomes.series import series_of
from tests.factories.outcomes import MetricFactory, ObservationFactory

HEADERS = (
    "metric",
    "partnership",
    "area",
    "authority",
    "region_code",
    "starts_on",
    "ends_on",
    "revision",
    "state",
    "value",
)


def row(sefton, **changes) -> Dataset:
    filled = {
        "metric": "H09",
        "partnership": sefton.slug,
        "area": "partnership",
        "authority": "",
        "region_code": "",
        "starts_on": "2023-07-01",
        "ends_on": "2023-10-01",
        "revision": "1",
        "state": "value",
        "value": "412.5",
    } | changes
    return Dataset([filled[name] for name in HEADERS], headers=HEADERS)


def test_a_figure_is_imported_once_under_its_series(sefton):
    MetricFactory(code="H09")
    for _ in range(2):
        result = ObservationResource().import_data(row(sefton), raise_errors=True)
    imported = Observation.objects.get()
    assert (imported.value, imported.series) == (Decimal("412.5"), series_of(imported))
    assert result.totals["skip"] == 1


def test_a_figure_that_is_absent_and_known_at_once_is_refused(sefton):
    MetricFactory(code="H09")
    result = ObservationResource().import_data(row(sefton, state="suppressed"))
    assert result.has_validation_errors()
    assert Observation.objects.count() == 0


def test_figures_come_out_by_the_keys_that_people_know(sefton):
    ObservationFactory(partnership=sefton, metric__code="H09", value=412)
    (out,) = ObservationResource().export().dict
    assert (out["metric"], out["partnership"], out["value"]) == ("H09", "sefton", "412.0000")
