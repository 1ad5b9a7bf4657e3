from collections import Counter

from cdp_portal.tables import read_table
from partnerships.reference import DATA
from partnerships.tiles import places


def current_authorities():
    return {row["gss_code"]: row["name"] for row in read_table(DATA / "local_authorities.csv") if not row["ends_on"]}


def test_every_current_authority_has_exactly_one_tile():
    codes = [row["gss_code"] for row in read_table(DATA / "tiles.csv")]
    assert len(codes) == 153
    assert sorted(codes) == sorted(current_authorities())


def test_no_two_tiles_share_a_place():
    taken = Counter((place.column, place.row) for place in places().values())
    assert [spot for spot, count in taken.items() if count > 1] == []


def test_labels_are_short_and_unlike():
    labels = Counter(place.label for place in places().values())
    assert [label for label, count in labels.items() if count > 1] == []
    assert [label for label in labels if not 2 <= len(label) <= 3] == []


def test_the_map_is_narrow_enough_for_a_phone_and_begins_at_its_edges():
    columns = {place.column for place in places().values()}
    rows = {place.row for place in places().values()}
    assert (columns, rows) == (set(range(1, 15)), set(range(1, 23)))


def test_the_boroughs_of_london_stand_together():
    """From any of them every other is reached over tiles of London that touch, corners included."""
    london = {(p.column, p.row) for code, p in places().items() if code.startswith("E09")}
    reached, edge = set(), [next(iter(london))]
    while edge:
        x, y = edge.pop()
        reached.add((x, y))
        around = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        edge += (around & london) - reached
    assert (len(london), reached) == (33, london)


def test_north_is_up_and_west_is_left():
    where = {name: places()[code] for code, name in current_authorities().items()}
    down = [
        "Northumberland",
        "County Durham",
        "Leeds",
        "Sheffield",
        "Leicester",
        "Bedford",
        "Barnet",
        "Croydon",
        "Kent",
    ]
    across = ["Cornwall", "Devon", "Wiltshire", "Reading", "Hillingdon", "Islington", "Havering"]
    assert down == sorted(down, key=lambda name: where[name].row)
    assert across == sorted(across, key=lambda name: where[name].column)
