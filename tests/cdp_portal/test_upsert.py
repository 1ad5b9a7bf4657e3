"""`upsert` adds what is missing, changes what differs and leaves the rest alone."""

from datetime import date

import pytest

from cdp_portal.upsert import Counts, upsert
from partnerships.models import Milestone

ROWS = [
    {"code": "A", "order": "1", "title": "First", "due_on": "2022-08-01"},
    {"code": "B", "order": "2", "title": "Second", "due_on": ""},
]


def write(rows, **options) -> tuple[dict, Counts]:
    counts = Counts()
    return upsert(Milestone, rows, key=("code",), counts=counts, **options), counts


@pytest.mark.django_db
def test_texts_become_the_fields_own_types():
    written, counts = write(ROWS)
    assert counts == Counts(created=2)
    assert (written[("A",)].due_on, written[("B",)].due_on) == (date(2022, 8, 1), None)


@pytest.mark.django_db
def test_the_same_values_again_change_nothing(django_assert_num_queries):
    write(ROWS)
    with django_assert_num_queries(1):
        assert write(ROWS)[1] == Counts(unchanged=2)


@pytest.mark.django_db
def test_only_the_row_that_differs_is_saved():
    write(ROWS)
    _written, counts = write([ROWS[0], {**ROWS[1], "title": "Other"}])
    assert counts == Counts(updated=1, unchanged=1)
    assert Milestone.objects.get(code="B").title == "Other"


@pytest.mark.django_db
def test_kept_fields_are_set_once():
    write(ROWS)
    assert write([{**ROWS[0], "title": "Other"}], keep=("title",))[1] == Counts(unchanged=1)
    assert Milestone.objects.get(code="A").title == "First"
