from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.history import history_of
from partnerships.models import SeniorResponsibleOwner
from tests.factories.partnerships import SeniorResponsibleOwnerFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/sros/"
ADD = f"{URL}add/"
BESIDE = (
    "A sole owner cannot stand beside owners who share the role on the same day. "
    "End the earlier time first, or mark all of them as shared."
)
SOLE = (
    "There is already a sole senior responsible owner on some of these days. "
    "End that one first, or mark both as shared."
)


def typed(**changes) -> dict[str, str]:
    return {
        "post_title": "Director of Public Health",
        "organisation_name": "Sefton Council",
        **boxes("starts_on", date(2022, 8, 3)),
        **boxes("ends_on", None),
        **boxes("nominated_on", date(2022, 7, 1)),
        **boxes("confirmed_on", date(2022, 8, 3)),
    } | changes


@pytest.fixture
def owner(sefton):
    return SeniorResponsibleOwnerFactory(partnership=sefton, post_title="Director", organisation_name="Council")


def test_adding_leads_to_the_record(sefton, alice, sam, browse):
    response = browse(alice).post(ADD, typed(user=str(sam.pk)), follow=True)
    owner = SeniorResponsibleOwner.objects.get()
    assert response.redirect_chain == [(f"{URL}{owner.pk}/", 302)]
    assert said(response) == ["Senior responsible owner added."]
    assert (owner.partnership, owner.user, owner.shared) == (sefton, sam, False)


def test_a_second_sole_owner_is_refused(owner, alice, browse):
    response = browse(alice).post(ADD, typed(holder_name="Typed"))
    assert response.status_code == 200
    assert response.context["form"].errors == {"starts_on": [SOLE]}
    assert response.context["form"]["holder_name"].value() == "Typed"


def test_several_may_share(owner, alice, browse):
    owner.shared = True
    owner.save()
    assert browse(alice).post(ADD, typed(shared="on")).status_code == 302
    assert SeniorResponsibleOwner.objects.filter(shared=True).count() == 2


def test_a_sole_owner_of_another_partnership_does_not_count(thurrock, sefton, alice, browse):
    SeniorResponsibleOwnerFactory(partnership=thurrock)
    assert browse(alice).post(ADD, typed()).status_code == 302


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"post_title": ""}, {"post_title": ["Enter post"]}),
        (
            boxes("confirmed_on", date(2022, 6, 30)),
            {"confirmed_on": ["The confirmation cannot be before the nomination."]},
        ),
        (boxes("ends_on", date(2022, 8, 2)), {"ends_on": ["The last day cannot be before the first day."]}),
        ({"confirmed_on_month": ""}, {"confirmed_on": ["Confirmed on must include a month"]}),
        ({"starts_on_day": "31", "starts_on_month": "9"}, {"starts_on": ["First day in office must be a real date"]}),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(**changes))
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert not SeniorResponsibleOwner.objects.exists()


def test_only_people_of_the_partnership_can_be_linked(sefton, alice, sam, charlie, browse):
    client = browse(alice)
    assert set(client.get(ADD).context["form"].fields["user"].queryset) == {alice, sam}
    response = client.post(ADD, typed(user=str(charlie.pk)))
    assert response.context["form"].errors == {"user": ["Select account in the portal from the list"]}


def test_the_list_says_who_could_sign(owner, alice, browse):
    client = browse(alice)
    page = client.get(f"{URL}?day=2022-07-31").context
    assert (page["in_office"], page["before"], page["after"]) == ([], [], [owner])
    assert page["answer"] == "Nobody could sign on 31 July 2022: nobody is recorded in office before 1 August 2022."
    page = client.get(f"{URL}?day=2023-12-06").context
    [(found, ruling)] = page["in_office"]
    assert (found, ruling.could_sign) == (owner, True)
    assert page["answer"] == (
        "On 6 December 2023 the Director, Council, could sign: "
        "in office since 1 August 2022, confirmed on 1 August 2022."
    )


def test_the_list_tells_days_without_an_owner(owner, sefton, alice, browse):
    owner.ends_on = date(2023, 4, 1)
    owner.save()
    SeniorResponsibleOwnerFactory(partnership=sefton, starts_on=date(2023, 5, 1), organisation_name="Next")
    page = browse(alice).get(URL).content.decode()
    assert "<li>From 1 April 2023 to 30 April 2023</li>" in page


def test_an_owner_beside_those_who_share_must_share(sefton, alice, browse):
    SeniorResponsibleOwnerFactory(partnership=sefton, shared=True)
    response = browse(alice).post(ADD, typed())
    assert response.context["form"].errors == {"starts_on": [BESIDE]}
    assert SeniorResponsibleOwner.objects.count() == 1


def test_one_who_shares_cannot_stand_beside_a_sole_owner(owner, alice, browse):
    assert browse(alice).post(ADD, typed(shared="on")).context["form"].errors == {"starts_on": [BESIDE]}


def test_the_database_keeps_sole_and_shared_apart_too(owner, sefton):
    SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, starts_on=None, ends_on=owner.starts_on)
    with pytest.raises(IntegrityError, match="partnerships_sro_sole_or_shared"), transaction.atomic():
        SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, starts_on=date(2030, 1, 1))


def test_the_follower_is_added_in_the_same_step(owner, alice, browse):
    client = browse(alice)
    assert client.get(ADD).context["form"]["follows"].value() == [owner.pk]
    client.post(ADD, typed(follows=[str(owner.pk)], **boxes("starts_on", date(2024, 4, 1))))
    times = SeniorResponsibleOwner.objects.values_list("starts_on", "ends_on")
    assert list(times) == [(owner.starts_on, date(2024, 4, 1)), (date(2024, 4, 1), None)]
    entry = history_of(owner)[0]
    assert entry.why == "Followed by Director of Public Health, Sefton Council on 1 April 2024"


def test_several_who_share_are_followed_by_a_sole_owner(sefton, alice, browse):
    those = [SeniorResponsibleOwnerFactory(partnership=sefton, shared=True) for _ in range(2)]
    client = browse(alice)
    assert client.get(ADD).context["form"]["follows"].value() == []
    answers = typed(**boxes("starts_on", date(2024, 4, 1)))
    assert client.post(ADD, answers | {"follows": [str(those[0].pk)]}).context["form"].errors == {"starts_on": [BESIDE]}
    assert client.post(ADD, answers | {"follows": [str(one.pk) for one in those]}).status_code == 302
    assert [one.ends_on for one in SeniorResponsibleOwner.objects.all()] == [date(2024, 4, 1)] * 2 + [None]


def test_nobody_leaves_before_they_came(owner, alice, browse):
    answers = typed(follows=[str(owner.pk)], **boxes("starts_on", owner.starts_on))
    answers |= boxes("nominated_on", None) | boxes("confirmed_on", None)
    assert browse(alice).post(ADD, answers).context["form"].errors == {"starts_on": [SOLE]}


def test_the_record_says_whether_and_why(owner, alice, browse):
    page = browse(alice).get(f"{URL}{owner.pk}/?day=2022-07-31").content.decode()
    assert "Could not sign on 31 July 2022." in page
    assert "Takes office on 1 August 2022." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, sam, browse, django_assert_num_queries):
    for _ in range(rows):
        SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, user=sam)
    client = browse(alice)
    with django_assert_num_queries(4):
        client.get(URL)
    record = SeniorResponsibleOwner.objects.first().get_absolute_url()
    with django_assert_num_queries(5):
        client.get(record)


def test_editing_says_what_changed(owner, alice, browse):
    answers = typed(row_version="1", **boxes("ends_on", date(2024, 3, 31)))
    answers |= {"post_title": owner.post_title, "organisation_name": owner.organisation_name}
    answers |= boxes("starts_on", owner.starts_on) | boxes("confirmed_on", owner.confirmed_on)
    response = browse(alice).post(f"{URL}{owner.pk}/edit/", answers, follow=True)
    assert said(response) == ["Saved: last day in office of Director, Council."]
    owner.refresh_from_db()
    assert owner.ends_on == date(2024, 4, 1)


def test_who_may_and_who_may_not(owner, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    detail, edit = f"{URL}{owner.pk}/", f"{URL}{owner.pk}/edit/"
    for url in (URL, detail):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 404]
    for url in (ADD, edit):
        assert [browse(one).post(url).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, detail, edit)] == [405] * 4


def test_members_do_not_read_the_history(owner, alice, max_, browse):
    shown = ["Every change" in browse(one).get(f"{URL}{owner.pk}/").content.decode() for one in (alice, max_)]
    assert shown == [True, False]


def test_the_owner_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = SeniorResponsibleOwnerFactory(partnership=thurrock, post_title="Foreign director")
    for url in (f"{URL}{theirs.pk}/", f"{URL}{theirs.pk}/edit/"):
        assert browse(alice).get(url).status_code == 404
    assert "Foreign director" not in browse(alice).get(URL).content.decode()
