"""Loads this app's reference tables: the kinds of member that a partnership is expected to have."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from members.models import ExpectedList, Sector

DATA = Path(__file__).parent / "data"


def load_sectors(counts: Counts) -> None:
    columns = ("code", "title", "expectation", "side", "examples", "position", "confirmed")
    upsert(Sector, [pick(row, *columns) for row in read_table(DATA / "sectors.csv")], key=("code",), counts=counts)


def load_expected_lists(counts: Counts) -> None:
    rows = list(read_table(DATA / "expected_lists.csv"))
    written = upsert(
        ExpectedList,
        [pick(row, "code", "title", "position", "source") for row in rows],
        key=("code",),
        counts=counts,
    )
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    for row in rows:
        written[(row["code"],)].sectors.set(sectors[code] for code in row["sectors"].split())


# What load_reference does, in this order: each function counts what it did.
STEPS = (("Expected sectors", load_sectors), ("Lists of expected sectors", load_expected_lists))
