"""A map of equal tiles, one for each area, and its key. Patterns and marks say the category; colour says nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.safestring import SafeString

from cdp_portal.charts import svg

CELL_WIDTH, CELL_HEIGHT, GAP, LABEL = 48, 46, 2, 23
KEY_WIDTH, ROW, SWATCH = 340, 34, 44
DEEP = "#003078"
SMALL = 8  # the areas of a category this small are named in the description


class Pattern(Enum):
    """How the tiles of a category are filled. Four or fewer of them are easy to tell apart in print."""

    SOLID = "solid"
    PLAIN = "plain"
    STRIPES = "stripes"
    DOTS = "dots"
    LINES = "lines"
    CROSSES = "crosses"


@dataclass(frozen=True)
class Category:
    """What an area can be. Its mark (one or two letters) stands in each of its tiles and in the key."""

    name: str
    mark: str
    pattern: Pattern


@dataclass(frozen=True)
class Tile:
    """One area: its place counted from 1 at the top left, two to four letters, its whole name, its category's mark."""

    column: int
    row: int
    label: str
    name: str
    mark: str


def tile_description(tiles: Sequence[Tile], categories: Sequence[Category]) -> str:
    """How many areas each category has, and which ones where they are few. The table beside it names them all."""
    names: dict[str, list[str]] = {category.mark: [] for category in categories}
    for tile in tiles:
        names[tile.mark].append(tile.name)
    return "; ".join(_counted(category.name, names[category.mark]) for category in categories) + "."


def _counted(category: str, names: list[str]) -> str:
    few = f" ({', '.join(sorted(names))})" if 0 < len(names) <= SMALL else ""
    return f"{category}: {len(names)}{few}"


def tile_map(uid: str, title: str, tiles: Sequence[Tile], categories: Sequence[Category]) -> SafeString:
    """The key, then the map. Raises ValueError when two tiles share a place, or a category cannot be told apart."""
    _check(tiles, categories)
    drawn = {category.mark: category for category in categories}
    width = max((tile.column for tile in tiles), default=1) * CELL_WIDTH
    height = max((tile.row for tile in tiles), default=1) * CELL_HEIGHT
    elements = [_patterns(uid, categories), *(_tile(uid, tile, drawn[tile.mark]) for tile in tiles)]
    picture = svg.drawing(uid, title, tile_description(tiles, categories), width, height, elements)
    return svg.group([_key(f"{uid}-key", f"Key: {title}", tiles, categories), picture])


def _check(tiles: Sequence[Tile], categories: Sequence[Category]) -> None:
    crowded = [place for place, count in Counter((tile.column, tile.row) for tile in tiles).items() if count > 1]
    if crowded:
        raise ValueError(f"Two tiles share a place: {crowded}.")
    for what in ("mark", "pattern", "name"):
        if len({getattr(category, what) for category in categories}) < len(categories):
            raise ValueError(f"Two categories have the same {what}.")
    unknown = {tile.mark for tile in tiles} - {category.mark for category in categories}
    if unknown:
        raise ValueError(f"No category has the mark {', '.join(sorted(unknown))}.")


def _tile(uid: str, tile: Tile, category: Category) -> SafeString:
    left, top = (tile.column - 1) * CELL_WIDTH + GAP / 2, (tile.row - 1) * CELL_HEIGHT + GAP / 2
    width, height = CELL_WIDTH - GAP, CELL_HEIGHT - GAP
    said = svg.element("title", f"{tile.name}: {category.name}")
    box = _box(uid, category.pattern, left, top, width, height, plain=LABEL)
    size = 19 if len(tile.label) <= 3 else 16
    label = _text(left + width / 2, top + 19, tile.label, category.pattern, size=size)
    mark = _text(left + width / 2, top + 39, category.mark, category.pattern, size=18, bold=True)
    return svg.element("g", svg.group([said, box, label, mark]))


def _box(
    uid: str, pattern: Pattern, left: float, top: float, width: float, height: float, *, plain: float = 0
) -> SafeString:
    """A filled box; a pattern leaves the upper `plain` of it white, so that the label there is easy to read."""
    ground = svg.rect(
        left + 0.5,
        top + 0.5,
        width - 1,
        height - 1,
        fill=DEEP if pattern is Pattern.SOLID else svg.PAPER,
        stroke=svg.INK,
    )
    if not _strokes(pattern):
        return ground
    fill = f"url(#{uid}-{pattern.value})"
    return svg.group([ground, svg.rect(left + 1, top + 1 + plain, width - 2, height - 2 - plain, fill=fill)])


def _text(x: float, y: float, content: str, pattern: Pattern, *, size: int, bold: bool = False) -> SafeString:
    """Words in a tile: white on the solid one; the bold mark has a white edge around it on a pattern."""
    edge: Mapping[str, svg.Attribute] = {}
    if bold and _strokes(pattern):
        edge = {"stroke": svg.PAPER, "stroke_width": 6, "stroke_linejoin": "round", "paint_order": "stroke"}
    return svg.element(
        "text",
        content,
        x=x,
        y=y,
        fill=svg.PAPER if pattern is Pattern.SOLID else svg.INK,
        font_size=size,
        font_weight="bold" if bold else "",
        text_anchor="middle",
        **edge,
    )


def _strokes(pattern: Pattern) -> list[SafeString]:
    """What a pattern repeats every ten units; nothing for those that are one colour."""
    if pattern is Pattern.DOTS:
        return [svg.element("circle", cx=x, cy=y, r=1.8, fill=svg.INK) for x, y in ((2.5, 2.5), (7.5, 7.5))]
    ends: Mapping[Pattern, Sequence[tuple[float, float, float, float]]] = {
        Pattern.STRIPES: [(0, 10, 10, 0), (-2, 2, 2, -2), (8, 12, 12, 8)],
        Pattern.LINES: [(5, 0, 5, 10)],
        Pattern.CROSSES: [(0, 5, 10, 5), (5, 0, 5, 10)],
    }
    return [svg.line(*each, stroke=svg.GREY, width=2) for each in ends.get(pattern, ())]


def _patterns(uid: str, categories: Sequence[Category]) -> SafeString:
    """What the patterned boxes refer to by id."""
    drawn = [(category.pattern, strokes) for category in categories if (strokes := _strokes(category.pattern))]
    return svg.element("defs", svg.group(_pattern(f"{uid}-{pattern.value}", strokes) for pattern, strokes in drawn))


def _pattern(uid: str, strokes: Sequence[SafeString]) -> SafeString:
    return svg.element("pattern", svg.group(strokes), id=uid, width=10, height=10, patternUnits="userSpaceOnUse")


def _key(uid: str, title: str, tiles: Sequence[Tile], categories: Sequence[Category]) -> SafeString:
    """One row for each category, at the size of text on any screen."""
    description = tile_description(tiles, categories)
    elements = [_patterns(uid, categories), *_key_rows(uid, tiles, categories)]
    return svg.drawing(uid, title, description, KEY_WIDTH, ROW * max(len(categories), 1), elements)


def _key_rows(uid: str, tiles: Sequence[Tile], categories: Sequence[Category]) -> Iterator[SafeString]:
    counts = Counter(tile.mark for tile in tiles)
    for index, category in enumerate(categories):
        top = index * ROW + 2
        count = str(counts[category.mark])
        yield _box(uid, category.pattern, 0, top, SWATCH, ROW - 6)
        yield _text(SWATCH / 2, top + 20, category.mark, category.pattern, size=16, bold=True)
        room = KEY_WIDTH - SWATCH - 10 - svg.text_width(count) - 10
        yield svg.text(SWATCH + 10, top + 20, svg.fitted(category.name, room))
        yield svg.text(KEY_WIDTH, top + 20, count, anchor="end", bold=True)
