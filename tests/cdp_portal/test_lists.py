import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_filters import FilterSet

from cdp_portal.lists import Column, FilterForm, listing
from members.models import Sector
from tests.factories.members import SectorFactory

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("Sector", "title", ("title",)),
    Column("Code"),
    Column("Order", "order", ("-position",), numeric=True),
)


class SectorFilter(FilterSet):
    class Meta:
        model = Sector
        fields = ["expectation"]
        form = FilterForm


def request(query=""):
    return RequestFactory().get(f"/sectors/?{query}")


def listed(query="", rows=None):
    return listing(
        request(query), rows if rows is not None else Sector.objects.order_by("code"), COLUMNS, noun="sector"
    )


def draw(template, found, query=""):
    return render_to_string(template, {"listing": found}, request=request(query))


@pytest.mark.parametrize(
    ("rows", "page", "count"),
    [(0, 1, "No sectors"), (1, 1, "1 sector"), (25, 1, "25 sectors"), (60, 2, "26 to 50 of 60 sectors")],
)
def test_the_count_is_a_sentence(rows, page, count):
    SectorFactory.create_batch(rows)

    assert listed(f"page={page}").count == count


def test_a_page_beyond_the_last_is_the_last():
    SectorFactory.create_batch(30)

    assert listed("page=99").page.number == 2
    assert listed("page=x").page.number == 1


def test_rows_are_sorted_by_the_columns_that_allow_it():
    for code, title, position in (("1", "B", 1), ("2", "A", 3), ("3", "C", 2)):
        SectorFactory(code=code, title=title, position=position)

    def order(query):
        return "".join(sector.code for sector in listed(query).rows)

    assert order("") == "123"
    assert order("sort=title") == "213"
    assert order("sort=-title") == "312"
    assert order("sort=order") == "231"
    assert order("sort=-order") == "132"
    assert order("sort=password") == "123"
    assert order("sort=code") == "123"


def test_headers_link_to_the_next_order_and_back_to_page_one():
    SectorFactory()

    html = draw("components/table_head.html", listed("sort=title&page=2"), "sort=title&page=2")

    assert html.count("<th ") == 3
    assert 'aria-sort="ascending"><a class="app-sort" href="?sort=-title">' in html
    assert 'aria-sort="none"><a class="app-sort" href="?sort=order">' in html
    assert '<th scope="col" class="govuk-table__header">Code</th>' in html


def test_pages_are_linked_and_keep_the_query():
    SectorFactory.create_batch(130)

    html = draw("components/pagination.html", listed("page=3&sort=title"), "page=3&sort=title")

    assert 'href="?page=2&amp;sort=title" rel="prev"' in html
    assert html.count('aria-current="page"') == 1
    assert draw("components/pagination.html", listed(rows=Sector.objects.none())).strip() == ""


def test_all_rows_can_be_put_on_one_page_to_print():
    SectorFactory.create_batch(30)

    assert "?show=all" in draw("components/pagination.html", listed("page=2"), "page=2")
    assert listed("show=all&page=1").count == "30 sectors"


def test_filters_narrow_the_rows_and_say_so():
    SectorFactory.create_batch(2)
    SectorFactory(expectation="recommended")

    everything = listed(rows=SectorFilter({}, queryset=Sector.objects.order_by("code")))
    some = listed(rows=SectorFilter({"expectation": "recommended"}, queryset=Sector.objects.order_by("code")))

    assert (everything.count, everything.is_filtered) == ("3 sectors", False)
    assert (some.count, some.is_filtered, some.applied) == ("1 sector", True, 1)
    html = draw("components/filter.html", some, "expectation=recommended&sort=title")
    assert '<option value="">Any</option>' in html
    assert "Filter (1 in use)" in html
    assert '<input type="hidden" name="sort" value="title">' in html
    assert 'href="/sectors/">Clear filters</a>' in html
    assert "csrf" not in html
