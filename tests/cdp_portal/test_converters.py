import pytest
from django.urls import NoReverseMatch, Resolver404, path
from django.urls.resolvers import RegexPattern, URLResolver

from cdp_portal import converters
from cdp_portal.periods import FinancialYear, Quarter


def page(request, **kwargs):
    """Stands where a view would."""


@pytest.fixture(scope="module")
def resolver():
    converters.register()
    patterns = [
        path("returns/<quarter:quarter>/", page, name="return"),
        path("grants/<year:year>/", page, name="grant"),
    ]
    return URLResolver(RegexPattern(r"^/"), patterns)


def test_an_address_gives_the_period(resolver):
    assert resolver.resolve("/returns/2023-24-q3/").kwargs == {"quarter": Quarter(2023, 3)}
    assert resolver.resolve("/grants/2023-24/").kwargs == {"year": FinancialYear(2023)}


@pytest.mark.parametrize("address", ["/returns/2023-24-q5/", "/returns/2023-25-q1/", "/grants/2023-23/"])
def test_a_period_that_does_not_exist_is_not_found(resolver, address):
    with pytest.raises(Resolver404):
        resolver.resolve(address)


def test_a_period_gives_the_address(resolver):
    assert resolver.reverse("return", quarter=Quarter(2023, 3)) == "returns/2023-24-q3/"
    assert resolver.reverse("return", quarter="2023-24-q3") == "returns/2023-24-q3/"
    assert resolver.reverse("grant", year=FinancialYear(2023)) == "grants/2023-24/"


def test_no_address_of_a_period_that_does_not_exist(resolver):
    with pytest.raises(NoReverseMatch):
        resolver.reverse("return", quarter="2023-24-q9")
