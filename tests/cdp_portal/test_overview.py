"""The front page of a partnership, and the work on the page of a seat."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.periods import FinancialYear, Quarter
from tests.factories.grants import AllocationFactory
from tests.factories.meetings import ActionFactory, MeetingFactory
from tests.factories.members import SeatFactory, SectorFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    PlanActionFactory,
    RiskFactory,
)
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    SeniorResponsibleOwnerFactory,
)
from tests.factories.returns import ReturnFactory, ReturnRequirementFactory

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/"


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


def panel(response, heading: str) -> list[tuple[str, str]]:
    """The lines of a panel, each with the word of its tag."""
    shown = [*response.context["parts"], *response.context["panels"]]
    [found] = [one for one in shown if one.heading == heading]
    return [(line.text, line.state) for line in found.lines]


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_says_who_answers_and_whether_they_could_sign(sefton, alice, browse):
    SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, organisation_name="Sefton Council")
    SeniorResponsibleOwnerFactory(
        partnership=sefton, shared=True, confirmed_on=None, nominated_on=None, organisation_name="Other"
    )
    page = text_of(browse(alice).get(URL))
    assert "one of these two directors could sign: they share the role." in page
    assert "Director of Public Health, Other</a>, shared. The nomination is not yet confirmed.</li>" in page


def test_without_an_owner_it_says_that_nobody_can_sign(sefton, alice, browse):
    assert "no senior responsible owner is recorded." in text_of(browse(alice).get(URL))


@pytest.fixture
def past(sefton, board):
    """A partnership with a before and an after of December 2022."""
    SeniorResponsibleOwnerFactory(partnership=sefton, post_title="First owner", ends_on=date(2023, 4, 1))
    SeniorResponsibleOwnerFactory(partnership=sefton, post_title="Later owner", starts_on=date(2023, 4, 1))
    for name, period in (("Early", {"ends_on": date(2023, 4, 1)}), ("Later", {"starts_on": date(2023, 4, 1)})):
        authority = LocalAuthorityFactory(name=f"{name} borough")
        FootprintAreaFactory(partnership=sefton, authority=authority, **period)
        BodyFactory(partnership=sefton, name=f"{name} group", **period)
    MilestoneProgressFactory(partnership=sefton, state="done", achieved_on=date(2023, 4, 1))
    ActionFactory(owner_seat=SeatFactory(body=board), due_on=date(2023, 1, 1))
    return sefton


def test_on_a_past_day_it_tells_the_register_of_that_day_alone(past, alice, browse):
    response = browse(alice).get(f"{URL}?day=2022-12-07")
    page = text_of(response)
    words = ("First owner", "Early borough", "Early group", "Later owner", "Later borough", "Later group")
    assert [word in page for word in words] == [True] * 3 + [False] * 3
    assert panel(response, "Milestones")[0] == ("0 of 1 milestone done", "")
    assert response.context["panels"] == []
    assert "told for today only" in page
    assert 'href="/partnerships/sefton/people/?holder=vacant&amp;day=2022-12-07"' in page


def test_before_it_was_formed_and_after_it_ended(sefton, alice, browse):
    sefton.formed_on, sefton.ends_on = date(2022, 8, 1), date(2024, 4, 1)
    sefton.save()
    told = [
        browse(alice).get(f"{URL}?day={day}").context["not_in_being"]
        for day in ("2022-07-31", "2022-08-01", "2024-04-01")
    ]
    assert told == [
        "Not formed yet on 31 July 2022: it was formed on 1 August 2022.",
        "",
        "It had ended by 1 April 2024: its last day was 31 March 2024.",
    ]


def test_it_names_what_it_covers_today(sefton, alice, browse):
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="Sefton borough"))
    FootprintAreaFactory(
        partnership=sefton, authority=LocalAuthorityFactory(name="Former borough"), ends_on=date(2023, 4, 1)
    )
    page = browse(alice).get(URL).content.decode()
    assert ("Sefton borough" in page, "Former borough" in page) == (True, False)


def test_the_next_meeting_and_actions(board, alice, browse):
    soon = timezone.now().replace(hour=14, minute=0) + timedelta(days=3)
    MeetingFactory(body=board, starts_at=soon)
    MeetingFactory(body=board, starts_at=soon + timedelta(days=60))
    MeetingFactory(body=board, starts_at=soon - timedelta(days=1), status="cancelled")
    seat = SeatFactory(body=board)
    today = timezone.localdate()
    ActionFactory(owner_seat=seat, due_on=today)
    ActionFactory(owner_seat=seat, due_on=today - timedelta(days=1))
    lines = panel(browse(alice).get(URL), "Meetings")
    assert lines[0][0].startswith("Next: Board, ")
    assert lines[1:] == [("2 open actions", ""), ("1 action", "Late")]


def test_without_a_meeting_to_come_it_names_the_last(board, alice, browse):
    MeetingFactory(body=board, starts_at=timezone.make_aware(timezone.datetime(2023, 12, 6, 14)), status="held")
    assert panel(browse(alice).get(URL), "Meetings") == [
        ("No meeting is planned", ""),
        ("Last: Board, 6 December 2023", ""),
        ("No open actions", ""),
    ]


def test_restricted_actions_are_not_even_counted_for_members(board, alice, max_, browse):
    ActionFactory(owner_seat=SeatFactory(body=board), release_class="restricted", due_on=None)
    told = [panel(browse(person).get(URL), "Meetings")[-1][0] for person in (alice, max_)]
    assert told == ["1 open action", "No open actions"]


def test_people_and_what_is_missing(board, alice, browse):
    SectorFactory(title="Prisons")
    SeatFactory(body=board)
    assert panel(browse(alice).get(URL), "People") == [
        ("1 seat", ""),
        ("1 seat, since 1 August 2022", "Vacant"),
        ("No seat for: Prisons", ""),
    ]


def test_when_no_kind_of_member_is_missing_it_says_so(board, alice, browse):
    SeatFactory(body=board, sector=SectorFactory())
    assert panel(browse(alice).get(URL), "People")[-1] == ("Every core kind of member has a seat", "")


def test_money_is_told_for_each_authority_of_the_last_year_on_record(sefton, alice, browse):
    year = FinancialYear.containing(timezone.localdate())
    for name, amount in (("Leicester", "2000.00"), ("Rutland", "1000.50")):
        area = FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name=name))
        for label in (year.previous.label, year.label):
            AllocationFactory(area=area, financial_year=label, amount=Decimal(amount))
    assert [text for text, _ in panel(browse(alice).get(URL), "Money")] == [
        f"Leicester, {year}: £2,000 allocated, spend not known",
        f"Rutland, {year}: £1,000.50 allocated, spend not known",
    ]


def test_the_plan_by_state_and_what_is_late(sefton, alice, browse):
    assert panel(browse(alice).get(URL), "Plan") == [("No delivery plan is on record", "")]
    objective = ObjectiveFactory(plan=DeliveryPlanFactory(partnership=sefton, title="Our plan"))
    for status, due_on in (("done", date(2023, 1, 1)), ("on_track", date(2023, 1, 1)), ("on_track", None)):
        PlanActionFactory(objective=objective, status=status, due_on=due_on)
    assert panel(browse(alice).get(URL), "Plan") == [("Our plan: 2 on track, 1 done", ""), ("1 action", "Late")]


def test_outcome_figures_that_the_reader_may_see(sefton, alice, max_, browse):
    shared = {"partnership": sefton, "starts_on": date(2023, 4, 1), "ends_on": date(2024, 4, 1)}
    metric = MetricFactory(name="Adults in treatment", unit="people")
    ObservationFactory(metric=metric, value=Decimal(1338), **shared)
    ObservationFactory(value=None, state="not_published", **shared)
    ObservationFactory(value=Decimal(7), release_class="restricted", metric=MetricFactory(name="Secret"), **shared)
    told = [[text for text, _ in panel(browse(person).get(URL), "Outcomes")] for person in (max_, alice)]
    open_to_all = ["Adults in treatment: 1,338 people, Financial year 2023-24"]
    assert told[0] == [*open_to_all, "1 figure not published or not known"]
    assert [text.partition(":")[0] for text in told[1]] == [
        "Adults in treatment",
        "Secret",
        "1 figure not published or not known",
    ]


def test_returns_to_begin_on_their_way_and_sent(sefton, alice, browse):
    assert panel(browse(alice).get(URL), "Returns") == [("No return is asked for", "")]
    requirement = ReturnRequirementFactory(partnership=sefton, title="Quarterly return", due_days=0)
    ended = Quarter.containing(timezone.localdate()).previous
    label = f"Quarterly return, {ended.short_label}, due {gov_date(ended.last_day)}"
    assert panel(browse(alice).get(URL), "Returns") == [(f"Not started: {label}", "Late")]
    ReturnFactory(
        requirement=requirement,
        financial_year=ended.financial_year.label,
        quarter_number=ended.number,
        due_on=date(2099, 1, 1),
    )
    ReturnFactory(requirement=requirement, financial_year="2023-24", quarter_number=2, state="submitted")
    assert panel(browse(alice).get(URL), "Returns") == [
        (f"Being drafted: Quarterly return, {ended.short_label}, due 1 January 2099", ""),
        ("Last sent: Quarterly return, Q2 2023-24", ""),
    ]


def test_milestones_that_are_late(sefton, alice, browse):
    MilestoneProgressFactory(partnership=sefton, state="done")
    late = MilestoneProgressFactory(partnership=sefton).milestone
    assert panel(browse(alice).get(URL), "Milestones") == [("1 of 2 milestones done", ""), (late.title, "Late")]


def test_milestones_of_an_entry_that_nobody_keeps_are_not_known(sefton, alice, browse):
    MilestoneFactory()
    sefton.confidence = "verified"
    sefton.save()
    assert panel(browse(alice).get(URL), "Milestones") == [("Not known: nobody here has reported on them yet", "")]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    objective = ObjectiveFactory(plan=DeliveryPlanFactory(partnership=sefton))
    requirement = ReturnRequirementFactory(partnership=sefton)
    for number in range(rows):
        area = FootprintAreaFactory(partnership=sefton)
        AllocationFactory(area=area, financial_year="2023-24")
        SeniorResponsibleOwnerFactory(partnership=sefton, shared=True)
        MilestoneProgressFactory(partnership=sefton)
        seat = SeatFactory(body=BodyFactory(partnership=sefton))
        MeetingFactory(body=seat.body, starts_at=timezone.now() + timedelta(days=number + 1))
        ActionFactory(owner_seat=seat)
        PlanActionFactory(objective=objective)
        ObservationFactory(partnership=sefton)
        ReturnFactory(requirement=requirement, quarter_number=number + 1)
    client = browse(alice)
    with django_assert_num_queries(35):
        client.get(URL)
    with django_assert_num_queries(12):
        client.get(f"{URL}?day=2022-12-07")


def test_who_may_read_it(sefton, alice, max_, nat, charlie, browse):
    assert [browse(one).get(URL).status_code for one in (alice, max_, nat, charlie)] == [200, 200, 200, 404]
    assert browse(alice).post(URL).status_code == 405


def test_the_page_of_a_seat_tells_its_open_work_that_the_reader_may_see(board, alice, max_, browse):
    seat = SeatFactory(body=board)
    ActionFactory(owner_seat=seat, text="Write the report", due_on=date(2023, 12, 6))
    ActionFactory(owner_seat=seat, text="Closed", closed_on=date(2023, 12, 6), status="done", evidence="Minute 4")
    ActionFactory(owner_seat=seat, text="Secret", release_class="restricted", due_on=None)
    ActionFactory(owner_seat=SeatFactory(body=board), text="Of another seat")
    objective = ObjectiveFactory(plan=DeliveryPlanFactory(partnership=board.partnership))
    PlanActionFactory(objective=objective, owner_seat=seat, text="Open a clinic", due_on=date(2099, 1, 1))
    RiskFactory(
        owner_seat=seat, partnership=board.partnership, title="Posts stay empty", review_due_on=date(2098, 1, 1)
    )
    RiskFactory(owner_seat=seat, partnership=board.partnership, release_class="restricted", title="Hidden")
    told = [
        [(one.text, one.late) for one in browse(person).get(seat.get_absolute_url()).context["work"]]
        for person in (alice, max_)
    ]
    for_all = [("Write the report", True), ("Watch the risk: Posts stay empty", False), ("Open a clinic", False)]
    assert told == [[*for_all, ("Secret", False), ("Watch the risk: Hidden", False)], for_all]
