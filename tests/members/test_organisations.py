from datetime import date

import pytest
from django.db import IntegrityError

from members.models import Organisation
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory
from tests.factories.partnerships import BodyFactory, LocalAuthorityFactory, ReorganisationFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/organisations/"
ADD = f"{URL}add/"


@pytest.fixture
def ours(sefton):
    return OrganisationFactory(name="Sefton Council", kept_by=sefton)


@pytest.fixture
def shared(sefton, thurrock):
    """Kept by Thurrock, with a seat in Sefton."""
    organisation = OrganisationFactory(name="Probation", kept_by=thurrock)
    SeatFactory(body=BodyFactory(partnership=sefton), organisation=organisation)
    return organisation


def typed(**changes) -> dict[str, str]:
    return {"name": "Sefton CVS", "kind": "charity", **boxes("starts_on", None), **boxes("ends_on", None)} | changes


def test_adding_leads_to_the_record_and_makes_the_partnership_its_keeper(sefton, alice, browse):
    response = browse(alice).post(ADD, typed(), follow=True)
    organisation = Organisation.objects.get()
    assert response.redirect_chain == [(f"{URL}{organisation.pk}/", 302)]
    assert said(response) == ["Organisation added."]
    assert (organisation.name, organisation.kept_by) == ("Sefton CVS", sefton)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"name": "sefton council"},
            {
                "name": ["This organisation is already in the register. Choose it from the list."],
                "same_as": ["Select the organisation if it is one of these, or that it is another"],
            },
        ),
        (
            {"ods_code": "Q!", "charity_number": "12345", "company_number": "123"},
            {
                "ods_code": ["NHS organisation code must be 3 to 6 letters and digits, like QYG or RW5"],
                "charity_number": [
                    "Charity number must be 6 or 7 digits, like 1234567, or 1234567-1 for a part of a charity"
                ],
                "company_number": ["Company number must be 8 characters, like 01234567 or SC123456"],
            },
        ),
        ({"kind": ""}, {"kind": ["Select what it is"]}),
        ({"website": "nonsense"}, {"website": ["Enter a full web address, like https://www.example.org"]}),
        (
            boxes("starts_on", date(2023, 1, 2)) | boxes("ends_on", date(2023, 1, 1)),
            {"ends_on": ["The last day cannot be before the first day."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, ours, alice, browse):
    response = browse(alice).post(ADD, typed(other_names="CVS") | changes)
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert response.context["form"]["other_names"].value() == "CVS"
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("number", [{"ods_code": "qyg"}, {"charity_number": "123"}, {"company_number": "1234567"}])
def test_the_database_keeps_official_numbers_in_order(number):
    with pytest.raises(IntegrityError, match=f"members_organisation_{next(iter(number))}"):
        OrganisationFactory(**number)


def test_a_council_that_exists_on_paper_only_cannot_be_chosen_but_a_chosen_one_stays(ours, alice, browse):
    there = LocalAuthorityFactory()
    paper = LocalAuthorityFactory(planned_in=ReorganisationFactory())
    client = browse(alice)
    offered = [set(client.get(ADD).context["form"].fields["authority"].queryset)]
    Organisation.objects.filter(pk=ours.pk).update(authority=paper)
    offered.append(set(client.get(f"{URL}{ours.pk}/edit/").context["form"].fields["authority"].queryset))
    assert offered == [{there}, {there, paper}]


def test_editing_says_what_changed(ours, sefton, alice, browse):
    successor = OrganisationFactory(name="New Council", kept_by=sefton)
    answers = typed(name=ours.name, kind=ours.kind, row_version="1", successors=str(successor.pk))
    answers |= boxes("ends_on", date(2025, 3, 31))
    response = browse(alice).post(f"{URL}{ours.pk}/edit/", answers, follow=True)
    assert response.redirect_chain == [(f"{URL}{ours.pk}/", 302)]
    assert said(response) == ["Saved: last day and followed by of Sefton Council."]
    ours.refresh_from_db()
    assert (ours.ends_on, list(ours.successors.all())) == (date(2025, 4, 1), [successor])


def test_only_its_keeper_changes_an_organisation(shared, alice, browse):
    page = browse(alice).get(f"{URL}{shared.pk}/")
    why = "Thurrock Combating Drugs Partnership keeps the details of this organisation. Ask them to change it."
    assert (page.context["can_edit"], page.context["why_not"]) == (False, why)
    assert why in page.content.decode()
    response = browse(alice).post(f"{URL}{shared.pk}/edit/", typed(row_version="1"))
    assert response.status_code == 403
    assert why in response.content.decode()
    shared.refresh_from_db()
    assert shared.name == "Probation"


def test_an_organisation_of_the_reference_tables_is_the_administrators(sefton, alice, browse):
    organisation = OrganisationFactory(kept_by=None)
    SeatFactory(body=BodyFactory(partnership=sefton), organisation=organisation)
    why = "The portal's administrators keep the details of this organisation. Ask one of them to change it."
    assert browse(alice).get(f"{URL}{organisation.pk}/").context["why_not"] == why


def test_what_someone_else_saved_meanwhile_is_not_overwritten(ours, alice, browse):
    stale = typed(kind=ours.kind, row_version="1")
    browse(alice).post(f"{URL}{ours.pk}/edit/", stale | {"name": "Theirs"})
    assert browse(alice).post(f"{URL}{ours.pk}/edit/", stale | {"name": "Mine"}).status_code == 409
    ours.refresh_from_db()
    assert ours.name == "Theirs"


def test_the_list_filters_sorts_and_counts_seats_here(ours, shared, thurrock, alice, browse):
    SeatFactory(body=BodyFactory(partnership=thurrock), organisation=shared)
    client = browse(alice)

    def rows(query: str) -> list:
        return [(one.name, one.seats_here) for one in client.get(URL + query).context["listing"].rows]

    assert rows("") == [("Probation", 1), ("Sefton Council", 0)]
    assert rows("?sort=-name") == [("Sefton Council", 0), ("Probation", 1)]
    assert rows("?name=prob") == [("Probation", 1)]
    assert rows("?kind=police") == []


def test_the_list_and_the_record_on_a_past_day(ours, sefton, alice, browse):
    SeatFactory(body=BodyFactory(partnership=sefton), organisation=ours, starts_on=date(2023, 1, 1))
    Organisation.objects.filter(pk=ours.pk).update(starts_on=date(2022, 1, 1))
    client = browse(alice)
    counts = [
        [(one.name, one.seats_here) for one in client.get(f"{URL}?day={day}").context["listing"].rows]
        for day in ("2021-12-31", "2022-12-31", "2023-01-01")
    ]
    assert counts == [[], [("Sefton Council", 0)], [("Sefton Council", 1)]]
    page = client.get(f"{URL}{ours.pk}/?day=2021-12-31").content.decode()
    assert "There is no such organisation on 31 December 2021. The register has it since 1 January 2022." in page
    assert [len(client.get(f"{URL}{ours.pk}/?day={day}").context["seats"]) for day in ("2022-12-31", "2023-01-01")] == [
        0,
        1,
    ]


def test_it_leads_to_those_that_follow_where_they_have_a_page_here(ours, sefton, alice, browse):
    known, foreign = OrganisationFactory(kept_by=sefton), OrganisationFactory(name="Foreign successor")
    ours.successors.set([known, foreign])
    page = browse(alice).get(f"{URL}{ours.pk}/").content.decode()
    assert (f'href="{URL}{known.pk}/"' in page, f'href="{URL}{foreign.pk}/"' in page) == (True, False)
    assert "Foreign successor" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_record_do_not_grow_with_rows(rows, ours, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        SeatHolderFactory(seat=SeatFactory(body=BodyFactory(partnership=sefton), organisation=ours), user=alice)
        ours.successors.add(OrganisationFactory())
    client = browse(alice)
    with django_assert_num_queries(10):
        client.get(f"{URL}{ours.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        OrganisationFactory(kept_by=sefton, sector=SectorFactory())
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(URL)


def test_the_record_tells_its_seats_here_alone(shared, thurrock, alice, browse):
    SeatFactory(body=BodyFactory(partnership=thurrock), organisation=shared, post_title="Foreign post")
    page = browse(alice).get(f"{URL}{shared.pk}/")
    assert [seat.partnership.slug for seat, _ in page.context["seats"]] == ["sefton"]
    assert "Foreign post" not in page.content.decode()


def test_who_may_and_who_may_not(ours, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    detail, edit = f"{URL}{ours.pk}/", f"{URL}{ours.pk}/edit/"
    for url in (URL, detail):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 404]
    for url in (ADD, edit):
        assert [browse(one).post(url).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, detail, edit)] == [405] * 4


def test_an_organisation_that_the_partnership_does_not_know_is_not_found(sefton, thurrock, alice, browse):
    theirs = OrganisationFactory(kept_by=thurrock, name="Foreign club")
    for url in (f"{URL}{theirs.pk}/", f"{URL}{theirs.pk}/edit/"):
        assert browse(alice).get(url).status_code == 404
    assert "Foreign club" not in browse(alice).get(URL).content.decode()
