"""Self-assessments against quality standards: rounds, ratings, comparison, agreement, files."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from outcomes import assessing
from outcomes.assessment_pdf import OURS, spec_of
from outcomes.assessment_round import round_of
from outcomes.forms import RatingForm
from outcomes.models import SelfAssessment, StandardRating
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    QualityStandardFactory,
    QualityStandardSetFactory,
    SelfAssessmentFactory,
    StandardRatingFactory,
)
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

LIST = "/partnerships/sefton/plan/standards/"
ADD = f"{LIST}add/"


def to(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def standards(db):
    """Two standards of one set, in their order."""
    one = QualityStandardSetFactory(title="Working list", source="The portal")
    titles = ("Strong governance", "People shape services")
    return [
        QualityStandardFactory(standard_set=one, code=str(number), position=number, title=title, section="Partnership")
        for number, title in enumerate(titles, 1)
    ]


def rounds(sefton, standards, number: int, *ratings: str, **given):
    made = SelfAssessmentFactory(
        partnership=sefton, number=number, standard_set=standards[0].standard_set, **{"assessed_on": ago(10)} | given
    )
    for standard, rating in zip(standards, ratings, strict=True):
        StandardRatingFactory(assessment=made, standard=standard, rating=rating, evidence="Minutes")
    return made


@pytest.fixture
def assessment(sefton, standards):
    return rounds(sefton, standards, 1, "partly", "not_assessed")


def begun(standards, **answers) -> dict:
    return {"standard_set": str(standards[0].standard_set.pk)} | boxes("assessed_on", ago(1)) | answers


def rated(**answers) -> dict:
    return {"rating": "met", "evidence": "Minutes of June", "next_step": "", "row_version": "1"} | answers


# -- list --------------------------------------------------------------------------------------------------------------
def test_the_list_says_how_many_are_met(sefton, standards, max_, browse):
    board = BodyFactory(partnership=sefton, name="Sefton Board")
    rounds(sefton, standards, 1, "met", "partly", status="agreed", agreed_by=board, agreed_on=ago(5))
    rounds(sefton, standards, 2, "met", "not_assessed", assessed_on=ago(1))
    response = browse(max_).get(LIST)
    page = " ".join(response.content.decode().split())
    assert [one.number for one in response.context["listing"].rows] == [2, 1]
    for words in ("1 of 2 met, 1 assessed so far", "1 of 2 met</td>", "Sefton Board", "Draft", "2 rounds"):
        assert words in page
    assert "Begin a self-assessment" not in page
    assert browse(max_).get(f"{LIST}?format=csv").content.decode().splitlines()[1].startswith("2,Working list,")


def test_without_standards_nothing_can_begin(sefton, alice, browse):
    page = browse(alice).get(LIST).content.decode()
    assert "No quality standards are loaded yet" in page
    assert "Begin a self-assessment" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    rows, sefton, standards, max_, browse, django_assert_num_queries
):
    for number in range(rows):
        rounds(sefton, standards, number + 1, "met", "partly")
    client = browse(max_)
    with django_assert_num_queries(5):
        client.get(LIST)


# -- beginning and editing ---------------------------------------------------------------------------------------------
def test_beginning_a_round_asks_about_each_standard(sefton, standards, alice, bea, max_, charlie, browse):
    response = browse(alice).post(ADD, begun(standards), follow=True)
    assert said(response) == ["Begun. Now rate each standard."]
    made = SelfAssessment.objects.get()
    assert (made.number, made.status) == (1, "draft")
    assert [(one.standard, one.rating) for one in made.ratings.all()] == [(one, "not_assessed") for one in standards]
    assert browse(charlie).post(ADD, begun(standards)).status_code == 404
    assert browse(max_).post(ADD, begun(standards)).status_code == 403
    assert browse(bea).post(ADD, begun(standards)).status_code == 403
    assert browse(alice).put(ADD).status_code == 405


def test_bad_input_keeps_what_was_typed(standards, alice, browse):
    answers = begun(standards, standard_set="0", note="By three officers") | boxes("assessed_on", date(2030, 1, 1))
    page = browse(alice).post(ADD, answers).content.decode()
    assert "Select standards from the list" in page
    assert "The day of the assessment cannot be in the future" in page
    assert "By three officers" in page
    assert not SelfAssessment.objects.exists()


def test_editing_a_round(assessment, alice, max_, charlie, browse):
    address = to("self_assessment_edit", 1)
    answers = {"row_version": "1", "note": "By three officers"} | boxes("assessed_on", ago(2))
    page = browse(alice).post(address, answers, follow=True).content.decode()
    assert "By three officers" in page
    assert browse(alice).post(address, answers | {"note": "Mine"}).status_code == 409
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).get(address).status_code == 403
    assert browse(alice).delete(address).status_code == 405


# -- rating ------------------------------------------------------------------------------------------------------------
def test_rating_one_standard_leads_on_to_the_next(assessment, sefton, alice, max_, charlie, browse):
    first, second = assessment.ratings.all()
    seat = SeatFactory(body=BodyFactory(partnership=sefton))
    address = first.get_absolute_url()
    answers = rated(next_step="Write terms", owner_seat=str(seat.pk))
    response = browse(alice).post(address, answers | {"next": "1"})
    assert response.url == second.get_absolute_url()
    first.refresh_from_db()
    assert (first.rating, first.evidence, first.owner_seat) == ("met", "Minutes of June", seat)
    assert browse(alice).post(second.get_absolute_url(), rated() | {"next": "1"}).url == assessment.get_absolute_url()
    assert browse(alice).post(address, rated(row_version="2")).url == assessment.get_absolute_url()
    assert browse(alice).post(address, rated(row_version="1", rating="partly")).status_code == 409
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).get(address).status_code == 403
    assert browse(alice).delete(address).status_code == 405


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"rating": "perfect"}, "Select how far it is met from the list"),
        ({"evidence": ""}, "Say what shows that it is met"),
        ({"next_step": "", "owner_seat": "seat"}, "Say what this seat is to do, or choose no seat"),
    ],
)
def test_what_is_wrong_with_a_rating_is_told_beside_it(assessment, sefton, alice, browse, answers, told):
    if "owner_seat" in answers:
        answers = answers | {"owner_seat": str(SeatFactory(body=BodyFactory(partnership=sefton)).pk)}
    rating = assessment.ratings.first()
    page = browse(alice).post(rating.get_absolute_url(), rated() | answers).content.decode()
    assert told in page
    assert "evidence" in answers or "Minutes of June" in page
    rating.refresh_from_db()
    assert rating.rating == "partly"


# -- one round ---------------------------------------------------------------------------------------------------------
def test_a_round_is_compared_with_the_one_before_by_the_same_standards(sefton, standards, max_, browse):
    rounds(sefton, standards, 1, "not_met", "met", assessed_on=ago(300))
    now = rounds(sefton, standards, 2, "partly", "mostly")
    other = [QualityStandardFactory(), QualityStandardFactory()]
    rounds(sefton, [QualityStandardFactory(standard_set=other[0].standard_set), other[0]], 3, "met", "met")
    found = round_of(now)
    assert [row.change for row in found.rows] == ["Better, was not met", "Worse, was met"]
    assert found.sentence == "2 standards: 1 mostly met and 1 partly met."
    assert found.moved == "Since self-assessment 1: 1 better, 1 worse."
    page = " ".join(browse(max_).get(now.get_absolute_url()).content.decode().split())
    for words in (found.moved, "Better, was not met", "Mostly met: 1 (50%)", "own working list, not the official text"):
        assert words in page
    assert "Rate<" not in page


def test_what_was_not_assessed_before_is_neither_better_nor_worse(sefton, standards):
    rounds(sefton, standards, 1, "not_assessed", "met", assessed_on=ago(300))
    now = rounds(sefton, standards, 2, "met", "not_assessed")
    found = round_of(now)
    assert [row.change for row in found.rows] == ["Not assessed before", "Was met"]
    assert found.moved == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_a_round_takes_the_same_queries_for_any_number(rows, sefton, max_, browse, django_assert_num_queries):
    made = SelfAssessmentFactory(partnership=sefton, number=1)
    board = BodyFactory(partnership=sefton)
    for _ in range(rows):
        StandardRatingFactory(assessment=made, owner_seat=SeatFactory(body=board), next_step="Write")
    client = browse(max_)
    with django_assert_num_queries(8):
        client.get(made.get_absolute_url())


def test_the_file_and_the_pdf_say_what_the_page_says(assessment, sefton, max_, browse):
    lines = browse(max_).get(f"{assessment.get_absolute_url()}?format=csv").content.decode().splitlines()
    assert lines[1].startswith("1,Partnership,Strong governance,")
    assert ",Partly met," in lines[1]
    spec = spec_of(round_of(assessment), sefton, timezone.now())
    assert (spec.marking, spec.footer_note) == ("Draft", OURS)
    assert spec.sections[1].tables[0].rows[0][:3] == ("1. Strong governance", "Partly met", "Minutes")
    response = browse(max_).get(to("self_assessment_print", 1))
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")


# -- agreement ---------------------------------------------------------------------------------------------------------
def test_a_body_agrees_once_each_standard_is_assessed_and_locks_it(
    assessment, sefton, thurrock, alice, max_, charlie, browse
):
    board, agree, client = BodyFactory(partnership=sefton), to("self_assessment_agree", 1), browse(alice)
    assert said(client.get(agree, follow=True)) == ["1 standard is not assessed yet. Rate each of them first."]
    StandardRating.objects.filter(rating="not_assessed").update(rating="met")
    answers = {"agreed_by": str(BodyFactory(partnership=thurrock).pk)} | boxes("agreed_on", ago(11))
    page = client.post(agree, answers).content.decode()
    assert "Select body that agreed it from the list" in page
    assert "It cannot be agreed before it was assessed" in page
    page = client.post(agree, answers | boxes("agreed_on", date(2030, 1, 1))).content.decode()
    assert "The day on which it was agreed cannot be in the future" in page
    answers = {"agreed_by": str(board.pk)} | boxes("agreed_on", ago(1))
    assert said(client.post(agree, answers, follow=True)) == ["Self-assessment 1 is agreed and locked."]
    rating = assessment.ratings.first()
    for address in (agree, to("self_assessment_edit", 1), rating.get_absolute_url()):
        assert said(client.post(address, rated(), follow=True)) == [assessing.AGREED]
    assert rating.rating == assessment.ratings.first().rating
    assert browse(charlie).post(agree).status_code == 404
    assert browse(max_).post(agree).status_code == 403
    assert client.delete(agree).status_code == 405


def test_a_rating_typed_while_it_was_agreed_is_refused_and_kept_on_the_page(assessment, sefton, alice):
    rating = assessment.ratings.first()
    form = RatingForm(rated(), instance=rating, partnership=sefton)
    assert form.is_valid()
    SelfAssessment.objects.update(status="agreed", agreed_on=ago(1))
    with pytest.raises(ValidationError, match="it is locked"):
        assessing.rate_standard(form=form, by=alice)


def test_an_agreed_round_is_opened_again_for_a_reason(assessment, sefton, alice, max_, charlie, browse):
    SelfAssessment.objects.update(status="agreed", agreed_by=BodyFactory(partnership=sefton), agreed_on=ago(1))
    reopen, client = to("self_assessment_reopen", 1), browse(alice)
    assert "Enter why it is opened again" in client.post(reopen, {"because": ""}).content.decode()
    assert said(client.post(reopen, {"because": "Wrong day"}, follow=True)) == ["Self-assessment 1 is a draft again."]
    assessment.refresh_from_db()
    assert (assessment.status, assessment.agreed_by, assessment.agreed_on) == ("draft", None, None)
    assert AuditEntry.objects.filter(row_id=assessment.pk, reason="Wrong day").exists()
    assert client.get(reopen).status_code == 302
    assert browse(charlie).post(reopen).status_code == 404
    assert browse(max_).post(reopen).status_code == 403
    assert client.delete(reopen).status_code == 405
