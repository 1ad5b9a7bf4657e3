"""The structure is written in one way only, reads back exactly, and shows the same words everywhere."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from returns.content import Column, Content, Fact, Section, Table, canonical
from returns.content.drift import Change, drift
from returns.content.words import in_words, rows_in_words

GRANTS = Table(
    key="grants",
    title="Grants",
    columns=(
        Column("authority", "Authority"),
        Column("spent", "Spent", "money"),
        Column("on", "As at", "date"),
        Column("rate", "Rate", "percent"),
        Column("count", "Count", "integer"),
    ),
    rows=(
        ("Sefton", Decimal("1234.50"), date(2023, 12, 31), Decimal("41.7"), 3),
        ("Wirral", "Not entered", "Not known", None, 0),
    ),
    urls=("/sefton/", "/wirral/"),
)
CONTENT = Content(
    schema_version=1,
    title="Quarterly return",
    receiver="Joint Combating Drugs Unit",
    partnership="Sefton Combating Drugs Partnership",
    slug="sefton",
    quarter="2023-24-q3",
    quarter_label="Quarter 3 2023-24 (October to December 2023)",
    first_day=date(2023, 10, 1),
    last_day=date(2023, 12, 31),
    due_on=date(2024, 1, 30),
    statement="It is true.",
    headline="Treatment reached “more” people – £5,000 under plan.",
    sections=(
        Section(
            key="money",
            title="Money",
            how="As recorded.",
            facts=(Fact("total", "Total", Decimal("2000.00"), "money"), Fact("plan", "Plan", "007")),
            tables=(GRANTS,),
            narrative="One post is vacant.",
        ),
    ),
)


def with_facts(*facts: Fact, tables: tuple[Table, ...] = ()) -> Content:
    return replace(CONTENT, sections=(replace(CONTENT.sections[0], facts=facts, tables=tables),))


def test_what_is_written_reads_back_exactly():
    assert canonical.read(canonical.write(CONTENT)) == CONTENT


def test_the_text_is_canonical():
    text = canonical.write(CONTENT)
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert '"2023-12-31"' in text
    assert '"1234.5"' in text


@pytest.mark.parametrize("same", ["2000", "2000.0", "2000.00", "2E+3"])
def test_the_same_number_has_the_same_fingerprint(same):
    one = canonical.write(with_facts(Fact("total", "Total", Decimal(same), "money")))
    assert '"value":"2000"' in one


def test_the_fingerprint_is_the_sha256_of_the_utf8_text():
    assert canonical.fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_structure_of_another_version_is_not_guessed_at():
    text = canonical.write(replace(CONTENT, schema_version=99))
    with pytest.raises(canonical.UnknownSchemaError, match="cannot read returns of schema version 99"):
        canonical.read(text)


def test_a_float_never_gets_into_a_return():
    with pytest.raises(TypeError):
        canonical.write(with_facts(Fact("rate", "Rate", object())))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (Decimal("1234.50"), "money", "£1,234.50"),
        (Decimal("-20"), "money", "−£20"),
        (Decimal("41.7"), "percent", "41.7%"),
        (12345, "integer", "12,345"),
        (date(2023, 12, 4), "date", "4 December 2023"),
        (None, "money", "Not known"),
        (None, "text", ""),
        ("Suppressed", "number", "Suppressed"),
        (0, "integer", "0"),
    ],
)
def test_values_in_words(value, kind, words):
    assert in_words(value, kind) == words


def test_a_column_of_money_shows_pence_throughout_or_not_at_all():
    table = replace(
        GRANTS,
        columns=(Column("a", "A"), Column("b", "B", "money"), Column("c", "C", "money")),
        rows=(("x", Decimal("1000"), Decimal("5")), ("y", Decimal("0.5"), Decimal("6"))),
    )
    assert rows_in_words(table) == [["x", "£1,000.00", "£5"], ["y", "£0.50", "£6"]]


def test_drift_lists_each_figure_that_differs_in_words():
    later = replace(
        GRANTS, rows=(("Sefton", Decimal("1300"), date(2023, 12, 31), Decimal("41.7"), 3), ("Knowsley",) * 5)
    )
    live = with_facts(Fact("total", "Total", Decimal("2500.00"), "money"), Fact("plan", "Plan", "007"), tables=(later,))
    changes = drift(CONTENT, live)
    assert changes[:2] == [
        Change("Money", "Total", "£2,000", "£2,500"),
        Change("Money", "Grants: Sefton, spent", "£1,234.50", "£1,300"),
    ]
    assert {(change.what, change.now) for change in changes if change.now == "Not there"} == {
        (f"Grants: Wirral, {column}", "Not there") for column in ("spent", "as at", "rate", "count")
    }
    assert [change.signed for change in changes if "Knowsley" in change.what] == ["Not there"] * 4


def test_words_addresses_and_equal_figures_are_no_drift():
    live = replace(
        CONTENT,
        headline="Other words",
        sections=(replace(CONTENT.sections[0], narrative="Other", tables=(replace(GRANTS, urls=()),)),),
    )
    assert drift(CONTENT, live) == []


def test_two_rows_of_one_name_are_told_apart():
    twice = replace(GRANTS, columns=(Column("a", "A"), Column("b", "B")), rows=(("Meeting", "1"), ("Meeting", "2")))
    once = replace(twice, rows=(("Meeting", "1"), ("Meeting", "3")))
    assert drift(with_facts(tables=(twice,)), with_facts(tables=(once,))) == [
        Change("Money", "Grants: Meeting, b (2)", "2", "3")
    ]
