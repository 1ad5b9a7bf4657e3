from datetime import date

import pytest

from tests.factories.partnerships import BodyFactory, TermsOfReferenceFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


def typed(adopted_on=None, review_due_on=None, **changes) -> dict[str, str]:
    answers = {"text": "The board meets quarterly.", "note": ""}
    return answers | boxes("adopted_on", adopted_on) | boxes("review_due_on", review_due_on) | changes


def add(board) -> str:
    return f"/partnerships/sefton/bodies/{board.pk}/terms/add/"


def edit(terms) -> str:
    return f"/partnerships/sefton/bodies/terms/{terms.pk}/edit/"


def test_a_new_version_starts_from_the_last_and_keeps_it(board, alice, browse):
    first = TermsOfReferenceFactory(body=board, version=1, text="The board meets quarterly.")
    client = browse(alice)
    assert client.get(add(board)).context["form"]["text"].value() == "The board meets quarterly."
    response = client.post(add(board), typed(date(2023, 9, 28), text="The board meets monthly."), follow=True)
    assert said(response) == ["Terms of reference added."]
    assert [(one.version, one.text) for one in board.terms.all()] == [
        (2, "The board meets monthly."),
        (1, first.text),
    ]


def test_a_review_before_the_adoption_is_told(board, alice, browse):
    response = browse(alice).post(add(board), typed(date(2023, 9, 28), date(2023, 9, 1)))
    assert response.context["form"].errors == {"review_due_on": ["The review falls due after the terms are adopted."]}
    assert not board.terms.exists()


def test_editing_says_what_changed(board, alice, browse):
    terms = TermsOfReferenceFactory(body=board, version=1)
    answers = typed(date(2023, 9, 28), text=terms.text, row_version="1")
    response = browse(alice).post(edit(terms), answers, follow=True)
    assert said(response) == ["Saved: adopted on of Terms of reference of Board, version 1."]


def test_who_may_and_who_may_not(board, alice, bea, max_, charlie, browse):
    terms = TermsOfReferenceFactory(body=board)
    for url in (add(board), edit(terms)):
        assert [browse(one).get(url).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405


def test_the_terms_of_another_partnership_are_not_found(sefton, thurrock, alice, browse):
    theirs = TermsOfReferenceFactory(body=BodyFactory(partnership=thurrock))
    assert browse(alice).get(edit(theirs)).status_code == 404
