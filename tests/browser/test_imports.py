"""A list of seats comes in from a spreadsheet: refused, put right, shown, confirmed."""

from tests.cdp_portal.workbooks import written

TITLES = ("Post", "Organisation", "Board or group", "First day")
SEAT = ("Director of Housing", "Merseyside Police", "Sefton Combating Drugs Partnership")


def test_seats_come_in_from_a_file_that_was_wrong_at_first(person):
    def upload(content: bytes) -> None:
        person.page.set_input_files("input[type=file]", {"name": "seats.xlsx", "mimeType": "x/x", "buffer": content})
        person.press("Check the file")

    person.sign_in("commissioner")
    person.go("/partnerships/sefton/people/")
    person.follow("Import seats and holders from a file")
    upload(b"%PDF-1.7")
    person.sees("This is a PDF, not a spreadsheet.")
    upload(written("xlsx", ("Seats", TITLES, (*SEAT, "31 September 2026"))))
    person.sees("1 thing to put right in the file")
    person.sees("“31 September 2026” is a day that does not exist.")
    person.follow("upload it again")
    upload(written("xlsx", ("Seats", TITLES, (*SEAT, "30 September 2026"))))
    person.sees("1 new, 0 changed, 0 unchanged, nothing is removed.")
    person.press("Import 1 change")
    person.sees("Imported seats.xlsx: 1 new")
    person.sees("Director of Housing")
