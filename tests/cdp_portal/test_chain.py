"""The chain of evidence: from a seat to the row of a return, both ways, through what the reader may see."""

import pytest
from django.urls import reverse

from tests.factories.grants import SpendLineDealtWithFactory, SpendLineFactory
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    PlanActionDealtWithFactory,
    PlanActionFactory,
)
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory
from tests.factories.returns import ReturnFactory


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Chief nurse")


@pytest.fixture
def decision(seat):
    meeting = MeetingFactory(body=seat.body, status="held", starts_at=at(2023, 12, 6, 14))
    item = AgendaItemFactory(meeting=meeting, lead_seat=seat)
    return DecisionFactory(meeting=meeting, item=item, number=3, text="Open a site.")


@pytest.fixture
def action(decision, seat):
    return ActionFactory(owner_seat=seat, meeting=decision.meeting, decision=decision, number=4, text="Rent a house.")


@pytest.fixture
def metric():
    return MetricFactory(name="Numbers in treatment", code="H09")


@pytest.fixture
def plan_action(sefton, action, metric):
    plan = DeliveryPlanFactory(partnership=sefton)
    found = PlanActionFactory(objective=ObjectiveFactory(plan=plan), number=5, text="More places")
    found.metrics.add(metric)
    PlanActionDealtWithFactory(served=found, action=action)
    return found


@pytest.fixture
def line(sefton, plan_action):
    return SpendLineFactory(plan__allocation__area__partnership=sefton, title="Site staff", plan_action=plan_action)


def chain(noun: str, record) -> str:
    return reverse("chain_detail", args=["sefton", noun, record.pk])


def stages(response, side: str) -> list[tuple[str, list[str]]]:
    return [(stage.label, [ring.words for ring in stage.rings]) for stage in response.context[side]]


def test_from_a_decision_both_ways(decision, action, plan_action, metric, line, seat, max_, browse):
    response = browse(max_).get(chain("decision", decision))
    assert stages(response, "before") == [
        ("Seat", [str(seat)]),
        ("Meeting and minutes", [f"{seat.body}, 6 December 2023"]),
    ]
    assert stages(response, "after") == [
        ("Action", ["4. Rent a house."]),
        ("Plan action", ["5. More places"]),
        ("Metric", ["H09 Numbers in treatment"]),
        ("Grant line", [f"Site staff ({line.plan.allocation.stream.code}, {line.plan.allocation.authority}, 2023-24)"]),
    ]


def test_from_its_ends_the_chain_is_the_same(decision, action, plan_action, metric, line, seat, max_, browse):
    client = browse(max_)
    labels = [label for label, _ in stages(client.get(chain("seat", seat)), "after")]
    assert labels == ["Decision", "Action", "Plan action", "Metric", "Grant line"]
    for noun, record in (("metric", metric), ("grant_line", line)):
        labels = [label for label, _ in stages(client.get(chain(noun, record)), "before")]
        assert labels == ["Seat", "Meeting and minutes", "Decision", "Action", "Plan action"], noun


def test_it_ends_in_the_rows_of_the_return(sefton, decision, plan_action, metric, line, max_, browse):
    ObservationFactory(partnership=sefton, metric=metric)
    return_ = ReturnFactory(requirement__partnership=sefton, financial_year="2023-24", quarter_number=3)
    fed = browse(max_).get(chain("action", decision.actions.get())).context["cells"]
    found = [one.cells for one in fed]
    assert [(one.table, one.is_signed, one.url) for one in found if "Outcome figures" in one.table] == [
        ("Outcome figures", False, f"{return_.get_absolute_url()}#outcomes")
    ]
    assert {one.table for one in found} == {
        "Actions of the plan",
        "Outcome figures",
        "Where the outcome figures come from",
        "Lines of the spending plans this quarter",
    }


def test_a_row_says_which_minute_approved_its_record(sefton, decision, line, seat, max_, browse):
    ReturnFactory(requirement__partnership=sefton, financial_year="2023-24", quarter_number=3)
    SpendLineDealtWithFactory(served=line, decision=decision)
    client = browse(max_)
    [fed] = client.get(chain("grant_line", line)).context["cells"]
    assert fed.minute == "Dealt with by a meeting, but its minutes are not approved yet"
    assert fed.cells.words.endswith("Site staff: planned £100; spent Not entered; difference Not known")
    later = MeetingFactory(body=seat.body, status="held", starts_at=at(2024, 3, 6, 14))
    MinuteFactory(item=decision.item, state="approved", approved_at_meeting=later)
    [fed] = client.get(chain("grant_line", line)).context["cells"]
    assert fed.minute == "Approved minute: 6 December 2023, decision “3. Open a site.”"


def test_nothing_is_reached_over_what_the_reader_may_not_see(sefton, seat, max_, bea, browse):
    item = AgendaItemFactory(meeting__body=seat.body, release_class="restricted", lead_seat=seat)
    hidden = DecisionFactory(meeting=item.meeting, item=item, text="Withheld.")
    line = SpendLineFactory(plan__allocation__area__partnership=sefton, title="Secretly paid")
    SpendLineDealtWithFactory(served=line, decision=hidden)
    page = browse(max_).get(chain("seat", seat)).content.decode()
    assert "Withheld." not in page
    assert "Secretly paid" not in page
    assert "Secretly paid" in browse(bea).get(chain("seat", seat)).content.decode()
    assert browse(max_).get(chain("decision", hidden)).status_code == 404


def test_of_a_national_metric_only_the_own_partnership_shows(sefton, thurrock, metric, plan_action, max_, browse):
    theirs = PlanActionFactory(objective__plan__partnership=thurrock, text="Theirs")
    theirs.metrics.add(metric)
    page = browse(max_).get(chain("metric", metric)).content.decode()
    assert "5. More places" in page
    assert "Theirs" not in page


def test_a_record_without_links_says_what_to_do(sefton, max_, charlie, browse):
    milestone = MilestoneProgressFactory(partnership=sefton)
    assert "Nothing is linked to this record yet." in browse(max_).get(chain("milestone", milestone)).content.decode()
    assert browse(charlie).get(chain("milestone", milestone)).status_code == 404
    assert browse(max_).post(chain("milestone", milestone)).status_code == 405
    assert browse(max_).get("/partnerships/sefton/chain/zebra/1/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_for_any_number_of_records(
    rows, decision, seat, plan_action, max_, browse, django_assert_num_queries
):
    for number in range(rows):
        action = ActionFactory(owner_seat=seat, decision=decision, number=20 + number)
        other = PlanActionFactory(objective=plan_action.objective, number=20 + number)
        PlanActionDealtWithFactory(served=other, action=action)
        other.metrics.add(MetricFactory())
    client = browse(max_)
    with django_assert_num_queries(31):
        client.get(chain("decision", decision))
