"""Partnerships as published sources tell of them: added to the register until their own people keep the entry."""

from dataclasses import dataclass, field
from pathlib import Path

from cdp_portal.tables import read_table
from partnerships.models import FootprintArea, LocalAuthority, Partnership, SeniorResponsibleOwner

TABLE = Path(__file__).parent / "data" / "partnerships.csv"
MANY = "|"  # between the parts of one cell


@dataclass
class Register:
    """One run over the table: what there is already, and what became of each row."""

    authorities: dict[str, LocalAuthority]
    slugs: set[str]
    names: set[str]
    covered: dict[int, str]  # who covers an authority, by its id
    added: int = 0
    kept: int = 0
    left_out: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.added} added, {self.kept} there already, {len(self.left_out)} left out"


def as_it_is() -> Register:
    """The register before a run. Three queries."""
    partnerships = Partnership.objects.values_list("slug", "name")
    areas = FootprintArea.objects.filter(tier=Partnership.Tier.LOCAL).select_related("partnership")
    return Register(
        authorities={one.gss_code: one for one in LocalAuthority.objects.exclude(gss_code="")},
        slugs={slug for slug, _ in partnerships},
        names={name.lower() for _, name in partnerships},
        covered={area.authority_id: area.partnership.short_name for area in areas if area.ends_on is None},
    )


def add_entry(register: Register, row: dict) -> None:
    """Add the row's partnership unless it is there; one whose people keep it is never touched."""
    if row["slug"] in register.slugs:
        register.kept += 1
        return
    authorities = [register.authorities[code] for code in row["authority_codes"].split(MANY)]
    if why := _why_not(register, row, authorities):
        register.left_out.append(f"{row['name']}: {why}")
        return
    partnership = _save(row, authorities)
    register.slugs.add(partnership.slug)
    register.names.add(partnership.name.lower())
    register.covered |= {authority.pk: partnership.short_name for authority in authorities}
    register.added += 1


def _why_not(register: Register, row: dict, authorities: list[LocalAuthority]) -> str:
    if row["name"].lower() in register.names:
        return "another partnership has this name."
    taken = [one for one in authorities if one.pk in register.covered]
    return f"{taken[0]} is in the footprint of {register.covered[taken[0].pk]}." if taken else ""


def _save(row: dict, authorities: list[LocalAuthority]) -> Partnership:
    columns = ("slug", "name", "short_name", "confidence", "website")
    partnership = Partnership.objects.create(**{name: row[name] for name in columns}, source=_source(row))
    for authority in authorities:
        # The day it joined is not known, but nothing is covered before it exists.
        FootprintArea.objects.create(partnership=partnership, authority=authority, starts_on=authority.starts_on)
    if row["sro_confidence"] == Partnership.Confidence.VERIFIED:
        SeniorResponsibleOwner.objects.create(
            partnership=partnership,
            post_title=row["sro_post"],
            organisation_name=row["sro_organisation"],
            source="\n".join(row["source"].split(MANY)),
        )
    return partnership


def _source(row: dict) -> str:
    """The sources, one on each line, then what is known besides and how sure it is."""
    lines = [*row["source"].split(MANY), row["note"]]
    if row["sro_confidence"] == Partnership.Confidence.PROBABLE:
        lines.append(f"Senior responsible owner, probable: {row['sro_post']}, {row['sro_organisation']}")
    return "\n".join(line for line in lines if line)


def rows() -> list[dict]:
    return read_table(TABLE)
