"""Footprints and the national register of authorities from a file."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.history import history_of
from accounts.models import ImportedFile
from cdp_portal.imports.reading import read
from partnerships.models import FootprintArea, LocalAuthority
from tests.cdp_portal.workbooks import written
from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    PoliceForceFactory,
    ReorganisationFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db
FOOTPRINT = ("Local authority", "Official code", "First day", "Last day", "Note")
AREAS = ("Official code", "Local authority", "Kind", "Region", "Region code", "Police force", "Population", "First day")
NEW = ("E06000099", "Newborough", "Unitary authority", "North West", "E12000002", "Force", "1,250", "1 April 2028")
CLASH = (
    "this authority is already in the footprint of a partnership of the same tier on some of these days. "
    "End that one first, or choose other dates."
)


def upload(client, url: str, content: bytes, name: str = "list.xlsx"):
    return client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(client, shown):
    return client.post(shown.wsgi_request.path, {"digest": shown.context["preview"].digest})


def problems(response) -> list[str]:
    return [str(problem) for problem in response.context["preview"].problems]


def footprint(client, *rows, kind="xlsx"):
    url = reverse("footprint_import", args=["sefton"])
    return upload(client, url, written(kind, ("Footprint", FOOTPRINT, *rows)), f"footprint.{kind}")


def areas(client, *rows):
    return upload(client, reverse("area_import"), written("xlsx", ("Local authorities", AREAS, *rows)))


@pytest.fixture
def sefton_council(db):
    return LocalAuthorityFactory(name="Sefton", gss_code="E08000014")


@pytest.fixture
def client(alice, browse):
    return browse(alice)


def test_a_footprint_grows_and_changes(sefton, sefton_council, client):
    area = FootprintAreaFactory(partnership=sefton, authority=sefton_council, starts_on=date(2022, 8, 1))
    knowsley = LocalAuthorityFactory(name="Knowsley", gss_code="E08000011")
    rows = [
        ("Sefton", "e08000014", "1 August 2022", "31 March 2028", "By order"),
        ("Knowsley", "", "1 April 2023", "", ""),
    ]
    shown = footprint(client, *rows)
    assert [(change.what, change.fields) for change in shown.context["changes"]] == [
        ("Sefton", (("Last day", "", "31 March 2028"), ("Note", "", "By order"))),
        ("Knowsley", (("Official code", "", "Knowsley"), ("First day", "", "1 April 2023"))),
    ]
    assert confirm(client, shown).url == reverse("footprint_list", args=["sefton"])
    area.refresh_from_db()
    new = FootprintArea.objects.get(authority=knowsley)
    assert (area.ends_on, area.note) == (date(2028, 4, 1), "By order")
    assert (new.partnership, new.tier, new.starts_on) == (sefton, "local", date(2023, 4, 1))
    assert history_of(new)[0].why == "Imported from footprint.xlsx"


def test_an_authority_is_in_one_footprint_of_a_tier_and_the_other_is_not_named(
    sefton, thurrock, sefton_council, client
):
    FootprintAreaFactory(partnership=thurrock, authority=sefton_council, ends_on=date(2024, 4, 1))
    shown = footprint(client, ("", "E08000014", "31 March 2024", "", ""))
    assert problems(shown) == [f"Sheet “Footprint”, row 2, column “First day”: {CLASH}"]
    assert "Thurrock" not in shown.content.decode()
    assert confirm(client, shown).status_code == 409
    confirm(client, footprint(client, ("", "E08000014", "1 April 2024", "", "")))
    assert FootprintArea.objects.get(partnership=sefton).starts_on == date(2024, 4, 1)


def test_an_authority_twice_in_one_file(sefton, sefton_council, client):
    shown = footprint(
        client,
        ("", "E08000014", "1 April 2024", "31 May 2025", ""),
        ("", "E08000014", "31 May 2025", "", ""),
        ("", "E08000014", "1 April 2024", "", ""),
    )
    assert problems(shown) == [
        f"Sheet “Footprint”, row 3, column “First day”: {CLASH}",
        "Sheet “Footprint”, row 4: row 2 is about the same area. Keep one of the two.",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Sefton", "E06000001", "", "", ""), "“E06000001” is not the official code of Sefton."),
        (
            ("Atlantis", "", "", "", ""),
            "“Atlantis” is not in the register of local authorities. Write",
        ),
        (("Somerset", "", "", "", ""), "“Somerset” is the name of 2 authorities. Write the code instead."),
        (("", "", "", "", "x"), "enter the official code of the local authority, or its name."),
    ],
)
def test_authorities_that_cannot_be_found(row, expected, sefton, sefton_council, client):
    for code in ("E10000027", "E06000066"):
        LocalAuthorityFactory(name="Somerset", gss_code=code)
    [told] = problems(footprint(client, row))
    assert told.startswith(f"Sheet “Footprint”, row 2, column “Official code”: {expected}")


def test_an_authority_that_is_planned_only_cannot_join_but_stays_where_it_is(sefton, client):
    planned = ReorganisationFactory(status="planned")
    LocalAuthorityFactory(name="Newborough", gss_code="E06000099", planned_in=planned)
    [told] = problems(footprint(client, ("Newborough", "", "", "", "")))
    assert told.startswith("Sheet “Footprint”, row 2, column “Official code”: “Newborough” is not in the register")
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthority.objects.get(), starts_on=None)
    assert footprint(client, ("Newborough", "", "", "", "")).context["preview"].unchanged == 1


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_what_is_exported_imports_again_as_nothing_changed(kind, sefton, sefton_council, ada, client, browse):
    FootprintAreaFactory(partnership=sefton, authority=sefton_council, starts_on=None, note="=1+1\n- a")
    FootprintAreaFactory(
        partnership=sefton, authority=LocalAuthorityFactory(police_force=None), ends_on=date(2099, 1, 1)
    )
    LocalAuthority.objects.filter(pk=sefton_council.pk).update(population=123456, source="@x", ends_on=date(2028, 4, 1))
    url = reverse("footprint_list", args=["sefton"])
    for asking, page, export in (
        (client, reverse("footprint_import", args=["sefton"]), f"{url}?format={kind}"),
        (browse(ada), reverse("area_import"), f"{reverse('area_list')}?format={kind}"),
    ):
        shown = upload(asking, page, asking.get(export).content, f"list.{kind}")
        preview = shown.context["preview"]
        assert (preview.problems, preview.changes, preview.notes, preview.unchanged) == ([], [], [], 2)


def test_administrators_import_authorities(ada, browse):
    force, client = PoliceForceFactory(name="Force"), browse(ada)
    old = LocalAuthorityFactory(gss_code="E06000001", name="Old name", kind="unitary", police_force=force)
    row = ("E06000001", "New name", "Unitary authority", old.region, old.region_code, "Force", "", "")
    shown = areas(client, NEW, row)
    assert shown.context["preview"].sentence == "1 new, 1 changed, 0 unchanged, nothing is removed."
    confirm(client, shown)
    old.refresh_from_db()
    new = LocalAuthority.objects.get(gss_code="E06000099")
    assert old.name == "New name"
    assert (new.police_force, new.population, new.starts_on) == (force, 1250, date(2028, 4, 1))
    assert ImportedFile.objects.get().partnership is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("LANCS", *NEW[1:]), "“Official code”: “LANCS” is not an official code, like E08000014."),
        ((*NEW[:5], "Nobody", *NEW[6:]), "“Police force”: “Nobody” is not in the register of police forces."),
        ((*NEW[:6], "many", NEW[7]), "“Population”: “many” is not a whole number."),
        (("", *NEW[1:]), "“Official code”: enter official code."),
    ],
)
def test_faults_of_authorities(row, expected, ada, browse):
    PoliceForceFactory(name="Force")
    assert problems(areas(browse(ada), row)) == [f"Sheet “Local authorities”, row 2, column {expected}"]
    assert not LocalAuthority.objects.exists()


def test_an_authority_cannot_be_imported_to_outlast_what_follows_it(ada, browse):
    ended = LocalAuthorityFactory(name="Cumbria", gss_code="E10000006", ends_on=date(2023, 4, 1))
    SuccessionFactory(predecessor=ended, on=date(2023, 4, 1), goes_on=False)
    client, titles = browse(ada), (*AREAS[:5], "Last day")
    row = ("E10000006", "Cumbria", ended.get_kind_display(), ended.region, ended.region_code, "31 March 2028")
    shown = upload(client, reverse("area_import"), written("xlsx", ("Local authorities", titles, row)))
    response = confirm(client, shown)
    told = "A successor cannot begin before the authority that it follows ends."
    assert (response.status_code, response.context["warning"]) == (409, told)
    ended.refresh_from_db()
    assert ended.ends_on == date(2023, 4, 1)


def test_who_may_import(sefton, sefton_council, alice, bea, nat, ada, charlie, browse):
    shown = footprint(browse(alice), ("", "E08000014", "", "", ""))
    for url in (reverse("footprint_import", args=["sefton"]), shown.wsgi_request.path):
        assert [browse(person).get(url).status_code for person in (ada, bea, charlie)] == [200, 403, 404]
    shown = areas(browse(ada), NEW)
    for url in (reverse("area_import"), reverse("area_template"), shown.wsgi_request.path):
        assert [browse(person).get(url).status_code for person in (ada, nat, alice)] == [200, 403, 403]
    link = f'href="{reverse("footprint_import", args=["sefton"])}"'
    page = reverse("footprint_list", args=["sefton"])
    assert [link in browse(person).get(page).content.decode() for person in (alice, bea)] == [True, False]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_templates_have_columns_and_allowed_values(kind, sefton, alice, ada, browse):
    url = reverse("footprint_template", args=["sefton"])
    [sheet] = read(browse(alice).get(f"{url}?format={kind}").content)
    assert sheet.rows[0].cells == ("Local authority", "Official code", "First day", "Last day", "Note")
    response = browse(ada).get(f"{reverse('area_template')}?format={kind}")
    assert response["Content-Disposition"] == f'attachment; filename="template-local-authorities.{kind}"'


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_rows(number, sefton, ada, client, browse, django_assert_num_queries):
    codes = [LocalAuthorityFactory().gss_code for _ in range(number)]
    shown = footprint(client, *[("", code, "1 April 2024", "", "") for code in codes])
    with django_assert_num_queries(8):
        client.get(shown.wsgi_request.path)
    asking = browse(ada)
    shown = areas(asking, *[(code, *NEW[1:5], "", "", "") for code in codes])
    with django_assert_num_queries(6):
        asking.get(shown.wsgi_request.path)
