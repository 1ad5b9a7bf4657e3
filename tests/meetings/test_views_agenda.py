"""The agenda on one page."""

import pytest
from django.urls import reverse

from meetings.models import AgendaItem
from tests.factories.meetings import AgendaItemFactory, DecisionFactory, MeetingFactory, MinuteFactory, PaperFactory, at
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    return MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))


@pytest.fixture
def address(meeting):
    return reverse("agenda_edit", args=["sefton", meeting.slug])


def typed(meeting, *rows, **more):
    """What the page posts for these rows; a row with `id` is an item that exists."""
    meeting.refresh_from_db()
    data = {
        "row_version": meeting.row_version,
        "items-TOTAL_FORMS": len(rows),
        "items-INITIAL_FORMS": sum(1 for row in rows if row.get("id")),
    }
    plain = {"purpose": "discussion", "paper_state": "none", "readers": "member", "id": ""}
    for index, row in enumerate(rows):
        for name, value in (plain | {"ORDER": index + 1} | row).items():
            data[f"items-{index}-{name}"] = value
    return data | more


def titles(meeting):
    return list(meeting.items.values_list("position", "title"))


def test_rows_are_saved_in_their_order_and_the_page_says_how_it_fits(meeting, address, bea, browse):
    seat = SeatFactory(body=meeting.body)
    rows = (
        {"title": "Plan", "ORDER": 2, "minutes_allotted": "135", "lead_seat": seat.pk, "purpose": "decision"},
        {"title": "Welcome", "ORDER": 1},
        {"title": "Part of the plan", "ORDER": 3, "indented": "on"},
    )
    response = browse(bea).post(address, typed(meeting, *rows), follow=True)

    assert titles(meeting) == [(1, "Welcome"), (2, "Plan"), (3, "Part of the plan")]
    plan = meeting.items.get(title="Plan")
    assert (plan.minutes_allotted, plan.lead_seat, plan.purpose) == (135, seat, "decision")
    assert (
        "Agenda saved: 3 items. The items end at 4:15pm, 15 minutes after the meeting is due to end."
        in response.content.decode()
    )


def test_standing_items_fill_an_empty_agenda_once(meeting, address, bea, browse):
    client = browse(bea)
    assert "Start from standing items" in client.get(address).content.decode()
    for _ in range(2):
        client.post(address, {"standard": "1"})

    assert [title for position, title in titles(meeting)] == [
        "Welcome and apologies",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Matters arising",
        "Action log",
        "Any other business",
        "Next meeting",
    ]
    assert "Start from standing items" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"title": ""}, "Enter title"),
        (
            {"title": "Spend", "paper_state": "urgent"},
            "Enter the chair’s reason for taking this item as urgent",
        ),
        ({"title": "Spend", "readers": "board"}, "Enter the reason for restricting this item"),
        ({"title": "Spend", "minutes_allotted": "500"}, "Minutes must be 480 or less"),
        ({"title": "Spend", "minutes_allotted": "ten"}, "Minutes must be a whole number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_row_and_the_rest_stays(row, sentence, meeting, address, bea, browse):
    row = {"minutes_allotted": "10"} | row
    response = browse(bea).post(address, typed(meeting, {"title": "Typed before"}, row))

    page = response.content.decode()
    assert response.status_code == 200
    assert f">{sentence}</a>" in page
    assert f"</span> {sentence}</p>" in page
    assert 'value="Typed before"' in page
    assert not AgendaItem.objects.exists()


def test_a_part_is_not_more_open_than_its_whole(meeting, address, bea, browse):
    rows = (
        {"title": "Closed", "readers": "board", "exempt_reason": "Names people"},
        {"title": "Part", "indented": "on", "readers": "public"},
    )
    page = browse(bea).post(address, typed(meeting, *rows)).content.decode()

    assert "The item it is part of is for “restricted”. Choose the same" in page
    assert not AgendaItem.objects.exists()


def test_adding_and_moving_rows_saves_nothing_and_keeps_what_was_typed(meeting, address, bea, browse):
    item = AgendaItemFactory(meeting=meeting, title="First")
    rows = ({"title": "First", "id": item.pk}, {"title": "Not saved yet"})
    client = browse(bea)

    added = client.post(address, typed(meeting, *rows, **{"items-add": "1"}))
    moved = client.post(address, typed(meeting, *rows, **{"items-up-1": "1"}))

    assert len(added.context["formset"].rows) == 3
    assert [form["title"].value() for form in moved.context["formset"].rows] == ["Not saved yet", "First"]
    assert titles(meeting) == [(1, "First")]


def test_a_removed_item_goes_when_the_agenda_is_saved(meeting, address, bea, browse):
    first, second = AgendaItemFactory.create_batch(2, meeting=meeting)
    rows = ({"title": "First", "id": first.pk, "DELETE": "on"}, {"title": "Second", "id": second.pk})
    browse(bea).post(address, typed(meeting, *rows))

    assert titles(meeting) == [(1, "Second")]


@pytest.mark.parametrize(("thing", "word"), [(PaperFactory, "a paper"), (MinuteFactory, "a minute")])
def test_an_item_with_something_under_it_cannot_be_removed(thing, word, meeting, address, bea, browse):
    item = AgendaItemFactory(meeting=meeting, title="Spend")
    thing(item=item)
    page = browse(bea).post(address, typed(meeting, {"title": "Spend", "id": item.pk, "DELETE": "on"})).content.decode()

    assert f"“Spend” has {word}, so it cannot be removed. Remove that first, or keep the item." in page
    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_an_item_with_a_decision_cannot_be_removed(meeting, address, bea, browse):
    item = AgendaItemFactory(meeting=meeting, title="Spend")
    DecisionFactory(meeting=meeting, item=item)
    browse(bea).post(address, typed(meeting, {"title": "Spend", "id": item.pk, "DELETE": "on"}))

    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_nobody_overwrites_a_colleagues_agenda_unseen(meeting, address, bea, alice, ada, browse):
    kept, gone = (AgendaItemFactory(meeting=meeting, title=title) for title in ("Kept", "Gone"))
    mine = typed(meeting, {"title": "Mine", "id": kept.pk}, {"title": "Gone, by me", "id": gone.pk}, {"title": "New"})
    theirs = ({"title": "Theirs", "id": kept.pk}, {"title": "Gone", "id": gone.pk, "DELETE": "on"})
    browse(ada).post(address, typed(meeting, *theirs))

    response = browse(bea).post(address, mine)

    assert response.status_code == 409
    assert titles(meeting) == [(1, "Theirs")]
    assert "Someone else saved this while you were editing" in response.content.decode()
    typed_titles = [form["title"].value() for form in response.context["formset"].rows]
    assert typed_titles == ["Mine", "Gone, by me", "New"]

    again = {
        name: value
        for form in response.context["formset"].forms
        for field in form
        if (value := field.value()) not in (None, False)
        for name in [field.html_name]
    }
    management = {
        f"items-{name}": response.context["formset"].management_form[name].value()
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    browse(bea).post(address, again | management | {"row_version": response.context["row_version"]})
    assert titles(meeting) == [(1, "Mine"), (2, "Gone, by me"), (3, "New")]


def test_what_a_colleague_added_meanwhile_stays_at_the_end(meeting, address, bea, browse):
    client = browse(bea)
    mine = typed(meeting, {"title": "Mine"})
    client.post(address, typed(meeting, {"title": "Theirs"}))

    version = client.post(address, mine).context["row_version"]
    client.post(address, mine | {"row_version": version})

    assert titles(meeting) == [(1, "Mine"), (2, "Theirs")]


def test_items_become_parts_and_items_again_and_the_page_counts_along(meeting, address, bea, browse):
    rows = ({"title": "Plan", "minutes_allotted": "30"}, {"title": "Spend", "minutes_allotted": "100"})
    client = browse(bea)

    inside = client.post(address, typed(meeting, *rows, **{"items-in-1": "1"}))
    assert [row.line.number for row in inside.context["rows"]] == ["1", "1.1"]
    assert [row.line.time_text for row in inside.context["rows"]] == ["2pm", "2:30pm"]
    page = inside.content.decode()
    assert "The items end at 4:10pm, 10 minutes after the meeting is due to end." in page
    assert "Now part of the item above." in page

    part = ({"title": "Plan"}, {"title": "Spend", "indented": "on"})
    outside = client.post(address, typed(meeting, *part, **{"items-out-1": "1"}))
    assert [row.line.number for row in outside.context["rows"]] == ["1", "2"]
    assert not meeting.items.exists()


def test_a_new_item_comes_where_it_was_asked_for(meeting, address, bea, browse):
    rows = ({"title": "First"}, {"title": "Second"}, {"title": "Third"})
    added = browse(bea).post(address, typed(meeting, *rows, **{"items-below-0": "1"})).context["formset"]

    assert [form["title"].value() for form in added.rows] == ["First", None, "Second", "Third"]
    assert added.rows[1]["readers"].value() == "member"
    assert added.said == "Added at place 2."


@pytest.mark.parametrize("button", ["items-in-99", "items-out-99", "items-below-99", "items-below-x"])
def test_a_button_of_no_row_does_nothing(button, meeting, address, bea, browse):
    page = browse(bea).post(address, typed(meeting, {"title": "First"}, **{button: "1"}))
    assert page.status_code in (200, 302)


def test_each_row_reads_as_a_line_of_the_agenda(meeting, address, bea, browse):
    seat = SeatFactory(body=meeting.body)
    AgendaItemFactory(
        meeting=meeting,
        title="Contracts",
        purpose="decision",
        lead_seat=seat,
        paper_state="to_follow",
        release_class="restricted",
        closed_ground="exempt",
        exempt_paragraph=3,
    )
    AgendaItemFactory(meeting=meeting, title="Log", carries="action_log", release_class="public")
    rows = browse(bea).get(address).context["rows"]

    assert rows[0].quiet == f"For decision · {seat} · Paper to follow · Exempt, paragraph 3"
    assert rows[1].quiet == "For discussion · No paper · Public · Brings action log"


@pytest.mark.parametrize("choice", ["exempt-2", "confidential", "board"])
def test_who_may_read_it_says_the_ground_too(choice, meeting, address, bea, browse):
    row = {"title": "Spend", "readers": choice}
    refused = browse(bea).post(address, typed(meeting, row))
    assert refused.status_code == 200
    assert refused.context["rows"][0].is_open

    browse(bea).post(address, typed(meeting, row | {"exempt_reason": "Names a contractor"}))
    item = meeting.items.get()
    assert item.release_class == "restricted"
    assert item.closed_ground == choice.partition("-")[0]
    assert item.exempt_paragraph == (2 if choice == "exempt-2" else None)


@pytest.mark.parametrize("choice", ["restricted", "exempt", "exempt-8", "exempt-", ""])
def test_a_ground_that_is_not_offered_is_refused(choice, meeting, address, bea, browse):
    row = {"title": "Spend", "readers": choice, "exempt_reason": "Names a contractor"}
    response = browse(bea).post(address, typed(meeting, row))
    assert "who may read it" in response.content.decode()
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("title", ["w" * 10_000, "w" * 200, "\u202eسيفتون\u202c", "😀 & <b>bold</b>", "null\x00"])
def test_strange_titles_are_kept_or_refused_in_words(title, meeting, address, bea, browse):
    response = browse(bea).post(address, typed(meeting, {"title": title}))
    if response.status_code == 302:
        assert meeting.items.get().title == title
    else:
        page = response.content.decode()
        assert "Title must be 200 characters or fewer" in page or "Null characters are not allowed." in page


def test_three_hundred_items_are_saved(meeting, address, bea, browse):
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, partnership=meeting.partnership, position=n, title=f"Item {n}")
        for n in range(1, 301)
    )
    rows = [{"title": f"Changed {item.position}", "id": item.pk} for item in items]
    assert browse(bea).post(address, typed(meeting, *rows)).status_code == 302
    assert meeting.items.get(position=300).title == "Changed 300"


def test_what_was_left_over_is_put_on_when_ticked(meeting, address, bea, browse):
    before = MeetingFactory(body=meeting.body, starts_at=at(2023, 9, 17, 14), status="held")
    MinuteFactory(item=AgendaItemFactory(meeting=before, title="Sites"))
    left = AgendaItemFactory(meeting=before, title="Housing")
    client = browse(bea)
    page = client.get(address).content.decode()
    assert "Not reached on 17 September 2023" in page
    assert "Sites" not in page

    log = {"title": "Log", "carries": "action_log"}
    client.post(address, typed(meeting, log, {"title": "AOB"}, carry=f"item-{left.pk}"))

    assert titles(meeting) == [(1, "Log"), (2, "Housing"), (3, "AOB")]
    assert "Not reached" not in client.get(address).content.decode()


@pytest.mark.parametrize("tampered", [{"row_version": "x"}, {"items-TOTAL_FORMS": "many"}, {"items-0-id": "99999999"}])
def test_a_tampered_page_is_not_a_crash(tampered, meeting, address, bea, browse):
    item = AgendaItemFactory(meeting=meeting)
    response = browse(bea).post(address, typed(meeting, {"title": "Spend", "id": item.pk}) | tampered)
    assert response.status_code in (200, 302, 409)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_items(
    rows, meeting, address, bea, browse, django_assert_num_queries
):
    AgendaItemFactory.create_batch(rows, meeting=meeting)
    SeatFactory.create_batch(rows, body=meeting.body)
    client = browse(bea)
    with django_assert_num_queries(7):
        client.get(address)


def test_only_the_officer_and_the_administrator_build_the_agenda(
    meeting, address, alice, bea, sam, max_, nat, ada, charlie, browse
):
    people = (alice, bea, sam, max_, nat, ada, charlie)
    assert [browse(user).get(address).status_code for user in people] == [403, 200, 403, 403, 403, 200, 404]
    assert browse(bea).delete(address).status_code == 405
