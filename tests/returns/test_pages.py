"""The list, starting a return, its page and its words: who may, what they see, what bad input does."""

from datetime import date

import pytest
from django.utils import timezone

from returns import actions, rules
from returns.content import SECTIONS
from returns.models import Return, ReturnNarrative
from returns.views.pages import word_forms
from tests.factories.grants import AllocationFactory, SpendFactory, SpendLineFactory, SpendPlanFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory
from tests.factories.meetings import at as instant
from tests.factories.members import SeatFactory, SectorFactory
from tests.factories.outcomes import ObservationFactory, PlanActionFactory
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    MilestoneFactory,
    SeniorResponsibleOwnerFactory,
)
from tests.factories.returns import ReturnFactory, ReturnRequirementFactory

LIST = "/partnerships/sefton/returns/"
START = "/partnerships/sefton/returns/start/"


def words(draft, **typed) -> dict:
    """What the page of words posts: all texts as they are, but for what was typed."""
    fields = [field for form in word_forms(None, draft) for field in form]
    shown = {field.html_name: field.value() for field in fields}
    return shown | {name.replace("__", "-"): text for name, text in typed.items()}


# -- the list ----------------------------------------------------------------------------------------------------------
def test_the_list_tells_state_and_lateness_in_words(browse, max_, draft):
    page = browse(max_).get(LIST).content.decode()
    late = rules.lateness_in_words(date(2024, 1, 30), timezone.localdate())
    assert "Quarter 3 2023-24 (October to December 2023)" in page
    assert "Being drafted" in page
    assert late in page
    assert "1 return" in page


def test_a_sent_return_is_not_late(browse, max_, draft):
    Return.objects.update(state="submitted")
    late = rules.lateness_in_words(date(2024, 1, 30), timezone.localdate())
    assert late not in browse(max_).get(LIST).content.decode()


def test_the_list_says_what_has_not_been_started(browse, alice, requirement):
    quarter = rules.last_ended_quarter(timezone.localdate())
    page = browse(alice).get(LIST).content.decode()
    assert f"Quarterly return for {quarter.label} has not been started." in page
    assert "Start a return" in page


def test_the_list_filters_by_state(browse, alice, draft):
    assert "No returns match these filters." in browse(alice).get(LIST, {"state": "signed"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_has_one_number_of_queries(browse, alice, sefton, requirement, count, django_assert_num_queries):
    for number in range(count):
        ReturnFactory(requirement=requirement, quarter_number=number + 1)
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(LIST)


# -- starting ----------------------------------------------------------------------------------------------------------
def test_starting_defaults_to_the_quarter_that_ended_last(browse, alice, requirement):
    form = browse(alice).get(START).context["form"]
    assert form["quarter"].value() == rules.last_ended_quarter(timezone.localdate()).slug


def test_starting_leads_to_the_return(browse, alice, requirement):
    quarter = rules.last_ended_quarter(timezone.localdate())
    answer = browse(alice).post(START, {"requirement": requirement.pk, "quarter": quarter.slug})
    assert answer.headers["Location"] == f"{LIST}{quarter.slug}/national_unit/"
    assert Return.objects.get().quarter == quarter


def test_starting_twice_by_a_double_click_starts_once(browse, alice, requirement):
    client = browse(alice)
    form = client.get(START).context["form"]
    data = {"requirement": requirement.pk, "quarter": form["quarter"].value(), "once": form["once"].value()}
    assert client.post(START, data).headers["Location"] == client.post(START, data).headers["Location"]
    assert Return.objects.count() == 1


def test_a_quarter_that_was_started_is_refused_in_words(browse, alice, requirement):
    quarter = rules.last_ended_quarter(timezone.localdate())
    actions.start_return(requirement=requirement, quarter=quarter, by=alice)
    answer = browse(alice).post(START, {"requirement": requirement.pk, "quarter": quarter.slug})
    assert answer.context["form"].errors == {
        "quarter": [f"The return for {quarter.short_label} has already been started."]
    }
    assert answer.context["form"]["quarter"].value() == quarter.slug


@pytest.mark.parametrize("quarter", ["2023-24-q5", "nonsense", ""])
def test_a_quarter_that_does_not_exist_is_not_started(browse, alice, requirement, quarter):
    answer = browse(alice).post(START, {"requirement": requirement.pk, "quarter": quarter})
    assert list(answer.context["form"].errors) == ["quarter"]
    assert Return.objects.count() == 0


def test_the_requirement_of_another_partnership_is_not_offered(browse, alice, requirement, thurrock):
    elsewhere = ReturnRequirementFactory(partnership=thurrock)
    answer = browse(alice).post(START, {"requirement": elsewhere.pk, "quarter": "2023-24-q3"})
    assert "requirement" in answer.context["form"].errors


def test_without_a_requirement_the_page_says_who_adds_one(browse, alice, sefton):
    assert "Nobody asks this partnership for a return yet." in browse(alice).get(START).content.decode()


# -- the page ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("quarter", ["2023-24-q5", "2023-24-q2", "2023-25-q1", "soon"])
def test_a_quarter_that_does_not_exist_or_was_not_started_is_not_found(browse, alice, draft, quarter):
    assert browse(alice).get(f"{LIST}{quarter}/national_unit/").status_code == 404


def test_a_receiver_that_was_not_asked_for_is_not_found(browse, alice, draft):
    assert browse(alice).get(f"{LIST}2023-24-q3/ohid/").status_code == 404


def test_the_page_reads_as_it_will_be_sent(browse, max_, draft):
    Return.objects.update(headline="Treatment reached more people.")
    ReturnNarrative.objects.filter(section="money").update(text="One post is vacant.")
    page = browse(max_).get(draft.get_absolute_url()).content.decode()
    found = [page.index(text) for text in ("Treatment reached more people.", "One post is vacant.", *SECTIONS.values())]
    titles = [page.index(f"{key}-title") for key in SECTIONS]
    assert found[0] < found[1]
    assert titles == sorted(titles)


def test_every_figure_leads_to_where_it_comes_from(browse, max_, draft):
    client = browse(max_)
    facts = [
        fact for section in client.get(draft.get_absolute_url()).context["content"].sections for fact in section.facts
    ]
    answers = {fact.url: client.get(fact.url).status_code for fact in facts}
    assert set(answers.values()) == {200}
    assert len(answers) == 12


def everything(sefton, count: int) -> None:
    """So many of everything that a return tells about."""
    body = BodyFactory(partnership=sefton)
    for number in range(count):
        SeniorResponsibleOwnerFactory(partnership=sefton, shared=True)
        MilestoneFactory()
        SeatFactory(body=body, sector=SectorFactory())
        held = MeetingFactory(body=body, starts_at=instant(2023, 11, number + 1, 14), status="held")
        AttendanceFactory.create_batch(count, meeting=held)
        ObservationFactory(partnership=sefton)
        PlanActionFactory(objective__plan__partnership=sefton, objective__plan__version=number + 1)
        area = FootprintAreaFactory(partnership=sefton)
        plan = SpendPlanFactory(allocation=AllocationFactory(area=area))
        for _ in range(count):
            SpendFactory(line=SpendLineFactory(plan=plan), quarter=3)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_has_one_number_of_queries(browse, alice, sefton, draft, count, django_assert_num_queries):
    everything(sefton, count)
    client = browse(alice)
    with django_assert_num_queries(42):
        client.get(draft.get_absolute_url())


# -- the words ---------------------------------------------------------------------------------------------------------
def test_words_are_saved(browse, alice, draft, at):
    answer = browse(alice).post(at(draft, "edit"), words(draft, headline__headline="All well", money__text="Vacancy"))
    assert answer.headers["Location"] == draft.get_absolute_url()
    assert Return.objects.get().headline == "All well"
    assert dict(draft.narratives.exclude(text="").values_list("section", "text")) == {"money": "Vacancy"}


def test_two_people_may_write_two_sections_at_once(browse, alice, ada, draft, at):
    page = words(draft)
    browse(ada).post(at(draft, "edit"), page | {"plan-text": "On course"})
    answer = browse(alice).post(at(draft, "edit"), page | {"money-text": "Vacancy"})
    assert answer.status_code == 302
    assert dict(draft.narratives.exclude(text="").values_list("section", "text")) == {
        "money": "Vacancy",
        "plan": "On course",
    }


def test_nobody_overwrites_anothers_words_unseen(browse, alice, ada, draft, at):
    page = words(draft)
    browse(ada).post(at(draft, "edit"), page | {"money-text": "Theirs"})
    mine = browse(alice)
    answer = mine.post(at(draft, "edit"), page | {"money-text": "Mine", "plan-text": "Also mine"})
    assert answer.status_code == 409
    assert [(one.label, one.saved, one.typed) for one in answer.context["conflict"]] == [
        ("Grant spend against plan", "Theirs", "Mine")
    ]
    assert dict(draft.narratives.exclude(text="").values_list("section", "text")) == {"money": "Theirs"}
    again = {field.html_name: field.value() for form in answer.context["forms"] for field in form}
    assert (again["money-text"], again["plan-text"]) == ("Mine", "Also mine")
    assert mine.post(at(draft, "edit"), again).status_code == 302
    assert dict(draft.narratives.exclude(text="").values_list("section", "text")) == {
        "money": "Mine",
        "plan": "Also mine",
    }


def test_words_typed_while_it_was_sent_for_review_are_not_lost(browse, alice, draft, at):
    page = words(draft, money__text="Late thought")
    actions.submit_for_review(return_=draft, row_version=draft.row_version, by=alice)
    answer = browse(alice).post(at(draft, "edit"), page)
    assert answer.context["form"].non_field_errors() == [
        "The words can be changed while the return is being drafted. It is now: with the senior responsible owner."
    ]
    assert "Late thought" in answer.content.decode()
    assert draft.narratives.get(section="money").text == ""


def test_a_text_that_is_too_long_is_kept_in_the_form(browse, alice, draft, at):
    answer = browse(alice).post(at(draft, "edit"), words(draft, money__text="x" * 10_001))
    assert answer.context["forms"][1].errors == {"text": ["Grant spend against plan must be 10000 characters or fewer"]}
    assert "x" * 10_001 in answer.content.decode()


def test_words_of_a_return_in_review_lead_back_to_it(browse, alice, in_review, at):
    assert browse(alice).get(at(in_review, "edit")).headers["Location"] == in_review.get_absolute_url()


def test_the_page_tells_who_wrote_what_to_those_who_may_read_it(browse, alice, max_, draft, at):
    browse(alice).post(at(draft, "edit"), words(draft, headline__headline="All well", money__text="Vacancy"))
    told = browse(alice).get(draft.get_absolute_url()).context["history"]
    assert [(entry.who, entry.changes) for entry in told] == [
        ("Alice", (("Grant spend against plan", "", "Vacancy"),)),
        ("Alice", (("Headline", "", "All well"),)),
    ]
    assert browse(max_).get(draft.get_absolute_url()).context["history"] == []


# -- who may -----------------------------------------------------------------------------------------------------------
PAGES = {
    "": ("alice bea sam max_ nat ada", ""),
    "edit": ("alice ada", "bea sam max_ nat"),
    "submit-for-review": ("alice ada", "bea sam max_ nat"),
    "mark-sent": ("alice ada", "bea sam max_ nat"),
    "reopen": ("alice ada", "bea sam max_ nat"),
    "send-back": ("sam", "alice bea max_ nat ada"),
    "sign": ("sam", "alice bea max_ nat ada"),
}


@pytest.mark.parametrize("below", PAGES)
def test_each_page_opens_for_its_roles_alone(browse, request, charlie, draft, at, below):
    allowed, refused = PAGES[below]
    for name in allowed.split():
        assert browse(request.getfixturevalue(name)).get(at(draft, below)).status_code == 200, name
    for name in refused.split():
        assert browse(request.getfixturevalue(name)).get(at(draft, below)).status_code == 403, name
    assert browse(charlie).get(at(draft, below)).status_code == 404
    wrong = browse(charlie).delete(at(draft, below))
    assert wrong.status_code == 405


@pytest.mark.parametrize("below", ["", "start/"])
def test_the_list_and_the_start_open_for_their_roles_alone(browse, request, charlie, requirement, below):
    names = ["alice", "bea", "sam", "max_", "nat", "ada"]
    found = {name: browse(request.getfixturevalue(name)).get(LIST + below).status_code for name in names}
    assert found == {name: 200 if not below or name in ("alice", "ada") else 403 for name in names}
    assert browse(charlie).get(LIST + below).status_code == 404
    assert browse(charlie).delete(LIST + below).status_code == 405
