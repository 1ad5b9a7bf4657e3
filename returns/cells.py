"""Which rows of which return a record feeds: looked up by the address of its source that every row carries."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch

from cdp_portal.sentences import lower_first
from partnerships.models import Partnership
from returns.content import Content, Table, build, canonical
from returns.content.words import rows_in_words
from returns.models import Return, ReturnSignature

LOOKED_THROUGH = 4  # so many returns, the latest first
FROZEN = (Return.State.SIGNED, Return.State.SUBMITTED)


@dataclass(frozen=True)
class Cells:
    """A row of a return's table: where it stands, its values in words, and whether the return is signed."""

    source: str
    quarter: str
    table: str
    words: str
    is_signed: bool
    url: str


def cells_fed_by(partnership: Partnership, sources: Collection[str]) -> list[Cells]:
    """The rows that come from these addresses, each table's from the latest return that has any.

    Signed returns are read as they were signed. The number of queries is bounded by `LOOKED_THROUGH`.
    """
    if not sources:
        return []
    signatures = Prefetch("signatures", ReturnSignature.objects.order_by("-version"))
    latest = Return.objects.filter(partnership=partnership).select_related("requirement", "partnership")
    found: dict[tuple[str, str], list[Cells]] = {}
    for return_ in latest.prefetch_related(signatures)[:LOOKED_THROUGH]:
        here: dict[tuple[str, str], list[Cells]] = {}
        for cells in _in(return_, sources):
            here.setdefault((cells.source, cells.table), []).append(cells)
        found = here | found  # what a later return has stands
    return sorted((one for rows in found.values() for one in rows), key=lambda one: (one.source, one.table, one.words))


def _in(return_: Return, sources: Collection[str]) -> list[Cells]:
    content, is_signed = _content(return_)
    return [
        Cells(
            source=url,
            quarter=return_.quarter.short_label,
            table=table.title,
            words=_in_words(table, words),
            is_signed=is_signed,
            url=f"{return_.get_absolute_url()}#{section.key}",
        )
        for section in content.sections
        for table in section.tables
        for url, words in zip(table.urls, rows_in_words(table), strict=False)
        if url in sources
    ]


def _in_words(table: Table, words: list[str]) -> str:
    """“Sefton, Naloxone: planned £7,500; spent £12,000”: what tells the row from others, then its cells."""
    named = ", ".join(word for word in words[: table.identifying] if word)
    columns = zip(table.columns[table.identifying :], words[table.identifying :], strict=True)
    cells = "; ".join(f"{lower_first(column.title)} {word}" for column, word in columns if word)
    return f"{named}: {cells}" if cells else named


def _content(return_: Return) -> tuple[Content, bool]:
    signed = next(iter(return_.signatures.all()), None) if return_.state in FROZEN else None
    return (canonical.read(signed.content), True) if signed else (build(return_), False)
