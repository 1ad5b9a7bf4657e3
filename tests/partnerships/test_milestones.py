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
    assert [(one, row.get_state_display()) for one, row in context["rows"]] == [
        (first, "Done"),
        (second, "Not started"),
    ]
    assert context["done"] == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        MilestoneProgressFactory(partnership=sefton)
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


def test_who_may_and_who_may_not(sefton, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    edit = f"{URL}{MilestoneProgressFactory(partnership=sefton).pk}/edit/"
    assert [browse(one).get(URL).status_code for one in people] == [200, 200, 200, 404]
    for url in (ADD, edit):
        assert [browse(one).post(url).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, edit)] == [405] * 3


def test_the_progress_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = MilestoneProgressFactory(partnership=thurrock, evidence="Foreign minute")
    assert browse(alice).get(f"{URL}{theirs.pk}/edit/").status_code == 404
    assert "Foreign minute" not in browse(alice).get(URL).content.decode()
