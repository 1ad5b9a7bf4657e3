from decimal import Decimal

from tablib import Dataset

from grants.models import Allocation
from grants.resources import AllocationResource
from tests.factories.grants import AllocationFactory, FundingStreamFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory

HEADERS = ("partnership", "authority", "stream", "financial_year", "revision", "amount", "status")


def imported(sefton, **changes):
    filled = {
        "partnership": sefton.slug,
        "authority": "E08000014",
        "stream": "SSMTRG",
        "financial_year": "2023-24",
        "revision": "1",
        "amount": "1002318.00",
        "status": "confirmed",
    } | changes
    table = Dataset([filled[name] for name in HEADERS], headers=HEADERS)
    return AllocationResource().import_data(table)


def test_an_allocation_is_imported_once(sefton):
    LocalAuthorityFactory(gss_code="E08000014")
    FundingStreamFactory(code="SSMTRG")
    results = [imported(sefton) for _ in range(2)]
    assert Allocation.objects.get().amount == Decimal("1002318.00")
    assert [result.totals["skip"] for result in results] == [0, 1]


def test_bad_rows_are_refused(sefton):
    LocalAuthorityFactory(gss_code="E08000014")
    FundingStreamFactory(code="SSMTRG")
    for changes in ({"amount": "-1"}, {"financial_year": "2023-25"}, {"status": "sure"}, {"amount": "0.001"}):
        assert imported(sefton, **changes).has_validation_errors()
    assert Allocation.objects.count() == 0


def test_allocations_come_out_by_the_keys_that_people_know(sefton):
    AllocationFactory(
        area=FootprintAreaFactory(partnership=sefton, authority__gss_code="E08000014"), stream__code="SSMTRG"
    )
    (out,) = AllocationResource().export().dict
    assert (out["authority"], out["stream"], out["amount"]) == ("E08000014", "SSMTRG", "1000.00")
