"""A page is taken apart into labelled entries; what stands elsewhere does not count."""

import pytest

from cdp_portal.demo.facts.check import NotShownError, quote
from cdp_portal.demo.facts.fact import cell
from cdp_portal.demo.facts.reading import Entry, entries_of

PAGE = """<!DOCTYPE html><html><body><nav><p>Rutland</p></nav>
<main>
<h1>Footprint</h1><p>Three   areas<br>in all</p>
<form><select><option>Leicester</option></select></form>
<dl><div><dt>Follows</dt>
<dd>An <strong>existing</strong> group<span class="govuk-visually-hidden"> (hidden)</span></dd></div></dl>
<table><caption>Areas</caption>
<tr><th scope="row">Rutland</th><td>East Midlands</td>
<td><a href="/x/">Edit<span class="govuk-visually-hidden"> it</span></a></td></tr>
</table>
<h2>Reporting</h2><ul><li>Reports to a board<ul><li>and another</li></ul></li></ul>
<details><summary>Version 2</summary><p>Eight functions.</p></details>
<p>See <a href="https://www.example.org/page">the page</a>.</p>
</main><footer><p>Rutland</p></footer></body></html>"""


def test_rows_keys_and_headings_label_what_stands_there():
    assert entries_of(PAGE) == [
        Entry("Footprint", "Footprint"),
        Entry("Footprint", "Three areas in all"),
        Entry("Follows", "An existing group"),
        Entry("Rutland", "Rutland | East Midlands | Edit"),
        Entry("Reporting", "Reports to a board and another"),
        Entry("Version 2", "Eight functions."),
        Entry("Reporting", "See the page (https://www.example.org/page)."),
    ]


def test_words_count_in_their_place_alone():
    entries = entries_of(PAGE)
    assert quote(("Follows", "existing group"), entries, "/") == "Follows: An existing group"
    assert quote(("Rutland", "East Midlands"), entries, "/") == "Rutland | East Midlands | Edit"
    with pytest.raises(NotShownError, match="“East Midlands” is not said under “Follows”"):
        quote(("Follows", "East Midlands"), entries, "/")
    with pytest.raises(NotShownError, match="“East Mid” is not said under “Rutland”"):
        quote(("Rutland", "East Mid"), entries, "/")
    with pytest.raises(NotShownError, match="nothing stands under “Leicester”"):
        quote(("Leicester", "Leicester"), entries, "/")


def test_the_very_label_comes_before_one_that_holds_it():
    entries = [Entry("Police and Crime Commissioner", "One seat"), Entry("Police", "No seat")]
    assert quote(("Police", "No seat"), entries, "/") == "Police: No seat"
    with pytest.raises(NotShownError):
        quote(("Police", "One seat"), entries, "/")
    assert quote(("Crime", "One seat"), entries, "/") == "Police and Crime Commissioner: One seat"


def test_a_row_can_be_found_by_another_cell_and_holds_all_the_words():
    entries = [Entry("Saves time", "Saves time | Money stays apart | Agree principles | Directors")]
    assert quote(cell("Money stays", "Agree principles", "Directors"), entries, "/") == entries[0].text
    with pytest.raises(NotShownError, match=r"“Agree principles” and “Nobody” is not said under “\| Money stays”"):
        quote(cell("Money stays", "Agree principles", "Nobody"), entries, "/")
    with pytest.raises(NotShownError, match="nothing stands under"):
        quote(("Money stays", "Agree principles"), entries, "/")


def test_a_long_entry_is_quoted_by_its_sentence():
    entry = Entry("Details", "It begins. " + "More of it follows. " * 10 + "The wave is not confirmed. It ends.")
    assert quote(("Details", "not confirmed"), [entry], "/") == "Details: The wave is not confirmed."
