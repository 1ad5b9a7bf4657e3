"""Nobody gets in who should not: every address is opened as every role, with own and foreign records.

An address whose arguments this test cannot build fails it, so no page escapes by being new.
"""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.roles import ROLES, Permission
from tests.factories.accounts import ImportedFileFactory
from tests.factories.meetings import CalendarFeedFactory
from tests.factories.outcomes import MetricFactory
from tests.factories.partnerships import LocalAuthorityFactory
from tests.project.worlds import QUARTER, build

ELSEWHERE = ("accounts/", "admin/")  # sign-in pages, and the administration site: tests/project/test_admin.py
ASKED_TO_SIGN_IN, NOT_FOUND, REFUSED, WRONG_METHOD = (302,), (404,), (403,), 405
ANSWERED = (200, 302, 400, 409)
# Where the noun in the name is not the noun of the argument `pk`.
SAME_RECORD = {
    "passage_add": "paper",
    "chain_detail": "decision",
    "chair_turn_edit": "body",
    "due_answer": "plan_action",
    "history_detail": "seat",
    "plan_action_milestone_add": "plan_action",
    "plan_compare": "next_plan",
    "issue_action_add": "issue",
    "pack_check": "draft",
    "pack_issue": "draft",
    "standing_edit": "body",
    "terms_edit": "terms",
}
KINDS = {"due_answer": "plan-action"}  # addresses whose `kind` is not that of a proposal's point


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
    noun = SAME_RECORD.get(name, name.rsplit("_", 1)[0]).removesuffix("_serving")
    given = {}
    for word in _wanted(name):
        match word:
            case "partnership":
                given[word] = owner["partnership"].slug
            case "meeting":
                given[word] = world["meeting"].slug
            case "quarter":
                given[word] = QUARTER.number if name.startswith("spend") else QUARTER
            case "year":
                given[word] = QUARTER.financial_year
            case "month":
                given[word] = world["meeting"].held_on.replace(day=1)
            case "receiver":
                given[word] = world["requirement"].receiver
            case "noun":
                given[word] = noun
            case "kind":
                given[word] = KINDS.get(name) or ("milestone" if "_serving_" in name else world["proposal_point"].kind)
            case "link":
                given[word] = world[f"{noun}_link"].pk
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


@pytest.fixture
def insiders(alice, bea, sam, max_, nat, ada, browse):
    """The six roles in Sefton: [(permissions of the role, name, client), …]."""
    people = (alice, bea, sam, max_, nat, ada)
    return [(ROLES[person.current_roles[0].role].permissions, str(person), browse(person)) for person in people]


def test_roles_and_strangers(ours, theirs, insiders, charlie, client, browse):
    """A visitor is asked to sign in, a stranger finds nothing, too weak a role is refused; nothing breaks."""
    stranger, wrong = browse(charlie), []
    for name in IN_PARTNERSHIP:
        permission = ROUTES[name].callback.access
        url = reverse(name, kwargs=arguments(name, ours))
        for method in ("get", "post"):
            for who, asking, expected in (
                ("visitor", client, ASKED_TO_SIGN_IN),
                ("stranger", stranger, NOT_FOUND),
                *((who, asking, ANSWERED if permission in held else REFUSED) for held, who, asking in insiders),
            ):
                status = ask(asking, method, url).status_code
                if status not in (*expected, WRONG_METHOD):
                    wrong.append((name, method, who, status))
        if {ask(client, method, url).status_code for method in ("get", "post")} == {WRONG_METHOD}:
            wrong.append((name, "neither GET nor POST"))
    assert wrong == []


def test_a_foreign_record_is_not_found_below_ones_own_address(ours, theirs, insiders):
    wrong = []
    for name in IN_PARTNERSHIP:
        given = arguments(name, theirs, owner=ours)
        if given == arguments(name, ours):
            continue  # no record in the address
        for _, who, asking in insiders:
            for method in ("get", "post"):
                status = ask(asking, method, reverse(name, kwargs=given)).status_code
                if status not in (*NOT_FOUND, *REFUSED, WRONG_METHOD):
                    wrong.append((name, method, who, status))
    assert wrong == []


def test_no_page_shows_anything_of_another_partnership(ours, theirs, insiders):
    leaks = []
    for name in IN_PARTNERSHIP:
        url = reverse(name, kwargs=arguments(name, ours))
        for held, who, asking in insiders:
            if Permission.NATIONAL_VIEW in held:
                continue  # reads every partnership
            for query in ("", f"?q={theirs.word[:-1]}", "?format=csv"):  # finds the word; the page repeats less
                page = body_of(ask(asking, "get", url + query))
                if any(canary in page for canary in (theirs.word, "7,654,321", "7654321")):
                    leaks.append((name, query, who))
    assert leaks == []


def test_restricted_matter_never_reaches_those_who_may_not_read_it(ours, insiders):
    leaks = []
    for name in IN_PARTNERSHIP:
        url = reverse(name, kwargs=arguments(name, ours))
        for held, who, asking in insiders:
            if Permission.RESTRICTED_VIEW not in held:
                for query in ("", f"?q={ours.secret[:-1]}", "?format=csv"):
                    page = body_of(ask(asking, "get", url + query))
                    if ours.secret in page:
                        leaks.append((name, query, who))
    assert leaks == []


@pytest.mark.parametrize(
    "name",
    [
        "paper_detail",
        "paper_download",
        "pack_detail",
        "pack_download",
        "pack_read",
        "observation_detail",
    ],
)
def test_restricted_records_are_not_found_by_members(name, ours, max_, alice, browse):
    noun = name.partition("_")[0]
    given = arguments(name, ours) | {"pk": ours[f"hidden_{noun}"].pk}
    assert ask(browse(max_), "get", reverse(name, kwargs=given)).status_code == 404


def test_restricted_matter_is_there_for_those_who_may_read_it(ours, alice, browse):
    """The tests above look for something that can be found."""
    page = body_of(browse(alice).get(ours["meeting"].get_absolute_url()))
    assert ours.secret in page


def outside_arguments(name: str, reader) -> dict:
    """The arguments of an address outside partnerships: of the shared register, or the reader's own calendar."""
    if name.startswith("calendar_feed"):
        feed = CalendarFeedFactory(user=reader, token="key-of-a-calendar")
        return {word: feed.pk if word == "pk" else "key-of-a-calendar" for word in _wanted(name)}
    if name in ("national_outcome_detail", "common_metric_edit"):
        return {"pk": MetricFactory().pk}
    if name.startswith("national_observation_import"):
        uploaded = ImportedFileFactory(partnership=None, kind="national_observation")
        return dict.fromkeys(_wanted(name), uploaded.pk)
    return {
        word: LocalAuthorityFactory().pk
        for word in _wanted(name)
        if word == "pk" and name.startswith(("area_", "standard_"))
    }


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in IN_PARTNERSHIP])
def test_pages_outside_partnerships(name, client, alice, browse):
    access = ROUTES[name].callback.access
    url = reverse(name, kwargs=outside_arguments(name, alice))
    if str(access).startswith("public"):
        assert client.get(url).status_code == 200
    else:
        assert client.get(url).status_code == 302
        assert browse(alice).get(url).status_code == (403 if isinstance(access, Permission) else 200)


def test_national_pages_hold_nothing_restricted_of_any_partnership(ours, theirs, nat, browse):
    """Both worlds have a restricted figure of a national metric, with their secret word as source and note."""
    metric = ours["hidden_observation"].metric
    addresses = [reverse("national_outcome_detail", args=[metric.pk]), reverse("national_outcomes")]
    addresses.append(reverse("national_outcome_detail", args=[theirs["hidden_observation"].metric_id]))
    found = [body_of(browse(nat).get(url + query)) for url in addresses for query in ("", "?format=csv", "?show=all")]
    assert not [page for page in found if ours.secret in page or theirs.secret in page or ">412" in page]


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_held_by_some_role(permission):
    assert any(permission in facts.permissions for facts in ROLES.values())
