"""What the sections say where something is not known: words, never zero."""

from datetime import date
from decimal import Decimal

import pytest

from returns.actions import start_return
from returns.content.build import SECTIONS, build, sections_for
from tests.factories.grants import AllocationFactory, SpendFactory, SpendLineFactory, SpendPlanFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory
from tests.factories.meetings import at as instant
from tests.factories.outcomes import ObservationFactory
from tests.factories.partnerships import BodyFactory, FootprintAreaFactory, MilestoneFactory, MilestoneProgressFactory


@pytest.fixture
def table(sefton, quarter):
    """`table("people", "meetings")` gives the rows of a table of a section."""

    def rows(section: str, key: str) -> list[tuple]:
        [found] = [one for one in sections_for(sefton, quarter) if one.key == section]
        return next(list(one.rows) for one in found.tables if one.key == key)

    return rows


def test_the_sections_come_in_the_order_of_reading(sefton, quarter):
    assert [(section.key, section.title) for section in sections_for(sefton, quarter)] == list(SECTIONS.items())


def test_a_partnership_without_records_has_a_whole_return(sefton, quarter):
    for section in sections_for(sefton, quarter):
        assert section.how.endswith(".")
        assert all(fact.url for fact in section.facts)


def test_a_meeting_without_recorded_attendance_says_so(sefton, table):
    board = BodyFactory(partnership=sefton, name="Board")
    held = MeetingFactory(body=board, starts_at=instant(2023, 11, 1, 14), status="held")
    AttendanceFactory(meeting=held)
    MeetingFactory(body=board, starts_at=instant(2023, 11, 2, 14), status="held")
    MeetingFactory(body=board, starts_at=instant(2023, 11, 3, 14), status="cancelled")
    assert table("people", "meetings") == [
        (date(2023, 11, 1), "Board", "Held", 1, 0, 0, 1, Decimal("100.0")),
        (date(2023, 11, 2), "Board", "Held", *["Not recorded"] * 5),
        (date(2023, 11, 3), "Board", "Cancelled", *[""] * 5),
    ]


def test_a_milestone_done_on_an_unknown_day_says_so(sefton, table):
    MilestoneProgressFactory(partnership=sefton, milestone=MilestoneFactory(code="A"), state="done")
    MilestoneFactory(code="B")
    assert [(row[0], row[3], row[4]) for row in table("milestones", "milestones")] == [
        ("A", "Done", "Not known"),
        ("B", "Not started", ""),
    ]


def test_money_that_is_not_known_is_said_in_words_and_an_expectation_is_never_added(sefton, table):
    area = FootprintAreaFactory(partnership=sefton, authority__name="Sefton")
    planned = AllocationFactory(area=area, stream__code="A", stream__name="Planned", amount=Decimal(400))
    SpendLineFactory(plan=SpendPlanFactory(allocation=planned))
    spent = AllocationFactory(area=area, stream__code="B", stream__name="Spent", amount=Decimal(400))
    SpendFactory(line=SpendLineFactory(plan=SpendPlanFactory(allocation=spent)), quarter=3, actual=Decimal("90.25"))
    AllocationFactory(area=area, stream__code="C", stream__name="Expected", amount=Decimal(9000), status="expected")
    assert [row[1:5] for row in table("money", "money_quarter")] == [
        ("Planned", Decimal(100), "Not entered", "Not known"),
        ("Spent", Decimal(100), Decimal("90.25"), Decimal("-9.75")),
        ("Expected", "No plan", "Not entered", "Not known"),
    ]
    [(authority, *_, allocation, _, _, _)] = table("money", "money_totals")
    assert (authority, allocation) == ("Sefton", Decimal(800))


def test_a_figure_that_is_absent_gives_its_reason(sefton, table):
    period = {"starts_on": date(2022, 4, 1), "ends_on": date(2023, 4, 1)}
    ObservationFactory(partnership=sefton, metric__code="A", value=None, state="suppressed", **period)
    ObservationFactory(partnership=sefton, metric__code="B", metric__counts_people=False, value=Decimal(0), **period)
    figures = {row[0]: row[3] for row in table("outcomes", "outcome_figures")}
    assert figures == {"A": "Suppressed", "B": Decimal(0)}
    statuses = {row[0]: row[2] for row in table("outcomes", "outcome_sources")}
    assert statuses == {"A": "Suppressed", "B": "Final"}


def test_highlights_are_only_in_a_return_that_was_begun_with_them(sefton, requirement, quarter, alice):
    begun = start_return(requirement=requirement, quarter=quarter, by=alice)
    assert [section.key for section in build(begun).sections] == list(SECTIONS)
    begun.narratives.filter(section="highlight").delete()
    assert [section.key for section in build(begun).sections] == [key for key in SECTIONS if key != "highlight"]


def test_a_figure_that_came_in_stands_among_the_highlights(sefton, quarter, table):
    ObservationFactory(
        partnership=sefton,
        metric__name="In treatment",
        received_on=quarter.last_day,
        release_class="member",
    )
    [row] = table("highlight", "highlights")
    assert row[0] == "What moved"
    assert row[1].startswith("In treatment stood at 412 people")
