"""What a body does at every meeting, on one page."""

import pytest
from django.urls import reverse

from meetings.models import StandingItem, StandingOrders
from tests.factories.meetings import ReportTemplateFactory, StandingItemFactory, StandingOrdersFactory
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def body(sefton):
    return BodyFactory(partnership=sefton)


@pytest.fixture
def address(body):
    return reverse("standing_edit", args=["sefton", body.pk])


def typed(body, *rows, **more):
    orders = StandingOrders.objects.filter(body=body).first()
    data = {
        "row_version": orders.row_version if orders else 0,
        "papers_due_days": "7",
        "minute_year_starts_month": "5",
        "items-TOTAL_FORMS": len(rows),
        "items-INITIAL_FORMS": sum(1 for row in rows if row.get("id")),
    }
    plain = {"purpose": "noting", "paper_state": "none", "release_class": "member", "id": "", "carries": ""}
    for index, row in enumerate(rows):
        for name, value in (plain | {"ORDER": index + 1} | row).items():
            data[f"items-{index}-{name}"] = value
    return data | more


def titles(body):
    return list(body.standing_items.values_list("position", "title"))


def test_a_body_without_its_own_is_shown_the_usual_ones_and_saves_them(body, address, bea, browse):
    client = browse(bea)
    response = client.get(address)
    assert "has no standing items of its own yet" in response.content.decode()
    shown = [row.form["title"].value() for row in response.context["rows"]]
    assert shown[0] == "Welcome and apologies"

    saved = client.post(address, typed(body, *({"title": title} for title in shown)), follow=True)
    assert f"Saved: 7 standing items of {body}." in saved.content.decode()
    assert [title for _, title in titles(body)] == shown


def test_orders_and_items_are_saved_together(body, address, bea, browse):
    seat = SeatFactory(body=body)
    rows = (
        {"title": "Log", "carries": "action_log", "ORDER": 2},
        {"title": "Welcome", "lead_seat": seat.pk, "ORDER": 1, "minutes_allotted": "5"},
    )
    browse(bea).post(address, typed(body, *rows, numbers_minutes="on", first_minute_number="771"))

    assert titles(body) == [(1, "Welcome"), (2, "Log")]
    assert body.standing_items.get(position=2).carries == "action_log"
    orders = body.standing_orders
    assert (orders.papers_due_days, orders.numbers_minutes, orders.first_minute_number) == (7, True, 771)


@pytest.mark.parametrize(
    ("row", "more", "sentence"),
    [
        ({"title": ""}, {}, "Enter title"),
        ({"minutes_allotted": "9999"}, {}, "Minutes must be 480 or less"),
        ({"release_class": "restricted"}, {}, "Select who may read it from the list"),
        ({"paper_state": "urgent"}, {}, "Select paper from the list"),
        ({}, {"papers_due_days": "61"}, "working days before they are published must be 60 or less"),
        ({}, {"first_minute_number": "0"}, "First minute number must be 1 or more"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(row, more, sentence, body, address, bea, browse):
    row = {"title": "Typed before", "minutes_allotted": "10"} | row
    response = browse(bea).post(address, typed(body, {"title": "Another"}, row, **more))
    page = response.content.decode()

    assert response.status_code == 200
    assert sentence in page
    assert 'value="Another"' in page
    assert not StandingItem.objects.exists()
    assert not StandingOrders.objects.exists()


def test_rows_move_without_being_saved(body, address, bea, browse):
    rows = ({"title": "First"}, {"title": "Second"})
    moved = browse(bea).post(address, typed(body, *rows, **{"items-up-1": "1"}))
    assert [form["title"].value() for form in moved.context["formset"].rows] == ["Second", "First"]
    assert titles(body) == []


def test_nobody_overwrites_a_colleague_unseen(body, address, bea, ada, browse):
    StandingOrdersFactory(body=body)
    item = StandingItemFactory(body=body, title="Log")
    mine = typed(body, {"title": "Mine", "id": item.pk})
    browse(ada).post(address, typed(body, {"title": "Theirs", "id": item.pk}))

    response = browse(bea).post(address, mine)
    assert response.status_code == 409
    assert titles(body) == [(1, "Theirs")]
    assert "Someone else saved this while you were editing" in response.content.decode()
    assert 'value="Mine"' in response.content.decode()

    browse(bea).post(address, mine | {"row_version": response.context["row_version"]})
    assert titles(body) == [(1, "Mine")]


def test_two_who_begin_at_once_do_not_both_win(body, address, bea, ada, browse):
    mine = typed(body, {"title": "Mine"})
    browse(ada).post(address, typed(body, {"title": "Theirs"}))
    assert browse(bea).post(address, mine).status_code == 409
    assert titles(body) == [(1, "Theirs")]


def test_a_tampered_page_is_not_a_crash(body, address, bea, browse):
    foreign = StandingItemFactory()
    for tampered in ({"row_version": "x"}, {"items-TOTAL_FORMS": "many"}, {"items-0-id": foreign.pk}):
        response = browse(bea).post(address, typed(body, {"title": "Log"}) | tampered)
        assert response.status_code in (200, 302, 409)
    foreign.refresh_from_db()
    assert foreign.title != "Log"


def test_papers_are_written_in_a_template_that_the_partnership_knows(body, address, thurrock, bea, browse):
    shipped, own = ReportTemplateFactory(slug="sefton"), ReportTemplateFactory(slug="own", kept_by=body.partnership)
    foreign = ReportTemplateFactory(slug="foreign", kept_by=thurrock)
    client, row = browse(bea), {"title": "Welcome"}
    refused = client.post(address, typed(body, row, report_template=foreign.pk))
    assert "Select papers are written in from the list" in refused.content.decode()

    for template in (shipped, own):
        StandingOrders.objects.all().delete()
        body.standing_items.all().delete()
        client.post(address, typed(body, row, report_template=template.pk))
        assert StandingOrders.objects.get().report_template == template


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_items(
    rows, body, address, bea, browse, django_assert_num_queries
):
    StandingItemFactory.create_batch(rows, body=body)
    SeatFactory.create_batch(rows, body=body)
    client = browse(bea)
    with django_assert_num_queries(11):
        client.get(address)


def test_who_may(body, address, alice, bea, sam, max_, nat, ada, charlie, browse):
    people = (alice, bea, sam, max_, nat, ada, charlie)
    assert [browse(user).get(address).status_code for user in people] == [403, 200, 403, 403, 403, 200, 404]
    assert browse(bea).delete(address).status_code == 405
    foreign = reverse("standing_edit", args=["sefton", BodyFactory().pk])
    assert browse(bea).get(foreign).status_code == 404


def test_the_page_of_the_body_leads_there(body, address, bea, max_, browse):
    assert address in browse(bea).get(body.get_absolute_url()).content.decode()
    assert address not in browse(max_).get(body.get_absolute_url()).content.decode()
