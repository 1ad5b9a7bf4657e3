"""Loads this app's reference table: the kinds of member that a partnership is expected to have."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from members.models import Sector

DATA = Path(__file__).parent / "data"


def load_sectors(counts: Counts) -> None:
    columns = ("code", "title", "expectation", "examples", "position", "confirmed")
    upsert(Sector, [pick(row, *columns) for row in read_table(DATA / "sectors.csv")], key=("code",), counts=counts)


# What load_reference does, in this order: each function counts what it did.
STEPS = (("Expected sectors", load_sectors),)
