"""Rows are added, removed and moved without JavaScript; what was typed stays and nothing is checked meanwhile."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from cdp_portal.forms import PortalModelForm, VersionedModelForm, conflict_response, row_formset
from meetings.models import AgendaItem, Meeting
from outcomes.models import DeliveryPlan, Objective
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db


class ItemForm(PortalModelForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "minutes_allotted"]


Rows = row_formset(Meeting, AgendaItem, ItemForm)


@pytest.fixture
def meeting():
    meeting = Meeting.objects.create(body=BodyFactory(), slug="2026-12-04", starts_at=timezone.now())
    for place, title in enumerate(("Welcome", "Actions", "Close"), start=1):
        meeting.items.create(position=place, title=title)
    return meeting


def shown(parent, formset_class=Rows) -> dict[str, str]:
    """The data that the page would post, as it is first shown."""
    formset = formset_class(instance=parent)
    data = {
        f"{formset.prefix}-{name}": formset.management_form[name].value() for name in formset.management_form.fields
    }
    for form in formset.forms:
        data.update({form.add_prefix(name): form[name].value() for name in form.fields})
    return {name: "" if value is None else str(value) for name, value in data.items()}


def titles(formset) -> list[str]:
    return [form["title"].value() or "" for form in formset.rows]


def test_add_gives_an_empty_row_and_keeps_what_was_typed(meeting):
    data = shown(meeting) | {"items-0-title": "", "items-1-title": "Typed", "items-2-minutes_allotted": "soon"}

    formset = Rows(data | {"items-add": "1"}, instance=meeting)

    assert formset.pressed == "add"
    assert titles(formset) == ["", "Typed", "Close", "", ""]
    assert formset.rows[2]["minutes_allotted"].value() == "soon"
    assert formset.errors == []
    assert formset.non_form_errors() == []
    assert [form.errors for form in formset.forms] == [{}] * 5


class ChoosyForm(PortalModelForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "purpose", "paper_state", "release_class"]


def test_an_added_row_begins_as_new_rows_do_and_left_empty_is_not_saved(meeting):
    rows = row_formset(Meeting, AgendaItem, ChoosyForm)
    begun = {"title": "", "purpose": "discussion", "paper_state": "none", "release_class": "member"}

    formset = rows(shown(meeting, rows) | {"items-add": "1", "items-0-ORDER": "9"}, instance=meeting)
    added = formset.rows[-1]
    assert {name: str(added[name].value() or "") for name in begun} == begun
    assert added["ORDER"].value() == "10"

    posted = shown(meeting, rows) | {"items-TOTAL_FORMS": "5"}
    posted |= {added.add_prefix(name): value for name, value in begun.items()}
    again = rows(posted, instance=meeting)
    assert again.is_valid()
    assert [item.title for item in again.save()] == ["Welcome", "Actions", "Close"]


def test_up_and_down_swap_neighbours(meeting):
    assert titles(Rows(shown(meeting) | {"items-down-0": "1"}, instance=meeting)) == ["Actions", "Welcome", "Close", ""]
    assert titles(Rows(shown(meeting) | {"items-up-2": "1"}, instance=meeting)) == ["Welcome", "Close", "Actions", ""]


@pytest.mark.parametrize("button", ["items-up-0", "items-down-3", "items-remove-99", "items-up-99", "items-up-9999"])
def test_a_button_that_leads_nowhere_changes_nothing(meeting, button):
    assert titles(Rows(shown(meeting) | {button: "1"}, instance=meeting)) == ["Welcome", "Actions", "Close", ""]


def test_a_removed_row_leaves_the_page_at_once_and_the_record_on_saving(meeting):
    data = shown(meeting)

    formset = Rows(data | {"items-remove-1": "1"}, instance=meeting)
    assert titles(formset) == ["Welcome", "Close", ""]
    assert AgendaItem.objects.count() == 3

    saved = Rows(data | {"items-1-DELETE": "on"}, instance=meeting)
    assert saved.is_valid()
    assert [item.title for item in saved.save()] == ["Welcome", "Close"]
    assert list(AgendaItem.objects.values_list("title", "position")) == [("Welcome", 1), ("Close", 2)]


def test_saving_numbers_the_rows_in_the_order_shown(meeting):
    data = shown(meeting) | {"items-3-title": "Late paper", "items-3-ORDER": "1", "items-0-ORDER": "2"}

    formset = Rows(data | {"items-1-ORDER": "9", "items-2-ORDER": "3"}, instance=meeting)

    assert formset.is_valid()
    formset.save()
    assert list(AgendaItem.objects.values_list("title", "position")) == [
        ("Late paper", 1),
        ("Welcome", 2),
        ("Close", 3),
        ("Actions", 4),
    ]


def test_an_empty_new_row_is_left_out_even_when_it_was_moved(meeting):
    formset = Rows(shown(meeting) | {"items-3-ORDER": "1"}, instance=meeting)

    assert formset.is_valid()
    assert [item.title for item in formset.save()] == ["Welcome", "Actions", "Close"]


def test_errors_stand_beside_the_row(meeting):
    formset = Rows(shown(meeting) | {"items-1-title": ""}, instance=meeting)

    assert not formset.is_valid()
    assert formset.forms[1].errors == {"title": ["Enter title"]}


def test_a_row_that_others_need_is_put_back(meeting):
    item = AgendaItem.objects.get(title="Actions")
    meeting.decisions.create(item=item, number=1, text="Agreed")

    formset = Rows(shown(meeting) | {"items-1-DELETE": "on"}, instance=meeting)

    assert not formset.is_valid()
    assert formset.non_form_errors() == ["“Actions” is used elsewhere, so it cannot be removed."]
    assert titles(formset) == ["Welcome", "Actions", "Close", ""]


def test_the_page_has_a_button_for_each_move(meeting):
    html = render_to_string("components/rows.html", {"formset": Rows(instance=meeting), "noun": "item"})

    for name in ("items-add", "items-remove-0", "items-down-0", "items-up-1"):
        assert html.count(f'name="{name}"') == 1
    assert 'name="items-up-0"' not in html
    assert html.count('name="items-0-ORDER"') == 1
    assert html.count('name="items-0-id"') == 1


class ObjectiveForm(VersionedModelForm):
    class Meta:
        model = Objective
        fields = ["title"]


Objectives = row_formset(DeliveryPlan, Objective, ObjectiveForm, extra=0)


@pytest.fixture
def plan(sefton):
    plan = DeliveryPlan.objects.create(partnership=sefton, title="Plan", version=1)
    for place, title in enumerate(("Fewer deaths", "Better treatment"), start=1):
        plan.objectives.create(position=place, title=title)
    return plan


def test_rows_are_not_saved_over_a_colleague(plan, rf):
    data = shown(plan, Objectives)
    Objective.objects.filter(title="Fewer deaths").update(title="Far fewer deaths")
    data |= {"objectives-0-title": "No deaths", "objectives-1-title": "Best treatment", "objectives-2-title": "New",
             "objectives-TOTAL_FORMS": "3", "objectives-2-ORDER": "1", "objectives-0-ORDER": "2",
             "objectives-1-ORDER": "3"}  # fmt: skip

    formset = Objectives(data, instance=plan)
    assert formset.is_valid()
    assert not formset.save_checked()
    assert set(plan.objectives.values_list("title", flat=True)) == {"Far fewer deaths", "Better treatment"}

    context = {"title": "Objectives", "noun": "objective"}
    html = conflict_response(rf.post("/"), formset, "components/rows_form.html", context).content.decode()
    assert html.count(">Far fewer deaths</td>") == 1
    assert 'value="No deaths"' in html
    assert 'value="New"' in html

    again = Objectives(data | {"objectives-0-row_version": "2"}, instance=plan)
    assert again.is_valid()
    assert again.save_checked()
    assert list(plan.objectives.values_list("title", "position")) == [
        ("New", 1),
        ("No deaths", 2),
        ("Best treatment", 3),
    ]
