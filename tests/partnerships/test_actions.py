import pytest

from partnerships.actions import add_body, add_terms, free_address
from partnerships.models import Body, TermsOfReference
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db


def test_an_address_is_made_from_the_name_and_never_used_twice(sefton, alice):
    bodies = [
        add_body(body=Body(partnership=sefton, name="Treatment group", kind="sub_group"), by=alice) for _ in range(3)
    ]
    assert [body.slug for body in bodies] == ["treatment-group", "treatment-group-2", "treatment-group-3"]


def test_a_name_without_letters_still_has_an_address(sefton):
    assert free_address(sefton, "!!!") == "body"


def test_a_long_name_fits(sefton, alice):
    body = add_body(body=Body(partnership=sefton, name="b" * 200, kind="sub_group"), by=alice)
    assert len(body.slug) == 76


def test_another_partnership_may_use_the_same_address(sefton, thurrock, alice):
    BodyFactory(partnership=thurrock, slug="board")
    assert add_body(body=Body(partnership=sefton, name="Board", kind="executive"), by=alice).slug == "board"


def test_versions_of_terms_count_up(sefton, alice):
    body = BodyFactory(partnership=sefton)
    for _ in range(2):
        add_terms(terms=TermsOfReference(body=body, text="Terms"), by=alice)
    assert [terms.version for terms in body.terms.order_by("version")] == [1, 2]
