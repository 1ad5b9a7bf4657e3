"""The risk register."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from outcomes.due import needs
from outcomes.models import Risk
from outcomes.risk_words import band_of, range_of
from tests.factories.meetings import DecisionFactory, MeetingFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import PlanActionFactory, RiskDealtWithFactory, RiskFactory, RiskReviewFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

LIST = "/partnerships/sefton/plan/risks/"
ADD = f"{LIST}add/"
FUTURE = date(2030, 1, 31)


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")


@pytest.fixture
def risk(sefton, seat):
    return RiskFactory(partnership=sefton, number=1, title="Posts stay empty", owner_seat=seat, review_due_on=FUTURE)


@pytest.fixture
def secret(sefton):
    return RiskFactory(partnership=sefton, number=2, title="A provider may fail", release_class="restricted")


def to(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


def typed(**answers) -> dict:
    given = {
        "title": "A new drug reaches the borough",
        "cause": "Supply changes",
        "effect": "More deaths",
        "likelihood": "3",
        "impact": "5",
        "mitigation": "Share warnings",
        "release_class": "member",
    }
    return given | boxes("review_due_on", FUTURE) | answers


# -- words -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("score", "word"),
    [(1, "Low"), (4, "Low"), (5, "Medium"), (9, "Medium"), (10, "High"), (15, "High"), (16, "Very high")],
)
def test_a_score_is_said_in_a_word_and_the_word_leads_back(score, word):
    lowest, highest = range_of(word)
    assert band_of(score) == word
    assert lowest <= score <= highest


# -- list --------------------------------------------------------------------------------------------------------------
def test_a_colleague_reads_open_risks_first_the_highest_score_first(sefton, risk, max_, browse):
    RiskFactory(partnership=sefton, number=2, title="Worst", likelihood=5, impact=5, review_due_on=date(2023, 1, 1))
    RiskFactory(
        partnership=sefton, number=3, likelihood=5, status="closed", closed_on=date(2023, 1, 1), closed_because="Gone"
    )
    response = browse(max_).get(LIST)
    page = " ".join(response.content.decode().split())
    assert [one.number for one in response.context["listing"].rows] == [2, 1, 3]
    for words in ("Very high", "25 of 25", "12 of 25", "Director, Council", "31 January 2030", "Late"):
        assert words in page
    assert "Add a risk" not in page


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"band": "High"}, [1]),
        ({"band": "Low"}, [3]),
        ({"status": "closed"}, [3]),
        ({"review": "due"}, [2]),
        ({"sort": "number"}, [1, 2, 3]),
    ],
)
def test_filters_and_order(sefton, risk, max_, browse, query, numbers):
    RiskFactory(partnership=sefton, number=2, likelihood=5, impact=5, review_due_on=date(2023, 1, 1))
    RiskFactory(
        partnership=sefton,
        number=3,
        likelihood=1,
        status="closed",
        closed_on=date(2023, 1, 1),
        closed_because="Gone",
        review_due_on=date(2023, 1, 1),
    )
    assert [one.number for one in browse(max_).get(LIST, query).context["listing"].rows] == numbers


def test_restricted_risks_are_for_those_who_may_read_them(risk, secret, seat, max_, bea, browse):
    Risk.objects.filter(pk=secret.pk).update(owner_seat=SeatFactory(body=seat.body, post_title="Secret post"))
    assert "A provider may fail" in browse(bea).get(LIST).content.decode()
    for address in (LIST, f"{LIST}?format=csv"):
        page = browse(max_).get(address).content.decode()
        assert "Posts stay empty" in page
        assert "A provider may fail" not in page
        assert "Secret post" not in page
    assert browse(max_).get(secret.get_absolute_url()).status_code == 404


def test_the_file_says_the_score_in_number_and_word(risk, max_, browse):
    lines = browse(max_).get(f"{LIST}?format=csv").content.decode().splitlines()
    assert "1,Posts stay empty,,,3 – Possible,4 – Major,12,High" in lines[1]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(rows, sefton, seat, max_, browse, django_assert_num_queries):
    MeetingFactory(body=seat.body, status="held")
    for number in range(rows):
        risk = RiskFactory(partnership=sefton, number=number + 1, owner_seat=SeatFactory(body=seat.body))
        RiskReviewFactory(risk=risk)
    client = browse(max_)
    with django_assert_num_queries(9):
        client.get(LIST)


# -- one risk ----------------------------------------------------------------------------------------------------------
def test_a_risk_shows_the_meetings_that_dealt_with_it(risk, max_, browse):
    decision = DecisionFactory(meeting__body=risk.owner_seat.body, number=9, text="Recruit again.")
    hidden = DecisionFactory(meeting=decision.meeting, text="Name the team.", release_class="restricted")
    RiskDealtWithFactory(served=risk, decision=decision)
    RiskDealtWithFactory(served=risk, decision=hidden)
    page = browse(max_).get(risk.get_absolute_url()).content.decode()
    assert "9. Recruit again." in page
    assert "Name the team." not in page


def test_adding(sefton, seat, bea, max_, charlie, browse):
    response = browse(bea).post(ADD, typed(owner_seat=str(seat.pk)), follow=True)
    risk = Risk.objects.get()
    assert said(response) == ["Risk added."]
    assert (risk.partnership, risk.number, risk.score, risk.owner_seat) == (sefton, 1, 15, seat)
    review = risk.reviews.get()
    assert (review.score, review.reviewed_on, review.reviewed_by) == (15, timezone.localdate(), bea)
    assert browse(charlie).post(ADD, typed()).status_code == 404
    assert browse(max_).post(ADD, typed()).status_code == 403
    assert browse(bea).put(ADD).status_code == 405


def test_bad_input_keeps_what_was_typed(sefton, thurrock, bea, browse):
    foreign = SeatFactory(body=BodyFactory(partnership=thurrock))
    answers = typed(title="", likelihood="6", owner_seat=str(foreign.pk))
    page = browse(bea).post(ADD, answers).content.decode()
    for words in ("Enter the risk in a few words", "Select how likely from the list", "Select owner (a seat) from the"):
        assert words in page
    assert "Share warnings" in page
    assert not Risk.objects.exists()


def test_editing_leaves_the_score_to_reviews(risk, alice, max_, charlie, browse):
    address = to("risk_edit", risk.number)
    action = PlanActionFactory(objective__plan__partnership=risk.partnership, number=4)
    answers = typed(row_version="1", impact="2", change_reason="Clearer words", plan_actions=[str(action.pk)])
    response = browse(alice).post(address, answers, follow=True)
    risk.refresh_from_db()
    assert (risk.score, risk.title) == (12, "A new drug reaches the borough")
    assert list(risk.plan_actions.all()) == [action]
    assert "Clearer words" in response.content.decode()
    assert browse(alice).post(address, typed(row_version="1", title="Another")).status_code == 409
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).get(address).status_code == 403
    assert browse(alice).delete(address).status_code == 405


def test_closing_asks_why_and_is_taken_back_by_opening_again(risk, alice, max_, charlie, browse):
    close, reopen, client = to("risk_close", 1), to("risk_reopen", 1), browse(alice)
    assert "Enter why it is closed" in client.post(close, {"closed_because": " "}).content.decode()
    page = client.post(close, {"closed_because": "All posts are filled"}, follow=True).content.decode()
    risk.refresh_from_db()
    assert (risk.status, risk.closed_on) == ("closed", timezone.localdate())
    assert "All posts are filled" in page
    assert said(client.get(close, follow=True)) == ["Risk 1 is closed already."]

    assert "Open this risk again?" in client.get(reopen).content.decode()
    assert said(client.post(reopen, follow=True)) == ["Risk 1 is open again."]
    risk.refresh_from_db()
    assert (risk.status, risk.closed_on, risk.closed_because) == ("open", None, "")
    assert AuditEntry.objects.filter(row_id=risk.pk, reason="All posts are filled").exists()
    for address in (close, reopen):
        assert browse(charlie).post(address).status_code == 404
        assert browse(max_).post(address).status_code == 403
        assert client.delete(address).status_code == 405


def test_a_closed_risk_says_why(risk):
    risk.status, risk.closed_on = "closed", date(2024, 1, 1)
    with pytest.raises(ValidationError, match="Say why the risk is closed"):
        risk.full_clean()


# -- what needs me -----------------------------------------------------------------------------------------------------
def test_the_owner_is_told_of_a_review_a_fortnight_before_and_the_register_keeper_when_it_is_late(
    sefton, seat, max_, alice
):
    today = timezone.localdate()
    SeatHolderFactory(seat=seat, user=max_)
    for number, days in enumerate((-1, 14, 15), 1):
        review = today + timedelta(days=days)
        RiskFactory(partnership=sefton, number=number, title=str(days), owner_seat=seat, review_due_on=review)
    RiskFactory(
        partnership=sefton, number=4, title="Hidden", owner_seat=seat, review_due_on=today, release_class="restricted"
    )
    RiskFactory(
        partnership=sefton,
        number=5,
        owner_seat=seat,
        review_due_on=today,
        status="closed",
        closed_on=today,
        closed_because="Gone",
    )
    assert [need.text for need in needs(max_, [sefton], today)] == ["Review: -1", "Review: 14"]
    assert [(need.text, need.late) for need in needs(alice, [sefton], today)] == [("Review: -1", True)]
