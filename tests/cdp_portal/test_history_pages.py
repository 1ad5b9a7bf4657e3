"""The page with every change of one record, and the line on the record's own page that leads to it."""

import pytest
from django.urls import reverse

from accounts.audit import acting
from accounts.history import last_change
from cdp_portal.overview.history import KINDS
from members.history import SEAT
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory, FootprintAreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director")


def history(browse, person, noun, pk):
    return browse(person).get(reverse("history_detail", args=["sefton", noun, pk]))


def test_it_tells_who_did_what_in_which_action_and_what_belongs_to_the_record(seat, alice, browse):
    with acting(alice, reason="A new start", action="holder_add"):
        holder = SeatHolderFactory(seat=seat, name="First holder")
    with acting(alice, action="holder_remove"):
        holder.delete()
    told = [(entry.who, entry.what, entry.action, entry.why) for entry in _entries(browse, alice, seat)]
    assert told == [
        ("Alice", "Removed: seat holder", "Remove holder", ""),
        ("Alice", "Added: seat holder", "Add holder", "A new start"),
        ("The portal", "Added", "", ""),
    ]


def _entries(browse, person, seat):
    return history(browse, person, "seat", seat.pk).context["entries"]


def test_a_form_says_by_itself_in_which_action(seat, alice, browse):
    answers = {
        "body": seat.body_id, "organisation": seat.organisation_id, "post_title": "Head", "position": "member",
        "row_version": seat.row_version,
    }  # fmt: skip
    assert browse(alice).post(reverse("seat_edit", args=["sefton", seat.pk]), answers).status_code == 302
    newest = _entries(browse, alice, seat)[0]
    assert (newest.what, newest.action) == ("Changed", "Edit seat")
    assert ("Post", "Director", "Head") in newest.changes


def test_the_last_change_takes_one_query(seat, alice, django_assert_num_queries):
    with acting(alice, action="holder_add"):
        SeatHolderFactory(seat=seat)
    with django_assert_num_queries(1):
        last = last_change(seat, *SEAT)
    assert (last.who, last.action) == ("Alice", "Add holder")


def test_a_record_without_changes_has_no_last_one(sefton):
    assert last_change(SeatFactory.build(pk=999)) is None


@pytest.mark.parametrize("noun", KINDS)
def test_every_kind_answers_for_its_own_records_alone(noun, sefton, alice, browse):
    assert history(browse, alice, noun, 999_999).status_code == 404


def test_what_another_partnership_keeps_is_not_found(thurrock, sefton, alice, browse):
    theirs = {
        "seat": SeatFactory(body=BodyFactory(partnership=thurrock)),
        "organisation": OrganisationFactory(kept_by=thurrock),
        "footprint": FootprintAreaFactory(partnership=thurrock),
        "partnership": thurrock,
    }
    found = {noun: history(browse, alice, noun, record.pk).status_code for noun, record in theirs.items()}
    assert set(found.values()) == {404}


def test_members_may_not_read_it(seat, max_, browse):
    assert history(browse, max_, "seat", seat.pk).status_code == 403


def test_an_unknown_kind_is_not_found(sefton, alice, browse):
    assert history(browse, alice, "nonsense", 1).status_code == 404
