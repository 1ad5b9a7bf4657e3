import pytest

from partnerships.models import Body, ReportingLine
from partnerships.outline import Branch, outline
from tests.factories.partnerships import BodyFactory, ReportingLineFactory

pytestmark = pytest.mark.django_db


def told(branches: list[Branch]) -> list:
    """Each branch as (name, bodies outside that it reports to, branches below)."""
    return [(one.body.name, [line.to.name for line in one.outward], told(list(one.below))) for one in branches]


def of(partnership) -> list:
    return told(outline(Body.objects.of(partnership), ReportingLine.objects.filter(partnership=partnership)))


def test_groups_stand_below_their_board_and_bodies_outside_beside_it(sefton):
    board = BodyFactory(partnership=sefton, name="Board")
    group = BodyFactory(partnership=sefton, name="Group", kind="sub_group")
    hwb = BodyFactory(partnership=sefton, name="Health and wellbeing board", kind="hwb")
    csp = BodyFactory(partnership=sefton, name="Safer partnership", kind="csp")
    ReportingLineFactory(reporting=board, to=hwb)
    ReportingLineFactory(reporting=board, to=csp)
    ReportingLineFactory(reporting=group, to=board)
    assert of(sefton) == [("Board", ["Health and wellbeing board", "Safer partnership"], [("Group", [], [])])]


def test_a_group_with_two_parents_stands_below_both(sefton):
    boards = [BodyFactory(partnership=sefton, name=name) for name in ("Board A", "Board B")]
    group = BodyFactory(partnership=sefton, name="Group", kind="sub_group")
    for board in boards:
        ReportingLineFactory(reporting=group, to=board)
    assert of(sefton) == [("Board A", [], [("Group", [], [])]), ("Board B", [], [("Group", [], [])])]


def test_a_ring_is_told_once_round(sefton):
    first, second = (BodyFactory(partnership=sefton, name=name) for name in ("A", "B"))
    ring = [ReportingLine(reporting=first, to=second), ReportingLine(reporting=second, to=first)]
    assert told(outline([first, second], ring)) == [("A", [], [("B", [], [])])]


def test_a_body_outside_that_reports_to_another_stands_at_the_end(sefton):
    hwb, csp = (BodyFactory(partnership=sefton, name=name, kind="hwb") for name in ("Wellbeing", "Safer"))
    ReportingLineFactory(reporting=hwb, to=csp)
    BodyFactory(partnership=sefton, name="Board")
    assert of(sefton) == [("Board", [], []), ("Wellbeing", ["Safer"], [])]
