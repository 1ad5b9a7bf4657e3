"""Nobody gets in who should not: every address is opened as every role, with own and foreign records.

An address whose arguments this test cannot build fails it, so no page escapes by being new.
"""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.roles import ROLES, Permission
from tests.project.worlds import QUARTER, build

ELSEWHERE = ("accounts/", "admin/")  # sign-in pages, and the administration site: tests/project/test_admin.py
# Two records stand for one noun in the address: the noun in the name → the noun of the argument `pk`.
SAME_RECORD = {"pack_download": "pack", "terms_edit": "terms"}


def walk(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern


ROUTES = {
    pattern.name: pattern for route, pattern in walk(get_resolver().url_patterns) if not route.startswith(ELSEWHERE)
}
IN_PARTNERSHIP = sorted(
    name
    for route, pattern in walk(get_resolver().url_patterns)
    if "<slug:partnership>" in route
    for name in [pattern.name]
)


def arguments(name: str, world, owner=None) -> dict:
    """The arguments of an address for a world's records; `owner` gives the partnership of the address."""
    owner = owner or world
    noun = SAME_RECORD.get(name, name.rsplit("_", 1)[0])
    given = {}
    for word in _wanted(name):
        match word:
            case "partnership":
                given[word] = owner["partnership"].slug
            case "meeting":
                given[word] = world["meeting"].slug
            case "quarter":
                given[word] = QUARTER.number if name.startswith("spend") else QUARTER
            case "receiver":
                given[word] = world["requirement"].receiver
            case "format":
                given[word] = "csv"
            case "number":
                given[word] = world[noun].number
            case "pk":
                given[word] = _record(world, name, noun).pk
            case _ if word in world.nouns:
                given[word] = world[word].pk
            case _:
                pytest.fail(f"Teach this test what <{word}> is in {name}")
    return given


def _wanted(name: str) -> list[str]:
    [(_, parameters)] = get_resolver().reverse_dict.getlist(name)[0][0][:1]
    return parameters


def _record(world, name: str, noun: str):
    while noun not in world.nouns and "_" in noun:
        noun = noun.rpartition("_")[0]
    if noun not in world.nouns:
        pytest.fail(f"Teach this test which record {name} is about")
    return world[noun]


@pytest.fixture
def ours(sefton):
    return build(sefton, "OURWORD", number=1, amount="1234567.89")


@pytest.fixture
def theirs(thurrock):
    return build(thurrock, "THEIRWORD", number=51, amount="7654321.98")


def body_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", errors="replace")


def ask(client, method: str, url: str):
    """Ask and undo: what one role may do must not change what the next one finds."""
    with transaction.atomic():
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    return response


def test_every_view_declares_who_may_open_it():
    undeclared = [name for name, pattern in ROUTES.items() if not hasattr(pattern.callback, "access")]
    assert undeclared == []


def test_every_address_has_a_name_of_its_own():
    names = [pattern.name for route, pattern in walk(get_resolver().url_patterns) if not route.startswith(ELSEWHERE)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", IN_PARTNERSHIP)
def test_roles_and_strangers(name, ours, theirs, alice, bea, sam, max_, nat, ada, charlie, client, browse):
    permission = ROUTES[name].callback.access
    assert isinstance(permission, Permission)
    url = reverse(name, kwargs=arguments(name, ours))
    for method in ("get", "post"):
        assert ask(client, method, url).status_code == 302, "a visitor is asked to sign in"
        assert ask(browse(charlie), method, url).status_code == 404, "a stranger finds nothing"
        for person in (alice, bea, sam, max_, nat, ada):
            [held] = person.current_roles
            response = ask(browse(person), method, url)
            if permission in ROLES[held.role].permissions:
                assert response.status_code in (200, 302, 303, 400, 405, 409, 422), (method, held.role)
            else:
                assert response.status_code == 403, (method, held.role)


@pytest.mark.parametrize("name", IN_PARTNERSHIP)
def test_a_foreign_record_is_not_found_below_ones_own_address(name, ours, theirs, alice, bea, sam, ada, browse):
    given = arguments(name, theirs, owner=ours)
    if given == arguments(name, ours):
        return  # no record in the address
    url = reverse(name, kwargs=given)
    for person in (alice, bea, sam, ada):
        for method in ("get", "post"):
            status = ask(browse(person), method, url).status_code
            assert status in (404, 403, 405), (person, method)


@pytest.mark.parametrize("name", IN_PARTNERSHIP)
def test_no_page_shows_anything_of_another_partnership(name, ours, theirs, alice, max_, browse):
    url = reverse(name, kwargs=arguments(name, ours))
    for person in (alice, max_):
        for query in ("", "?q=THEIRWORD", "?page=2"):
            page = body_of(ask(browse(person), "get", url + query)).replace('value="THEIRWORD"', "")
            assert "THEIRWORD" not in page
            assert "7,654,321" not in page
            assert "7654321" not in page


@pytest.mark.parametrize("name", IN_PARTNERSHIP)
def test_restricted_matter_never_reaches_members_and_national_readers(name, ours, max_, nat, browse):
    url = reverse(name, kwargs=arguments(name, ours))
    for person in (max_, nat):
        assert ours.secret not in body_of(ask(browse(person), "get", url))


@pytest.mark.parametrize("name", ["paper_detail", "pack_download", "observation_detail", "paper_download"])
def test_restricted_records_are_not_found_by_members(name, ours, max_, alice, browse):
    noun = name.partition("_")[0]
    given = arguments(name, ours) | {"pk": ours[f"hidden_{noun}"].pk}
    assert ask(browse(max_), "get", reverse(name, kwargs=given)).status_code == 404


def test_restricted_matter_is_there_for_those_who_may_read_it(ours, alice, browse):
    """The tests above look for something that can be found."""
    page = body_of(browse(alice).get(ours["meeting"].get_absolute_url()))
    assert ours.secret in page


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in IN_PARTNERSHIP])
def test_pages_outside_partnerships(name, client, alice, browse):
    access = ROUTES[name].callback.access
    url = reverse(name)
    if str(access).startswith("public"):
        assert client.get(url).status_code == 200
    else:
        assert client.get(url).status_code == 302
        assert browse(alice).get(url).status_code == (403 if isinstance(access, Permission) else 200)


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_held_by_some_role(permission):
    assert any(permission in facts.permissions for facts in ROLES.values())
