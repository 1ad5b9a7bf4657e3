"""Organisations: some of one partnership, most shared by those of a police force, a care board, a region or England."""

from cdp_portal.national.places import Place
from members.models import Organisation, Sector

Kind = Organisation.Kind
# name, kind, sector, how many for each partnership
LOCAL = (
    ("{town} Recovery Charity", Kind.CHARITY, "VCSE", 5),
    ("{town} Lived Experience Forum", Kind.LIVED_EXPERIENCE, "LIVED", 3),
    ("{town} Homes", Kind.OTHER, "HOUS", 3),
    ("{town} College", Kind.OTHER, "EDU", 2),
    ("{town} Primary Care Network", Kind.NHS, "PRIM", 3),
    ("{town} Family Carers", Kind.CHARITY, "LIVED", 2),
    ("{town} Safeguarding Board", Kind.OTHER, "SAFE", 1),
    ("{town} Community Safety Partnership", Kind.OTHER, "CSP", 1),
    ("{town} Youth Justice Service", Kind.JUSTICE, "YJS", 1),
    ("{town} Chamber of Trade", Kind.OTHER, "BUS", 1),
)
# name, kind, sector, how many partnerships share one
SHARED = (
    ("{town} Hospitals NHS Trust", Kind.NHS, "NHS", 2),
    ("{town} Mental Health NHS Trust", Kind.NHS, "MH", 3),
    ("{town} Treatment Services", Kind.PROVIDER, "TREAT", 2),
    ("{town} Recovery Group", Kind.PROVIDER, "TREAT", 4),
    ("{town} Probation Service", Kind.JUSTICE, "PROB", 8),
    ("{town} Prison", Kind.JUSTICE, "SECURE", 3),
    ("{town} Court Service", Kind.JUSTICE, "COURT", 6),
    ("{town} Coroner's Office", Kind.JUSTICE, "CORON", 3),
    ("{town} Jobcentres", Kind.GOVERNMENT, "DWP", 4),
    ("{town} Fire and Rescue", Kind.OTHER, "FIRE", 4),
    ("{town} Ambulance Service", Kind.NHS, "AMB", 10),
    ("{town} Office for Health", Kind.GOVERNMENT, "OHID", 12),
    ("{town} Health Security Office", Kind.GOVERNMENT, "UKHSA", 12),
)
FIRSTS = (
    "Quill", "Zan", "Vex", "Orrin", "Umber", "Thrax", "Yarrow", "Pell", "Isk", "Brack", "Dovel", "Wex", "Garl",
    "Nym", "Fen", "Oss", "Tull", "Krae", "Lum", "Hext", "Jory", "Mard", "Sorrel", "Eld", "Ruv", "Cask", "Ambry",
    "Vane", "Pwy", "Drum", "Skell", "Ashk",
)  # fmt: skip
LASTS = (
    "thorpe", "mere", "wick", "holme", "stowe", "combe", "garth", "leigh", "sted", "worth", "beck", "dale", "ness",
    "hurst", "fold", "march", "bourn", "gate", "hythe", "wold", "cote", "barrow", "rigg", "shaw", "tarn", "toft",
    "mouth", "minster", "brough", "sett",
)  # fmt: skip


def town(number: int) -> str:
    """A town that there is not; 960 of them."""
    return FIRSTS[number % len(FIRSTS)] + LASTS[(number // len(FIRSTS) + number) % len(LASTS)]


def write_organisations(load) -> None:
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    shared: dict[str, Organisation] = {}

    def organisation(name: str, kind: str, sector: str, **fields) -> Organisation:
        """The one of this name: the first partnership that has it keeps it."""
        if name not in shared:
            shared[name] = Organisation(
                name=name, kind=kind, sector=sectors[sector], **_identifiers(len(shared) + 1, kind), **fields
            )
        return shared[name]

    for place in load.places:
        place.organisations = list({one.name: one for one in _pool(place, organisation)}.values())
    load.write("Organisations", shared.values())


def _identifiers(number: int, kind: str) -> dict:
    """They look like identifiers and can be none: no register issues them."""
    found = {"website": f"https://organisation-{number:04}.example"}
    if kind in (Kind.NHS, Kind.PROVIDER):
        found["ods_code"] = f"ZZ{number:04}"
    if kind == Kind.CHARITY:
        found["charity_number"] = f"99{number:05}"
    if kind == Kind.PROVIDER:
        found["company_number"] = f"ZZ{number:06}"
    return found


def _pool(place: Place, organisation):
    """All that sit on the partnership's boards, its own before those it shares."""
    for authority in place.authorities:
        for part, sector in (("Council", "LA"), ("Cabinet", "ELECTED")):
            name = f"{authority.name} {part} (made up)"
            yield organisation(name, Kind.COUNCIL, sector, authority=authority, kept_by=place.partnership)
    yield organisation(f"{place.force.name} (made up)", Kind.POLICE, "POLICE")
    yield organisation(f"Commissioner for {place.force.name} (made up)", Kind.POLICE, "PCC")
    for board in place.care_boards:
        yield organisation(f"{board.short_name} Care Board (made up)", Kind.NHS, "NHS")
    yield organisation(f"NHS regional office, {place.region} (made up)", Kind.NHS, "NHSE")
    for at, (pattern, kind, sector, count) in enumerate(LOCAL):
        for number in range(count):
            name = pattern.format(town=town((place.number - 1) * count + number + at * 31))
            yield organisation(name, kind, sector, kept_by=place.partnership)
    for at, (pattern, kind, sector, share) in enumerate(SHARED):
        yield organisation(pattern.format(town=town((place.number - 1) // share + at * 17)), kind, sector)
