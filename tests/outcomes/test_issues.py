"""Emerging issues: what was noticed, what partners agreed, what came of it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from outcomes.due import needs
from outcomes.models import EmergingIssue, IssueAction
from outcomes.reporting import dealt_with
from tests.factories.meetings import DecisionFactory
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    EmergingIssueFactory,
    IssueActionFactory,
    IssueDealtWithFactory,
    MetricFactory,
    ObservationFactory,
)
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

LIST = "/partnerships/sefton/plan/issues/"
ADD = f"{LIST}add/"


def to(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Drug lead", organisation__name="Police")


@pytest.fixture
def issue(sefton, seat):
    return EmergingIssueFactory(
        partnership=sefton, number=1, title="Canisters in parks", owner_seat=seat, noticed_on=ago(40)
    )


@pytest.fixture
def secret(sefton, seat):
    made = EmergingIssueFactory(
        partnership=sefton, number=2, title="A new line", owner_seat=seat, release_class="restricted"
    )
    IssueActionFactory(issue=made, text="Watch the station", owner_seat=seat)
    return made


@pytest.fixture
def action(issue, seat):
    return IssueActionFactory(
        issue=issue, text="Talk in schools", owner_seat=seat, organisation=seat.organisation, agreed_on=ago(30),
        due_on=ago(3),
    )  # fmt: skip


def typed(**answers) -> dict:
    given = {
        "title": "Ketamine among young adults",
        "what": "More of them come with pain",
        "status": "watched",
        "release_class": "member",
    }
    return given | boxes("noticed_on", ago(10)) | answers


def agreed(**answers) -> dict:
    given = {"text": "Agree a pathway"} | boxes("agreed_on", ago(2)) | boxes("due_on", ago(-30))
    return given | answers


# -- list --------------------------------------------------------------------------------------------------------------
def test_open_issues_come_first_with_what_was_agreed(issue, action, sefton, max_, browse):
    IssueActionFactory(issue=issue, done_on=ago(1), done_note="Done")
    EmergingIssueFactory(
        partnership=sefton, number=3, status="closed", closed_on=ago(1), outcome="Gone", noticed_on=ago(1)
    )
    EmergingIssueFactory(partnership=sefton, number=4, noticed_on=ago(5))
    response = browse(max_).get(LIST)
    page = " ".join(response.content.decode().split())
    assert [one.number for one in response.context["listing"].rows] == [4, 1, 3]
    for words in ("1 of 2 done", "Late", "Drug lead, Police", "Being watched", "3 issues"):
        assert words in page
    assert "Add an issue" not in page
    assert [one.number for one in browse(max_).get(LIST, {"status": "closed"}).context["listing"].rows] == [3]


def test_a_restricted_issue_reaches_nobody_who_may_not_read_it(issue, secret, max_, bea, browse):
    assert "A new line" in browse(bea).get(LIST).content.decode()
    for address in (LIST, f"{LIST}?format=csv"):
        page = browse(max_).get(address).content.decode()
        assert "Canisters in parks" in page
        assert "A new line" not in page
    hidden = secret.actions.get()
    for address in (secret.get_absolute_url(), to("issue_action_done", hidden.pk)):
        assert browse(max_).get(address).status_code == 404


def test_the_file_has_the_actions_on_a_sheet_of_their_own(issue, secret, action, max_, browse):
    book = CalamineWorkbook.from_filelike(BytesIO(browse(max_).get(f"{LIST}?format=xlsx").content))
    rows = book.get_sheet_by_name("Agreed actions").to_python()
    assert [row[2] for row in rows if row[0] == 1] == ["Talk in schools"]
    assert "Watch the station" not in str(rows)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(rows, sefton, seat, max_, browse, django_assert_num_queries):
    for number in range(rows):
        made = EmergingIssueFactory(
            partnership=sefton, number=number + 1, owner_seat=SeatFactory(body=seat.body), noticed_by=seat.organisation
        )
        IssueActionFactory(issue=made)
    client = browse(max_)
    with django_assert_num_queries(6):
        client.get(LIST)


# -- one issue ---------------------------------------------------------------------------------------------------------
def test_an_issue_shows_agreements_metrics_and_the_meeting_that_dealt_with_it(issue, action, sefton, max_, browse):
    metric = MetricFactory(name="Young people in treatment")
    issue.metrics.add(metric)
    ObservationFactory(partnership=sefton, metric=metric, value=74)
    decision = DecisionFactory(meeting__body=issue.owner_seat.body, number=9, text="Act together.")
    IssueDealtWithFactory(served=issue, decision=decision)
    page = " ".join(browse(max_).get(issue.get_absolute_url()).content.decode().split())
    for words in ("Talk in schools", "Late", "Young people in treatment</a>: 74 people", "9. Act together."):
        assert words in page
    assert "Say it is done" not in page
    assert [one.words for one in dealt_with(sefton).issues[issue.pk]] == ["9. Act together."]


@pytest.mark.parametrize("rows", [1, 3])
def test_an_issue_takes_the_same_queries_for_any_number_of_actions(
    rows, issue, seat, max_, browse, django_assert_num_queries
):
    for number in range(rows):
        IssueActionFactory(issue=issue, owner_seat=SeatFactory(body=seat.body, post_title=f"Post {number}"))
    client = browse(max_)
    with django_assert_num_queries(9):
        client.get(issue.get_absolute_url())


def test_adding(sefton, seat, bea, max_, charlie, browse):
    police = OrganisationFactory(kept_by=sefton, name="Merseyside Police")
    answers = typed(owner_seat=str(seat.pk), noticed_by=str(police.pk))
    response = browse(bea).post(ADD, answers, follow=True)
    issue = EmergingIssue.objects.get()
    assert said(response) == ["Issue added."]
    assert (issue.partnership, issue.number, issue.status, issue.noticed_by) == (sefton, 1, "watched", police)
    assert browse(charlie).post(ADD, typed()).status_code == 404
    assert browse(max_).post(ADD, typed()).status_code == 403
    assert browse(bea).put(ADD).status_code == 405


def test_bad_input_keeps_what_was_typed(sefton, thurrock, bea, browse):
    foreign = SeatFactory(body=BodyFactory(partnership=thurrock))
    answers = typed(title="", status="closed", owner_seat=str(foreign.pk)) | boxes("noticed_on", date(2030, 1, 1))
    page = browse(bea).post(ADD, answers).content.decode()
    for words in (
        "Enter the issue in a few words",
        "Select how it stands from the list",
        "Select owner (a seat) from the list",
        "The day on which it was noticed cannot be in the future",
        "More of them come with pain",
    ):
        assert words in page
    assert not EmergingIssue.objects.exists()


def test_editing(issue, alice, max_, charlie, browse):
    address = to("issue_edit", 1)
    response = browse(alice).post(address, typed(row_version="1", change_reason="Clearer"), follow=True)
    issue.refresh_from_db()
    assert issue.title == "Ketamine among young adults"
    assert "Clearer" in response.content.decode()
    assert browse(alice).post(address, typed(row_version="1", title="Mine")).status_code == 409
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).get(address).status_code == 403
    assert browse(alice).delete(address).status_code == 405


def test_closing_asks_what_came_of_it_and_is_taken_back(issue, action, alice, max_, charlie, browse):
    close, reopen, client = to("issue_close", 1), to("issue_reopen", 1), browse(alice)
    page = client.post(close, {"outcome": " "} | boxes("closed_on", ago(50))).content.decode()
    assert "Enter what came of it" in page
    assert "It cannot be closed before it was noticed" in page
    page = client.post(close, {"outcome": "x"} | boxes("closed_on", date(2030, 1, 1))).content.decode()
    assert "The day on which it was closed cannot be in the future" in page
    client.post(close, {"outcome": "Fewer canisters"} | boxes("closed_on", ago(1)), follow=True)
    issue.refresh_from_db()
    assert (issue.status, issue.closed_on, issue.outcome) == ("closed", ago(1), "Fewer canisters")
    assert said(client.get(close, follow=True)) == ["Issue 1 is closed already."]
    assert said(client.get(to("issue_action_add", 1), follow=True)) == [
        "Issue 1 is closed. Open it again before you add an action."
    ]
    edited = typed(row_version=str(issue.row_version), outcome="")
    assert "Enter what came of it" in client.post(to("issue_edit", 1), edited).content.decode()
    assert said(client.post(reopen, follow=True)) == ["Issue 1 is open again."]
    issue.refresh_from_db()
    assert (issue.status, issue.closed_on, issue.outcome) == ("acted_on", None, "Fewer canisters")
    for address in (close, reopen):
        assert browse(charlie).post(address).status_code == 404
        assert browse(max_).post(address).status_code == 403
        assert client.delete(address).status_code == 405


# -- agreed actions ----------------------------------------------------------------------------------------------------
def test_an_agreed_action_makes_a_watched_issue_one_that_is_acted_on(issue, seat, bea, max_, charlie, browse):
    address = to("issue_action_add", 1)
    answers = agreed(owner_seat=str(seat.pk), organisation=str(seat.organisation.pk))
    assert said(browse(bea).post(address, answers, follow=True)) == ["Action added."]
    issue.refresh_from_db()
    made = IssueAction.objects.get()
    assert (made.text, made.partnership, made.organisation, issue.status) == (
        "Agree a pathway", issue.partnership, seat.organisation, "acted_on",
    )  # fmt: skip
    assert browse(charlie).post(address, agreed()).status_code == 404
    assert browse(max_).post(address, agreed()).status_code == 403
    assert browse(bea).put(address).status_code == 405


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"text": ""}, "Enter what was agreed"),
        (boxes("agreed_on", date(2030, 1, 1)), "The day on which it was agreed cannot be in the future"),
        (boxes("due_on", date(2020, 1, 1)), "It cannot be due before it was agreed"),
        ({"due_on_day": "31", "due_on_month": "2", "due_on_year": "2027"}, "Due on must be a real date"),
    ],
)
def test_what_is_wrong_with_an_action_is_told_beside_it(issue, bea, browse, answers, told):
    page = browse(bea).post(to("issue_action_add", 1), agreed() | answers).content.decode()
    assert told in page
    assert not IssueAction.objects.exists()


def test_editing_an_action(action, alice, max_, charlie, browse):
    address = to("issue_action_edit", action.pk)
    browse(alice).post(address, agreed(row_version="1", text="Talk in colleges"))
    action.refresh_from_db()
    assert action.text == "Talk in colleges"
    assert browse(alice).post(address, agreed(row_version="1")).status_code == 409
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).get(address).status_code == 403
    assert browse(alice).delete(address).status_code == 405


def test_what_was_done_may_be_corrected_but_not_left_empty(action, alice, browse):
    IssueAction.objects.filter(pk=action.pk).update(done_on=ago(2), done_note="Nine schools")
    address = to("issue_action_edit", action.pk)
    answers = agreed(row_version="2", done_note="") | boxes("agreed_on", ago(30)) | boxes("done_on", ago(31))
    page = browse(alice).post(address, answers).content.decode()
    assert "Say what was done" in page
    assert "It cannot be done before it was agreed" in page


def test_the_holder_of_the_seat_says_what_was_done(action, seat, max_, charlie, nat, browse):
    address = to("issue_action_done", action.pk)
    answers = {"done_note": "Nine schools"} | boxes("done_on", ago(1))
    assert said(browse(max_).post(address, answers, follow=True)) == [
        "You can report on what the partner of your own seat agreed to do."
    ]
    SeatHolderFactory(seat=seat, user=max_)
    page = browse(max_).post(address, {"done_note": ""} | boxes("done_on", ago(31))).content.decode()
    assert "Enter what was done" in page
    assert "It cannot be done before it was agreed" in page
    assert said(browse(max_).post(address, answers, follow=True)) == ["Saved: the action is done."]
    action.refresh_from_db()
    assert (action.done_on, action.done_note) == (ago(1), "Nine schools")
    assert said(browse(max_).post(address, answers, follow=True)) == ["That is done already."]
    assert browse(charlie).post(address, answers).status_code == 404
    assert browse(nat).post(address, answers).status_code == 403
    assert browse(max_).put(address).status_code == 405


# -- what needs me -----------------------------------------------------------------------------------------------------
def test_the_holder_is_told_of_what_is_to_do_unless_they_may_not_read_it(action, secret, seat, sefton, max_, alice):
    holder = SeatHolderFactory(seat=seat, user=max_)
    today = timezone.localdate()
    assert [(one.kind, one.text, one.late) for one in needs(max_, [sefton], today)] == [
        ("Action on an issue", "Talk in schools", True)
    ]
    holder.user = alice
    holder.save()
    assert {one.text for one in needs(alice, [sefton], today)} == {"Talk in schools", "Watch the station"}
