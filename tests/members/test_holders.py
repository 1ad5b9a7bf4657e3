from datetime import date

import pytest

from accounts.models import AuditEntry
from members.models import SeatHolder
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
TAKEN = "Someone else holds this seat on some of these days. End their time first."
DAY = date(2024, 5, 1)


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton))


def typed(starts_on=DAY, last_day=None, **changes) -> dict[str, str]:
    return {"name": "", **boxes("starts_on", starts_on), **boxes("ends_on", last_day)} | changes


def add(seat) -> str:
    return f"/partnerships/sefton/people/seats/{seat.pk}/holders/add/"


def edit(holder) -> str:
    return f"/partnerships/sefton/people/holders/{holder.pk}/edit/"


def held(seat) -> list[tuple]:
    return [(holder.name, holder.starts_on, holder.ends_on) for holder in seat.holders.order_by("starts_on")]


def test_a_holder_without_a_name_is_a_holder(seat, alice, browse):
    response = browse(alice).post(add(seat), typed(), follow=True)
    assert response.redirect_chain == [(seat.get_absolute_url(), 302)]
    assert said(response) == ["Holder added."]
    assert held(seat) == [("", DAY, None)]


def test_the_next_holder_ends_the_time_of_the_one_before(seat, alice, browse):
    before = SeatHolderFactory(seat=seat, name="Ann")
    client = browse(alice)
    form = client.get(add(seat)).context["form"]
    assert (form["follows"].label, form["follows"].value()) == ("Ann leaves the day before", True)
    client.post(add(seat), typed(name="Bea", follows="on"))
    assert held(seat) == [("Ann", date(2022, 8, 1), DAY), ("Bea", DAY, None)]
    entry = AuditEntry.objects.filter(table_name="members_seatholder", row_id=before.pk, operation="U").get()
    assert (entry.reason, entry.user_id) == ("Followed by Bea on 1 May 2024", alice.pk)


def test_without_that_two_holders_at_a_time_are_refused_beside_the_first_day(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Ann")
    response = browse(alice).post(add(seat), typed(name="Bea"))
    assert response.status_code == 200
    assert response.context["form"].errors == {"starts_on": [TAKEN]}
    assert response.context["form"]["name"].value() == "Bea"
    assert held(seat) == [("Ann", date(2022, 8, 1), None)]


@pytest.mark.parametrize("starts_on", [None, date(2022, 8, 1), date(2021, 1, 1)])
def test_one_cannot_follow_from_before_the_other_began(starts_on, seat, alice, browse):
    seat.starts_on = None
    seat.save()
    SeatHolderFactory(seat=seat, name="Ann", starts_on=date(2022, 8, 1))
    response = browse(alice).post(add(seat), typed(starts_on, name="Bea", follows="on"))
    assert response.context["form"].errors == {"starts_on": [TAKEN]}


def test_following_one_does_not_hide_meeting_another(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Ann", starts_on=date(2022, 8, 1), ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, name="Bob", starts_on=date(2025, 1, 1))
    response = browse(alice).post(add(seat), typed(date(2022, 12, 1), date(2025, 2, 1), name="Bea", follows="on"))
    assert response.context["form"].errors == {"starts_on": [TAKEN]}


def test_substitutes_may_be_several(seat, alice, browse):
    SeatHolderFactory(seat=seat, name="Ann")
    for name in ("Bea", "Cal"):
        assert browse(alice).post(add(seat), typed(name=name, substitute="on", follows="on")).status_code == 302
    assert seat.holders.filter(ends_on=None).count() == 3


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            typed(date(2022, 7, 31), DAY),
            {"starts_on": ["The seat begins on 1 August 2022. Nobody can hold it before."]},
        ),
        (
            typed(date(2025, 4, 1), date(2025, 4, 2)),
            {"starts_on": ["The last day of the seat was 31 March 2025. Nobody can hold it after."]},
        ),
        (typed(), {"ends_on": ["The last day of the seat is 31 March 2025. Enter that day or an earlier one."]}),
        (typed(DAY, date(2024, 4, 30)), {"ends_on": ["The last day cannot be before the first day."]}),
        (typed(DAY, DAY, starts_on_day="31", starts_on_month="9"), {"starts_on": ["First day must be a real date"]}),
    ],
)
def test_bad_input_is_told_beside_its_field(answers, errors, seat, alice, browse):
    seat.ends_on = date(2025, 4, 1)
    seat.save()
    response = browse(alice).post(add(seat), answers)
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert not SeatHolder.objects.exists()


def test_ending_a_holder_says_what_changed(seat, alice, browse):
    holder = SeatHolderFactory(seat=seat, name="Ann")
    answers = typed(holder.starts_on, date(2024, 4, 30), name="Ann", row_version="1", change_reason="Retired")
    response = browse(alice).post(edit(holder), answers, follow=True)
    assert response.redirect_chain == [(seat.get_absolute_url(), 302)]
    assert said(response) == ["Saved: last day of Ann."]
    assert held(seat) == [("Ann", date(2022, 8, 1), DAY)]
    assert AuditEntry.objects.filter(row_id=holder.pk, table_name="members_seatholder").first().reason == "Retired"


def test_an_edit_that_meets_another_holder_is_a_message(seat, alice, browse):
    holder = SeatHolderFactory(seat=seat, name="Ann", ends_on=DAY)
    SeatHolderFactory(seat=seat, name="Bea", starts_on=DAY)
    response = browse(alice).post(edit(holder), typed(holder.starts_on, name="Ann", row_version="1"))
    assert response.context["form"].errors == {"starts_on": [TAKEN]}


def test_only_people_of_the_partnership_can_be_linked(seat, alice, max_, charlie, browse):
    response = browse(alice).get(add(seat))
    assert set(response.context["form"].fields["user"].queryset) == {alice, max_}


def test_who_may_and_who_may_not(seat, alice, bea, sam, max_, charlie, browse):
    for url in (add(seat), edit(SeatHolderFactory(seat=seat))):
        statuses = [browse(one).get(url).status_code for one in (alice, bea, sam, max_, charlie)]
        assert statuses == [200, 200, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405


def test_the_holder_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = SeatHolderFactory(seat=SeatFactory(body=BodyFactory(partnership=thurrock)))
    assert browse(alice).get(edit(theirs)).status_code == 404


def test_a_holder_entered_by_mistake_is_removed_after_asking(seat, alice, max_, charlie, browse):
    holder = SeatHolderFactory(seat=seat, name="Ann")
    url = f"/partnerships/sefton/people/holders/{holder.pk}/remove/"
    assert [browse(one).get(url).status_code for one in (alice, max_, charlie)] == [200, 403, 404]
    assert held(seat) == [("Ann", date(2022, 8, 1), None)]
    response = browse(alice).post(url, follow=True)
    assert (response.redirect_chain, said(response)) == ([(seat.get_absolute_url(), 302)], ["Removed: Ann."])
    assert held(seat) == []


def test_a_holder_without_a_name_is_still_called_something(seat, alice, browse):
    holder = SeatHolderFactory(seat=seat)
    page = browse(alice).get(f"/partnerships/sefton/people/holders/{holder.pk}/remove/")
    assert page.context["title"] == "Remove the unnamed holder?"
