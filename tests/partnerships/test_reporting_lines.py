import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from partnerships.models import ReportingLine
from tests.factories.partnerships import BodyFactory, ReportingLineFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
ALREADY = "This reporting line is already recorded for some of these days."


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


@pytest.fixture
def hwb(sefton):
    return BodyFactory(partnership=sefton, name="Wellbeing board", kind="hwb")


def typed(to, starts_on=None, last_day=None, **changes) -> dict[str, str]:
    answers = {"to": str(to.pk), "kind": "reports", **boxes("starts_on", starts_on), **boxes("ends_on", last_day)}
    return answers | changes


def add(board) -> str:
    return f"/partnerships/sefton/bodies/{board.pk}/lines/add/"


def test_adding_leads_to_the_body(board, hwb, alice, browse):
    response = browse(alice).post(add(board), typed(hwb, frequency="Every quarter"), follow=True)
    assert response.redirect_chain == [(board.get_absolute_url(), 302)]
    assert said(response) == ["Reporting line added."]
    line = ReportingLine.objects.get()
    assert (line.reporting, line.to, line.frequency, line.partnership) == (
        board,
        hwb,
        "Every quarter",
        board.partnership,
    )


def test_two_parents_are_allowed(board, hwb, sefton, alice, browse):
    ReportingLineFactory(reporting=board, to=hwb)
    csp = BodyFactory(partnership=sefton, kind="csp")
    assert browse(alice).post(add(board), typed(csp)).status_code == 302


def test_the_same_line_twice_is_told_beside_the_first_day(board, hwb, alice, browse):
    ReportingLineFactory(reporting=board, to=hwb)
    response = browse(alice).post(add(board), typed(hwb, date(2023, 1, 1), frequency="Typed"))
    assert response.context["form"].errors == {"starts_on": [ALREADY]}
    assert response.context["form"]["frequency"].value() == "Typed"


def test_a_body_cannot_report_to_itself_nor_to_a_foreign_one(board, thurrock, alice, browse):
    theirs = BodyFactory(partnership=thurrock)
    for body in (board, theirs):
        response = browse(alice).post(add(board), typed(body))
        assert response.context["form"].errors == {"to": ["Select reports to from the list"]}


def test_ending_a_line(board, hwb, alice, browse):
    line = ReportingLineFactory(reporting=board, to=hwb)
    answers = typed(hwb, None, date(2024, 3, 31), row_version="1")
    response = browse(alice).post(f"/partnerships/sefton/lines/{line.pk}/edit/", answers, follow=True)
    assert said(response) == ["Saved: last day of Board reports to Wellbeing board."]
    line.refresh_from_db()
    assert line.ends_on == date(2024, 4, 1)


def test_who_may_and_who_may_not(board, hwb, alice, bea, max_, charlie, browse):
    line = ReportingLineFactory(reporting=board, to=hwb)
    for url in (add(board), f"/partnerships/sefton/lines/{line.pk}/edit/"):
        assert [browse(one).post(url).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405


def test_the_line_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = ReportingLineFactory(reporting=BodyFactory(partnership=thurrock))
    assert browse(alice).get(f"/partnerships/sefton/lines/{theirs.pk}/edit/").status_code == 404


def test_a_line_entered_by_mistake_is_removed_after_asking(board, hwb, alice, bea, charlie, browse):
    line = ReportingLineFactory(reporting=board, to=hwb)
    url = f"/partnerships/sefton/lines/{line.pk}/remove/"
    assert [browse(one).get(url).status_code for one in (alice, bea, charlie)] == [200, 403, 404]
    assert ReportingLine.objects.count() == 1
    response = browse(alice).post(url, follow=True)
    assert said(response) == ["Removed: Board reports to Wellbeing board."]
    assert ReportingLine.objects.count() == 0


@pytest.mark.parametrize("end", ["reporting", "to"])
def test_days_on_which_a_body_is_not_there_are_told_beside_the_day(end, board, hwb, alice, browse):
    short = board if end == "reporting" else hwb
    type(short).objects.filter(pk=short.pk).update(starts_on=date(2023, 1, 1), ends_on=date(2024, 1, 1))
    errors = browse(alice).post(add(board), typed(hwb, date(2022, 12, 31))).context["form"].errors
    assert errors == {
        "starts_on": [f"{short} begins on 1 January 2023. Enter that day or a later one."],
        "ends_on": [f"The last day of {short} is 31 December 2023. Enter that day or an earlier one."],
    }
    assert browse(alice).post(add(board), typed(hwb, date(2023, 1, 1), date(2023, 12, 31))).status_code == 302


# -- circles ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def chain(board, sefton):
    """A group that reports to an executive group, which reports to the board."""
    executive, group = (BodyFactory(partnership=sefton, name=name, kind="sub_group") for name in ("Executive", "Group"))
    ReportingLineFactory(reporting=group, to=executive)
    ReportingLineFactory(reporting=executive, to=board, starts_on=date(2023, 1, 1), ends_on=date(2024, 1, 1))
    return executive, group


def test_a_circle_is_told_beside_the_body_with_the_way_round(board, chain, alice, browse):
    executive, group = chain
    response = browse(alice).post(add(board), typed(group, frequency="Typed"))
    assert response.context["form"].errors == {"to": ["Group already reports to Board, through Executive: a circle."]}
    assert response.context["form"]["frequency"].value() == "Typed"
    response = browse(alice).post(add(board), typed(executive))
    assert response.context["form"].errors == {"to": ["Executive already reports to Board: a circle."]}
    assert ReportingLine.objects.count() == 2


def test_lines_that_never_hold_on_one_day_are_no_circle(board, chain, alice, browse):
    _, group = chain
    response = browse(alice).post(add(board), typed(group, date(2024, 1, 1)))
    assert response.status_code == 302
    assert ReportingLine.objects.count() == 3


def test_days_that_would_close_a_circle_are_told_beside_the_day(board, chain, alice, browse):
    _, group = chain
    line = ReportingLineFactory(reporting=board, to=group, starts_on=date(2024, 1, 1))
    answers = typed(group, date(2023, 12, 31), row_version="1")
    response = browse(alice).post(f"/partnerships/sefton/lines/{line.pk}/edit/", answers)
    said_why = "Group already reports to Board, through Executive: a circle."
    assert response.context["form"].errors == {"starts_on": [said_why]}


def test_a_line_may_be_edited_where_there_is_no_circle(board, chain, alice, browse):
    line = ReportingLine.objects.get(to=board)
    answers = typed(board, date(2023, 1, 1), None, frequency="Each month", row_version="1")
    response = browse(alice).post(f"/partnerships/sefton/lines/{line.pk}/edit/", answers, follow=True)
    assert said(response) == ["Saved: how often and last day of Executive reports to Board."]


@pytest.mark.parametrize("starts_on", [None, date(2023, 12, 31)])
def test_the_database_refuses_a_circle(starts_on, board, chain):
    _, group = chain
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ReportingLineFactory(reporting=board, to=group, starts_on=starts_on)
    assert refused.value.__cause__.diag.constraint_name == "partnerships_reportingline_no_circle"


def test_the_database_refuses_a_circle_closed_by_an_edit(board, chain):
    _, group = chain
    ReportingLineFactory(reporting=board, to=group, starts_on=date(2024, 1, 1))
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ReportingLine.objects.filter(to=board).update(ends_on=None)
    assert refused.value.__cause__.diag.constraint_name == "partnerships_reportingline_no_circle"


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_cannot_close_a_circle(sefton):
    """Each adds one half; the second waits for the first and is then refused."""
    first, second = (BodyFactory(partnership=sefton, name=name) for name in ("First", "Second"))
    begun, outcomes = threading.Barrier(2), []

    def add_half(reporting, to):
        try:
            with transaction.atomic():
                begun.wait(timeout=10)
                ReportingLineFactory(reporting=reporting, to=to)
            outcomes.append("saved")
        except IntegrityError as refused:
            outcomes.append(refused.__cause__.diag.constraint_name)
        finally:
            connection.close()

    halves = [threading.Thread(target=add_half, args=pair) for pair in ((first, second), (second, first))]
    for half in halves:
        half.start()
    for half in halves:
        half.join()
    assert sorted(outcomes) == ["partnerships_reportingline_no_circle", "saved"]
