from datetime import date, timedelta

import pytest
from django.utils import timezone

from partnerships.models import TermsOfReference
from tests.factories.partnerships import BodyFactory, TermsOfReferenceFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
ADOPTED, AGAIN = date(2022, 9, 1), date(2023, 9, 28)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


@pytest.fixture
def first(board):
    return TermsOfReferenceFactory(
        body=board, version=1, text="The board meets quarterly.\n\nIt has **two** chairs.", adopted_on=ADOPTED
    )


@pytest.fixture
def second(board, first):
    return TermsOfReferenceFactory(
        body=board,
        version=2,
        text="The board meets every month.\n\nIt has **two** chairs.",
        adopted_on=AGAIN,
        review_due_on=date(2024, 9, 28),
    )


def typed(adopted_on=None, review_due_on=None, **changes) -> dict[str, str]:
    answers = {"text": "The board meets quarterly.", "note": ""}
    return answers | boxes("adopted_on", adopted_on) | boxes("review_due_on", review_due_on) | changes


def add(board) -> str:
    return f"/partnerships/sefton/bodies/{board.pk}/terms/add/"


def page(terms, below: str = "") -> str:
    return f"/partnerships/sefton/bodies/terms/{terms.pk}/{below}"


def edit(terms) -> str:
    return page(terms, "edit/")


def test_in_force_is_what_was_adopted_last_by_the_day(first, second, board):
    TermsOfReferenceFactory(body=board, version=3)  # a draft
    found = [
        list(TermsOfReference.objects.in_force(day))
        for day in (ADOPTED - timedelta(days=1), ADOPTED, AGAIN - timedelta(days=1), AGAIN)
    ]
    assert found == [[], [first], [first], [second]]


def test_what_stands_for_a_body_is_in_force_or_else_the_newest(sefton, second):
    drafted = BodyFactory(partnership=sefton)
    TermsOfReferenceFactory(body=drafted, version=1)
    newest = TermsOfReferenceFactory(body=drafted, version=2)
    TermsOfReferenceFactory(body=second.body, version=3)
    assert set(TermsOfReference.objects.standing(AGAIN)) == {second, newest}


def test_the_page_draws_the_text_and_says_whether_it_is_in_force(first, second, alice, browse):
    client = browse(alice)
    found = client.get(page(first) + "?day=2022-12-07")
    assert found.context["standing"].why == "In force on 7 December 2022: adopted on 1 September 2022."
    assert "It has <strong>two</strong> chairs." in found.content.decode()
    told = [
        client.get(page(one) + query).context["standing"].why
        for one, query in ((first, ""), (second, "?day=2022-12-07"))
    ]
    today = timezone.localdate()
    assert told == [
        (
            f"Not in force on {today.day} {today:%B %Y}: version 2 replaced it on 28 September 2023. "
            "It was adopted on 1 September 2022."
        ),
        "Not in force on 7 December 2022: adopted on 28 September 2023.",
    ]


def test_the_page_of_a_draft_and_who_adopted(board, alice, browse):
    draft = TermsOfReferenceFactory(body=board, version=1)
    assert browse(alice).get(page(draft)).context["standing"].why == "Not adopted yet, so not in force."
    draft.adopted_on, draft.adopted_by = ADOPTED, "the council"
    draft.save()
    why = browse(alice).get(page(draft) + "?day=2022-12-07").context["standing"].why
    assert why == "In force on 7 December 2022: adopted on 1 September 2022 by the council."


def test_what_changed_since_the_version_before(first, second, alice, browse):
    found = browse(alice).get(page(second, "compare/"))
    body = " ".join(found.content.decode().split())
    assert "Version 2 changes 1 paragraph, adds none and removes none, compared with version 1." in body
    assert "1 paragraph unchanged" in body
    assert '<del class="app-removed"><span class="govuk-visually-hidden">Removed: </span>quarterly.' in body
    assert '<ins class="app-added"><span class="govuk-visually-hidden">Added: </span>every month.' in body


def test_any_two_versions_are_compared_the_older_first(first, second, board, alice, browse):
    third = TermsOfReferenceFactory(body=board, version=3, text=first.text)
    client = browse(alice)
    context = client.get(page(first, f"compare/?with={third.pk}")).context
    assert (context["older"], context["newer"], context["comparison"].is_same) == (first, third, True)
    assert client.get(page(third, "compare/")).context["older"] == second
    elsewhere = TermsOfReferenceFactory(body=BodyFactory(partnership=board.partnership), text="Of another body")
    answer = client.get(page(third, f"compare/?with={elsewhere.pk}"))
    assert (answer.context["older"], "Of another body" in answer.content.decode()) == (second, False)


@pytest.mark.parametrize(
    ("with_text", "sentence"),
    [
        (None, "Version 1 is the first, so there is nothing to compare it with."),
        ("", "The text of version 1 is not in the portal, so versions 1 and 2 cannot be compared."),
    ],
)
def test_what_cannot_be_compared_is_said(with_text, sentence, first, alice, browse):
    terms = first
    if with_text is not None:
        TermsOfReference.objects.update(text=with_text)
        terms = TermsOfReferenceFactory(body=first.body, version=2)
    assert sentence in browse(alice).get(page(terms, "compare/")).content.decode()


def test_a_new_version_starts_from_the_last_and_keeps_it(board, first, alice, browse):
    client = browse(alice)
    assert client.get(add(board)).context["form"]["text"].value() == first.text
    response = client.post(add(board), typed(AGAIN, text="The board meets monthly."), follow=True)
    assert said(response) == ["Terms of reference added."]
    assert response.redirect_chain == [(page(board.terms.first()), 302)]
    assert [(one.version, one.text) for one in board.terms.all()] == [(2, "The board meets monthly."), (1, first.text)]


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (typed(AGAIN, date(2023, 9, 1)), {"review_due_on": ["The review falls due after the terms are adopted."]}),
        (
            typed(date(2022, 8, 31)),
            {"adopted_on": ["Version 1 was adopted on 1 September 2022, and a later version is adopted after it."]},
        ),
        (
            typed(date(2999, 1, 1)),
            {
                "adopted_on": [
                    "The day of adoption cannot be in the future. Leave it empty until the terms are adopted."
                ]
            },
        ),
        (
            typed(text="> " * 12 + "deep"),
            {"text": ["Lists and quotes stand more than 8 deep in each other. Use fewer levels."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(answers, errors, board, first, alice, browse):
    response = browse(alice).post(add(board), answers)
    assert response.context["form"].errors == errors
    assert response.context["form"]["text"].value() == answers["text"]
    assert board.terms.count() == 1


def test_an_earlier_draft_is_not_adopted_after_a_later_version(second, first, alice, browse):
    TermsOfReference.objects.filter(pk=first.pk).update(adopted_on=None)
    response = browse(alice).post(edit(first), typed(date(2024, 1, 1), text=first.text, row_version="2"))
    assert response.context["form"].errors == {
        "adopted_on": ["Version 2 was adopted on 28 September 2023, and an earlier version is adopted before it."]
    }


def test_editing_a_draft_says_what_changed(board, alice, browse):
    terms = TermsOfReferenceFactory(body=board, version=1)
    answers = typed(AGAIN, text=terms.text, row_version="1")
    response = browse(alice).post(edit(terms), answers, follow=True)
    assert said(response) == ["Saved: adopted on of Terms of reference of Board, version 1."]


def test_an_adopted_text_stays(second, alice, browse):
    client = browse(alice)
    shown = client.get(edit(second))
    assert set(shown.context["form"].fields) & {"text", "adopted_on", "adopted_by"} == set()
    assert "Version 2 was adopted on 28 September 2023, so its text stays." in shown.content.decode()
    answers = typed(date(2020, 1, 1), date(2025, 9, 28), text="Overwritten", note="Says monthly", row_version="1")
    assert client.post(edit(second), answers).status_code == 302
    second.refresh_from_db()
    assert (second.text[:15], second.adopted_on, second.note) == ("The board meets", AGAIN, "Says monthly")


def test_a_review_that_is_done_clears_what_is_due(second, alice, browse):
    client = browse(alice)
    review = page(second, "review/")
    assert client.get(review).context["form"]["reviewed_on"].value() == timezone.localdate()
    answers = boxes("reviewed_on", date(2024, 9, 20)) | boxes("review_due_on", date(2999, 9, 20)) | {"row_version": "1"}
    response = client.post(review, answers, follow=True)
    assert said(response) == ["Saved: reviewed on and next review due on of Terms of reference of Board, version 2."]
    assert "Review the terms" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("reviewed_on", "review_due_on", "errors"),
    [
        (None, None, {"reviewed_on": ["Enter reviewed on"], "review_due_on": ["Enter next review due on"]}),
        (date(2999, 1, 1), date(2999, 2, 1), {"reviewed_on": ["The day of the review cannot be in the future."]}),
        (date(2023, 1, 1), date(2999, 2, 1), {"reviewed_on": ["The review comes after the adoption."]}),
        (date(2024, 1, 2), date(2024, 1, 1), {"review_due_on": ["The next review falls due after this one."]}),
    ],
)
def test_a_bad_review_is_told(reviewed_on, review_due_on, errors, second, alice, browse):
    answers = boxes("reviewed_on", reviewed_on) | boxes("review_due_on", review_due_on) | {"row_version": "1"}
    assert browse(alice).post(page(second, "review/"), answers).context["form"].errors == errors


def test_who_may_and_who_may_not(board, alice, bea, max_, charlie, browse):
    terms = TermsOfReferenceFactory(body=board)
    people = (alice, bea, max_, charlie)
    for url in (add(board), edit(terms), page(terms, "review/")):
        assert [browse(one).get(url).status_code for one in people] == [200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405
    for url in (page(terms), page(terms, "compare/")):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 404]
        assert browse(alice).post(url).status_code == 405


def test_those_who_take_part_read_but_do_not_change(thurrock, alice, browse):
    theirs = TermsOfReferenceFactory(body=BodyFactory(partnership=thurrock), adopted_on=ADOPTED)
    urls = [page(theirs, below) for below in ("", "compare/", "edit/", "review/")]
    assert [browse(alice).get(url).status_code for url in urls] == [404] * 4
    theirs.body.taking_part.add(alice.current_roles[0].partnership)
    assert [browse(alice).get(url).status_code for url in urls] == [200, 200, 404, 404]
    assert "The review is done" not in browse(alice).get(urls[0]).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, board, alice, browse, django_assert_num_queries):
    versions = [
        TermsOfReferenceFactory(body=board, version=number + 1, text=f"Text {number}") for number in range(rows)
    ]
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(page(versions[-1]))
    with django_assert_num_queries(5):
        client.get(page(versions[-1], "compare/"))
