"""The four layouts, read into neutral rows."""

from decimal import Decimal

import pytest

from outcomes.imports import own, rows
from outcomes.imports.layouts import recognise
from outcomes.imports.rows import AreaName, Fault
from tests.outcomes.imports.sheets import FINGERTIPS, figures, fingertips_row, rows_of

D = Decimal


def test_a_row_of_fingertips():
    [figure] = figures(FINGERTIPS, fingertips_row())
    assert (figure.row, figure.area, figure.period) == (2, AreaName("E06000001", "Hartlepool"), "2016 - 18")
    assert figure.series.text == "Fingertips 91380, Persons, All ages"
    assert figure.series.label == "Alcohol-specific mortality (91380), persons, all ages"
    assert (figure.state, figure.value, figure.lower, figure.upper) == ("value", D("12.5"), D("10.25"), D(15))
    assert (figure.numerator, figure.denominator, figure.faults) == (D(33), D(264000), ())


def test_fingertips_leaves_out_breakdowns_and_reads_why_a_value_is_absent():
    combined = "Value for Cornwall & Isles of Scilly combined"
    few = "Value cannot be calculated as number of cases is too small"
    found = figures(
        FINGERTIPS,
        fingertips_row(Category_Type="IMD2019 deciles", Category="Most deprived"),
        fingertips_row(Value="", Lower_CI_95_0_limit="", Value_note=few),
        fingertips_row(Value_note=combined),
        fingertips_row(Value="", Value_note=""),
        (),
    )
    assert [one.skipped for one in found] == [rows.BREAKDOWN, "", "", rows.NO_FIGURE, rows.BLANK_ROW]
    absent, whole = found[1:3]
    assert (absent.state, absent.value, absent.upper, absent.numerator) == ("suppressed", None, None, D(33))
    assert absent.note == few
    assert (whole.state, whole.value, whole.note) == ("value", D("12.5"), combined)


@pytest.mark.parametrize(
    "renamed",
    [
        "Compared to Regions (statistical) value or percentiles",
        "Compared to CCGs (from Apr 2021) value or percentiles",
        "Compared to percentiles",
    ],
)
def test_titles_of_fingertips_change_over_the_years(renamed):
    later = (
        *(renamed if title.startswith("Compared to Region") else title for title in FINGERTIPS),
        "Time period range",
    )
    [figure] = figures(later, (*fingertips_row(Time_period="2022 - 23"), "1y"))
    assert (figure.value, figure.period, figure.years) == (D("12.5"), "2022 - 23", "1y")


def test_two_years_of_an_old_export_have_no_stroke():
    [figure] = figures(FINGERTIPS, fingertips_row(Time_period="2012 - 13"))
    assert figure.years == "2y"


def test_a_cell_that_is_not_understood_is_told_by_its_column():
    [figure] = figures(FINGERTIPS, fingertips_row(Value="n/a", Count="many"))
    assert [fault.column for fault in figure.faults] == ["Value", "Count"]


ONS = (
    ("id", "", "", "Deaths", "Rate", "", "Lower Confidence Limit", "Upper Confidence Limit"),
    ("E06000047", "County Durham", "", "153", "10.5", "", "8.8", "12.2"),
    ("",) * 8,
    ("E11000007", "Tyne and Wear (Met County)", "", "", "", "", "", ""),
    ("E08000037", "", "Gateshead", "86", "14.6", "", "11.6", "18.0"),
    ("E12000002", "", "", "1,888", "9.1", "", "8.7", "9.5"),
    ("E07000030", "", "Eden", "10", "7.2", "U", "3.3", "13.5"),
    ("E07000163", "", "Craven", "6", ":", "", ":", ":"),
    ("Footnotes",),
    ("1 Age-standardised mortality rates\nper 100,000",),
    ("Source: Office for National Statistics", "", "", "", "", "", "", ""),
)
ROLES = {
    "Deaths": "numerator",
    "Rate": "value",
    "Lower Confidence Limit": "lower",
    "Upper Confidence Limit": "upper",
}


def test_a_release_of_ons():
    found = figures(*ONS, roles=ROLES, period="2016 - 18")
    taken = [one for one in found if not one.skipped]
    assert [(one.row, one.area.code, one.area.name) for one in taken] == [
        (2, "E06000047", "County Durham"),
        (5, "E08000037", "Gateshead"),
        (6, "E12000002", ""),
        (7, "E07000030", "Eden"),
        (8, "E07000163", "Craven"),
    ]
    assert [(one.state, one.value, one.lower, one.upper, one.numerator) for one in taken[2:]] == [
        ("value", D("9.1"), D("8.7"), D("9.5"), D(1888)),
        ("value", D("7.2"), D("3.3"), D("13.5"), D(10)),
        ("suppressed", None, None, None, D(6)),
    ]
    assert [one.note for one in taken] == ["", "", "", "Marked as unreliable in the file.", ""]
    assert [(one.row, one.skipped) for one in found if one.skipped] == [
        (3, rows.BLANK_ROW),
        (4, rows.HEADING),
        (9, rows.FOOTNOTE),
        (10, rows.FOOTNOTE),
        (11, rows.FOOTNOTE),
    ]
    assert {(one.period, one.series.text) for one in taken} == {("2016 - 18", "Rate")}


def test_what_the_columns_of_a_table_hold_is_proposed():
    table = recognise(rows_of(*ONS), "")
    assert [(one.label, one.guess) for one in table.columns] == [
        ("Deaths (column D)", "numerator"),
        ("Rate (column E)", ""),
        ("Lower Confidence Limit (column G)", "lower"),
        ("Upper Confidence Limit (column H)", "upper"),
    ]
    assert (table.asks_columns, table.asks_period) == (True, True)


MERGED = (
    ("Adults in treatment by local authority",),
    (),
    ("", "", "Opiate", "", "", "Alcohol only", ""),
    ("Area code", "Local authority", "2021-22", "2022-23", "2023-24 Q1", "2021-22", "2022-23"),
    ("E06000001", "Hartlepool", "412", "1,398", "*", "", "[c]"),
    ("E06000002", "Middlesbrough", "12%", "-", "7", "8", "9"),
    ("[c] suppressed",),
)


def test_a_table_with_merged_titles_and_a_column_for_each_period():
    found = figures(*MERGED, roles={"Opiate": "value", "Alcohol only": "value"})
    told = [(one.row, one.series.text, one.period, one.state, one.value) for one in found if not one.skipped]
    assert told == [
        (5, "Opiate", "2021-22", "value", D(412)),
        (5, "Opiate", "2022-23", "value", D(1398)),
        (5, "Opiate", "2023-24 Q1", "suppressed", None),
        (5, "Alcohol only", "2022-23", "suppressed", None),
        (6, "Opiate", "2021-22", "value", D(12)),
        (6, "Opiate", "2022-23", "", None),
        (6, "Opiate", "2023-24 Q1", "value", D(7)),
        (6, "Alcohol only", "2021-22", "value", D(8)),
        (6, "Alcohol only", "2022-23", "value", D(9)),
    ]
    [refused] = [one for one in found if one.faults]
    assert refused.faults == (
        Fault(
            "Opiate, 2022-23 (column D)",
            "“-” can mean nought or not known. Write 0, or [x] where it is not known.",
        ),
    )
    assert [one.is_percent for one in found if one.row == 6 and one.value == 12] == [True]
    assert [(one.row, one.skipped) for one in found if one.skipped] == [(5, rows.NO_FIGURE), (7, rows.FOOTNOTE)]
    assert recognise(rows_of(*MERGED), "").heading == "Adults in treatment by local authority"


def test_a_table_without_codes_names_its_areas():
    cells = (
        ("Numbers in treatment, 2022-23",),
        ("Area", "Number", "Population"),
        ("Hartlepool", "412", "92,347"),
        ("England", "1,000", "56,490,048"),
        ("Note: rounded to the nearest 5",),
    )
    table = recognise(rows_of(*cells), "")
    assert (table.period_guess, [one.text for one in table.columns]) == ("2022-23", ["Number", "Population"])
    found = figures(*cells, roles={"Number": "value", "Population": "denominator"}, period="2022-23")
    assert [(one.area, one.value, one.denominator, one.skipped) for one in found] == [
        (AreaName("", "Hartlepool"), D(412), D(92347), ""),
        (AreaName("", "England"), D(1000), D(56490048), ""),
        (AreaName("", "Note: rounded to the nearest 5"), None, None, rows.FOOTNOTE),
    ]


def test_a_cell_that_is_empty_beside_others_is_no_figure():
    found = figures(*MERGED, roles={"Alcohol only": "value"})
    assert [one.skipped for one in found if one.row == 5] == [rows.NO_FIGURE, "", *[rows.COLUMN_LEFT_OUT] * 3]


def test_columns_titled_alike_are_told_apart_and_a_lone_period_takes_the_heading():
    alike = (("Area", "Number", "%", "Number"), ("Hartlepool", "41", "5", "6"))
    assert [one.text for one in recognise(rows_of(*alike), "").columns] == ["Number", "%", "Number / column D"]
    periods = (("Numbers in treatment",), ("Area", "2021-22", "2022-23"), ("Hartlepool", "412", "398"))
    found = figures(*periods, roles={"Numbers in treatment": "value"})
    assert [(one.series.text, one.period, one.value) for one in found if not one.skipped] == [
        ("Numbers in treatment", "2021-22", D(412)),
        ("Numbers in treatment", "2022-23", D(398)),
    ]


OWN = (
    ("Template for figures",),
    own.COLUMNS,
    ("H09", "Numbers in treatment", "", "Sefton", "2022-23", "412", "", "", "", "", "Yes", "As of June"),
    ("H09", "Numbers in treatment", "", "Sefton", "2023-24", "", "", "", "", "", "", ""),
    ("H09", "Numbers in treatment", "", "Sefton", "2023-24", "", "", "", "3", "", "maybe", ""),
    ("H09", "Numbers in treatment", "", "Sefton", "2023-24", "Not collected", "", "", "", "", "No", ""),
)


def test_our_own_template():
    first, empty, wrong, absent = figures(*OWN)
    assert (first.series.text, first.series.label) == ("H09", "Numbers in treatment (H09)")
    assert (first.area, first.value, first.provisional, first.note) == (
        AreaName("", "Sefton"),
        D(412),
        True,
        "As of June",
    )
    assert empty.skipped == own.LEFT_EMPTY
    assert wrong.faults == (
        Fault("Figure", "Enter the figure, or a word that says why there is none."),
        Fault("Provisional", "“maybe” is neither Yes nor No."),
    )
    assert (absent.state, absent.provisional) == ("not_collected", False)


@pytest.mark.parametrize(
    "cells", [(), (("Dear board,",), ("this is a letter",)), (("Post", "Organisation"), ("Chief", "A"))]
)
def test_what_is_no_table_of_figures_is_not_recognised(cells):
    assert recognise(rows_of(*cells), "") is None
