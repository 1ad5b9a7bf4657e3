from datetime import date

import pytest

from partnerships.models import LocalAuthority, Reorganisation, Succession
from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    ReorganisationFactory,
    SuccessionFactory,
)
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/reorganisations/"
ADD = f"{URL}add/"
DAY = date(2028, 4, 1)


@pytest.fixture
def essex(sefton):
    authority = LocalAuthorityFactory(name="Essex", region="East of England", region_code="E12000006")
    FootprintAreaFactory(partnership=sefton, authority=authority)
    return authority


def row(authority, *, to="", new="", percent="", ends=True, pk="") -> dict[str, str]:
    successor = str(to.pk) if to else ""
    answers = {"predecessor": str(authority.pk), "successor": successor, "new_name": new, "percent": percent, "id": pk}
    return answers | ({"ends": "on"} if ends else {})


def typed(*rows: dict, day=DAY, saved=0, **changes) -> dict[str, str]:
    answers = {"title": "Three for Essex", "note": "As announced", **boxes("takes_effect_on", day)}
    answers |= {"successions-TOTAL_FORMS": str(len(rows)), "successions-INITIAL_FORMS": str(saved)}
    for number, one in enumerate(rows):
        answers |= {f"successions-{number}-{name}": value for name, value in one.items()}
    return answers | changes


def steps(plan=None) -> list[tuple]:
    found = Succession.objects.filter(reorganisation=plan or Reorganisation.objects.get()).order_by("pk")
    return [(one.predecessor.name, one.successor.name, one.share and float(one.share), one.goes_on) for one in found]


def wrong(response) -> dict:
    """The errors on the page: of the plan, and of its rows by number."""
    rows = response.context["formset"]
    found = {number: dict(form.errors) for number, form in enumerate(rows.forms) if form.errors}
    return dict(response.context["form"].errors) | found | ({"rows": rows.non_form_errors()} if rows.non_form_errors() else {})  # noqa: E501  # fmt: skip


def page(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_split_is_recorded_on_paper_and_nothing_changes(essex, sefton, alice, browse):
    answers = typed(row(essex, new="North Essex", percent="62.5"), row(essex, new=" South  Essex", percent="37.5"))
    response = browse(alice).post(ADD, answers, follow=True)
    plan = Reorganisation.objects.get()
    assert response.redirect_chain == [(f"{URL}{plan.pk}/", 302)]
    assert said(response) == ["Recorded. It is planned, on paper only."]
    assert steps() == [("Essex", "North Essex", 0.625, False), ("Essex", "South Essex", 0.375, False)]
    assert (plan.kept_by, plan.status) == (sefton, "planned")
    new = LocalAuthority.objects.get(name="North Essex")
    assert (new.gss_code, new.planned_in, new.starts_on, new.region, new.police_force) == (
        "", plan, DAY, "East of England", essex.police_force
    )  # fmt: skip
    essex.refresh_from_db()
    assert (essex.ends_on, LocalAuthority.objects.decided().filter(name="North Essex").exists()) == (None, False)


def test_a_merger_makes_one_new_authority_however_often_it_is_named(essex, alice, browse):
    other = LocalAuthorityFactory(name="Thurrock")
    browse(alice).post(ADD, typed(row(essex, new="Greater Essex"), row(other, new="greater essex")))
    assert steps() == [("Essex", "Greater Essex", None, False), ("Thurrock", "Greater Essex", None, False)]
    assert LocalAuthority.objects.filter(name__iexact="greater essex").count() == 1


def test_a_moved_boundary_leaves_the_authority_in_being(essex, alice, browse):
    other = LocalAuthorityFactory(name="Suffolk")
    browse(alice).post(ADD, typed(row(essex, to=other, percent="3", ends=False)))
    browse(alice).post(f"{URL}{Reorganisation.objects.get().pk}/decide/")
    assert steps() == [("Essex", "Suffolk", 0.03, True)]
    essex.refresh_from_db()
    assert essex.ends_on is None


def test_a_double_click_records_one(essex, alice, browse):
    client = browse(alice)
    token = client.get(ADD).context["form"]["once"].value()
    answers = typed(row(essex, new="North Essex"), once=token)
    assert len({client.post(ADD, answers).url for _ in range(2)}) == 1
    assert (Reorganisation.objects.count(), LocalAuthority.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ([{}], {0: {"successor": ["Choose the authority that it becomes part of, or name a new one."]}}),
        ([{"to": "other", "new": "New"}], {0: {"new_name": ["Choose an authority or name a new one, not both."]}}),
        ([{"to": "essex"}], {0: {"successor": ["An authority cannot follow itself."]}}),
        ([{"new": "New", "percent": "101"}], {0: {"percent": ["Share of it must be 100 or less"]}}),
        (
            [{"new": "A", "percent": "60"}, {"new": "B", "percent": "50"}],
            {1: {"percent": ["The shares of Essex come to 110%. They cannot be more than 100%."]}},
        ),
        (
            [{"new": "A"}, {"new": "B", "ends": False}],
            {1: {"ends": ["Another row says otherwise: Essex either ends or goes on."]}},
        ),
        ([{"new": "A"}, {"new": "a"}], {1: {"successor": ["This is said in another row already."]}}),
    ],
)
def test_what_is_wrong_with_a_row_is_told_beside_it_and_stays(rows, errors, essex, alice, browse):
    named = {"other": LocalAuthorityFactory(name="Other"), "essex": essex}
    given = [row(essex, **(one | ({"to": named[one["to"]]} if "to" in one else {}))) for one in rows]
    response = browse(alice).post(ADD, typed(*given))
    assert (response.status_code, wrong(response)) == (200, errors)
    assert response.context["form"]["note"].value() == "As announced"
    assert Reorganisation.objects.count() == 0


def test_a_plan_says_of_one_authority_at_least_what_becomes_of_it(essex, alice, browse):
    response = browse(alice).post(ADD, typed({"predecessor": "", "successor": "", "ends": "on"}))
    assert wrong(response) == {"rows": ["Say of at least one authority what becomes of it."]}


@pytest.mark.parametrize(
    ("days", "ends", "errors"),
    [
        (
            {"ends_on": date(2027, 4, 1)},
            True,
            {0: {"predecessor": ["The last day of Old is 31 March 2027. It must exist on 31 March 2028."]}},
        ),
        (
            {"starts_on": DAY},
            True,
            {0: {"predecessor": ["Old begins on 1 April 2028. It must exist on the day before, 31 March 2028."]}},
        ),
        (
            {"ends_on": date(2028, 7, 1)},
            True,
            {"takes_effect_on": ["Old goes on until 30 June 2028. Nothing can follow it before 1 July 2028."]},
        ),
        ({"ends_on": date(2028, 7, 1)}, False, {}),
        ({"ends_on": DAY}, True, {}),
    ],
)
def test_what_goes_before_must_exist_on_the_day_before(days, ends, errors, essex, alice, browse):
    old = LocalAuthorityFactory(name="Old", **days)
    response = browse(alice).post(ADD, typed(row(old, new="New", ends=ends)))
    assert (wrong(response) if errors else response.status_code) == (errors or 302)


def test_a_successor_must_exist_on_the_day(essex, alice, browse):
    gone = LocalAuthorityFactory(name="Gone", ends_on=date(2023, 4, 1))
    response = browse(alice).post(ADD, typed(row(essex, to=gone)))
    assert wrong(response) == {0: {"successor": ["Gone does not exist on 1 April 2028: until 31 March 2023."]}}


def test_what_is_on_paper_only_cannot_be_chosen(essex, alice, browse):
    paper = LocalAuthorityFactory(name="Paper", planned_in=ReorganisationFactory())
    response = browse(alice).post(ADD, typed(row(essex, to=paper)))
    assert wrong(response) == {0: {"successor": ["Select becomes part of from the list"]}}


@pytest.fixture
def plan(essex, alice, browse):
    browse(alice).post(ADD, typed(row(essex, new="North", percent="60"), row(essex, new="South", percent="40")))
    return Reorganisation.objects.get()


def ids(plan) -> list[str]:
    return [str(pk) for pk in plan.successions.order_by("pk").values_list("pk", flat=True)]


def test_editing_a_plan_changes_its_rows_its_day_and_what_is_on_paper(plan, essex, alice, browse):
    first, second = ids(plan)
    url, day = f"{URL}{plan.pk}/edit/", date(2029, 4, 1)
    shown = [(form["new_name"].value(), str(form["percent"].value())) for form in browse(alice).get(url).context["formset"].rows][:2]  # noqa: E501  # fmt: skip
    assert shown == [("North", "6E+1"), ("South", "4E+1")] or shown == [("North", "60"), ("South", "40")]
    answers = typed(
        row(essex, new="Greater North", percent="70", pk=first), row(essex, new="South", percent="30", pk=second),
        saved=2, day=day, row_version=str(plan.row_version),
    )  # fmt: skip
    response = browse(alice).post(url, answers, follow=True)
    assert said(response) == ["Saved: Three for Essex."]
    assert steps() == [("Essex", "Greater North", 0.7, False), ("Essex", "South", 0.3, False)]
    on_paper = LocalAuthority.objects.filter(planned_in=plan).order_by("name")
    assert [(one.name, one.starts_on) for one in on_paper] == [("Greater North", day), ("South", day)]
    assert set(plan.successions.values_list("on", flat=True)) == {day}


def test_what_someone_else_saved_meanwhile_is_not_overwritten(plan, essex, alice, browse):
    Reorganisation.objects.filter(pk=plan.pk).update(title="Theirs")
    first, second = ids(plan)
    answers = typed(row(essex, new="North", percent="60", pk=first), row(essex, new="South", percent="40", pk=second), saved=2)  # noqa: E501  # fmt: skip
    response = browse(alice).post(f"{URL}{plan.pk}/edit/", answers | {"title": "Mine", "row_version": "1"})
    assert response.status_code == 409
    assert [one.saved for one in response.context["conflict"]] == ["Theirs"]


def test_deciding_gives_what_ends_its_last_day_and_renames_nothing(plan, essex, sefton, alice, browse):
    client, url = browse(alice), f"{URL}{plan.pk}/decide/"
    told = page(client.get(url))
    assert "The last day of Essex will be 31 March 2028. North and South begin on 1 April 2028." in told
    response = client.post(url, follow=True)
    assert said(response) == ["Decided. See below what hangs on the authorities that end."]
    essex.refresh_from_db()
    plan.refresh_from_db()
    assert (essex.name, essex.ends_on, plan.status) == ("Essex", DAY, "decided")
    assert LocalAuthority.objects.decided().as_at(DAY).filter(name__in=["North", "South", "Essex"]).count() == 2
    assert said(client.post(url, follow=True)) == ["Only what is still planned can be decided."]
    assert said(client.post(f"{URL}{plan.pk}/drop/", follow=True)) == ["Only what is still planned can be dropped."]


def test_of_a_decided_plan_only_the_words_change(plan, alice, browse):
    client = browse(alice)
    client.post(f"{URL}{plan.pk}/decide/")
    plan.refresh_from_db()
    url = f"{URL}{plan.pk}/edit/"
    assert "takes_effect_on" not in client.get(url).context["form"].fields
    answers = {"title": "As decided", "row_version": str(plan.row_version)}
    assert said(client.post(url, answers, follow=True)) == ["Saved: what it is called and note of As decided."]


def test_a_rival_plan_for_what_has_ended_cannot_be_decided(plan, essex, sefton, alice, browse):
    rival = ReorganisationFactory(kept_by=sefton, takes_effect_on=date(2029, 4, 1))
    SuccessionFactory(reorganisation=rival, predecessor=essex, on=rival.takes_effect_on)
    empty = ReorganisationFactory(kept_by=sefton)
    client = browse(alice)
    client.post(f"{URL}{plan.pk}/decide/", follow=True)
    told = [said(client.post(f"{URL}{one.pk}/decide/", follow=True)) for one in (rival, empty)]
    assert told == [
        ["The last day of Essex is 31 March 2028. It must exist on 31 March 2029."],
        ["It says of no authority what becomes of it. Edit it first."],
    ]
    assert set(Reorganisation.objects.exclude(pk=plan.pk).values_list("status", flat=True)) == {"planned"}


def test_dropping_takes_away_what_was_on_paper_unless_something_refers_to_it(plan, sefton, alice, browse):
    south = LocalAuthority.objects.get(name="South")
    FootprintAreaFactory(partnership=sefton, authority=south, starts_on=DAY)
    client, url = browse(alice), f"{URL}{plan.pk}/drop/"
    assert client.get(url).status_code == 200
    response = client.post(url, follow=True)
    told = "Other records refer to South, so they stay, on paper only."
    assert said(response) == [f"Dropped: Three for Essex. {told}"]
    assert list(LocalAuthority.objects.filter(planned_in=plan)) == [south]
    assert not LocalAuthority.objects.decided().filter(pk=south.pk).exists()
    assert steps() == [("Essex", "South", 0.4, False)]


def test_the_list_holds_what_is_kept_and_what_touches_the_footprint(plan, essex, thurrock, charlie, alice, browse):
    ReorganisationFactory(title="Elsewhere")
    touching = SuccessionFactory(predecessor=essex, reorganisation=ReorganisationFactory(title="Of another", kept_by=thurrock))  # noqa: E501  # fmt: skip
    groups = browse(alice).get(f"{URL}?day=2026-11-26").context["groups"]
    assert [(heading, [one.title for one in found]) for heading, found in groups] == [
        ("To come", ["Of another", "Three for Essex"]),
        ("Past or dropped", []),
    ]
    later = browse(alice).get(f"{URL}?day=2028-04-01").context["groups"]
    assert [len(found) for _, found in later] == [0, 2]
    empty = browse(charlie).get("/partnerships/thurrock/reorganisations/")
    assert [one.title for _, found in empty.context["groups"] for one in found] == ["Of another"]
    assert touching.reorganisation.title in page(browse(alice).get(f"{URL}{touching.reorganisation_id}/"))


def test_an_empty_list_says_what_would_be_here(sefton, alice, max_, browse):
    told = [page(browse(one).get(URL)) for one in (alice, max_)]
    assert [("will be here" in html, ADD in html) for html in told] == [(True, True), (True, False)]


def test_only_who_keeps_it_changes_it_and_others_are_told_who(plan, essex, thurrock, ada, charlie, browse):
    FootprintAreaFactory(partnership=thurrock, authority=essex, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    theirs = f"/partnerships/thurrock/reorganisations/{plan.pk}/"
    client = browse(charlie)
    refused = [client.post(f"{theirs}{verb}/") for verb in ("edit", "decide", "drop")]
    told = "Sefton Combating Drugs Partnership keeps this reorganisation. Ask them to change it."
    assert [(one.status_code, told in page(one)) for one in refused] == [(403, True)] * 3
    assert told in page(client.get(theirs))
    assert browse(ada).get(f"{theirs}edit/").status_code == 200


def test_who_may_and_who_may_not(plan, alice, bea, max_, nat, charlie, browse):
    people = (alice, bea, max_, nat, charlie)
    assert [browse(one).get(f"{URL}{plan.pk}/").status_code for one in people] == [200, 200, 200, 200, 404]
    for verb in ("edit", "decide", "drop"):
        url = f"{URL}{plan.pk}/{verb}/"
        assert [browse(one).get(url).status_code for one in people] == [200, 403, 403, 403, 404]
        assert browse(alice).put(url).status_code == 405
    assert [browse(one).get(ADD).status_code for one in people] == [200, 403, 403, 403, 404]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, essex, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        SuccessionFactory(predecessor=essex, reorganisation=ReorganisationFactory(kept_by=sefton))
    client = browse(alice)
    with django_assert_num_queries(5):
        client.get(URL)
