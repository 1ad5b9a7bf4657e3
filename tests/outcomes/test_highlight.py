"""The highlight report: what moved, what is late, what needs a decision."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from cdp_portal.pdf import accessibility
from cdp_portal.pdf.errors import PdfError
from cdp_portal.periods import Quarter
from cdp_portal.release import Audience
from outcomes.highlight import highlight_of
from outcomes.highlight.printed import printed
from outcomes.reporting import highlight_figures_for
from tests.factories.meetings import MeetingFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    PlanActionFactory,
    PlanActionUpdateFactory,
    RiskFactory,
    RiskReviewFactory,
    TargetFactory,
    TrackedMetricFactory,
)
from tests.factories.partnerships import BodyFactory

PAGE = "/partnerships/sefton/plan/highlight/"
PRINT = f"{PAGE}print/"
SINCE, UNTIL = date(2023, 9, 30), date(2023, 12, 31)
AT = datetime(2023, 11, 15, 12, tzinfo=UTC)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", short_name="", kind="partnership_board")


@pytest.fixture
def seat(board):
    seat = SeatFactory(body=board, post_title="Director", organisation__name="Council", starts_on=date(2022, 1, 1))
    SeatHolderFactory(seat=seat, starts_on=date(2022, 1, 1))
    return seat


@pytest.fixture
def objective(sefton):
    return ObjectiveFactory(plan=DeliveryPlanFactory(partnership=sefton, adopted_on=date(2023, 1, 1)))


def made(sefton, audience: Audience = Audience.MEMBER):
    return highlight_of(sefton, audience, since=SINCE, until=UNTIL)


def told(part) -> list[tuple[str, str, str]]:
    return [(item.tag, item.text, item.why) for item in part.items]


class TestMoved:
    def test_a_figure_that_came_in_is_told_and_an_older_one_is_not(self, sefton):
        metric = MetricFactory(name="In treatment")
        for year, quarter, value in ((2022, 3, 370), (2022, 4, 385), (2023, 1, 398), (2023, 2, 412)):
            span = Quarter(year, quarter)
            ObservationFactory(
                partnership=sefton,
                metric=metric,
                starts_on=span.start,
                ends_on=span.end,
                value=value,
                received_on=span.end + timedelta(days=31),
                release_class="public",
            )
        ObservationFactory(partnership=sefton, metric__name="Old", received_on=date(2023, 9, 30))
        [(tag, text, why)] = told(made(sefton)["moved"])
        assert (tag, why) == ("Better", "")
        assert text == (
            "In treatment rose to 412 people in July to September 2023, up on 398 in April to June 2023, still rising."
        )

    def test_nothing_restricted_is_told(self, sefton):
        ObservationFactory(partnership=sefton, received_on=date(2023, 11, 1), release_class="restricted")
        RiskFactory(partnership=sefton, likelihood=5, impact=5, release_class="restricted")
        found = made(sefton)
        assert [part.items for part in found.parts] == [()] * 6
        assert made(sefton, Audience.RESTRICTED)["moved"].items
        assert made(sefton, Audience.RESTRICTED)["asked"].items

    def test_a_metric_behind_its_target_is_asked_about(self, sefton):
        metric = TargetFactory(partnership=sefton, metric__name="In treatment").metric
        ObservationFactory(partnership=sefton, metric=metric, release_class="public", received_on=date(2023, 11, 1))
        [item] = made(sefton)["asked"].items
        assert item.text.startswith("In treatment is behind its target")
        assert item.why.startswith("412 people in Quarter 2 2023-24")

    def test_a_metric_that_keeps_up_is_not(self, sefton):
        metric = TargetFactory(partnership=sefton).metric
        ObservationFactory(partnership=sefton, metric=metric, value=500, release_class="public")
        assert made(sefton)["asked"].items == ()


class TestPromised:
    def test_late_first_then_what_nobody_reports_on(self, sefton, objective, seat):
        PlanActionFactory(objective=objective, number=1, text="Quiet", owner_seat=seat)
        PlanActionFactory(objective=objective, number=2, text="Slow", owner_seat=seat, due_on=date(2023, 12, 1))
        assert told(made(sefton)["late"]) == [
            ("Late", "Slow", "Due 1 December 2023. Nobody has reported on it."),
            ("Never updated", "Quiet", "Promised on 1 January 2023."),
        ]

    def test_as_it_stood_on_the_day(self, sefton, objective, seat):
        action = PlanActionFactory(
            objective=objective, number=1, text="Slow", owner_seat=seat, status="done", due_on=date(2023, 12, 1)
        )
        PlanActionUpdateFactory(action=action, status="at_risk", text="Hard.", made_at=AT)
        PlanActionUpdateFactory(action=action, status="done", made_at=AT + timedelta(days=90))
        assert told(made(sefton)["late"]) == [("Late", "Slow", "Due 1 December 2023. On 15 November 2023: Hard.")]
        assert made(sefton)["done"].items == ()

    def test_what_was_done_since(self, sefton, objective, seat):
        action = PlanActionFactory(objective=objective, text="Open a site", owner_seat=seat, status="done")
        PlanActionUpdateFactory(action=action, status="done", text="Opened.", made_at=AT)
        assert told(made(sefton)["done"]) == [("Done", "Open a site", "Opened.")]

    def test_late_work_that_nobody_can_do_is_asked_about(self, sefton, objective, board, seat):
        late = {"objective": objective, "due_on": date(2023, 12, 1)}
        PlanActionFactory(**late, number=1, text="Orphan")
        empty = SeatFactory(body=board, post_title="Lead", organisation__name="Police", starts_on=date(2022, 1, 1))
        PlanActionFactory(**late, number=2, text="Left", owner_seat=empty)
        PlanActionFactory(**late, number=3, text="Owned", owner_seat=seat)
        PlanActionFactory(objective=objective, number=4, text="Old", owner_seat=seat, due_on=date(2023, 6, 1))
        assert told(made(sefton)["asked"]) == [
            ("", "Who takes on “Orphan”?", "It was due on 1 December 2023, and no seat owns it."),
            ("", "Who takes on “Left”?", "It was due on 1 December 2023, and nobody holds the seat of Lead, Police."),
            ("", "“Old”: help it on, give it a new day, or drop it?", "It was due on 1 June 2023."),
        ]

    def test_a_new_version_of_the_plan_is_asked_about_today(self, sefton, objective):
        draft = {"previous": objective.plan, "version": 2, "status": "draft", "adopted_on": None}
        DeliveryPlanFactory(partnership=sefton, title="Next plan", **draft)
        today = timezone.localdate()
        [item] = highlight_of(sefton, Audience.MEMBER, since=SINCE, until=today)["asked"].items
        assert item.text == "Is version 2 of “Next plan” to be adopted?"


def test_risks_that_moved_and_those_too_high_to_leave(sefton, seat):
    risk = RiskFactory(partnership=sefton, title="Posts stay empty", likelihood=5, impact=4, owner_seat=seat)
    RiskReviewFactory(risk=risk, reviewed_on=date(2023, 9, 1))
    RiskReviewFactory(risk=risk, likelihood=5, impact=4, reviewed_on=date(2023, 12, 1))
    found = made(sefton)
    assert [(item.tag, item.text) for item in found["risks"].items] == [("Up", "Posts stay empty")]
    assert [item.why for item in found["asked"].items] == ["It scores 20 of 25, and boards are asked from 16 on."]


def fill(sefton, objective, seat, rows: int) -> None:
    for number in range(1, rows + 1):
        action = PlanActionFactory(
            objective=objective, number=number, owner_seat=seat, due_on=date(2023, 6, 1), text=f"Late work {number}"
        )
        PlanActionUpdateFactory(action=action, made_at=AT)
        metric = TargetFactory(partnership=sefton).metric
        TrackedMetricFactory(partnership=sefton, metric=metric)
        ObservationFactory(partnership=sefton, metric=metric, release_class="public", received_on=date(2023, 11, 1))
        RiskReviewFactory(risk=RiskFactory(partnership=sefton, number=number, owner_seat=seat), reviewed_on=UNTIL)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_queries_for_any_number_of_rows(sefton, objective, seat, rows, django_assert_num_queries):
    fill(sefton, objective, seat, rows)
    with django_assert_num_queries(16):
        made(sefton)


def test_a_quarter_for_a_return(sefton, objective, seat):
    fill(sefton, objective, seat, 1)
    lines = highlight_figures_for(sefton, Quarter(2023, 3))
    assert {line.part for line in lines} == {
        "What needs a decision",
        "What moved",
        "Risks that moved",
        "What is late or without news",
    }


class TestPrint:
    @pytest.mark.parametrize("rows", [0, 3, 40])
    def test_is_one_page_and_accessible_however_much_there_is(self, sefton, objective, seat, rows):
        fill(sefton, objective, seat, rows)
        content = printed(made(sefton), issued_at=AT)
        with pikepdf.open(BytesIO(content)) as pdf:
            assert len(pdf.pages) == 1
            assert accessibility.is_accessible(pdf)

    def test_says_what_found_no_room(self, sefton, objective, seat):
        fill(sefton, objective, seat, 12)
        short = made(sefton).shortened(4)["late"]
        assert (len(short.items), short.more) == (4, 8)


class TestPage:
    @pytest.fixture
    def meeting(self, board):
        return MeetingFactory(body=board, status="held", starts_at=timezone.now() - timedelta(days=30))

    def test_is_since_the_last_meeting(self, browse, max_, meeting, objective, seat):
        PlanActionFactory(objective=objective, number=1, text="Slow", owner_seat=seat, due_on=date(2023, 12, 1))
        page = " ".join(browse(max_).get(PAGE).content.decode().split())
        assert "Since the meeting of Partnership board on" in page
        assert "Slow" in page
        assert browse(max_).get(PRINT)["Content-Type"] == "application/pdf"

    def test_other_days_can_be_chosen(self, browse, max_, meeting):
        asked = {"first_day": "1", "first_month": "10", "first_year": "2023", "until_day": "31", "until_month": "12"}
        response = browse(max_).get(PAGE, {**asked, "until_year": "2023"})
        assert "Since 1 October 2023, as at 31 December 2023" in " ".join(response.content.decode().split())

    @pytest.mark.parametrize(
        ("asked", "field"),
        [
            ({"until_day": "1", "until_month": "1", "until_year": "2999"}, "until"),
            ({"until_day": "x"}, "until"),
            ({"first_day": "1", "first_month": "1", "first_year": "2999"}, "first"),
            ({"since": "0"}, "since"),
        ],
    )
    def test_days_that_make_no_sense_are_asked_about(self, browse, max_, meeting, asked, field):
        response = browse(max_).get(PAGE, asked)
        assert response.context["form"].errors.keys() == {field}
        assert browse(max_).get(PRINT, asked).status_code == 302

    def test_strangers_and_wrong_methods(self, browse, charlie, max_):
        for url in (PAGE, PRINT):
            assert browse(charlie).get(url).status_code == 404
            assert browse(max_).post(url).status_code == 405

    def test_a_sheet_that_cannot_be_made_says_so_and_no_cache_keeps_one_that_can(
        self, browse, max_, meeting, monkeypatch
    ):
        def fail(*args, **kwargs):
            raise PdfError("It took too long. Try again.")

        assert browse(max_).get(PRINT)["Cache-Control"] == "private, no-store"
        monkeypatch.setattr("outcomes.views.highlight.printed", fail)
        page = browse(max_).get(PRINT, follow=True)
        assert [str(one) for one in page.context["messages"]] == ["It took too long. Try again."]
