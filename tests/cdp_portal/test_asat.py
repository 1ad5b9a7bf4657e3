from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import timezone

from cdp_portal.asat import dated, day_asked


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("day=2024-02-29", date(2024, 2, 29)),
        ("day=2024-2-9", date(2024, 2, 9)),
        ("day_day=29&day_month=2&day_year=2024", date(2024, 2, 29)),
    ],
)
def test_the_day_that_is_asked_for(query, day):
    found, form = day_asked(RequestFactory().get(f"/?{query}"))
    assert (found, form.errors) == (day, {})


@pytest.mark.parametrize("query", ["", "day=", "day_day=&day_month=&day_year=", "page=2"])
def test_nothing_asked_is_today(query):
    found, form = day_asked(RequestFactory().get(f"/?{query}"))
    assert (found, form.errors) == (timezone.localdate(), {})


@pytest.mark.parametrize("query", ["day=2023-02-29", "day=2023-02-28-1", "day=today", "day_day=1", "day=2023-02-30"])
def test_what_is_not_a_date_is_told_and_leaves_today(query):
    found, form = day_asked(RequestFactory().get(f"/?{query}"))
    assert (found, list(form.errors)) == (timezone.localdate(), ["day"])


@pytest.mark.parametrize(
    ("url", "day", "then"),
    [
        ("/people/", None, "/people/"),
        ("/people/", date(2022, 12, 7), "/people/?day=2022-12-07"),
        ("/people/?holder=vacant", date(2022, 12, 7), "/people/?holder=vacant&day=2022-12-07"),
        ("/milestones/#SRO", date(2022, 12, 7), "/milestones/?day=2022-12-07#SRO"),
    ],
)
def test_an_address_as_at_a_day(url, day, then):
    assert dated(url, day) == then
