"""By when papers are due and published, and what is late."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp_portal.working_days import clear_working_days, working_days_after
from meetings import reporting
from meetings.clock import Clock
from meetings.models import Meeting
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, PackFactory, PaperFactory, at
from tests.factories.partnerships import BodyFactory

LAW, CLOSED = "statutory", "closed"


def clock(held_on=date(2026, 12, 9), rule=LAW, days=5, papers=5, published_on=None):
    return Clock(held_on, rule, days, papers, published_on)


# -- dates -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("held_on", "days", "publish_by", "papers_due_on"),
    [
        (date(2026, 12, 9), 5, date(2026, 12, 1), date(2026, 11, 24)),
        (date(2027, 1, 6), 5, date(2026, 12, 24), date(2026, 12, 17)),  # over Christmas: 28 December is one too
        (date(2026, 4, 8), 3, date(2026, 3, 31), date(2026, 3, 24)),  # over Easter
        (date(2026, 12, 9), 0, date(2026, 12, 8), date(2026, 12, 1)),
        (date(2026, 12, 12), 5, date(2026, 12, 4), date(2026, 11, 27)),  # on a Saturday
    ],
)
def test_neither_the_day_of_publication_nor_that_of_the_meeting_counts(held_on, days, publish_by, papers_due_on):
    found = clock(held_on, days=days)

    assert (found.publish_by, found.papers_due_on) == (publish_by, papers_due_on)
    assert clear_working_days(publish_by, held_on) == days


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2026, 12, 1), 0), (date(2026, 12, 2), 1), (date(2026, 12, 4), 3), (date(2026, 12, 9), 5)],
)
def test_what_is_not_published_gets_later_by_the_working_day(today, late):
    assert clock().days_late(today) == late


def test_publishing_at_the_weekend_is_in_time_when_enough_clear_days_are_left():
    """Friday 4 December is the last working day for Monday the 14th; on Sunday five clear days still follow."""
    found = clock(date(2026, 12, 14), published_on=date(2026, 12, 6))

    assert found.publish_by == date(2026, 12, 4)
    assert found.days_late(date(2026, 12, 20)) == 0


def test_what_was_published_late_stays_late():
    found = clock(published_on=date(2026, 12, 4))
    assert (found.days_late(date(2026, 12, 5)), found.days_late(date(2027, 5, 5))) == (3, 3)


@pytest.mark.parametrize(
    ("given", "today", "sentence"),
    [
        (
            {},
            date(2026, 11, 20),
            "Publish by Tuesday 1 December 2026: 5 clear working days by law, open to the public.",
        ),
        (
            {},
            date(2026, 12, 4),
            "Publish by Tuesday 1 December 2026: 5 clear working days by law, open to the public; 3 working days late.",
        ),
        (
            {"rule": CLOSED, "days": 1},
            date(2026, 11, 20),
            "Publish by Monday 7 December 2026: 1 clear working day by the body’s own rule, open to its members.",
        ),
        (
            {"published_on": date(2026, 11, 30)},
            date(2026, 12, 2),
            "Published on Monday 30 November 2026: 6 clear working days, in time.",
        ),
        (
            {"published_on": date(2026, 12, 3)},
            date(2026, 12, 3),
            "Published on Thursday 3 December 2026: 3 clear working days; 5 are needed, 2 working days late.",
        ),
        ({}, date(2026, 12, 9), "No papers were published. They were due out by Tuesday 1 December 2026."),
    ],
)
def test_the_clock_speaks(given, today, sentence):
    assert clock(**given).sentence(today) == sentence


def test_papers_are_late_by_the_working_day():
    found = clock()
    assert found.papers_sentence(date(2026, 11, 24)) == "Papers due Tuesday 24 November 2026."
    assert found.papers_sentence(date(2026, 11, 30)) == "Papers due Tuesday 24 November 2026, 4 working days late."


def test_a_meeting_called_too_late_is_told_what_to_do():
    assert clock().notice(date(2026, 12, 1)) == ""
    assert clock().notice(date(2026, 12, 2)) == (
        "Papers should have been out by Tuesday 1 December 2026: 5 clear working days by law, open to the public. "
        "Publish them as soon as you can. An item that is added later needs the chair’s reason for urgency."
    )
    assert "urgency" not in clock(rule=CLOSED).notice(date(2026, 12, 4))
    assert clock().notice(date(2026, 12, 10)) == ""  # entered afterwards


# -- from the records --------------------------------------------------------------------------------------------------
def told(meeting) -> Clock:
    return Clock.of(Meeting.objects.with_publication().get(pk=meeting.pk))


@pytest.mark.parametrize(
    ("rule", "audience", "counts"),
    [
        ("statutory", "public", True),
        ("statutory", "member", False),
        ("public", "member", False),
        ("public", "restricted", False),
        ("closed", "member", True),
        ("closed", "public", True),
        ("closed", "restricted", False),
    ],
)
def test_published_is_a_pack_for_those_whom_the_body_is_open_to(rule, audience, counts, sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton, access_rule=rule))
    PackFactory(meeting=meeting, audience=audience, issued_at=at(2023, 11, 20, 0, 30))
    assert told(meeting).published_on == (date(2023, 11, 20) if counts else None)


def test_the_first_pack_counts_and_a_supplement_does_not_make_it_later(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton))
    PackFactory(meeting=meeting, issued_at=at(2023, 11, 20, 9))
    PackFactory(meeting=meeting, version=2, reason="A late paper", issued_at=at(2023, 12, 1, 9))
    assert told(meeting).published_on == date(2023, 11, 20)


def test_the_law_lets_a_statutory_body_keep_no_fewer_than_five_days(sefton):
    kept = [
        told(MeetingFactory(body=BodyFactory(partnership=sefton, access_rule=rule, clear_days=days))).clear_days
        for rule, days in (("statutory", 3), ("statutory", 7), ("public", 3), ("closed", 2))
    ]
    assert kept == [5, 7, 3, 2]


# -- where it is shown -------------------------------------------------------------------------------------------------
@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", access_rule="public", clear_days=5)


@pytest.fixture
def meeting(board):
    """A meeting whose papers are due in a few days."""
    return in_days(board, 15)


def in_days(board, number):
    day = working_days_after(timezone.localdate(), number)
    return MeetingFactory(body=board, starts_at=at(day.year, day.month, day.day, 14))


def steps_of(meeting, client):
    found = client.get(meeting.get_absolute_url()).context["steps"]
    return {step.name: (step.word, step.sentence) for step, may in found}


def test_the_page_of_a_meeting_shows_its_dates_from_the_start(meeting, bea, max_, browse):
    dates = told(meeting)
    page = browse(bea).get(meeting.get_absolute_url()).content.decode()

    assert dates.sentence(timezone.localdate()) in page
    assert f"Papers due {dates.papers_due_on.day} {dates.papers_due_on:%B %Y}." in page
    assert "Papers due" not in browse(max_).get(meeting.get_absolute_url()).content.decode()


def test_the_step_follows_the_pack(board, meeting, bea, browse):
    client = browse(bea)
    AgendaItemFactory(meeting=meeting, paper_state="expected")
    word, sentence = steps_of(meeting, client)["Publish"]
    assert (word, sentence[:10]) == ("To do", "Publish by")
    assert "No paper yet for item 1. Papers due" in steps_of(meeting, client)["Papers"][1]

    PackFactory(meeting=meeting, audience="public")

    assert steps_of(meeting, client)["Publish"][0] == "Done"
    assert "It goes out after the pack, late." in steps_of(meeting, client)["Papers"][1]
    late = in_days(board, 3)
    PackFactory(meeting=late, audience="public")
    assert steps_of(late, client)["Publish"][0] == "Late"


def test_the_list_shows_what_is_to_be_published(meeting, board, bea, browse):
    in_days(board, 4)
    page = browse(bea).get(reverse("meeting_list", args=["sefton"])).content.decode()

    assert f"Publish by {told(meeting).publish_by.day} {told(meeting).publish_by:%B %Y}<" in page
    assert ", 2 working days late<" in page


def test_those_who_run_meetings_are_told_what_is_due(meeting, sefton, bea, max_):
    AgendaItemFactory(meeting=meeting, paper_state="to_follow")
    PaperFactory(item=AgendaItemFactory(meeting=meeting, paper_state="expected"))
    dates, today = told(meeting), timezone.localdate()

    def due(user, day):
        return [
            (need.text.partition(":")[0], need.due_on, need.late)
            for need in reporting.needs(user, [sefton], day)
            if need.url == meeting.get_absolute_url()
        ]

    assert due(bea, today) == [
        ("Publish the papers", dates.publish_by, False),
        ("Ask for 1 paper", dates.papers_due_on, False),
        ("Prepare the meeting", meeting.held_on, False),
    ]
    later = dates.publish_by + timedelta(days=7)
    assert [late for what, due_on, late in due(bea, min(later, meeting.held_on))] == [True, True, False]
    assert due(max_, today) == []

    PackFactory(meeting=meeting, audience="public")
    assert [what for what, due_on, late in due(bea, today)] == ["Prepare the meeting"]


def test_meetings_of_outside_bodies_are_not_ours_to_publish(sefton, bea, browse):
    outside = in_days(BodyFactory(partnership=sefton, kind="hwb", access_rule="statutory"), 3)
    client = browse(bea)

    assert "Publish" not in steps_of(outside, client)
    assert reporting.needs(bea, [sefton], timezone.localdate()) == []
    assert ">Outside</strong>" in client.get(reverse("meeting_list", args=["sefton"])).content.decode()
    assert "Publish by" not in client.get(outside.get_absolute_url()).content.decode()


def typed(board, day):
    return {
        "body": board.pk,
        "day_day": day.day,
        "day_month": day.month,
        "day_year": day.year,
        "start_time": "2pm",
    }


@pytest.mark.parametrize(("days", "warned"), [(2, True), (20, False)])
def test_calling_a_meeting_too_late_is_a_warning_and_no_refusal(days, warned, board, bea, browse):
    day = working_days_after(timezone.localdate(), days)
    address = reverse("meeting_add", args=["sefton"])

    page = browse(bea).post(address, typed(board, day), follow=True).content.decode()

    assert Meeting.objects.count() == 1
    assert ("Publish them as soon as you can." in page) is warned


def test_a_meeting_at_the_edge_of_the_calendar_has_its_page(board, bea, browse):
    meeting = MeetingFactory(body=board, starts_at=at(1, 1, 3, 14))
    assert browse(bea).get(meeting.get_absolute_url()).status_code == 200


def test_a_meeting_of_a_board_that_one_reports_to_is_added_as_outside(sefton, bea, browse):
    outside = BodyFactory(partnership=sefton, name="Health and wellbeing board", kind="hwb")
    day = working_days_after(timezone.localdate(), 2)

    page = browse(bea).post(reverse("meeting_add", args=["sefton"]), typed(outside, day), follow=True)

    meeting = Meeting.objects.get()
    assert meeting.is_outside
    assert "Publish" not in page.content.decode()
    listed = browse(bea).get(reverse("meeting_list", args=["sefton"])).content.decode()
    assert ">Outside</strong>" in listed
