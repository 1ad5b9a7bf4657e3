"""The history of a record, in plain English."""

from datetime import date

import pytest

from accounts.audit import acting
from accounts.history import Change, action_words, history_of
from tests.factories.accounts import UserFactory
from tests.factories.members import OrganisationFactory, SeatFactory
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def test_a_change_tells_who_what_and_why_in_the_words_of_the_form():
    alice, partnership = UserFactory(name="Alice"), PartnershipFactory(status="forming")
    with acting(alice, reason="The board met"):
        partnership.status = "active"
        partnership.save()
    entry = history_of(partnership)[0]
    assert (entry.who, entry.what, entry.why) == ("Alice", "Changed", "The board met")
    assert list(entry.changes) == [Change("Status", "Forming", "Active")]


def test_references_show_names_instead_of_numbers():
    seat, other = SeatFactory(), OrganisationFactory(name="Merseyside Police")
    before = seat.organisation.name
    seat.organisation = other
    seat.save()
    assert list(history_of(seat)[0].changes) == [Change("Organisation", before, "Merseyside Police")]


def test_an_end_is_told_as_the_last_day():
    area = FootprintAreaFactory()
    area.ends_on = date(2028, 4, 1)
    area.save()
    assert list(history_of(area)[0].changes) == [Change("Last day", "", "31 March 2028")]


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    partnership, people = PartnershipFactory(), UserFactory.create_batch(3)
    for number, person in enumerate(people):
        with acting(person):
            partnership.purpose = f"Purpose {number}"
            partnership.save()
    with django_assert_num_queries(2):
        assert len(history_of(partnership)) == 4


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("seat_edit", "Edit seat"),
        ("body_partner_edit", "Edit body partner"),
        ("sro_add", "Add senior responsible owner"),
        ("load_demo", "Load demo"),
        ("administration", "Administration"),
        ("", ""),
    ],
)
def test_an_action_is_told_as_what_was_done(action, words):
    assert action_words(action) == words
