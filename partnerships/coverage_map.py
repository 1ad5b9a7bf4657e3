"""Coverage drawn on the map of tiles. Where an authority is not in being, its tile shows those before or after it."""

from cdp_portal.charts import Category, Pattern, Tile
from partnerships.coverage import LABELS, NONE, ORDER, WIDER, Coverage, Covered
from partnerships.models import Partnership
from partnerships.tiles import places

CATEGORIES = {
    Partnership.Confidence.KEPT.value: Category(LABELS["kept"], "K", Pattern.SOLID),
    Partnership.Confidence.VERIFIED.value: Category(LABELS["verified"], "S", Pattern.STRIPES),
    Partnership.Confidence.PROBABLE.value: Category(LABELS["probable"], "P", Pattern.DOTS),
    WIDER: Category(LABELS[WIDER], "W", Pattern.LINES),
    NONE: Category(LABELS[NONE], "N", Pattern.PLAIN),
}


def tiles(coverage: Coverage) -> list[Tile]:
    """A tile for each place of the map that some authority of the coverage stands for."""
    rows = {row.authority.pk: row for row in coverage.rows}
    codes = {row.authority.gss_code: [row] for row in coverage.rows}
    for one in coverage.successions:
        earlier, later = rows.get(one.predecessor_id), rows.get(one.successor_id)
        if earlier and not later:
            codes.setdefault(one.successor.gss_code, []).append(earlier)
        elif later and not earlier:
            codes.setdefault(one.predecessor.gss_code, []).append(later)
    return [
        Tile(place.column, place.row, place.label, _name(codes[code]), CATEGORIES[_least(codes[code])].mark)
        for code, place in places().items()
        if code in codes
    ]


def _least(rows: list[Covered]) -> str:
    """The least sure state among them, so that a gap is never hidden."""
    return min((row.state for row in rows), key=lambda state: ORDER[state])


def _name(rows: list[Covered]) -> str:
    return " and ".join(row.authority.name for row in rows)
