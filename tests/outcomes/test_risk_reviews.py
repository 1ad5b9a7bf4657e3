"""Reviews of risks, and the report for a board."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from outcomes import risks
from outcomes.models import RiskReview
from tests.factories.meetings import MeetingFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    MetricFactory,
    ObservationFactory,
    PlanActionFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

REPORT = "/partnerships/sefton/plan/risks/report/"


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ZoneInfo("Europe/London"))


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def seat(sefton):
    board = BodyFactory(partnership=sefton, kind="partnership_board", name="Sefton Board")
    return SeatFactory(body=board, post_title="Director", organisation__name="Council")


@pytest.fixture
def risk(sefton, seat):
    """Scores 9 since a hundred days ago; its review is ten days late."""
    made = RiskFactory(
        partnership=sefton,
        number=1,
        title="Posts stay empty",
        likelihood=3,
        impact=3,
        owner_seat=seat,
        review_due_on=ago(10),
    )
    RiskReviewFactory(risk=made, likelihood=3, impact=3, reviewed_on=ago(100))
    return made


def review_url(number: int = 1) -> str:
    return reverse("risk_review", args=["sefton", number])


def typed(**answers) -> dict:
    given = {"likelihood": "3", "impact": "4", "text": "Two posts fell vacant"}
    return (
        given
        | boxes("reviewed_on", timezone.localdate())
        | boxes("review_due_on", timezone.localdate() + timedelta(days=90))
        | answers
    )


# -- reviewing ---------------------------------------------------------------------------------------------------------
def test_a_review_is_kept_and_the_risk_takes_over_its_score(risk, alice, browse):
    response = browse(alice).post(review_url(), typed(), follow=True)
    risk.refresh_from_db()
    assert said(response) == ["Review saved."]
    assert (risk.score, risk.review_due_on) == (12, timezone.localdate() + timedelta(days=90))
    assert [(one.score, one.reviewed_by) for one in risk.reviews.by_day()] == [(9, None), (12, alice)]
    page = " ".join(response.content.decode().split())
    for words in ("High, 12 of 25", "Up by 3", "Two posts fell vacant", "First score", "Score of risk 1 over time"):
        assert words in page
    assert AuditEntry.objects.filter(row_id=risk.pk, table_name="outcomes_risk", reason="Reviewed").exists()


def test_the_holder_of_the_owning_seat_reviews_and_nobody_else_without_the_register(
    risk, seat, max_, charlie, nat, browse
):
    assert said(browse(max_).get(review_url(), follow=True)) == ["You can review the risks of your own seat."]
    assert browse(max_).post(review_url(), typed()).status_code == 302
    assert risk.reviews.count() == 1
    SeatHolderFactory(seat=seat, user=max_)
    assert "Review risk" in browse(max_).get(risk.get_absolute_url()).content.decode()
    assert said(browse(max_).post(review_url(), typed(), follow=True)) == ["Review saved."]
    assert browse(charlie).get(review_url()).status_code == 404
    assert browse(nat).get(review_url()).status_code == 403
    assert browse(max_).put(review_url()).status_code == 405


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"likelihood": ""}, "Select how likely"),
        ({"impact": "7"}, "Select how bad from the list"),
        ({"text": ""}, "Say what made the score change"),
        (boxes("reviewed_on", date(2030, 1, 1)), "The day of the review cannot be in the future"),
        (boxes("reviewed_on", date(2020, 1, 1)), "Give that day or a later one."),
        (boxes("review_due_on", date(2020, 1, 1)), "The next review must come after this one"),
        (boxes("review_due_on", None), "Enter day of the next review"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_keeps_what_was_typed(risk, alice, browse, answers, told):
    page = browse(alice).post(review_url(), typed(text="Vacancies") | answers).content.decode()
    assert told in page
    assert "text" in answers or "Vacancies" in page
    assert risk.reviews.count() == 1


def test_an_unchanged_score_needs_no_words(risk, alice, browse):
    browse(alice).post(review_url(), typed(impact="3", text=""))
    assert risk.reviews.count() == 2


def test_a_closed_risk_is_not_reviewed(risk, alice, browse):
    risks.close_risk(risk=risk, because="Gone", by=alice)
    assert said(browse(alice).post(review_url(), typed(), follow=True)) == [
        "Risk 1 is closed. Open it again before you review it."
    ]
    assert risk.reviews.count() == 1


def test_a_review_that_somebody_overtook_is_refused(risk, alice):
    RiskReviewFactory(risk=risk, reviewed_on=ago(5))
    late = RiskReview(risk=risk, likelihood=1, impact=1, reviewed_on=ago(6))
    with pytest.raises(ValidationError, match="Give that day or a later one"):
        risks.review_risk(review=late, review_due_on=None, by=alice)


# -- the risk's own page -----------------------------------------------------------------------------------------------
def test_a_risk_says_whose_review_is_late_and_what_answers_and_shows_it(risk, sefton, max_, browse):
    action = PlanActionFactory(objective__plan__partnership=sefton, number=7, text="Hire apprentices")
    action.risks.add(risk)
    metric = MetricFactory(name="Vacant posts")
    risk.metrics.add(metric)
    ObservationFactory(partnership=sefton, metric=metric, value=12)
    page = " ".join(browse(max_).get(risk.get_absolute_url()).content.decode().split())
    assert "Director, Council: late since" in page
    assert "Hire apprentices" in page
    assert "Vacant posts</a>: 12 people" in page
    assert "Posts stay empty" in browse(max_).get(action.get_absolute_url()).content.decode()


def test_a_plan_action_names_no_restricted_risk_to_members(risk, sefton, max_, alice, browse):
    secret = RiskFactory(partnership=sefton, number=2, title="A provider may fail", release_class="restricted")
    action = PlanActionFactory(objective__plan__partnership=sefton, number=7)
    action.risks.set([risk, secret])
    assert "A provider may fail" in browse(alice).get(action.get_absolute_url()).content.decode()
    assert "A provider may fail" not in browse(max_).get(action.get_absolute_url()).content.decode()


# -- report ------------------------------------------------------------------------------------------------------------
def test_the_report_tells_what_moved_where_risks_lie_and_whose_review_is_late(risk, sefton, seat, max_, browse):
    MeetingFactory(body=seat.body, starts_at=timezone.now() - timedelta(days=60), status="held")
    moved = RiskFactory(partnership=sefton, number=2, title="Deaths rise", likelihood=4, impact=5, owner_seat=None)
    RiskReviewFactory(risk=moved, likelihood=4, impact=3, reviewed_on=ago(90))
    RiskReviewFactory(risk=moved, likelihood=4, impact=5, reviewed_on=ago(20))
    response = browse(max_).get(REPORT)
    page = " ".join(response.content.decode().split())
    for words in (
        "2 open risks. Since the last meeting of Sefton Board on",
        "1 up and 1 not reviewed",
        "Up from 12 to 20 since",
        "Not reviewed since",
        "Likely, severe (Very high): 1 risk; Possible, moderate (Medium): 1 risk; none elsewhere.",
        "10 days",
        "1 open risk has no owner.",
    ):
        assert words in page
    assert [one.owner for one in response.context["late"]] == ["Director, Council"]
    lines = browse(max_).get(f"{REPORT}?format=csv").content.decode().splitlines()
    assert lines[1].startswith("2,Deaths rise,Up,12,20,Very high,up from 12 to 20 since")


def test_the_report_asks_one_body_and_no_foreign_one(risk, sefton, thurrock, seat, max_, browse):
    group = BodyFactory(partnership=sefton, kind="sub_group", name="Deaths panel")
    MeetingFactory(body=seat.body, starts_at=timezone.now() - timedelta(days=60), status="held")
    MeetingFactory(body=group, starts_at=timezone.now() - timedelta(days=30), status="held")
    page = browse(max_).get(REPORT, {"body": group.pk})
    assert page.context["since"] == ago(30)
    assert browse(max_).get(REPORT, {"body": BodyFactory(partnership=thurrock).pk}).status_code == 404
    assert browse(max_).get(REPORT, {"body": "x"}).context["since"] == ago(60)


def test_without_a_meeting_it_looks_back_three_months(sefton, max_, browse):
    assert "No risk was open since" in browse(max_).get(REPORT).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_takes_the_same_queries_for_any_number(rows, sefton, seat, max_, browse, django_assert_num_queries):
    MeetingFactory(body=seat.body, status="held")
    for number in range(rows):
        made = RiskFactory(partnership=sefton, number=number + 1, owner_seat=SeatFactory(body=seat.body))
        RiskReviewFactory(risk=made)
    client = browse(max_)
    with django_assert_num_queries(7):
        client.get(REPORT)
