"""Loads this app's reference tables: areas, forces, care boards and the national milestones."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from partnerships.models import (
    AuthorityICB,
    IntegratedCareBoard,
    LocalAuthority,
    Milestone,
    PoliceForce,
    Succession,
)

DATA = Path(__file__).parent / "data"


def load_police_forces(counts: Counts) -> None:
    rows = [pick(row, "gss_code", "name", "governance", "confirmed") for row in read_table(DATA / "police_forces.csv")]
    upsert(PoliceForce, rows, key=("gss_code",), counts=counts)


def load_care_boards(counts: Counts) -> None:
    columns = ("gss_code", "ods_code", "name", "short_name", "nhs_region")
    upsert(
        IntegratedCareBoard,
        [pick(row, *columns) for row in read_table(DATA / "icbs.csv")],
        key=("gss_code",),
        counts=counts,
    )


def load_authorities(counts: Counts) -> None:
    forces = {force.gss_code: force for force in PoliceForce.objects.all()}
    force_of = {
        row["authority_code"]: forces[row["police_force_code"]] for row in read_table(DATA / "authority_police.csv")
    }
    columns = (
        "gss_code", "name", "official_name", "kind", "region_code", "region", "starts_on", "ends_on", "population"
    )  # fmt: skip
    rows = [
        {**pick(row, *columns), "police_force": force_of.get(row["gss_code"])}
        for row in read_table(DATA / "local_authorities.csv")
    ]
    upsert(LocalAuthority, rows, key=("gss_code",), counts=counts)


def load_shares(counts: Counts) -> None:
    authorities, boards = authorities_by_code(), {board.gss_code: board for board in IntegratedCareBoard.objects.all()}
    rows = [
        {"authority": authorities[row["authority_code"]], "board": boards[row["icb_code"]], "share": row["share"]}
        for row in read_table(DATA / "authority_icb.csv")
    ]
    upsert(AuthorityICB, rows, key=("authority", "board"), counts=counts)


def load_successions(counts: Counts) -> None:
    authorities = authorities_by_code()
    rows = [
        {
            "predecessor": authorities[row["predecessor_code"]],
            "successor": authorities[row["successor_code"]],
            "on": row["on"],
        }
        for row in read_table(DATA / "successions.csv")
    ]
    known = Succession.objects.filter(reorganisation=None)
    upsert(Succession, rows, key=("predecessor", "successor"), counts=counts, among=known)


def load_milestones(counts: Counts) -> None:
    columns = ("code", "order", "title", "requirement", "due_on", "recurs_months", "confirmed")
    rows = [pick(row, *columns) for row in read_table(DATA / "milestones.csv")]
    upsert(Milestone, rows, key=("code",), counts=counts)


def authorities_by_code() -> dict[str, LocalAuthority]:
    return {authority.gss_code: authority for authority in LocalAuthority.objects.all()}


# What load_reference does, in this order: each function counts what it did.
STEPS = (
    ("Police forces", load_police_forces),
    ("Integrated care boards", load_care_boards),
    ("Local authorities", load_authorities),
    ("Care boards of authorities", load_shares),
    ("Successions", load_successions),
    ("Milestones", load_milestones),
)
