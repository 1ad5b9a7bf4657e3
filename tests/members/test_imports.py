"""Organisations, seats and holders from a file: seen before they count, all or nothing."""

import io
from datetime import date

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.history import history_of
from accounts.models import AuditEntry, ImportedFile
from cdp_portal.imports.reading import read
from members.imports import ORGANISATION, SEAT
from members.imports.holders import HolderSheet
from members.imports.organisations import NOBODYS
from members.models import Organisation, Seat, SeatHolder
from tests.cdp_portal.workbooks import raw_xlsx, text, written
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory
from tests.factories.partnerships import BodyFactory, LocalAuthorityFactory

pytestmark = pytest.mark.django_db
FIRST = date(2022, 8, 1)
SEATS = ("Post", "Organisation", "Board or group", "May vote", "First day", "Last day")
HOLDERS = ("Post", "Organisation", "Board or group", "Name", "First day", "Last day")

NO_DAY = "is a day that does not exist. Write a real date, like 4 December 2026."
TWICE = "someone else holds this seat on some of these days. End their time first."


def page(name: str, *more) -> str:
    return reverse(name, args=["sefton", *more])


def upload(client, noun: str, content: bytes, name: str = "list.xlsx"):
    """Follow the upload to its preview."""
    return client.post(page(f"{noun}_import"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def problems(response) -> list[str]:
    return [str(problem) for problem in response.context["preview"].problems]


def confirm(client, response, **answers):
    url, preview = response.wsgi_request.path, response.context["preview"]
    return client.post(url, {"digest": preview.digest, **answers})


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board", slug="board")


@pytest.fixture
def police(sefton):
    return OrganisationFactory(name="Merseyside Police", kept_by=sefton)


@pytest.fixture
def chief(board, police):
    return SeatFactory(body=board, organisation=police, post_title="Chief", starts_on=FIRST)


@pytest.fixture
def client(alice, browse):
    return browse(alice)


def chief_row(last_day="", votes="Yes"):
    return ("Chief", "Merseyside Police", "Board", votes, "1 August 2022", last_day)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_seats_are_added_and_changed_and_history_names_the_file(kind, chief, client, alice):
    rows = [chief_row(votes="No"), ("Director", "merseyside  POLICE", "board", "", "04/12/2026", "5 December 2026")]
    shown = upload(client, "seat", written(kind, ("Seats", SEATS, *rows)), f"seats.{kind}")

    assert shown.context["preview"].sentence == "1 new, 1 changed, 0 unchanged, nothing is removed."
    assert [(change.what, change.fields) for change in shown.context["changes"]] == [
        ("Chief, Merseyside Police on Board", (("May vote", "Yes", "No"),)),
        (
            "Director, Merseyside Police on Board",
            (
                ("Post", "", "Director"),
                ("Organisation", "", "Merseyside Police"),
                ("Board or group", "", "Board"),
                ("Place", "", "Member"),
                ("May vote", "", "Yes"),
                ("First day", "", "4 December 2026"),
                ("Last day", "", "5 December 2026"),
            ),
        ),
    ]
    assert Seat.objects.count() == 1

    assert confirm(client, shown).url == page("seat_list")
    chief.refresh_from_db()
    new = Seat.objects.get(post_title="Director")
    assert (chief.voting, chief.row_version) == (False, 2)
    assert (new.partnership, new.starts_on, new.ends_on) == (chief.partnership, date(2026, 12, 4), date(2026, 12, 6))
    assert {history_of(seat)[0].why for seat in (chief, new)} == {f"Imported from seats.{kind}"}
    imported = ImportedFile.objects.get()
    assert (imported.new, imported.changed, imported.unchanged, imported.confirmed_by) == (1, 1, 0, alice)
    assert "seats" not in imported.content.name


def test_seats_and_holders_come_in_one_workbook(chief, client):
    SeatHolderFactory(seat=chief, name="A", starts_on=FIRST)
    seats = [chief_row(), ("Director", "Merseyside Police", "Board", "Yes", "2023-01-01", "")]
    holders = [
        ("Chief", "Merseyside Police", "Board", "A", "1 August 2022", "31 March 2024"),
        ("Chief", "Merseyside Police", "Board", "B", "1 April 2024", ""),
        ("Director", "Merseyside Police", "Board", "C", "2 January 2023", ""),
    ]
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, *seats), ("Holders", HOLDERS, *holders)))
    assert shown.context["preview"].sentence == (
        "Seats: 1 new, 0 changed, 1 unchanged. Holders: 2 new, 1 changed, 0 unchanged. Nothing is removed."
    )
    confirm(client, shown)
    held = SeatHolder.objects.order_by("name").values_list("name", "seat__post_title", "starts_on", "ends_on")
    assert list(held) == [
        ("A", "Chief", FIRST, date(2024, 4, 1)),
        ("B", "Chief", date(2024, 4, 1), None),
        ("C", "Director", date(2023, 1, 2), None),
    ]


def test_holders_alone_go_to_seats_that_are_there(chief, client):
    row = ("Chief", "Merseyside Police", "Board", "A", "1 August 2022", "")
    confirm(client, upload(client, "seat", written("csv", ("Holders", HOLDERS, row)), "holders.csv"))
    assert SeatHolder.objects.get().seat == chief


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([chief_row(last_day="31/07/2022")], ["column “Last day”: the last day cannot be before the first day."]),
        (
            [chief_row(last_day="31 September 2026")],
            [f"column “Last day”: “31 September 2026” {NO_DAY}"],
        ),
        ([chief_row(votes="Perhaps")], ["column “May vote”: “Perhaps” is neither Yes nor No."]),
        (
            [("Chief", "Nobody Ltd", "Cabinet", "", "", "")],
            [
                "column “Organisation”: “Nobody Ltd” is not in the register of organisations. Add it there first.",
                "column “Board or group”: “Cabinet” is not a board or group of this partnership.",
            ],
        ),
        ([("", "Merseyside Police", "Board", "", "", "")], ["column “Post”: enter post."]),
        (
            [("x" * 151, "Merseyside Police", "Board", "", "", "")],
            ["column “Post”: at most 150 characters fit; this has 151."],
        ),
    ],
)
def test_each_fault_is_told_by_sheet_row_and_column_and_nothing_is_written(rows, expected, chief, client):
    good = ("Director", "Merseyside Police", "Board", "Yes", "", "")
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, good, *rows)))
    assert problems(shown) == [f"Sheet “Seats”, row 3, {told}" for told in expected]
    assert confirm(client, shown).status_code == 409
    assert Seat.objects.count() == 1


@pytest.mark.parametrize("rows", [[chief_row(), chief_row(votes="No")], [("D", *chief_row()[1:])] * 2])
def test_two_rows_for_one_seat(rows, chief, client):
    shown = upload(client, "seat", written("ods", ("Seats", SEATS, *rows)))
    assert problems(shown) == ["Sheet “Seats”, row 3: row 2 is about the same seat. Keep one of the two."]


def test_a_body_of_another_partnership_is_not_known_here(thurrock, chief, client):
    BodyFactory(partnership=thurrock, name="Secret board")
    row = ("Chief", "Merseyside Police", "Secret board", "", "", "")
    assert problems(upload(client, "seat", written("xlsx", ("Seats", SEATS, row)))) == [
        "Sheet “Seats”, row 2, column “Board or group”: “Secret board” is not a board or group of this partnership."
    ]


@pytest.mark.parametrize(
    ("first_day", "last_day", "expected"),
    [
        ("1 January 2024", "", f"“First day”: {TWICE}"),
        ("1 July 2022", "5 July 2022", "“First day”: the seat begins on 1 August 2022. Nobody can hold it before."),
        ("1 May 2024", "1 April 2024", "“Last day”: the last day cannot be before the first day."),
    ],
)
def test_a_seat_is_not_filled_twice_nor_outside_its_days(first_day, last_day, expected, chief, client):
    SeatHolderFactory(seat=chief, name="A", starts_on=FIRST)
    row = ("Chief", "Merseyside Police", "Board", "B", first_day, last_day)
    shown = upload(client, "seat", written("xlsx", ("Holders", HOLDERS, row)))
    assert problems(shown) == [f"Sheet “Holders”, row 2, column {expected}"]


def test_two_holders_in_one_file_on_the_same_days(chief, client):
    who = ("Chief", "Merseyside Police", "Board")
    rows = [(*who, "A", "1 August 2022", "31 May 2024"), (*who, "B", "31 May 2024", "")]
    shown = upload(client, "seat", written("xlsx", ("Holders", HOLDERS, *rows)))
    assert problems(shown) == [f"Sheet “Holders”, row 3, column “First day”: {TWICE}"]


def test_a_seat_does_not_end_before_its_holder(chief, client):
    SeatHolderFactory(seat=chief, name="A", starts_on=FIRST)
    seats = ("Seats", SEATS, chief_row(last_day="31 March 2026"))
    told = (
        "Sheet “Seats”, row 2, column “Last day”: someone is down to hold this seat after 31 March 2026. "
        "End their time on the sheet “Holders” too."
    )
    assert problems(upload(client, "seat", written("xlsx", seats))) == [told]
    holder = ("Chief", "Merseyside Police", "Board", "A", "1 August 2022", "31 March 2026")
    confirm(client, upload(client, "seat", written("xlsx", seats, ("Holders", HOLDERS, holder))))
    chief.refresh_from_db()
    assert (chief.ends_on, chief.holders.get().ends_on) == (date(2026, 4, 1), date(2026, 4, 1))


def test_an_organisation_has_a_post_once_on_a_body(chief, client):
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, (*chief_row()[:4], "1 May 2024", ""))))
    [told] = problems(shown)
    assert told.startswith(
        "Sheet “Seats”, row 2, column “First day”: the organisation has a seat for this post on this"
    )


def test_a_formula_is_refused_by_its_cell(chief, client):
    titles = "".join(text(f"{letter}1", title) for letter, title in zip("ABCDEF", SEATS, strict=True))
    cells = '<c r="A2" t="str"><f>"Chief"</f><v>Chief</v></c>' + text("B2", "Merseyside Police") + text("C2", "Board")
    shown = upload(client, "seat", raw_xlsx(f'<row r="1">{titles}</row><row r="2">{cells}</row>'))
    assert problems(shown) == ["Sheet “Seats”, row 2, column “Post”: this cell holds a formula. Paste it as a value."]
    assert confirm(client, shown).status_code == 409


def test_the_wrong_file_says_what_was_expected_and_found(client, board):
    wrong = upload(client, "seat", written("xlsx", ("Budget", ("Line", "Amount"), ("Naloxone", 3))))
    expected = "“Post”, “Organisation”, “Board or group”, “First day”"
    told = f"This is not a file of seats and their holders. Expected the columns {expected} or {expected}."
    assert wrong.context["form"].errors["file"] == [f"{told} Found: “Line”, “Amount”."]
    unknown = upload(
        client, "seat", written("csv", ("", ("Post", "Organisation", "Board", "First day"), ("a", "b", "c", "")))
    )
    assert (
        unknown.context["form"]
        .errors["file"][0]
        .startswith("The file lacks “Board or group” and has “Board”, which the import does not know. Found: “Post”,")
    )
    assert not ImportedFile.objects.exists()


def test_a_file_without_rows_says_so(client, board):
    assert upload(client, "seat", written("xlsx", ("Seats", SEATS))).context["form"].errors["file"] == [
        "This file has column titles but no rows below them."
    ]


def test_sheets_that_are_not_read_are_named(chief, client):
    content = written("xlsx", ("Notes of mine", ("x",), ("y",)), ("Seats", SEATS, chief_row()))
    assert upload(client, "seat", content).context["preview"].notes == ["The sheet “Notes of mine” is not read."]


def test_what_somebody_changed_meanwhile_is_shown_before_it_is_written(chief, client):
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, chief_row(votes="No", last_day="1 May 2026"))))
    Seat.objects.filter(pk=chief.pk).update(voting=False)
    again = confirm(client, shown)
    assert again.status_code == 409
    assert "Someone changed the register while you were reading." in again.content.decode()
    assert [change.fields for change in again.context["changes"]] == [(("Last day", "", "1 May 2026"),)]
    assert Seat.objects.get().ends_on is None
    assert confirm(client, again).status_code == 302
    assert Seat.objects.get().ends_on == date(2026, 5, 2)


def test_a_second_press_changes_nothing(chief, client):
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, ("D", *chief_row()[1:]))))
    confirm(client, shown)
    entries = AuditEntry.objects.count()
    again = client.post(shown.wsgi_request.path, {"digest": shown.context["preview"].digest}, follow=True)
    assert (Seat.objects.count(), AuditEntry.objects.count()) == (2, entries)
    assert "was imported before. Nothing was changed again." in again.content.decode()
    assert "Imported on" in again.content.decode()


def test_the_preview_survives_a_reload_and_writes_nothing(chief, client):
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, ("D", *chief_row()[1:]))))
    entries = AuditEntry.objects.count()
    again = client.get(shown.wsgi_request.path)
    assert again.context["preview"].digest == shown.context["preview"].digest
    assert (Seat.objects.count(), AuditEntry.objects.count()) == (1, entries)


# -- organisations
ORGANISATIONS = ("Organisation", "What it is", "Website", "Local authority", "Local authority code")


def organisation(content_rows, client):
    return upload(client, "organisation", written("xlsx", ("Organisations", ORGANISATIONS, *content_rows)))


def test_organisations_are_added_for_the_partnership_and_changed_by_name(police, sefton, client):
    authority = LocalAuthorityFactory(name="Sefton", gss_code="E08000014")
    rows = [
        ("merseyside police", "Police", "https://police.example", "", ""),
        ("We Are With You", "Charity or community group", "", "Sefton", ""),
    ]
    shown = organisation(rows, client)
    assert shown.context["preview"].sentence == "1 new, 1 changed, 0 unchanged, nothing is removed."
    confirm(client, shown)
    police.refresh_from_db()
    new = Organisation.objects.get(name="We Are With You")
    assert (police.name, police.kind, police.website) == ("Merseyside Police", "police", "https://police.example")
    assert (new.kept_by, new.kind, new.authority) == (sefton, "charity", authority)


def test_what_another_partnership_keeps_is_not_changed_nor_shown(board, thurrock, client):
    kept = OrganisationFactory(name="Known", kept_by=thurrock, website="https://a.example")
    SeatFactory(body=board, organisation=kept)
    OrganisationFactory(name="Foreign", kept_by=thurrock, website="https://secret.example", kind="nhs")
    OrganisationFactory(name="National", kept_by=None)
    SeatFactory(body=board, organisation__name="Everyone's", organisation__kept_by=None)
    rows = [
        ("Known", "Council", "https://b.example", "", ""),
        ("Foreign", "NHS body", "https://secret.example", "", ""),
        ("Everyone's", "Police", "", "", ""),
    ]
    shown = organisation(rows, client)
    ours = "this organisation is in the register, and another partnership keeps its details. Leave the row out."
    assert problems(shown) == [
        f"Sheet “Organisations”, row 2: {ours}",
        f"Sheet “Organisations”, row 3: {ours}",
        f"Sheet “Organisations”, row 4: {NOBODYS[:1].lower()}{NOBODYS[1:]}",
    ]
    page = shown.content.decode()
    assert "secret.example" not in page
    assert "Thurrock" not in page


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("A", "Choir", "", "", ""), "column “What it is”: “Choir” is none of these: Council, NHS body, Police,"),
        (("A", "Council", "nowhere", "", ""), "column “Website”: enter a full web address, like https://www.example.o"),
        (("A", "Council", "", "Atlantis", ""), "column “Local authority code”: “Atlantis” is not in the register of"),
        (("A", "Council", "", "Sefton", "E06000001"), "column “Local authority code”: “E06000001” is not the"),
        (("A", "", "", "", ""), "column “What it is”: enter what it is."),
    ],
)  # fmt: skip
def test_faults_of_organisations(row, expected, client):
    LocalAuthorityFactory(name="Sefton", gss_code="E08000014")
    [told] = problems(organisation([row], client))
    assert told.startswith(f"Sheet “Organisations”, row 2, {expected}")


def test_a_new_name_that_is_like_one_of_the_register_is_pointed_out(police, client):
    rows = [("Police, Merseyside Constabulary", "Police", "", "", ""), ("Healthwatch", "Other", "", "", "")]
    shown = organisation(rows, client)
    assert shown.context["preview"].notes == [
        (
            "Sheet “Organisations”, row 2: “Police, Merseyside Constabulary” is like “Merseyside Police”, which is in "
            "the register. If it is the same, write its name as it is there."
        )
    ]
    assert shown.context["preview"].may_be_confirmed


def test_a_rule_that_only_the_database_sees_is_told_and_nothing_is_written(chief, client, monkeypatch):
    SeatHolderFactory(seat=chief, name="A", starts_on=FIRST)
    monkeypatch.setattr(HolderSheet, "check_together", lambda *_args: ())
    seats = ("Seats", SEATS, ("Director", *chief_row()[1:]))
    holder = ("Chief", "Merseyside Police", "Board", "B", "1 January 2024", "")
    shown = upload(client, "seat", written("xlsx", seats, ("Holders", HOLDERS, holder)))
    again = confirm(client, shown)
    assert again.status_code == 409
    assert again.context["warning"] == f"{TWICE[:1].upper()}{TWICE[1:]}"
    assert (Seat.objects.count(), SeatHolder.objects.count()) == (1, 1)
    assert ImportedFile.objects.get().confirmed_at is None


# -- there and back
@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_what_is_exported_imports_again_as_nothing_changed(kind, board, sefton, thurrock, alice, client):
    sector = SectorFactory(title="Police and justice")
    other = OrganisationFactory(name="=cmd()", sector=sector, kept_by=sefton, authority=LocalAuthorityFactory())
    Organisation.objects.update(charity_number="0123456", website="https://www.example.org")
    last = date(2099, 4, 1)
    SeatFactory(body=board, organisation=other, post_title="-Lead\nofficer", source="@a\n'b'", ends_on=last)
    member = {"body": board, "organisation": other, "post_title": "Member", "sector": sector}
    twins = [SeatFactory(**member, ends_on=last), SeatFactory(**member, starts_on=last)]
    twins[1].holders.create(name="B", starts_on=last)
    SeatHolderFactory(seat=twins[0], name="A", starts_on=FIRST)
    single = SeatFactory(body=board, organisation__kept_by=thurrock, position="chair", voting=False, starts_on=None)
    SeatHolderFactory(seat=single, name="", user=alice, starts_on=None, ends_on=date(2099, 1, 1))
    SeatHolderFactory(seat=single, name="+ sub", substitute=True)
    for noun, url in (("seat", page("seat_list")), ("organisation", page("organisation_list"))):
        content = client.get(f"{url}?format={kind}").content
        shown = upload(client, noun, content, f"list.{kind}")
        preview = shown.context["preview"]
        assert (preview.problems, preview.changes, preview.notes) == ([], [], [])
        assert preview.sentence == "Nothing would change: what the file says is in the register already."
        assert preview.unchanged == (2 if noun == "organisation" else 3 if kind == "csv" else 6)


def test_an_export_of_a_past_day_says_so(chief, client):
    response = client.get(f"{page('seat_list')}?day=2023-05-01&format=ods")
    assert response["Content-Disposition"] == 'attachment; filename="sefton-seats-2023-05-01.ods"'
    response = client.get(f"{page('seat_list')}?day=2023-05-01&format=xlsx")
    about = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_name("About")
    lines = [row for row in about.to_python() if row[0] in ("As at", "Note")]
    assert lines == [
        ["As at", "1 May 2023"],
        ["Note", "It shows the register as at 1 May 2023. Later changes are not in it."],
    ]


# -- templates and doors
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize(("noun", "of"), [("seat", SEAT), ("organisation", ORGANISATION)])
def test_the_template_has_the_sheets_and_only_columns_that_are_read(kind, noun, of, board, client):
    content = client.get(f"{page(f'{noun}_template')}?format={kind}").content
    sheets = read(content)
    assert [sheet.name for sheet in sheets] == [part.name for part in of.parts]
    for part, sheet in zip(of.parts, sheets, strict=True):
        read_columns = {field.column_name for field in part.resource.columns()}
        assert set(sheet.rows[0].cells) == read_columns
        assert set(part.needed) <= read_columns


def test_the_template_lists_what_is_allowed_and_tells_each_column(board, thurrock, client):
    BodyFactory(partnership=thurrock, name="Secret board")
    SectorFactory(title="Police")
    content = client.get(page("seat_template")).content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["About", "Seats", "Holders", "Allowed values"]
    columns = zip(*book.get_sheet_by_name("Allowed values").to_python(), strict=True)
    assert {title: [value for value in values if value] for title, *values in columns} == {
        "Board or group": ["Board"],
        "Kind of member": ["Police"],
        "Place": ["Chair", "Vice chair", "Member", "In attendance"],
        "May vote": ["Yes", "No"],
        "Substitute": ["Yes", "No"],
    }
    told = [row[1] for row in book.get_sheet_by_name("About").to_python()]
    assert "Post: The post, not the person. Needed in every row." in told


@pytest.mark.parametrize("noun", ["seat", "organisation"])
def test_who_may_import(noun, chief, alice, max_, charlie, browse):
    content = written("csv", ("", SEATS, ("D", *chief_row()[1:])))
    if noun == "organisation":
        content = written("csv", ("", ("Organisation", "What it is"), ("New", "Council")))
    shown = upload(browse(alice), noun, content)
    addresses = [page(f"{noun}_import"), page(f"{noun}_template"), shown.wsgi_request.path]
    for address in addresses:
        assert browse(max_).get(address).status_code == 403
        assert browse(charlie).get(address).status_code == 404
    foreign = shown.wsgi_request.path.replace("/sefton/", "/thurrock/")
    assert browse(charlie).get(foreign).status_code == 404
    assert browse(alice).delete(addresses[0]).status_code == 405
    assert browse(alice).put(addresses[2]).status_code == 405
    other = {"seat": "organisation", "organisation": "seat"}[noun]
    assert browse(alice).get(page(f"{other}_import_detail", ImportedFile.objects.get().pk)).status_code == 404


@pytest.mark.parametrize("noun", ["seat", "organisation"])
def test_lists_link_to_the_import_for_those_who_may(noun, chief, alice, max_, browse):
    link = f'href="{page(f"{noun}_import")}"'
    assert link in browse(alice).get(page(f"{noun}_list")).content.decode()
    assert link not in browse(max_).get(page(f"{noun}_list")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_rows(number, chief, client, django_assert_num_queries):
    seats = [(f"Post {n}", *chief_row()[1:]) for n in range(number)]
    holders = [(f"Post {n}", "Merseyside Police", "Board", "A", "1 August 2022", "") for n in range(number)]
    more = [SeatFactory(body=chief.body, organisation=chief.organisation, post_title=f"Old {n}") for n in range(number)]
    seats += [(seat.post_title, "Merseyside Police", "Board", "No", "1 August 2022", "") for seat in more]
    shown = upload(client, "seat", written("xlsx", ("Seats", SEATS, *seats), ("Holders", HOLDERS, *holders)))
    assert shown.context["preview"].problems == []
    with django_assert_num_queries(11):
        client.get(shown.wsgi_request.path)
    with django_assert_num_queries(29):
        confirm(client, shown)
    assert Seat.objects.count() == 1 + 2 * number
