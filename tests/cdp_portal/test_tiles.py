from xml.etree import ElementTree

import pytest

from cdp_portal.charts import Category, Pattern, Tile, tile_description, tile_map
from cdp_portal.charts.tiles import CELL_HEIGHT, CELL_WIDTH

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"'&{{ x }}"
IN = Category("In a partnership", "P", Pattern.SOLID)
OUT = Category("In none", "N", Pattern.STRIPES)
TILES = [Tile(1, 1, "Tam", "Tamarshire", "P"), Tile(3, 2, "Wes", "Westhaven", "N"), Tile(2, 2, "Nor", "Norby", "P")]


def pictures(drawn):
    """The key and the map."""
    return list(ElementTree.fromstring(f"<div>{drawn}</div>"))


def texts(picture):
    return [node.text for node in picture.iter(SVG + "text")]


def test_key_and_map_are_images_with_names_and_descriptions():
    found = pictures(tile_map("t1", "Coverage", TILES, [IN, OUT]))
    named = [
        (one.get("role"), one.get("aria-labelledby"), one.find(SVG + "title").text, one.find(SVG + "desc").text)
        for one in found
    ]
    words = "In a partnership: 2 (Norby, Tamarshire); In none: 1 (Westhaven)."
    assert named == [
        ("img", "t1-key-title t1-key-desc", "Key: Coverage", words),
        ("img", "t1-title t1-desc", "Coverage", words),
    ]


def test_a_tile_says_its_label_and_its_mark_and_its_title_the_rest():
    _, picture = pictures(tile_map("t1", "Coverage", TILES, [IN, OUT]))
    assert texts(picture) == ["Tam", "P", "Wes", "N", "Nor", "P"]
    assert [node.find(SVG + "title").text for node in picture.iter(SVG + "g")] == [
        "Tamarshire: In a partnership",
        "Westhaven: In none",
        "Norby: In a partnership",
    ]


def test_the_key_has_every_category_with_its_mark_and_its_count_even_when_there_are_none():
    unused = Category("Not known", "?", Pattern.DOTS)
    key, _ = pictures(tile_map("t1", "Coverage", TILES, [IN, OUT, unused]))
    assert texts(key) == ["P", "In a partnership", "2", "N", "In none", "1", "?", "Not known", "0"]


def test_every_pattern_that_is_used_is_defined_in_the_same_picture():
    categories = [Category(pattern.value, pattern.value[:2], pattern) for pattern in Pattern]
    tiles = [Tile(n, 1, "Abc", "Abc", category.mark) for n, category in enumerate(categories, 1)]
    for picture in pictures(tile_map("t1", "Patterns", tiles, categories)):
        defined = {node.get("id") for node in picture.iter(SVG + "pattern")}
        used = {node.get("fill")[5:-1] for node in picture.iter() if (node.get("fill") or "").startswith("url(")}
        assert (defined, len(used)) == (used, 4)


def test_all_tiles_lie_within_the_picture():
    _, picture = pictures(tile_map("t1", "Coverage", TILES, [IN, OUT]))
    width, height = float(picture.get("width")), float(picture.get("height"))
    boxes = list(picture.iter(SVG + "rect"))
    assert (width, height) == (3 * CELL_WIDTH, 2 * CELL_HEIGHT)
    assert all(float(b.get("x")) + float(b.get("width")) <= width for b in boxes)
    assert all(float(b.get("y")) + float(b.get("height")) <= height for b in boxes)


@pytest.mark.parametrize(
    ("tiles", "categories", "message"),
    [
        ([*TILES, Tile(1, 1, "Two", "Two", "P")], [IN, OUT], "Two tiles share a place: [(1, 1)]."),
        (TILES, [IN], "No category has the mark N."),
        (TILES, [IN, Category("In none", "P", Pattern.PLAIN)], "Two categories have the same mark."),
        (TILES, [IN, Category("In none", "N", Pattern.SOLID)], "Two categories have the same pattern."),
        (TILES, [IN, Category("In a partnership", "N", Pattern.DOTS)], "Two categories have the same name."),
    ],
)
def test_what_could_not_be_told_apart_is_refused(tiles, categories, message):
    with pytest.raises(ValueError) as refused:
        tile_map("t1", "Coverage", tiles, categories)
    assert str(refused.value) == message


def test_the_description_names_the_areas_only_where_they_are_few():
    tiles = [Tile(n, 1, "Abc", f"Area {n}", "P") for n in range(1, 10)]
    assert tile_description(tiles, [IN, OUT]) == "In a partnership: 9; In none: 0."


def test_without_tiles_the_key_alone_is_said():
    key, picture = pictures(tile_map("t1", "Coverage", [], [IN]))
    assert (texts(key), texts(picture)) == (["P", "In a partnership", "0"], [])


def test_every_text_is_escaped():
    tiles = [Tile(1, 1, HOSTILE, HOSTILE, "P")]
    drawn = tile_map("t1", HOSTILE, tiles, [Category(HOSTILE, "P", Pattern.LINES)])
    picture = pictures(drawn)[1]
    assert "<script" not in drawn
    assert texts(picture) == [HOSTILE, "P"]
