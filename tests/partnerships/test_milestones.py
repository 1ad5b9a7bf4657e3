from datetime import date, timedelta

import pytest
from django.utils import timezone

from partnerships.models import MilestoneProgress
from tests.factories.partnerships import MilestoneFactory, MilestoneProgressFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/milestones/"
ADD = f"{URL}add/"


def typed(state: str, achieved_on: date | None = None, **changes) -> dict[str, str]:
    return {"state": state, "evidence": "Minute 4", **boxes("achieved_on", achieved_on)} | changes


def test_the_list_tells_every_milestone_started_or_not(sefton, thurrock, alice, browse):
    first, second = MilestoneFactory(order=1), MilestoneFactory(order=2)
    MilestoneProgressFactory(partnership=sefton, milestone=first, state="done")
    MilestoneProgressFactory(partnership=thurrock, milestone=second, state="done")
    context = browse(alice).get(URL).context
    assert [(one.milestone, one.state_label) for one in context["rows"]] == [(first, "Done"), (second, "Not started")]
    assert context["answer"] == "1 of 2 done. 1 is late."


def test_the_list_as_at_a_day_knows_nothing_of_what_was_done_later(sefton, alice, browse):
    MilestoneProgressFactory(
        partnership=sefton, state="done", achieved_on=date(2023, 3, 1), evidence="Minute of March", begun_on=None
    )
    client = browse(alice)
    page = client.get(f"{URL}?day=2022-12-07")
    assert [(one.state_label, one.late) for one in page.context["rows"]] == [("Not done yet", True)]
    assert ("Minute of March" in page.content.decode(), "Report progress" in page.content.decode()) == (False, False)
    assert client.get(f"{URL}?day=2023-03-01").context["answer"] == "1 of 1 done. Nothing is late."


def test_the_list_as_a_file_carries_the_day_in_its_name(sefton, alice, browse):
    MilestoneFactory(code="SRO")
    response = browse(alice).get(f"{URL}?day=2022-12-07&format=csv")
    assert "sefton-milestones-2022-12-07.csv" in response["Content-Disposition"]
    assert response.content.decode("utf-8-sig").splitlines()[1].startswith("SRO,")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        milestone = MilestoneProgressFactory(partnership=sefton, state="done").milestone
        MilestoneProgressFactory(partnership=sefton, milestone=milestone, cycle=2)
    client = browse(alice)
    with django_assert_num_queries(5):
        client.get(URL)


def test_the_first_report(sefton, alice, browse):
    milestone = MilestoneFactory()
    client = browse(alice)
    assert client.get(f"{ADD}?milestone={milestone.pk}").context["form"]["milestone"].value() == str(milestone.pk)
    response = client.post(ADD, typed("done", date(2022, 8, 1), milestone=str(milestone.pk)), follow=True)
    assert said(response) == ["Progress recorded."]
    progress = MilestoneProgress.objects.get()
    assert (progress.partnership, progress.achieved_on, progress.evidence) == (sefton, date(2022, 8, 1), "Minute 4")


def test_a_second_first_report_is_a_message(sefton, alice, browse):
    progress = MilestoneProgressFactory(partnership=sefton)
    response = browse(alice).post(ADD, typed("done", milestone=str(progress.milestone_id)))
    assert response.context["form"].errors == {"milestone": ["Progress on this milestone is already recorded."]}


def test_a_later_report_says_what_changed(sefton, alice, browse):
    progress = MilestoneProgressFactory(partnership=sefton, evidence="Minute 4")
    response = browse(alice).post(f"{URL}{progress.pk}/edit/", typed("in_progress", row_version="1"), follow=True)
    assert said(response) == [f"Saved: how far it has come of {progress.milestone}."]


def test_a_date_on_what_is_not_done_is_told(sefton, alice, browse):
    progress = MilestoneProgressFactory(partnership=sefton)
    answers = typed("in_progress", date(2022, 8, 1), row_version="1")
    response = browse(alice).post(f"{URL}{progress.pk}/edit/", answers)
    assert response.context["form"].errors == {"achieved_on": ["Leave the date empty until the milestone is done."]}


def test_a_day_in_the_future_is_told(sefton, alice, browse):
    progress = MilestoneProgressFactory(partnership=sefton)
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = browse(alice).post(f"{URL}{progress.pk}/edit/", typed("done", tomorrow, row_version="1"))
    assert response.context["form"].errors == {"achieved_on": ["The date it was done cannot be in the future."]}


@pytest.fixture
def done(sefton):
    milestone = MilestoneFactory(title="Terms", recurs_months=12)
    return MilestoneProgressFactory(
        partnership=sefton, milestone=milestone, state="done", achieved_on=date(2023, 9, 28), evidence="Minute 4"
    )


def again(report) -> str:
    return f"{URL}{report.pk}/rounds/add/"


def test_the_next_round_begins_and_the_one_before_stays(done, alice, browse):
    client = browse(alice)
    response = client.post(again(done), typed("in_progress", evidence="", recurs_months="6"), follow=True)
    assert said(response) == ["The next round has begun."]
    later, before = MilestoneProgress.objects.all()
    assert (before.cycle, before.state, before.evidence) == (1, "done", "Minute 4")
    assert (later.cycle, later.state, later.begun_on) == (2, "in_progress", timezone.localdate())
    [row] = response.context["rows"]
    assert (row.current, row.earlier, row.due_on, row.months) == (later, (done,), date(2024, 9, 28), 6)
    assert "Round 1: done on 28 September 2023. Minute 4" in response.content.decode()


def test_a_round_begins_once_and_only_after_the_one_before_is_done(done, alice, browse):
    client = browse(alice)
    later = MilestoneProgressFactory(partnership=done.partnership, milestone=done.milestone, cycle=2)
    for report, why in (
        (done, "The next round has begun already. Report progress on it."),
        (later, "This round is not done yet. Report it as done, then begin the next."),
    ):
        for method in (client.get, client.post):
            assert said(method(again(report), follow=True)) == [why]
    assert MilestoneProgress.objects.count() == 2


def test_a_bad_round_keeps_what_was_typed(done, alice, browse):
    response = browse(alice).post(again(done), typed("done", date(2024, 1, 1), evidence_url="no address"))
    assert list(response.context["form"].errors) == ["evidence_url"]
    assert response.context["form"]["evidence"].value() == "Minute 4"


def test_when_it_is_due_here_and_comes_round_here(sefton, alice, browse):
    milestone = MilestoneFactory(recurs_months=12)
    answers = typed("done", date(2024, 1, 31), milestone=str(milestone.pk), recurs_months="1", **boxes("due_on", None))
    response = browse(alice).post(ADD, answers, follow=True)
    [row] = response.context["rows"]
    assert (row.next_due_on, row.late) == (date(2024, 2, 29), True)


@pytest.mark.parametrize(
    ("begun_on", "errors"),
    [
        (date(2022, 8, 2), {"achieved_on": ["It cannot be done before it began."]}),
        (date(2999, 1, 1), {"begun_on": ["The day it began cannot be in the future."]}),
    ],
)
def test_the_beginning_comes_before_the_end(begun_on, errors, sefton, alice, browse):
    milestone = MilestoneFactory()
    achieved_on = date(2022, 8, 1) if begun_on.year == 2022 else None
    answers = typed("done", achieved_on, milestone=str(milestone.pk), **boxes("begun_on", begun_on))
    assert browse(alice).post(ADD, answers).context["form"].errors == errors


def test_who_may_and_who_may_not(sefton, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    report = MilestoneProgressFactory(partnership=sefton, state="done")
    edit, next_round = f"{URL}{report.pk}/edit/", again(report)
    assert [browse(one).get(URL).status_code for one in people] == [200, 200, 200, 404]
    for url in (ADD, edit, next_round):
        assert [browse(one).post(url).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, edit, next_round)] == [405] * 4


def test_the_progress_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = MilestoneProgressFactory(partnership=thurrock, evidence="Foreign minute")
    for url in (f"{URL}{theirs.pk}/edit/", again(theirs)):
        assert browse(alice).get(url).status_code == 404
    assert "Foreign minute" not in browse(alice).get(URL).content.decode()
