"""Minutes beside the agenda: typed by several people at once, circulated as a draft, approved at a later meeting."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from meetings.minuting import fingerprint
from meetings.models import Action, Decision, Meeting, Minute
from tests.conftest import person
from tests.factories.meetings import AgendaItemFactory, DecisionFactory, MeetingFactory, MinuteFactory, at
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board")


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14), status="held")


@pytest.fixture
def later(board):
    return MeetingFactory(body=board, starts_at=at(2024, 3, 6, 14), status="held")


@pytest.fixture
def items(meeting):
    return AgendaItemFactory.create_batch(2, meeting=meeting)


def to(name, meeting, *args):
    return reverse(name, args=["sefton", meeting.slug, *args])


def typed(*rows, **more):
    """What the page posts: for each (item, what it showed, what is in the box now)."""
    data = dict(more)
    for item, shown, text in rows:
        data |= {f"minute-{item.pk}": text, f"seen-{item.pk}": fingerprint(shown)}
    return data


def texts(meeting):
    return list(Minute.objects.filter(item__meeting=meeting).order_by("item__position").values_list("text", flat=True))


def test_minutes_are_written_item_by_item(meeting, items, bea, browse):
    first, second = items
    data = typed((first, "", "The chair **opened**."), (second, "", " "))
    page = browse(bea).post(to("minute_edit", meeting), data, follow=True).content.decode()

    assert "Minutes saved: 1 item minuted." in page
    assert "<strong>opened</strong>" in page
    assert texts(meeting) == ["The chair **opened**."]


def test_an_emptied_text_removes_the_minute(meeting, bea, browse):
    minute = MinuteFactory(item__meeting=meeting, text="Wrong item")
    browse(bea).post(to("minute_edit", meeting), typed((minute.item, "Wrong item", "")))
    assert texts(meeting) == []


def test_two_people_minuting_different_items_lose_nothing(meeting, items, bea, ada, browse):
    """Each posts the whole page as it was when they opened it, and each changed another item."""
    first, second = items
    browse(bea).post(to("minute_edit", meeting), typed((first, "", "By Bea"), (second, "", "")))
    response = browse(ada).post(to("minute_edit", meeting), typed((first, "", ""), (second, "", "By Ada")))

    assert response.status_code == 302
    assert texts(meeting) == ["By Bea", "By Ada"]


@pytest.mark.parametrize(
    ("keep", "kept"), [("mine", "Mine"), ("theirs", "Theirs"), ("both", "Theirs\n\nMine"), ("", "Mine")]
)
def test_the_same_item_asks_which_text_is_meant(keep, kept, meeting, items, bea, browse):
    first, second = items
    MinuteFactory(item=first, text="Theirs")
    client = browse(bea)
    response = client.post(to("minute_edit", meeting), typed((first, "", "Mine"), (second, "", "Also mine")))
    page = response.content.decode()

    assert response.status_code == 409
    assert [row.line.item for row in response.context["page"].rows if row.clash] == [first]
    assert all(text in page for text in ("Theirs", "Mine", "Also mine", "Keep both, the saved text first"))
    assert texts(meeting) == ["Theirs"]

    again = typed((first, "Theirs", "Mine"), (second, "", "Also mine"), **{f"keep-{first.pk}": keep})
    client.post(to("minute_edit", meeting), again)
    assert texts(meeting) == [kept, "Also mine"]


def test_the_same_text_twice_is_no_clash(meeting, items, bea, browse):
    MinuteFactory(item=items[0], text="One\n\ntwo")
    response = browse(bea).post(to("minute_edit", meeting), typed((items[0], "", "One\r\n\r\ntwo ")))
    assert (response.status_code, texts(meeting)) == (302, ["One\n\ntwo"])


def test_what_was_typed_under_an_item_approved_meanwhile_is_shown(meeting, later, bea, browse):
    minute = MinuteFactory(item__meeting=meeting, text="As it was", state="approved", approved_at_meeting=later)
    response = browse(bea).post(to("minute_edit", meeting), typed((minute.item, "As it was", "Changed")))

    assert response.status_code == 409
    assert "Changed" in response.content.decode()
    assert "A correction is a later minute." in response.content.decode()
    assert texts(meeting) == ["As it was"]


def test_hostile_and_foreign_text_comes_out_as_typed(meeting, items, bea, browse):
    text = "<script>alert(1)</script> \u202eright to left\u202c 🦊 السلام"
    page = browse(bea).post(to("minute_edit", meeting), typed((items[0], "", text)), follow=True).content.decode()
    assert texts(meeting) == [text]
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_a_text_that_is_too_long_is_refused_and_stays(meeting, items, bea, browse):
    long = "word " * 21_000
    response = browse(bea).post(to("minute_edit", meeting), typed((items[0], "", long), (items[1], "", "Short")))
    assert "the limit is 100,000" in response.content.decode()
    assert response.content.decode().count("word word word word") > 1000
    assert texts(meeting) == []


# -- saved as typed ----------------------------------------------------------------------------------------------------
def sent(item, shown, text):
    return {"item": item.pk, "seen": fingerprint(shown), "text": text}


def test_one_text_is_saved_while_it_is_typed(meeting, items, bea, browse):
    client = browse(bea)
    first = client.post(to("minute_save", meeting), sent(items[0], "", "The chair")).json()
    assert first["seen"] == fingerprint("The chair")
    assert first["at"].endswith(("am", "pm", "midday", "midnight"))
    client.post(to("minute_save", meeting), sent(items[0], "The chair", "The chair opened."))
    assert texts(meeting) == ["The chair opened."]


def test_a_clash_while_typing_gives_the_others_text_and_name(meeting, items, bea, ada, browse):
    browse(ada).post(to("minute_save", meeting), sent(items[0], "", "By Ada"))
    response = browse(bea).post(to("minute_save", meeting), sent(items[0], "", "By Bea"))

    assert response.status_code == 409
    assert response.json() == {"saved": "By Ada", "seen": fingerprint("By Ada"), "who": "Ada", "sentence": ""}
    assert texts(meeting) == ["By Ada"]


def test_an_approved_minute_says_why_it_is_not_saved(meeting, later, bea, browse):
    minute = MinuteFactory(item__meeting=meeting, text="Kept", state="approved", approved_at_meeting=later)
    response = browse(bea).post(to("minute_save", meeting), sent(minute.item, "Kept", "Changed"))
    assert response.status_code == 409
    assert "is approved and can no longer be changed" in response.json()["sentence"]


def test_saving_while_typing_is_for_the_officer_of_the_host(
    meeting, items, thurrock, alice, bea, max_, charlie, browse
):
    foreign = AgendaItemFactory(meeting__body__partnership=thurrock)
    own = sent(items[0], "", "Text")
    statuses = [browse(user).post(to("minute_save", meeting), own).status_code for user in (alice, max_, charlie)]
    assert statuses == [403, 403, 404]
    client = browse(bea)
    assert client.post(to("minute_save", meeting), sent(foreign, "", "Text")).status_code == 404
    assert client.post(to("minute_save", meeting), {"item": "x"}).json() == {
        "sentence": "This could not be read. Open the page again."
    }
    assert client.get(to("minute_save", meeting)).status_code == 405
    Meeting.objects.filter(pk=meeting.pk).update(status="cancelled")
    assert client.post(to("minute_save", meeting), own).status_code == 409
    assert texts(meeting) == []


# -- decisions and actions in place ------------------------------------------------------------------------------------


def decision_in(item, text="The plan is agreed.", **fields):
    given = {"text": text, "kind": "agreed"} | fields
    return {f"decision-{item.pk}-{name}": value for name, value in given.items()}


def action_in(item, seat, text="Write to the board"):
    return {f"action-{item.pk}-text": text, f"action-{item.pk}-owner_seat": seat.pk}


def test_decisions_and_actions_are_made_under_the_item_and_the_text_is_kept(meeting, items, board, bea, browse):
    seat = SeatFactory(body=board)
    vote = {"votes_for": "7", "votes_against": "2"}
    data = typed((items[0], "", "Long talk")) | decision_in(items[0], **vote) | action_in(items[1], seat)
    response = browse(bea).post(to("minute_edit", meeting), data | {"at": items[0].pk})

    assert response.url == f"{to('minute_edit', meeting)}#item-{items[0].pk}"
    decision, action = Decision.objects.get(), Action.objects.get()
    assert (decision.item, decision.meeting, decision.vote) == (items[0], meeting, "7 for, 2 against, 0 abstained")
    assert (action.item, action.meeting, action.owner_seat, action.partnership) == (
        items[1],
        meeting,
        seat,
        board.partnership,
    )
    assert texts(meeting) == ["Long talk"]


def test_a_double_click_records_one_decision_and_the_next_one_is_another(meeting, items, bea, browse):
    client = browse(bea)
    once = {"once": client.get(to("minute_edit", meeting)).context["once"]}
    for text in ("First", "First", "Second"):
        client.post(to("minute_edit", meeting), once | decision_in(items[0], text))
    assert list(Decision.objects.order_by("number").values_list("text", flat=True)) == ["First", "Second"]


def test_what_is_made_in_place_is_as_closed_as_its_item(meeting, board, bea, browse):
    item = AgendaItemFactory(meeting=meeting, release_class="restricted")
    browse(bea).post(to("minute_edit", meeting), decision_in(item) | action_in(item, SeatFactory(body=board)))
    assert (Decision.objects.get().release_class, Action.objects.get().release_class) == ("restricted", "restricted")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(meeting, items, thurrock, bea, browse):
    foreign = SeatFactory(body=BodyFactory(partnership=thurrock))
    data = (
        typed((items[0], "", "Long talk"))
        | decision_in(items[0], "Half typed", kind="subject_to")
        | action_in(items[1], foreign, "To nobody")
    )
    page = browse(bea).post(to("minute_edit", meeting), data).content.decode()

    for sentence in ("Say what the agreement is subject to", "Select owner from the list"):
        assert sentence in page
    for kept in ("Long talk", "Half typed", "To nobody"):
        assert kept in page
    assert (texts(meeting), Decision.objects.count(), Action.objects.count()) == ([], 0, 0)


def test_a_decision_is_not_recorded_when_a_text_clashes_and_is_still_there(meeting, items, bea, browse):
    MinuteFactory(item=items[0], text="Theirs")
    data = typed((items[0], "", "Mine")) | decision_in(items[1], "Agreed anyway")
    response = browse(bea).post(to("minute_edit", meeting), data)
    assert (response.status_code, Decision.objects.count()) == (409, 0)
    assert "Agreed anyway" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_items(
    count, meeting, bea, browse, django_assert_num_queries
):
    for minute in MinuteFactory.create_batch(count, item__meeting=meeting):
        DecisionFactory(meeting=meeting, item=minute.item)
        SeatFactory(body=meeting.body)
    client = browse(bea)
    with django_assert_num_queries(12):
        client.get(to("minute_edit", meeting))


# -- circulated and approved -------------------------------------------------------------------------------------------
def test_members_read_a_draft_once_it_is_circulated(meeting, bea, max_, nat, browse):
    MinuteFactory(item__meeting=meeting, text="Draftword")
    hidden = AgendaItemFactory(meeting=meeting, release_class="restricted")
    MinuteFactory(item=hidden, text="Secretword")
    readers = (max_, nat)
    assert not any("Draftword" in browse(one).get(meeting.get_absolute_url()).content.decode() for one in readers)

    page = browse(bea).post(to("minute_circulate", meeting), follow=True).content.decode()

    assert "Draft minutes circulated" in page
    meeting.refresh_from_db()
    assert meeting.minutes_circulated_by == bea
    for one in readers:
        page = browse(one).get(meeting.get_absolute_url()).content.decode()
        assert "Draftword" in page
        assert "The minutes may change until they are approved" in page
        assert "Secretword" not in page


def test_there_must_be_a_draft_to_circulate(meeting, bea, browse):
    response = browse(bea).post(to("minute_circulate", meeting))
    assert response.status_code == 409
    assert "There are no draft minutes to circulate." in response.content.decode()


def test_minutes_are_approved_with_corrections_and_are_then_locked(meeting, later, bea, max_, browse):
    minute = MinuteFactory(item__meeting=meeting, text="The chair **opened**.")
    data = {"at": later.pk, "corrections": "Item 1: the chair opened."}
    page = browse(bea).post(to("minute_approve", meeting), data, follow=True).content.decode()

    minute.refresh_from_db()
    assert (minute.state, minute.approved_at_meeting) == ("approved", later)
    assert "1 minute approved. The decisions under them are now locked." in page
    page = browse(max_).get(meeting.get_absolute_url()).content.decode()
    assert "Approved at the meeting of 6 March 2024." in page
    assert "Corrected at that meeting: " in page
    assert "<strong>opened</strong>" in page


def test_minutes_are_approved_only_at_a_later_meeting_that_was_held(meeting, later, board, bea, browse):
    MinuteFactory(item__meeting=meeting)
    earlier = MeetingFactory(body=board, starts_at=at(2023, 9, 6, 14))
    cancelled = MeetingFactory(body=board, starts_at=at(2024, 1, 6, 14), status="cancelled")
    coming = MeetingFactory(body=board, starts_at=timezone.now() + timedelta(days=9))
    elsewhere = MeetingFactory(starts_at=at(2024, 2, 6, 14))
    client = browse(bea)
    for wrong in (meeting, earlier, cancelled, coming, elsewhere):
        page = client.post(to("minute_approve", meeting), {"at": wrong.pk}).content.decode()
        assert "Select approved at the meeting of from the list" in page
    assert Minute.objects.get().state == "draft"


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "The minutes are approved and locked" in str(error)
    return False


def test_the_database_itself_refuses_to_change_what_is_approved(meeting, later):
    minute = MinuteFactory(item__meeting=meeting, state="approved", approved_at_meeting=later)
    decision = DecisionFactory(meeting=meeting, item=minute.item)
    loose = DecisionFactory(meeting=meeting)
    open_one = DecisionFactory(meeting=later)
    minutes, decisions = Minute.objects.filter(pk=minute.pk), Decision.objects

    assert refused(lambda: minutes.update(text="Changed"))
    assert refused(lambda: minutes.update(number=7))
    assert refused(lambda: minutes.update(state="draft", approved_at_meeting=None))
    assert refused(minutes.delete)
    assert refused(lambda: decisions.filter(pk=decision.pk).update(text="Changed"))
    assert refused(lambda: decisions.filter(pk=loose.pk).delete())
    assert not refused(lambda: decisions.filter(pk=decision.pk).update(release_class="public"))
    assert not refused(lambda: decisions.filter(pk=open_one.pk).update(text="Changed"))


def test_the_administration_site_says_that_it_is_locked(meeting, later, ada, browse):
    minute = MinuteFactory(item__meeting=meeting, state="approved", approved_at_meeting=later)
    decision = DecisionFactory(meeting=meeting, item=minute.item)
    client = browse(ada)
    for noun, record, sentence in (
        ("minute", minute, "This minute is approved and can no longer be changed."),
        ("decision", decision, "The minutes are approved, so this decision can no longer be changed."),
    ):
        page = client.get(reverse(f"admin:meetings_{noun}_change", args=[record.pk]))
        assert (page.status_code, sentence in page.content.decode()) == (200, True)
        assert client.post(reverse(f"admin:meetings_{noun}_change", args=[record.pk]), {"text": "x"}).status_code == 403
        assert (
            client.post(reverse(f"admin:meetings_{noun}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403
        )
        chosen = {"action": "delete_selected", "_selected_action": record.pk, "post": "yes"}
        client.post(reverse(f"admin:meetings_{noun}_changelist"), chosen)
    item = reverse("admin:meetings_agendaitem_delete", args=[minute.item.pk])
    assert client.post(item, {"post": "yes"}).status_code in (200, 403)
    assert (Minute.objects.count(), Decision.objects.count()) == (1, 1)


def test_a_decision_is_not_added_to_an_approved_minute(meeting, later, bea, browse):
    minute = MinuteFactory(item__meeting=meeting, state="approved", approved_at_meeting=later)
    data = {"text": "Late", "kind": "agreed", "release_class": "member", "item": minute.item.pk}
    page = browse(bea).post(to("decision_add", meeting), data).content.decode()
    assert "A correction is a later minute." in page
    assert "Late" in page
    assert Decision.objects.count() == 0


def test_half_a_vote_is_completed_and_a_vote_of_nobody_is_asked_about(meeting, sefton, browse):
    officer = browse(person("officer", Role.BOARD_OFFICER, sefton))
    data = {"text": "Agreed", "kind": "in_principle", "release_class": "member"}
    officer.post(to("decision_add", meeting), data | {"votes_for": "5", "voting": "By show of hands"})
    page = officer.post(to("decision_add", meeting), data | {"votes_for": "0"}).content.decode()

    decision = Decision.objects.get()
    assert decision.vote == "5 for, 0 against, 0 abstained. By show of hands"
    assert decision.get_kind_display() == "Agreed in principle"
    assert "Enter how many voted, or leave the vote empty" in page
