"""Declarations of interest: who may see which, as at a day, and who has declared nothing."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from members.models import Interest
from tests.factories.members import InterestFactory, OrganisationFactory, SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/interests/"
DAY = date(2024, 5, 1)


@pytest.fixture
def seat(sefton):
    body = BodyFactory(partnership=sefton, name="Board")
    return SeatFactory(body=body, post_title="Director", organisation=OrganisationFactory(name="Council"))


@pytest.fixture
def holder(seat):
    return SeatHolderFactory(seat=seat, name="Ann")


def add(holder) -> str:
    return f"/partnerships/sefton/people/holders/{holder.pk}/interests/add/"


def edit(interest, what="edit") -> str:
    return f"/partnerships/sefton/people/holders/{interest.holder_id}/interests/{interest.pk}/{what}/"


def typed(declared_on=DAY, last_day=None, **changes) -> dict[str, str]:
    return {
        "kind": "financial",
        "text": "Shares",
        "release_class": "member",
        **boxes("declared_on", declared_on),
        **boxes("starts_on", None),
        **boxes("ends_on", last_day),
    } | changes


def page(response) -> str:
    return " ".join(response.content.decode().split())


def test_adding_leads_back_to_the_seat(holder, sefton, alice, browse):
    concerned = OrganisationFactory(name="Firm", kept_by=sefton)
    response = browse(alice).post(add(holder), typed(organisation=str(concerned.pk)), follow=True)
    assert response.redirect_chain == [(holder.seat.get_absolute_url(), 302)]
    assert said(response) == ["Declaration added."]
    kept = Interest.objects.get()
    assert (kept.holder, kept.partnership, kept.organisation, kept.declared_on) == (holder, sefton, concerned, DAY)
    assert "Financial: Shares" in page(response)


def test_a_double_click_adds_one(holder, alice, browse):
    client = browse(alice)
    answers = typed(once=client.get(add(holder)).context["form"]["once"].value())
    assert client.post(add(holder), answers).url == client.post(add(holder), answers).url
    assert Interest.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"text": ""}, {"text": ["Enter what is declared"]}),
        ({"kind": ""}, {"kind": ["Select kind of interest"]}),
        ({"organisation": "999999"}, {"organisation": ["Select organisation it concerns from the list"]}),
        (boxes("declared_on", date(2099, 1, 1)), {"declared_on": ["Declared on must be today or in the past"]}),
        ({"declared_on_day": "31", "declared_on_month": "9"}, {"declared_on": ["Declared on must be a real date"]}),
        (
            boxes("starts_on", date(2023, 1, 2)) | boxes("ends_on", date(2023, 1, 1)),
            {"ends_on": ["The last day cannot be before the first day."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, holder, alice, browse):
    response = browse(alice).post(add(holder), typed() | changes)
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert response.context["form"]["release_class"].value() == "member"
    assert not Interest.objects.exists()


def test_editing_says_what_changed(holder, alice, browse):
    interest = InterestFactory(holder=holder, kind="financial", text="Shares", declared_on=DAY)
    client = browse(alice)
    answers = typed(last_day=date(2024, 12, 31), row_version="1")
    response = client.post(edit(interest), answers, follow=True)
    assert response.redirect_chain == [(holder.seat.get_absolute_url(), 302)]
    assert said(response) == ["Saved: last day of the interest of the declaration."]
    assert client.post(edit(interest), answers | {"text": "Mine"}).status_code == 409


def test_one_entered_by_mistake_is_removed_after_asking(holder, alice, browse):
    interest = InterestFactory(holder=holder)
    client = browse(alice)
    assert "will no longer be on the register for any day" in page(client.get(edit(interest, "remove")))
    assert Interest.objects.exists()
    assert said(client.post(edit(interest, "remove"), follow=True)) == ["Removed: the declaration."]
    assert not Interest.objects.exists()


def test_restricted_ones_reach_nobody_who_may_not_read_them(holder, alice, max_, nat, browse):
    firm = OrganisationFactory(name="CANARY firm")
    InterestFactory(holder=holder, text="CANARY shares", release_class="restricted", organisation=firm)
    pages = (URL, f"{URL}?format=csv", f"{URL}?sort=post", holder.seat.get_absolute_url())
    seen = [["CANARY" in page(browse(one).get(url)) for url in pages] for one in (alice, max_, nat)]
    assert seen == [[True] * 4, [False] * 4, [False] * 4]
    response = browse(max_).get(f"{URL}?organisation={firm.pk}")
    assert response.context["listing"].filter.form.errors == {"organisation": ["Select organisation from the list"]}


def test_whoever_declared_nothing_is_named_and_the_words_give_nothing_away(holder, seat, alice, max_, browse):
    InterestFactory(holder=holder, release_class="restricted")
    SeatHolderFactory(seat=SeatFactory(body=seat.body), name="Bea")
    SeatHolderFactory(seat=SeatFactory(body=BodyFactory(partnership=seat.partnership, kind="hwb")), name="Outside")
    SeatHolderFactory(seat=seat, name="Former", starts_on=date(2021, 1, 1), ends_on=date(2022, 1, 1))
    told = [
        (response.context["nothing"], [holder.name for holder in response.context["silent"]])
        for response in (browse(person).get(URL) for person in (alice, max_))
    ]
    assert told == [
        ("No declaration on record", ["Bea"]),
        ("No declaration on record that members may see", ["Ann", "Bea"]),
    ]


def test_the_register_on_a_past_day(holder, alice, browse):
    InterestFactory(holder=holder, text="Earlier", declared_on=date(2023, 1, 1), ends_on=date(2024, 1, 1))
    InterestFactory(holder=holder, text="Later", declared_on=date(2024, 1, 1))
    client = browse(alice)

    def found(day: str) -> list[str]:
        on_seat = client.get(f"{holder.seat.get_absolute_url()}?day={day}").context["declared"]
        listed = [one.text for one in client.get(f"{URL}?day={day}").context["listing"].rows]
        assert [one.text for declared in on_seat for one in declared.interests] == listed
        return listed

    assert [found(day) for day in ("2022-12-31", "2023-12-31", "2024-01-01")] == [[], ["Earlier"], ["Later"]]


def test_by_body_organisation_and_kind(holder, sefton, alice, browse):
    firm = OrganisationFactory(name="Firm")
    about = InterestFactory(holder=holder, text="About it", organisation=firm, kind="family")
    group = SeatFactory(body=BodyFactory(partnership=sefton), organisation=firm)
    from_it = InterestFactory(holder=SeatHolderFactory(seat=group), text="From it", kind="financial")
    client = browse(alice)

    def found(query: str) -> list[str]:
        return sorted(one.text for one in client.get(URL + query).context["listing"].rows)

    assert found(f"?body={group.body_id}") == [from_it.text]
    assert found(f"?organisation={firm.pk}") == [about.text, from_it.text]
    assert found(f"?organisation={holder.seat.organisation_id}") == [about.text]
    assert found("?kind=family") == [about.text]


def test_as_a_file_with_those_who_declared_nothing(holder, seat, alice, max_, browse):
    InterestFactory(holder=holder, text="=1+1", kind="financial", declared_on=DAY)
    SeatHolderFactory(seat=SeatFactory(body=seat.body, post_title="Clerk"), name="Bea", substitute=True)
    [_, declared, silent] = csv.reader(StringIO(browse(max_).get(f"{URL}?format=csv").content.decode("utf-8-sig")))
    assert declared[:5] == ["Ann", "Director", "Council", "Board", "Financial"]
    assert declared[5].endswith("=1+1")
    assert declared[5] != "=1+1"
    assert declared[6:] == ["", "2024-05-01", "", "", "Members"]
    assert (silent[0], silent[1], silent[5]) == (
        "Bea, substitute",
        "Clerk",
        "No declaration on record that members may see",
    )
    assert browse(max_).get(f"{URL}?format=xlsx").content[:2] == b"PK"


def test_the_page_of_the_seat_says_when_nothing_is_declared(holder, alice, max_, browse):
    pages = [page(browse(one).get(holder.seat.get_absolute_url())) for one in (alice, max_)]
    assert ['<p class="govuk-body">No declaration on record.</p>' in one for one in pages] == [True, False]
    assert [add(holder) in one for one in pages] == [True, False]
    later = timezone.localdate() + timedelta(days=1)
    holder.ends_on = later
    holder.save()
    gone = page(browse(alice).get(f"{holder.seat.get_absolute_url()}?day={later}"))
    assert "Nobody holds the seat on this day, so nobody has anything to declare." in gone


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, seat, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        one = SeatHolderFactory(seat=SeatFactory(body=seat.body), user=alice)
        InterestFactory(holder=one, organisation=OrganisationFactory())
        SeatHolderFactory(seat=SeatFactory(body=seat.body), user=alice)
    client = browse(alice)
    with django_assert_num_queries(8):
        client.get(URL)


@pytest.mark.parametrize("rows", [1, 3])
def test_every_filter_at_once_stays_within_the_budget(rows, seat, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        InterestFactory(holder=SeatHolderFactory(seat=seat, user=alice, substitute=True), kind="family")
    client = browse(alice)
    with django_assert_num_queries(11):
        client.get(f"{URL}?body={seat.body_id}&organisation={seat.organisation_id}&kind=family")


def test_who_may_and_who_may_not(holder, alice, bea, sam, max_, charlie, browse):
    people = (alice, bea, sam, max_, charlie)
    interest = InterestFactory(holder=holder)
    assert [browse(one).get(URL).status_code for one in people] == [200, 200, 200, 200, 404]
    for url in (add(holder), edit(interest), edit(interest, "remove")):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405
    assert browse(alice).post(URL).status_code == 405


def test_those_of_another_partnership_or_holder_are_not_found(holder, thurrock, alice, browse):
    theirs = InterestFactory(holder=SeatHolderFactory(seat=SeatFactory(body=BodyFactory(partnership=thurrock))))
    ours = InterestFactory(holder=holder)
    crossed = InterestFactory.build(pk=ours.pk, holder_id=theirs.holder_id)
    for url in (add(theirs.holder), edit(theirs), edit(theirs, "remove"), edit(crossed)):
        assert browse(alice).get(url).status_code == 404
    assert theirs.text not in [one.text for one in browse(alice).get(URL).context["listing"].rows if one.pk != ours.pk]
