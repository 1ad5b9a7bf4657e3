"""One organisation is kept once: what is like it is asked about, and found from the whole register."""

from urllib.parse import quote

import pytest

from members.finding import alike
from members.models import Organisation
from tests.factories.members import OrganisationFactory, SeatFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/organisations/"
ADD, FIND, SEAT = f"{URL}add/", f"{URL}find/", "/partnerships/sefton/people/seats/add/"


@pytest.fixture
def icb(thurrock):
    return OrganisationFactory(name="Cheshire and Merseyside Integrated Care Board", kind="nhs", kept_by=thurrock)


def typed(name="NHS Cheshire & Merseyside ICB", **changes) -> dict[str, str]:
    return {"name": name, "kind": "nhs", **boxes("starts_on", None), **boxes("ends_on", None)} | changes


def choices(response) -> list[tuple[str, str]]:
    return response.context["form"].fields["same_as"].choices


def test_another_spelling_is_asked_about_and_nothing_typed_is_lost(icb, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(website="https://icb.example"))
    assert response.status_code == 200
    assert response.context["form"].errors == {
        "same_as": ["Select the organisation if it is one of these, or that it is another"]
    }
    assert choices(response) == [
        (str(icb.pk), "Use Cheshire and Merseyside Integrated Care Board (NHS body)"),
        ("another", "None of these: it is another organisation"),
    ]
    assert list(response.context["form"].fields)[:2] == ["name", "same_as"]  # the errors stand in this order
    assert response.context["form"]["website"].value() == "https://icb.example"
    assert Organisation.objects.count() == 1


def test_to_use_the_one_that_is_there_leads_to_a_seat_for_it(icb, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(same_as=str(icb.pk)))
    assert (response.status_code, response.url) == (302, f"{SEAT}?organisation={icb.pk}")
    assert browse(alice).get(response.url).context["form"]["organisation"].value() == str(icb.pk)
    assert Organisation.objects.count() == 1


def test_it_may_be_another(icb, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(same_as="another"), follow=True)
    assert said(response) == ["Organisation added."]
    assert Organisation.objects.count() == 2


def test_only_what_was_offered_can_be_chosen(icb, sefton, alice, browse):
    stranger = OrganisationFactory(name="Turning Point")
    response = browse(alice).post(ADD, typed(same_as=str(stranger.pk)))
    assert response.context["form"].errors == {"same_as": ["Select one of these organisations, or that it is another"]}


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ({"name": "Change Grow Live"}, {"name": "CGL"}),
        ({"name": "Via", "other_names": "Westminster Drug Project\nWDP"}, {"name": "WDP"}),
        ({"name": "Via"}, {"name": "Somebody", "other_names": "VIA"}),
        ({"name": "Via", "charity_number": "1234567"}, {"name": "Somebody", "charity_number": "1234 567"}),
        ({"name": "Via", "ods_code": "QYG"}, {"name": "Somebody", "ods_code": "qyg"}),
        ({"name": "Via", "company_number": "01234567"}, {"name": "Somebody", "company_number": "1234567"}),
    ],
)
def test_by_other_names_and_official_numbers_too(kept, asked, sefton, alice, browse):
    there = OrganisationFactory(**kept)
    response = browse(alice).post(ADD, typed(**asked))
    assert [value for value, _ in choices(response)] == [str(there.pk), "another"]


def test_a_new_name_is_asked_about_and_an_old_one_is_not(icb, sefton, alice, browse):
    ours = OrganisationFactory(name="Cheshire and Merseyside ICB", kept_by=sefton)
    edit = f"{URL}{ours.pk}/edit/"
    same = typed(ours.name, row_version="1", kind="other")
    assert browse(alice).post(edit, same).status_code == 302
    renamed = typed("NHS Cheshire & Merseyside ICB", row_version="2")
    assert choices(browse(alice).post(edit, renamed))[0][0] == str(icb.pk)
    chosen = browse(alice).post(edit, renamed | {"same_as": str(icb.pk)})
    assert chosen.url == f"{FIND}?q=Cheshire+and+Merseyside+Integrated+Care+Board"
    response = browse(alice).post(edit, renamed | {"same_as": "another"}, follow=True)
    assert said(response) == ["Saved: name and what it is of NHS Cheshire & Merseyside ICB."]


def test_what_is_kept_is_tidy(sefton, alice, browse):
    answers = {"other_names": " CGL \n\nCGL\nchange", "ods_code": "rw5 ", "company_number": "12345 67"}
    browse(alice).post(ADD, typed("Change Grow Live", **answers))
    kept = Organisation.objects.values_list("other_names", "ods_code", "company_number").get()
    assert kept == ("CGL\nchange", "RW5", "01234567")


def test_finding_in_the_whole_register(icb, sefton, alice, browse):
    SeatFactory(body=BodyFactory(partnership=sefton), organisation=OrganisationFactory(name="Merseyside Police"))
    OrganisationFactory(name="Turning Point")
    client = browse(alice)

    def found(asked: str) -> list[tuple[str, bool]]:
        response = client.get(f"{FIND}?q={quote(asked)}")
        return [(one.name, one.has_seat) for one in response.context["listing"].rows]

    assert found("merseyside") == [(icb.name, False), ("Merseyside Police", True)]
    assert found("Merseyside & Cheshire ICB") == [(icb.name, False)]
    assert found("nobody") == found("") == []
    page = client.get(f"{FIND}?q=nobody").content.decode()
    assert f'href="{ADD}?name=nobody"' in page
    assert client.get(f"{ADD}?name=nobody").context["form"]["name"].value() == "nobody"


def test_the_body_one_came_from_stays(icb, alice, browse):
    page = browse(alice).get(f"{FIND}?q=cheshire&body=7").content.decode()
    assert f'href="{SEAT}?organisation={icb.pk}&amp;body=7"' in page
    assert "<script" not in browse(alice).get(f"{FIND}?q=cheshire&body=<script>").context["body"]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for number in range(rows):
        OrganisationFactory(name=f"Turning Point {number}")
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(f"{FIND}?q=turning")
    with django_assert_num_queries(1):
        alike(["turning point"], {})


def test_who_may_and_who_may_not(sefton, alice, bea, sam, max_, charlie, browse):
    people = (alice, bea, sam, max_, charlie)
    assert [browse(one).get(FIND).status_code for one in people] == [200, 200, 403, 403, 404]
    assert browse(alice).post(FIND).status_code == 405
