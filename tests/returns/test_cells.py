"""The rows of returns that a record feeds, found by the address of their source."""

from returns import actions
from returns.cells import cells_fed_by
from returns.content import build, canonical
from tests.factories.grants import SpendLineFactory
from tests.factories.returns import ReturnFactory, ReturnRequirementFactory


def line_of(partnership, **fields):
    return SpendLineFactory(plan__allocation__area__partnership=partnership, **fields)


def test_a_row_says_where_it_stands_and_what_it_says(sefton, draft):
    line = line_of(sefton, title="Naloxone")
    [one] = cells_fed_by(sefton, {line.get_absolute_url()})
    assert (one.source, one.quarter, one.table) == (
        line.get_absolute_url(),
        draft.quarter.short_label,
        "Lines of the spending plans this quarter",
    )
    assert one.words.endswith("Naloxone: planned £100; spent Not entered; difference Not known")
    assert (one.is_signed, one.url) == (False, f"{draft.get_absolute_url()}#money")


def test_a_signed_return_tells_what_was_signed(sefton, in_review, sam):
    line = line_of(sefton, title="Naloxone")
    read = canonical.fingerprint(canonical.write(build(in_review)))
    actions.sign(return_=in_review, row_version=in_review.row_version, read=read, by=sam)
    line.title = "Renamed since"
    line.save()
    [one] = cells_fed_by(sefton, {line.get_absolute_url()})
    assert one.is_signed
    assert "Naloxone: planned £100" in one.words


def test_the_latest_return_that_has_the_row_is_told(sefton, draft):
    line = line_of(sefton)
    later = ReturnFactory(requirement=draft.requirement, financial_year="2023-24", quarter_number=4)
    assert [one.quarter for one in cells_fed_by(sefton, {line.get_absolute_url()})] == [later.quarter.short_label]
    ReturnFactory(requirement=draft.requirement, financial_year="2024-25", quarter_number=1)  # of another year
    assert [one.quarter for one in cells_fed_by(sefton, {line.get_absolute_url()})] == [later.quarter.short_label]


def test_nothing_comes_of_nothing_or_from_another_partnership(sefton, thurrock, draft):
    ReturnFactory(requirement=ReturnRequirementFactory(partnership=thurrock))
    theirs = line_of(thurrock)
    assert cells_fed_by(sefton, ()) == []
    assert cells_fed_by(sefton, {theirs.get_absolute_url()}) == []
