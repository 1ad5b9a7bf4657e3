"""Meetings as calendars read them: by another library, in a process of its own, in January and in July."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from meetings import ical
from meetings.actions.meeting import cancel_meeting
from meetings.models import CalendarFeed, Meeting
from tests.factories.meetings import AgendaItemFactory, CalendarFeedFactory, MeetingFactory, at
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory

# vobject keeps the first time zone of a name that it meets, so each reading has a process of its own.
READER = """
import json, sys, vobject
from datetime import timezone
def told(value):
    return value.astimezone(timezone.utc).isoformat() if hasattr(value, "hour") else value.isoformat()
found = vobject.readOne(sys.stdin.read())
events = []
for event in getattr(found, "vevent_list", []):
    one = {child.name.lower(): child.value for child in event.getChildren()}
    events.append({key: told(value) if hasattr(value, "isoformat") else str(value) for key, value in one.items()})
print(json.dumps({"method": found.method.value, "events": events}))
"""


def read(content: bytes) -> list[dict]:
    done = subprocess.run(
        [sys.executable, "-c", READER], input=content.decode(), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["method"] == "PUBLISH"
    return told["events"]


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", access_rule="public")


def feed_of(user, **given):
    return CalendarFeedFactory(user=user, token="a-long-token", **given)


ADDRESS = "/calendar/a-long-token.ics"


def next_year(month, day, hour=14):
    return at(timezone.localdate().year + 1, month, day, hour)


# -- times -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("starts_at", "utc"),
    [
        (at(2026, 1, 14, 14), "2026-01-14T14:00:00+00:00"),
        (at(2026, 7, 15, 14), "2026-07-15T13:00:00+00:00"),
        (at(2026, 3, 28, 10), "2026-03-28T10:00:00+00:00"),  # the day before the clocks go forward
        (at(2026, 3, 29, 10), "2026-03-29T09:00:00+00:00"),
        (at(2026, 10, 24, 10), "2026-10-24T09:00:00+00:00"),
        (at(2026, 10, 25, 10), "2026-10-25T10:00:00+00:00"),  # the clocks went back in the night
    ],
)
def test_another_library_reads_the_same_instant(starts_at, utc, board):
    MeetingFactory(body=board, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    meeting = Meeting.objects.with_publication().get()

    [event] = read(ical.calendar("Board", [ical.Entry(meeting, "https://portal.example/", starts_at)]))

    assert event["dtstart"] == utc
    assert datetime.fromisoformat(event["dtend"]) - datetime.fromisoformat(utc) == timedelta(hours=2)


def test_the_same_meetings_give_the_same_bytes_and_hostile_text_stays_text(board):
    theme = "Line one; two, three\\ 😀"
    MeetingFactory(body=board, theme=theme, place="Hall\r\nBEGIN:VEVENT", starts_at=at(2026, 1, 14, 14))
    meeting = Meeting.objects.with_publication().get()
    entry = ical.Entry(meeting, "https://portal.example/", datetime(2026, 1, 1, tzinfo=UTC))

    first, second = ical.calendar("Board", [entry]), ical.calendar("Board", [entry])

    assert first == second
    [event] = read(first)
    assert event["description"].splitlines()[0] == theme
    assert max(len(line) for line in first.split(b"\r\n")) <= 75


# -- the feed ----------------------------------------------------------------------------------------------------------
def test_a_feed_gives_what_calendars_need(board, max_, client):
    meeting = MeetingFactory(
        body=board,
        starts_at=next_year(1, 13),
        theme="Nitrous oxide",
        place="Bootle",
        online_link="https://meet.example/1",
    )
    meeting.refresh_from_db()
    feed_of(max_, body=board)

    response = client.get(ADDRESS)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = read(response.content)
    assert event["uid"] == f"{meeting.uid}@cdp-portal"
    assert (event["summary"], event["location"], event["status"]) == ("Partnership board", "Bootle", "CONFIRMED")
    url = f"http://testserver{meeting.get_absolute_url()}"
    assert event["description"] == f"Nitrous oxide\nJoin online: https://meet.example/1\n{url}"
    assert (event["url"], event["transp"], event["sequence"]) == (url, "OPAQUE", "1")
    assert b"X-WR-CALNAME:Partnership board\r\n" in response.content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in response.content
    changed = AuditEntry.objects.filter(table_name="meetings_meeting").latest("at").at
    assert event["last-modified"] == event["dtstamp"] == changed.replace(microsecond=0).astimezone(UTC).isoformat()


def test_changes_and_cancellations_keep_the_uid_and_raise_the_sequence(board, max_, bea, client):
    meeting = MeetingFactory(body=board, starts_at=next_year(1, 13))
    feed_of(max_, body=board)
    [before] = read(client.get(ADDRESS).content)

    Meeting.objects.filter(pk=meeting.pk).update(starts_at=next_year(1, 20), ends_at=None)
    [moved] = read(client.get(ADDRESS).content)
    cancel_meeting(meeting=meeting, reason="No quorum", by=bea)
    [cancelled] = read(client.get(ADDRESS).content)

    assert before["uid"] == moved["uid"] == cancelled["uid"]
    assert int(before["sequence"]) < int(moved["sequence"]) < int(cancelled["sequence"])
    assert before["dtstart"] != moved["dtstart"] == cancelled["dtstart"]
    assert (cancelled["status"], cancelled["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert cancelled["summary"] == "Cancelled: Partnership board"


def test_nothing_of_the_agenda_and_no_internal_note_is_in_it(board, bea, client):
    meeting = MeetingFactory(body=board, starts_at=next_year(1, 13), note="SECRET note")
    AgendaItemFactory(meeting=meeting, title="SECRET item", release_class="public")
    feed_of(bea, body=board)
    assert b"SECRET" not in client.get(ADDRESS).content


def test_a_calendar_that_has_it_already_is_told_so(board, max_, client):
    MeetingFactory(body=board, starts_at=next_year(1, 13))
    feed_of(max_, body=board)
    etag = client.get(ADDRESS).headers["ETag"]

    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 304
    Meeting.objects.update(place="Elsewhere")
    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 200


def test_a_person_reads_the_bodies_of_their_seats_or_their_partnership_or_one_body(
    sefton, thurrock, board, max_, client
):
    group, others = BodyFactory(partnership=sefton, name="Group"), BodyFactory(partnership=thurrock, name="Others")
    for day, body in enumerate((board, group, others), start=12):
        MeetingFactory(body=body, starts_at=next_year(1, day))
        SeatHolderFactory(seat=SeatFactory(body=body), user=max_) if body != group else None

    def found(**given):
        CalendarFeed.objects.all().delete()
        feed_of(max_, **given)
        return {event["summary"] for event in read(client.get(ADDRESS).content)}

    assert found() == {"Partnership board"}  # they have no role in Thurrock, although a seat
    assert found(partnership=sefton) == {"Partnership board", "Group"}
    assert found(body=group) == {"Group"}


def test_a_joint_meeting_leads_to_the_partnership_where_the_person_reads_it(board, thurrock, charlie, client):
    board.taking_part.add(thurrock)
    meeting = MeetingFactory(body=board, starts_at=next_year(1, 13))
    feed_of(charlie, partnership=thurrock)
    [event] = read(client.get(ADDRESS).content)
    assert event["url"] == f"http://testserver/partnerships/thurrock/meetings/{meeting.slug}-sefton/"


@pytest.mark.parametrize("shows_dates", [True, False])
def test_publication_dates_are_for_those_who_run_the_meetings(shows_dates, board, bea, max_, client):
    MeetingFactory(body=board, starts_at=next_year(6, 16))
    feed_of(bea, body=board, shows_dates=shows_dates)
    CalendarFeedFactory(user=max_, token="of-a-member", body=board, shows_dates=True)

    events = {event["summary"].partition(":")[0]: event for event in read(client.get(ADDRESS).content)}

    assert set(events) == {"Partnership board", *(("Papers due", "Publish by") if shows_dates else ())}
    assert len(read(client.get("/calendar/of-a-member.ics").content)) == 1
    if shows_dates:
        assert len(events["Publish by"]["dtstart"]) == len("2027-06-08")  # a whole day
        assert events["Publish by"]["transp"] == "TRANSPARENT"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_takes_the_same_queries_for_any_number_of_meetings(rows, sefton, bea, client, django_assert_num_queries):
    for month in range(1, rows + 1):
        MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=next_year(month, 13))
    feed_of(bea, partnership=sefton, shows_dates=True, last_read_on=timezone.localdate())
    with django_assert_num_queries(5):
        client.get(ADDRESS)


# -- who may read ------------------------------------------------------------------------------------------------------
ENDS = {
    "expired": lambda user: user.calendar_feeds.update(expires_on=timezone.localdate()),
    "revoked": lambda user: CalendarFeed.objects.update(revoked_at=timezone.now(), revoked_by=user),
    "role ended": lambda user: user.role_assignments.update(ends_on=timezone.localdate()),
    "account closed": lambda user: type(user).objects.filter(pk=user.pk).update(is_active=False),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("of", ["body", "partnership", "seats"])
def test_a_dead_address_is_not_found(of, end, board, sefton, max_, client):
    feed_of(max_, **{"body": {"body": board}, "partnership": {"partnership": sefton}, "seats": {}}[of])
    assert client.get(ADDRESS).status_code == 200

    end(max_)

    assert client.get(ADDRESS).status_code == 404


def test_no_one_guesses_an_address(board, max_, client):
    feed = feed_of(max_, body=board)
    for token in ("a-long-toke", "a-long-token-", feed.token_sha256, f"{feed.pk}"):
        assert client.get(f"/calendar/{token}.ics").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_neither_log_nor_audit_record_nor_row_holds_the_address(board, bea, browse, client, caplog):
    made = browse(bea).post("/calendar/add/", {"what": f"body-{board.pk}", "months": "12"})
    token = made.context["address"].rpartition("/")[2].removesuffix(".ics")
    with caplog.at_level("INFO", "access"):
        assert client.get(f"/calendar/{token}.ics").status_code == 200

    assert token not in caplog.text
    assert "GET /calendar/…" in caplog.text
    [entry] = AuditEntry.objects.filter(table_name="meetings_calendarfeed")
    feed = CalendarFeed.objects.get()
    assert feed.last_read_on == timezone.localdate()
    assert "token_sha256" not in entry.changes
    assert token not in str(entry.changes) + str(CalendarFeed.objects.values())


# -- the person's page -------------------------------------------------------------------------------------------------
def test_an_address_is_made_shown_once_and_works(board, sefton, bea, browse, client):
    MeetingFactory(body=board, starts_at=next_year(1, 13))
    person = browse(bea)
    form = person.get("/calendar/add/").context["form"]
    typed = {"what": f"partnership-{sefton.pk}", "months": "6", "shows_dates": "on", "once": form["once"].value()}

    first, second = person.post("/calendar/add/", typed), person.post("/calendar/add/", typed)  # a double click

    assert first.context["address"] == second.context["address"]
    assert "no-store" in first.headers["Cache-Control"]
    feed = CalendarFeed.objects.get()
    assert (feed.partnership, feed.shows_dates, feed.user) == (sefton, True, bea)
    assert timedelta(days=180) < feed.expires_on - timezone.localdate() < timedelta(days=185)
    assert len(read(client.get(first.context["address"]).content)) == 3
    page = person.get("/calendar/").content.decode()
    assert "All meetings of Sefton" in page
    assert first.context["address"] not in page


def test_renewing_ends_the_old_address_and_revoking_ends_all(board, max_, browse, client):
    feed, person = feed_of(max_, body=board), browse(max_)

    renewed = person.post(f"/calendar/{feed.pk}/renew/", {"months": "3"})

    assert client.get(ADDRESS).status_code == 404
    assert client.get(renewed.context["address"]).status_code == 200
    assert "Revoke this address?" in person.get(f"/calendar/{feed.pk}/revoke/").content.decode()
    page = person.post(f"/calendar/{feed.pk}/revoke/", follow=True).content.decode()
    assert ">Revoked</strong>" in page
    assert client.get(renewed.context["address"]).status_code == 404
    feed.refresh_from_db()
    assert feed.revoked_by == max_


def test_nobody_touches_anothers_addresses(board, bea, max_, browse, client):
    feed = feed_of(max_, body=board)
    for what in ("renew", "revoke"):
        assert browse(bea).get(f"/calendar/{feed.pk}/{what}/").status_code == 404
        assert browse(bea).post(f"/calendar/{feed.pk}/{what}/", {"months": "12"}).status_code == 404
    assert "Partnership board" not in browse(bea).get("/calendar/").content.decode()
    assert client.get("/calendar/").status_code == 302
    assert browse(bea).put("/calendar/add/").status_code == 405


def test_what_one_may_not_read_cannot_be_asked_for(thurrock, max_, browse):
    body = BodyFactory(partnership=thurrock)
    for what in (f"body-{body.pk}", f"partnership-{thurrock.pk}", "body-1x", ""):
        page = browse(max_).post("/calendar/add/", {"what": what, "months": "12"}).content.decode()
        assert "Select which meetings" in page
    assert "papers are due" not in browse(max_).get("/calendar/add/").content.decode()
    assert CalendarFeed.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_addresses(
    rows, sefton, max_, browse, django_assert_num_queries
):
    for _ in range(rows):
        CalendarFeedFactory(user=max_, body=BodyFactory(partnership=sefton))
    client = browse(max_)
    with django_assert_num_queries(5):
        client.get("/calendar/")


# -- one meeting -------------------------------------------------------------------------------------------------------
def test_one_meeting_is_downloaded_for_the_calendar(board, max_, charlie, browse):
    meeting = MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14))
    meeting.refresh_from_db()
    address = reverse("meeting_download", args=["sefton", meeting.slug])

    [event] = read(browse(max_).get(address).content)

    assert (event["uid"], event["dtstart"]) == (f"{meeting.uid}@cdp-portal", "2023-12-06T14:00:00+00:00")
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).post(address).status_code == 405
