from datetime import date

import pytest

from outcomes import plan_versions
from outcomes.plan_comparison import differences, in_short
from outcomes.plan_lines import Said, said_by
from tests.factories.members import SeatFactory
from tests.factories.outcomes import DeliveryPlanFactory, ObjectiveFactory, PlanActionFactory
from tests.factories.partnerships import BodyFactory


def said(number: int, **values) -> Said:
    given = {"objective": "Places", "text": f"Do {number}", "owner": "Director", "due_on": None, "state": "On track"}
    return Said(number=number, url="", **(given | values))


def told(before, after) -> list[tuple]:
    return [(one.kind, one.number, one.words) for one in differences(before, after)]


def test_what_is_in_one_version_alone():
    before = [said(1), said(2, state="Done"), said(3)]
    after = [said(3, left_out=True, because="No money."), said(4, due_on=date(2026, 12, 1))]
    assert told(before, after) == [
        ("Added", 4, ("Owner: Director", "Due: 1 December 2026", "Objective: Places")),
        ("Left out", 1, ()),
        ("Left out", 3, ("No money.",)),
        ("Finished before", 2, ("Done. It stays in the earlier version.",)),
    ]


def test_what_each_version_says_otherwise():
    before = [said(1), said(2)]
    after = [said(1, text="Do more", owner="", due_on=date(2026, 12, 1), objective="Deaths"), said(2, state="Late")]
    assert told(before, after) == [
        (
            "Changed",
            1,
            (
                "Was worded: “Do 1”",
                "Owner: nobody, was Director",
                "Due: 1 December 2026, was no date",
                "Objective: Deaths, was Places",
            ),
        ),
        ("Unchanged", 2, ()),
    ]


def test_in_short():
    assert in_short(differences([said(1), said(2)], [said(2), said(3)])) == "1 added, 1 left out and 1 unchanged"
    assert in_short([]) == "no actions in either"


@pytest.mark.django_db
def test_the_same_is_told_before_and_after_adoption(sefton, alice):
    """A draft tells by its lines what the adopted version then tells by its actions."""
    plan = DeliveryPlanFactory(partnership=sefton)
    board = BodyFactory(partnership=sefton)
    objective = ObjectiveFactory(plan=plan)
    for number in (1, 2, 3):
        PlanActionFactory(objective=objective, number=number, status="done" if number == 3 else "on_track")
    draft = plan_versions.copy_plan(plan=plan, title="Next", by=alice)
    line, other = draft.lines.order_by("action__number")
    line.owner_seat = SeatFactory(body=board)
    line.save()
    other.left_out, other.because = True, "No money."
    other.save()
    PlanActionFactory(objective=draft.objectives.get(), number=4)
    drafted = [(one.kind, one.number, one.words) for one in differences(said_by(plan), said_by(draft))]
    plan_versions.adopt_plan(plan=draft, body=board, on=date(2024, 4, 1), by=alice)
    plan.refresh_from_db()
    assert [(one.kind, one.number, one.words) for one in differences(said_by(plan), said_by(draft))] == drafted
    assert [one[:2] for one in drafted] == [("Added", 4), ("Left out", 2), ("Changed", 1), ("Finished before", 3)]
    assert drafted[1][2] == ("No money.",)
