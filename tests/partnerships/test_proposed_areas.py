"""The register on paper: which authority would belong to which partnership."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from partnerships.models import FootprintArea, ProposedArea
from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    ProposalFactory,
    ProposedAreaFactory,
)
from tests.typed import said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/proposals/"
REGISTER = ("footprintarea", "partnership", "localauthority", "body", "reportingline")


@pytest.fixture
def north(sefton):
    return FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="North")).authority


@pytest.fixture
def south(thurrock):
    return FootprintAreaFactory(partnership=thurrock, authority=LocalAuthorityFactory(name="South")).authority


@pytest.fixture
def merger(sefton, thurrock, north, south):
    found = ProposalFactory(partnership=sefton, title="One partnership", change="merge")
    found.partners.add(thurrock)
    return found


@pytest.fixture
def url(merger):
    return f"{URL}{merger.pk}/areas/"


def on_paper() -> list[tuple[str, str]]:
    return list(ProposedArea.objects.order_by("authority__name").values_list("authority__name", "becomes"))


def test_a_merger_begins_with_all_areas_under_one_name(url, north, south, alice, browse):
    form = browse(alice).get(url).context["form"]
    told = [(field.label, field.initial, field.help_text) for field in form.visible_fields() if "area" in field.name]
    name = "Sefton and Thurrock Combating Drugs Partnership"
    assert told == [("North", name, "Now in Sefton."), ("South", name, "Now in Thurrock.")]


def test_a_split_begins_with_ones_own_areas_and_no_name(sefton, north, south, alice, browse):
    split = ProposalFactory(partnership=sefton, change="split")
    form = browse(alice).get(f"{URL}{split.pk}/areas/").context["form"]
    assert [(field.label, field.initial) for field in form.visible_fields()] == [("North", "")]


def test_areas_are_those_of_the_day_it_would_take_effect(merger, url, sefton, alice, browse):
    later = FootprintAreaFactory(
        partnership=sefton, authority=LocalAuthorityFactory(name="Later"), starts_on=date(2027, 4, 1)
    )
    type(merger).objects.filter(pk=merger.pk).update(takes_effect_on=date(2027, 4, 1))
    labels = [field.label for field in browse(alice).get(url).context["form"].visible_fields()]
    assert labels == [later.authority.name, "North", "South"]


def test_saving_changes_the_paper_and_nothing_in_the_register(merger, url, north, south, alice, browse):
    before = list(FootprintArea.objects.values())
    last = AuditEntry.objects.latest("pk").pk
    answers = {f"area_{north.pk}": "Mersey", f"area_{south.pk}": " Mersey ", "row_version": "1"}
    response = browse(alice).post(url, answers, follow=True)
    assert response.redirect_chain == [(f"{URL}{merger.pk}/effect/", 302)]
    assert said(response) == ["Saved on paper. The register is as it was."]
    assert on_paper() == [("North", "Mersey"), ("South", "Mersey")]
    changed = set(AuditEntry.objects.filter(pk__gt=last).values_list("table_name", flat=True))
    assert changed & {f"partnerships_{name}" for name in REGISTER} == set()
    assert "partnerships_proposedarea" in changed
    assert list(FootprintArea.objects.values()) == before


def test_an_emptied_box_takes_the_area_off_the_paper(merger, url, north, south, alice, browse):
    ProposedAreaFactory(proposal=merger, authority=north, becomes="Mersey")
    ProposedAreaFactory(proposal=merger, authority=south, becomes="Mersey")
    browse(alice).post(url, {f"area_{north.pk}": "", f"area_{south.pk}": "Estuary", "row_version": "1"})
    assert on_paper() == [("South", "Estuary")]


def test_bad_input_keeps_what_was_typed(merger, url, north, alice, browse):
    response = browse(alice).post(url, {f"area_{north.pk}": "N" * 201, "row_version": "1"})
    assert response.context["form"].errors == {
        f"area_{north.pk}": ["The name for North must be 200 characters or fewer"]
    }
    assert response.context["form"][f"area_{north.pk}"].value() == "N" * 201
    assert on_paper() == []


def test_two_people_editing_do_not_undo_each_other(merger, url, north, south, alice, browse):
    statuses = [
        browse(alice).post(url, {f"area_{north.pk}": name, "row_version": "1"}) for name in ("Mersey", "Estuary")
    ]
    assert [one.status_code for one in statuses] == [302, 409]
    assert [(one.label, one.saved, one.typed) for one in statuses[1].context["conflict"]] == [
        ("North", "Mersey", "Estuary")
    ]
    assert on_paper() == [("North", "Mersey")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("join", "Joining a board leaves every footprint as it is."),
        ("none", "This proposal changes no footprint. Say first that it would merge or split partnerships."),
    ],
)
def test_only_mergers_and_splits_move_areas(change, sentence, sefton, alice, browse):
    found = ProposalFactory(partnership=sefton, change=change)
    assert said(browse(alice).get(f"{URL}{found.pk}/areas/", follow=True)) == [sentence]


def test_who_may_and_who_may_not(url, alice, bea, max_, charlie, browse):
    assert [browse(one).get(url).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
    assert browse(alice).put(url).status_code == 405
