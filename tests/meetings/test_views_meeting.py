"""The list and the page of meetings, and what calls, changes and cancels one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from meetings.models import Meeting
from meetings.packs.matter import matter_of
from meetings.packs.outline import outline_of
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    PackFactory,
    PaperFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", quorum=2)


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14))


def typed(board, **fields):
    return {
        "body": board.pk,
        "day_day": "6",
        "day_month": "12",
        "day_year": "2023",
        "start_time": "2pm",
        "end_time": "16:00",
        "place": "Bootle Town Hall",
    } | fields


def url(name, meeting=None):
    return reverse(name, args=["sefton", *([meeting.slug] if meeting else [])])


# -- list --------------------------------------------------------------------------------------------------------------
def test_the_list_shows_the_next_meeting_first_and_then_the_latest(board, max_, browse):
    now = timezone.now()
    for days in (-40, -10, 50, 20):
        MeetingFactory(body=board, starts_at=now + timedelta(days=days), theme=f"Theme {days}")

    rows = browse(max_).get(url("meeting_list")).context["rows"]

    assert [meeting.theme for meeting, address in rows] == ["Theme 20", "Theme 50", "Theme -10", "Theme -40"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number_of_meetings(
    rows, board, bea, browse, django_assert_num_queries
):
    for _ in range(rows):
        MeetingFactory(body=board)
    client = browse(bea)
    with django_assert_num_queries(7):
        client.get(url("meeting_list"))


def test_the_list_filters_by_body_state_and_year(board, sefton, max_, browse):
    MeetingFactory(body=board, starts_at=at(2023, 3, 1, 14), status="held")
    MeetingFactory(body=board, starts_at=at(2023, 6, 1, 14), status="cancelled")
    MeetingFactory(body=board, starts_at=at(2022, 6, 1, 14), status="held")
    other = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 9, 1, 14), status="held")
    client = browse(max_)

    def found(**query):
        return [meeting.slug for meeting, address in client.get(url("meeting_list"), query).context["rows"]]

    assert found(year="2023", status="held") == ["2023-09-01", "2023-03-01"]
    assert found(body=other.body.pk) == ["2023-09-01"]
    assert (
        "No meetings match" in client.get(url("meeting_list"), {"year": "2022", "status": "planned"}).content.decode()
    )


def test_an_empty_list_says_what_would_be_here(sefton, bea, max_, browse):
    assert "Add the first meeting" in browse(bea).get(url("meeting_list")).content.decode()
    assert "Add the first meeting" not in browse(max_).get(url("meeting_list")).content.decode()


def test_strangers_find_no_list(sefton, charlie, browse):
    assert browse(charlie).get(url("meeting_list")).status_code == 404


# -- add ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("start", "end"), [("2pm", "4pm"), ("14:00", "16:00"), ("2.00pm", "")])
def test_a_meeting_is_added_with_its_day_as_address(start, end, board, bea, browse):
    response = browse(bea).post(url("meeting_add"), typed(board, start_time=start, end_time=end))

    meeting = Meeting.objects.get()
    assert response.status_code == 302
    assert response.url == "/partnerships/sefton/meetings/2023-12-06/"
    assert timezone.localtime(meeting.starts_at).hour == 14
    assert meeting.ends_at == (at(2023, 12, 6, 16) if end else None)
    assert meeting.partnership.slug == "sefton"


def test_a_second_meeting_on_a_day_has_a_number_in_its_address(meeting, board, bea, browse):
    client = browse(bea)
    for start in ("5pm", "7pm"):
        client.post(url("meeting_add"), typed(board, start_time=start, end_time=""))

    assert sorted(Meeting.objects.values_list("slug", flat=True)) == ["2023-12-06", "2023-12-06-2", "2023-12-06-3"]


def test_a_double_click_adds_one_meeting(board, bea, browse):
    client = browse(bea)
    token = client.get(url("meeting_add")).context["form"]["once"].value()
    first, second = (client.post(url("meeting_add"), typed(board, once=token)) for _ in range(2))

    assert first.url == second.url
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day_day": "31", "day_month": "9"}, "Date must be a real date"),
        ({"day_year": ""}, "Date must include a year"),
        ({"end_time": "1pm"}, "End time must be after the start time"),
        ({"start_time": "soon"}, "Start time must be a time, like 2pm or 14:30"),
        ({"start_time": ""}, "Enter start time"),
        ({"body": ""}, "Select body"),
        ({"online_link": "not a link"}, "Enter a full web address, like https://www.example.org"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(wrong, sentence, board, bea, browse):
    response = browse(bea).post(url("meeting_add"), typed(board, **wrong))

    page = response.content.decode()
    assert response.status_code == 200
    assert f">{sentence}</a>" in page  # above
    assert f"</span> {sentence}</p>" in page  # beside
    assert 'value="Bootle Town Hall"' in page
    assert Meeting.objects.count() == 0


def test_bodies_of_others_cannot_be_chosen(board, thurrock, bea, browse):
    response = browse(bea).post(url("meeting_add"), typed(BodyFactory(partnership=thurrock)))

    assert "Select body from the list" in response.content.decode()


def test_only_those_who_run_meetings_add_them(board, alice, bea, max_, nat, charlie, browse):
    statuses = [browse(user).get(url("meeting_add")).status_code for user in (alice, bea, max_, nat, charlie)]

    assert statuses == [200, 200, 403, 403, 404]
    assert browse(max_).post(url("meeting_add"), typed(board)).status_code == 403
    assert browse(bea).put(url("meeting_add")).status_code == 405


# -- edit and cancel ---------------------------------------------------------------------------------------------------
def changed(meeting, **fields):
    return typed(meeting.body, row_version=meeting.row_version, **fields)


def test_moving_a_meeting_moves_its_address(meeting, bea, browse):
    response = browse(bea).post(
        url("meeting_edit", meeting), changed(meeting, day_day="13", state="planned"), follow=True
    )

    meeting.refresh_from_db()
    assert meeting.slug == "2023-12-13"
    assert response.redirect_chain == [("/partnerships/sefton/meetings/2023-12-13/", 302)]
    assert "Saved: " in response.content.decode()


def test_nobody_overwrites_a_colleague_unseen(meeting, bea, browse):
    mine = changed(meeting, state="planned", place="Southport")
    Meeting.objects.filter(pk=meeting.pk).update(place="Crosby")

    response = browse(bea).post(url("meeting_edit", meeting), mine)

    meeting.refresh_from_db()
    assert response.status_code == 409
    assert "Crosby" in response.content.decode()
    assert 'value="Southport"' in response.content.decode()
    assert meeting.place == "Crosby"


def test_a_meeting_whose_day_has_come_can_be_said_to_be_held(meeting, alice, browse):
    browse(alice).post(url("meeting_edit", meeting), changed(meeting, state="held"))
    meeting.refresh_from_db()
    assert meeting.status == "held"


def test_cancelling_asks_once_and_why(meeting, bea, browse):
    client = browse(bea)
    assert "Cancel this meeting?" in client.get(url("meeting_cancel", meeting)).content.decode()
    assert (
        "Enter why it is cancelled"
        in client.post(url("meeting_cancel", meeting), {"change_reason": ""}).content.decode()
    )

    response = client.post(url("meeting_cancel", meeting), {"change_reason": "No quorum"}, follow=True)

    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    assert "The meeting on 6 December 2023 is cancelled." in response.content.decode()
    assert "No quorum" in response.content.decode()  # in its history


def test_a_meeting_that_was_held_cannot_be_cancelled(meeting, bea, browse):
    Meeting.objects.update(status="held")
    response = browse(bea).post(url("meeting_cancel", meeting), {"change_reason": "Late"})

    assert response.status_code == 409
    assert "This meeting was held, so it cannot be cancelled." in response.content.decode()


# -- the page of a meeting ---------------------------------------------------------------------------------------------
@pytest.fixture
def full(meeting):
    for number in (1, 2):
        item = AgendaItemFactory(meeting=meeting, title=f"Open {number}", minutes_allotted=80)
        MinuteFactory(item=item, text=f"Said {number}")
        PaperFactory(item=item, title=f"Paper {number}")
        ActionFactory(owner_seat=SeatFactory(body=meeting.body), meeting=meeting, number=number)
        DecisionFactory(meeting=meeting, number=number)
        AttendanceFactory(meeting=meeting)
        PackFactory(meeting=meeting, version=number, reason="Again")
    return meeting


def test_the_page_tells_officers_what_is_missing(meeting, bea, browse):
    AgendaItemFactory(meeting=meeting, title="Spend", paper_state="expected", minutes_allotted=150)

    steps = [
        (step.name, step.word, step.sentence)
        for step, may in browse(bea).get(url("meeting_detail", meeting)).context["steps"]
    ]

    assert steps == [
        (
            "Agenda",
            "Too long",
            "1 item. The items end at 4:30pm, 30 minutes after the meeting is due to end.",
        ),
        ("Papers", "To do", "No paper yet for item 1."),
        ("Pack", "None", "No pack was issued."),
        ("Publish", "None", "No papers were published."),
        ("Hold", "To do", "6 December 2023, 2pm. Recording attendance says that it was held."),
        ("Attendance", "To do", "Attendance is not recorded."),
        ("Minutes", "To do", "No minutes are written."),
        ("Decisions", "To do", "0 decisions, 0 actions."),
        ("Circulate", "Not yet", "When the minutes are written."),
        ("Approve", "Not yet", "At the next meeting."),
    ]


def test_the_page_says_which_pack_is_out_of_date_and_why(full, bea, max_, browse):
    Meeting.objects.update(starts_at=timezone.now() + timedelta(days=9), ends_at=None)
    full.refresh_from_db()
    matter = matter_of(full)
    for audience in ("public", "member"):
        PackFactory(meeting=full, version=3, audience=audience, outline=outline_of(matter, Audience(audience)))

    def pack_step():
        steps = browse(bea).get(url("meeting_detail", full)).context["steps"]
        return next((step.word, step.sentence) for step, may in steps if step.name == "Pack")

    today = gov_date(timezone.localdate())
    issued = f"Version 3 for members, {today}. Version 3 for the public, {today}."
    assert pack_step() == ("Done", issued)
    paper = full.items.first().papers.first()
    paper.title = "Changed"
    paper.save()
    PaperFactory(item=full.items.last(), title="Late", position=2)
    ActionFactory(owner_seat=SeatFactory(body=full.body), meeting=full, number=9)  # printed as it was on the day
    why = "“Changed” (item 1) changed. “Late” (item 2) added."
    assert pack_step() == ("Out of date", f"{issued} {why}")

    page = browse(bea).get(url("meeting_detail", full)).content.decode()
    assert page.count("Out of date") == 2  # in the line of steps, and at the pack for members
    assert "Out of date" not in browse(max_).get(url("meeting_detail", full)).content.decode()


def test_members_see_the_meeting_without_steps_drafts_or_buttons(full, max_, browse):
    page = browse(max_).get(url("meeting_detail", full)).content.decode()

    assert "Open 1" in page
    assert "Quorate: 2 voting members came and 2 are needed." in page
    assert "Where it stands" not in page
    assert "Said 1" not in page  # a draft
    assert "Edit meeting" not in page


def test_the_page_takes_the_same_queries_for_any_number_of_items(full, bea, browse, django_assert_num_queries):
    client = browse(bea)
    with django_assert_num_queries(19):
        client.get(url("meeting_detail", full))
    item = AgendaItemFactory(meeting=full, lead_seat=SeatFactory(body=full.body))
    PaperFactory(item=item)
    DecisionFactory(meeting=full, number=9)
    AttendanceFactory(meeting=full)
    with django_assert_num_queries(19):
        client.get(url("meeting_detail", full))


def test_a_joint_meeting_is_read_by_those_taking_part_but_never_its_restricted_matter(
    full, thurrock, charlie, browse, max_
):
    full.body.taking_part.add(thurrock)
    AgendaItemFactory(meeting=full, title="Secret matter", release_class="restricted")
    client = browse(charlie)
    address = client.get("/partnerships/thurrock/meetings/").context["rows"][0][1]

    page = client.get(address).content.decode()

    assert address == "/partnerships/thurrock/meetings/2023-12-06-sefton/"
    assert "Hosted by Sefton Combating Drugs Partnership" in page
    assert "Open 1" in page
    assert "Restricted item" in page
    assert "Secret matter" not in page
    assert "Said 1" not in page
    for name in ("agenda_edit", "meeting_edit", "attendance_edit", "pack_build"):
        assert client.get(reverse(name, args=["thurrock", "2023-12-06-sefton"])).status_code in (403, 404)


def test_strangers_find_no_meeting_and_its_page_takes_no_post(full, charlie, bea, browse):
    assert browse(charlie).get(url("meeting_detail", full)).status_code == 404
    assert browse(charlie).get(f"/partnerships/thurrock/meetings/{full.slug}/").status_code == 404
    assert browse(bea).post(url("meeting_detail", full)).status_code == 405
