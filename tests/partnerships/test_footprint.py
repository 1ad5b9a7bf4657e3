from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.forms import FootprintForm
from partnerships.models import FootprintArea
from tests.factories.partnerships import (
    AuthorityICBFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    PartnershipFactory,
    SuccessionFactory,
)
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/footprint/"
ADD = f"{URL}add/"
TWICE = (
    "This authority is already in the footprint of a partnership of the same tier on some of these days. "
    "End that one first, or choose other dates."
)


def typed(authority, starts_on=None, last_day=None, **changes) -> dict[str, str]:
    answers = {"authority": str(authority.pk), **boxes("starts_on", starts_on), **boxes("ends_on", last_day)}
    return answers | changes


@pytest.fixture
def area(sefton):
    return FootprintAreaFactory(partnership=sefton, starts_on=date(2022, 8, 3))


def names(response) -> list[str]:
    return [area.authority.name for area in response.context["areas"]]


@pytest.mark.parametrize(
    ("query", "covered"),
    [
        ("", False),
        ("?day=2023-03-31", True),
        ("?day=2023-04-01", False),
        ("?day_day=31&day_month=3&day_year=2023", True),
        ("?day=2022-08-02", False),
    ],
)
def test_the_footprint_as_at_any_day(query, covered, sefton, alice, browse):
    area = FootprintAreaFactory(partnership=sefton, starts_on=date(2022, 8, 3), ends_on=date(2023, 4, 1))
    assert names(browse(alice).get(URL + query)) == ([area.authority.name] if covered else [])


@pytest.mark.parametrize(
    "query", ["?day=2023-09-31", "?day=2023", "?day=x-y-z", "?day_day=31&day_month=9&day_year=2023"]
)
def test_a_day_that_does_not_exist_is_told(query, area, alice, browse):
    response = browse(alice).get(URL + query)
    assert response.status_code == 200
    assert list(response.context["day_form"].errors) == ["day"]
    assert names(response) == [area.authority.name]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        area = FootprintAreaFactory(partnership=sefton)
        AuthorityICBFactory(authority=area.authority)
        SuccessionFactory(predecessor=area.authority)
    client = browse(alice)
    with django_assert_num_queries(8):
        client.get(URL)


def test_adding_an_authority(sefton, alice, browse):
    authority = LocalAuthorityFactory()
    answers = typed(authority, date(2022, 8, 3), date(2025, 3, 31), note="As agreed")
    response = browse(alice).post(ADD, answers, follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert said(response) == ["The footprint has one more authority."]
    area = FootprintArea.objects.get()
    assert (area.partnership, area.starts_on, area.ends_on) == (sefton, date(2022, 8, 3), date(2025, 4, 1))


def test_a_double_click_adds_one(sefton, alice, browse):
    client = browse(alice)
    token = client.get(ADD).context["form"]["once"].value()
    answers = typed(LocalAuthorityFactory(), date(2022, 8, 3), once=token)
    assert [client.post(ADD, answers).url for _ in range(2)] == [URL, URL]
    assert FootprintArea.objects.count() == 1


def test_an_authority_in_two_footprints_of_a_tier_is_refused_beside_the_first_day(area, alice, browse):
    other = FootprintAreaFactory(starts_on=date(2023, 4, 1))
    response = browse(alice).post(ADD, typed(other.authority, date(2022, 8, 3), note="Typed"))
    assert response.status_code == 200
    assert response.context["form"].errors == {"starts_on": [TWICE]}
    assert response.context["form"]["note"].value() == "Typed"
    assert FootprintArea.objects.count() == 2


def test_an_authority_may_be_in_a_local_and_a_wider_footprint(sefton, alice, browse):
    other = FootprintAreaFactory(partnership=PartnershipFactory(tier="wider"))
    assert browse(alice).post(ADD, typed(other.authority, date(2022, 8, 3))).status_code == 302


def test_an_end_before_the_start_is_told_beside_the_end(sefton, alice, browse):
    response = browse(alice).post(ADD, typed(LocalAuthorityFactory(), date(2023, 4, 1), date(2023, 3, 31)))
    assert response.context["form"].errors == {"ends_on": ["The last day cannot be before the first day."]}


def test_one_day_is_a_period(sefton, alice, browse):
    response = browse(alice).post(ADD, typed(LocalAuthorityFactory(), date(2023, 4, 1), date(2023, 4, 1)))
    assert response.status_code == 302


def test_nothing_typed_is_told_in_plain_words(sefton, alice, browse):
    response = browse(alice).post(ADD, typed(LocalAuthorityFactory()) | {"authority": ""})
    assert response.context["form"].errors == {"authority": ["Select local authority"]}


def test_ending_an_area(area, alice, browse):
    url = f"{URL}{area.pk}/edit/"
    answers = {**boxes("starts_on", area.starts_on), **boxes("ends_on", date(2026, 3, 31)), "row_version": "1"}
    response = browse(alice).post(url, answers, follow=True)
    assert said(response) == [f"Saved: last day of {area}."]
    area.refresh_from_db()
    assert area.ends_on == date(2026, 4, 1)


def test_an_edit_that_runs_into_another_footprint_is_a_message(area, alice, browse):
    area.ends_on = date(2023, 4, 1)
    area.save()
    FootprintAreaFactory(authority=area.authority, starts_on=date(2023, 4, 1))
    answers = {**boxes("starts_on", area.starts_on), **boxes("ends_on", None), "row_version": "2"}
    response = browse(alice).post(f"{URL}{area.pk}/edit/", answers)
    assert response.context["form"].errors == {"starts_on": [TWICE]}


def test_who_may_and_who_may_not(area, alice, bea, max_, nat, charlie, browse):
    edit = f"{URL}{area.pk}/edit/"
    people = (alice, bea, max_, nat, charlie)
    assert [browse(one).get(URL).status_code for one in people] == [200, 200, 200, 200, 404]
    assert [browse(one).get(ADD).status_code for one in people] == [200, 403, 403, 403, 404]
    assert [browse(one).post(edit).status_code for one in people] == [200, 403, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, edit)] == [405, 405, 405]


def test_the_area_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = FootprintAreaFactory(partnership=thurrock, authority__gss_code="E06999999")  # not on the map
    assert browse(alice).get(f"{URL}{theirs.pk}/edit/").status_code == 404
    assert theirs.authority.name not in browse(alice).get(URL).content.decode()


days = st.dates(date(2023, 1, 1), date(2023, 1, 12))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(periods=st.lists(st.tuples(st.none() | days, st.none() | days), min_size=1, max_size=4))
def test_whatever_is_typed_no_day_finds_an_authority_in_two_footprints(periods, sefton, thurrock):
    """The form accepts a period exactly when the database does, and then no day is covered twice."""
    authority = LocalAuthorityFactory()
    for number, (first, last) in enumerate(periods):
        partnership = (sefton, thurrock)[number % 2]
        form = FootprintForm(typed(authority, first, last), instance=FootprintArea(partnership=partnership))
        if form.is_valid():
            form.save()
    accepted = FootprintArea.objects.filter(authority=authority)
    for offset in range(-2, 15):
        assert accepted.as_at(date(2023, 1, 1) + timedelta(days=offset)).count() <= 1


def test_an_area_entered_by_mistake_is_removed_after_asking(area, alice, browse):
    url, client = f"{URL}{area.pk}/remove/", browse(alice)
    asked = client.get(url)
    assert (asked.status_code, FootprintArea.objects.count()) == (200, 1)
    assert "If the authority left the partnership, give its last day instead." in asked.content.decode()
    response = client.post(url, follow=True)
    assert (response.redirect_chain, said(response)) == ([(URL, 302)], [f"Removed: {area}."])
    assert FootprintArea.objects.count() == 0


def test_who_may_remove(area, alice, bea, charlie, browse):
    url = f"{URL}{area.pk}/remove/"
    assert [browse(one).post(url).status_code for one in (bea, charlie, alice)] == [403, 404, 302]
