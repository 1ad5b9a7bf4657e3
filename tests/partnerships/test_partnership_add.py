from datetime import date

import pytest

from partnerships.models import Partnership
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/add/"


def typed(**changes) -> dict[str, str]:
    return {
        "name": "Greater Borough Combating Drugs Partnership",
        "short_name": "Greater Borough",
        "slug": "",
        "tier": "local",
        **boxes("formed_on", date(2027, 4, 1)),
    } | changes


def test_it_is_added_under_an_address_made_from_its_short_name(ada, browse):
    response = browse(ada).post(URL, typed(), follow=True)
    assert response.redirect_chain == [("/partnerships/greater-borough/", 302)]
    assert said(response) == ["Partnership added. Its footprint and its people come next."]
    added = Partnership.objects.get()
    assert (added.formed_on, added.tier, added.confidence) == (date(2027, 4, 1), "local", "kept")


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"slug": "sefton"}, {"slug": ["Sefton Combating Drugs Partnership has the address “sefton”. Enter a different one."]}),  # noqa: E501
        ({"short_name": "Sefton"}, {"slug": ["Sefton Combating Drugs Partnership has the address “sefton”. Enter a different one."]}),  # noqa: E501
        ({"slug": "add"}, {"slug": ["“add” is needed by the portal itself. Enter a different address."]}),
        ({"name": "sefton combating drugs partnership"}, {"name": ["Another partnership has this name."]}),
        ({"name": ""}, {"name": ["Enter name"]}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_typed_stays(changes, errors, sefton, ada, browse):
    response = browse(ada).post(URL, typed(purpose="Typed at length", **changes))
    assert (response.status_code, response.context["form"].errors) == (200, errors)
    assert response.context["form"]["purpose"].value() == "Typed at length"
    assert Partnership.objects.count() == 1


def test_a_double_click_adds_one(ada, browse):
    client = browse(ada)
    token = client.get(URL).context["form"]["once"].value()
    assert {client.post(URL, typed(once=token)).url for _ in range(2)} == {"/partnerships/greater-borough/"}
    assert Partnership.objects.count() == 1


def test_who_may_and_who_may_not(sefton, alice, max_, nat, ada, charlie, client, browse):
    assert [browse(one).post(URL, typed()).status_code for one in (alice, max_, nat, charlie)] == [403] * 4
    assert (client.get(URL).status_code, browse(ada).get(URL).status_code) == (302, 200)
    assert browse(ada).put(URL).status_code == 405
