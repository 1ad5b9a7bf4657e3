"""Rows are added, removed and moved without JavaScript; what was typed stays and nothing is checked meanwhile."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from cdp_portal.forms import PortalModelForm, row_formset
from meetings.models import AgendaItem, Meeting
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


def shown(meeting) -> dict[str, str]:
    """The data that the page would post, as it is first shown."""
    formset = Rows(instance=meeting)
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
