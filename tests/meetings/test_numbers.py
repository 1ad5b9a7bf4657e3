"""Numbers count up without gaps or doubles when several people record at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from meetings.actions.decision import add_decision
from meetings.models import Decision
from tests.factories.meetings import MeetingFactory

AT_ONCE = 6


@pytest.mark.django_db(transaction=True)
def test_decisions_recorded_at_once_have_numbers_of_their_own():
    meeting = MeetingFactory()

    def record(text):
        try:
            return add_decision(decision=Decision(meeting=meeting, text=text), by=None).number
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        numbers = list(pool.map(record, map(str, range(AT_ONCE))))

    assert sorted(numbers) == list(range(1, AT_ONCE + 1))
