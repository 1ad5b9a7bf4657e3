"""Loads this app's reference tables: funding streams and the menu of interventions."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from grants.models import FundingStream, Intervention

DATA = Path(__file__).parent / "data"


def load_streams(counts: Counts) -> None:
    table = read_table(DATA / "funding_streams.csv")
    columns = (
        "code", "name", "payer", "first_year", "last_year", "ring_fence", "reporting", "conditions", "underspend",
        "status", "confirmed",
    )  # fmt: skip
    upsert(FundingStream, [pick(row, *columns) for row in table], key=("code",), counts=counts)
    streams = {stream.code: stream for stream in FundingStream.objects.prefetch_related("successors")}
    for row in table:
        if row["successor_code"]:
            streams[row["code"]].successors.set([streams[row["successor_code"]]])


def load_menu(counts: Counts) -> None:
    rows = [pick(row, "code", "title", "confirmed") for row in read_table(DATA / "menu.csv")]
    upsert(Intervention, rows, key=("code",), counts=counts)


# What load_reference does, in this order: each function counts what it did.
STEPS = (
    ("Funding streams", load_streams),
    ("Menu of interventions", load_menu),
)
