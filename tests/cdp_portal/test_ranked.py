from decimal import Decimal
from itertools import pairwise

import pytest

from cdp_portal.charts import NARROW, WIDE, Area, Reference, in_order, percent, ranked_charts, ranked_description
from tests.cdp_portal.svgs import description, found, numbers, size, smallest_letters, texts

ENGLAND = Reference("England", Decimal("24.6"))
AREAS = [
    Area("Wirral", Decimal("22.5"), (Decimal(20), Decimal(25))),
    Area("Leeds", "not yet received"),
    Area("Sefton", Decimal(20), (Decimal(18), Decimal(23)), ours=True),
    Area("Knowsley", Decimal("30.3")),
    Area("Bolton", Decimal("22.5")),
]


def names(areas):
    return [area.name for area in areas]


def test_the_highest_stands_first_and_the_unknown_last():
    assert names(in_order(AREAS)) == ["Knowsley", "Bolton", "Wirral", "Sefton", "Leeds"]
    assert names(in_order(AREAS, highest_first=False)) == ["Sefton", "Bolton", "Wirral", "Knowsley", "Leeds"]


def test_it_says_every_number_and_why_there_is_none():
    assert ranked_description(in_order(AREAS), ENGLAND, percent) == (
        "England: 24.6%; Knowsley: 30.3%; Bolton: 22.5%; Wirral: 22.5% (range 20% to 25%); "
        "Sefton (ours): 20% (range 18% to 23%); Leeds: not yet received."
    )
    assert ranked_description([]) == "No areas."


@pytest.mark.parametrize("scale", [WIDE, NARROW])
def test_ours_is_a_diamond_in_bold_and_the_rest_are_circles(scale):
    (picture,) = ranked_charts("r1", "Care", in_order(AREAS), reference=ENGLAND, show=percent, size=scale)
    assert len(found(picture, "polygon")) == 1
    assert len(found(picture, "circle")) == 3
    assert [node.text for node in found(picture, "text", font_weight="bold")] == ["England 24.6%", "Sefton", "20%"]
    assert smallest_letters(picture) * min(1, 345 / scale.width if scale is NARROW else 1) >= 12


def test_numbers_drawn_are_numbers_said():
    (picture,) = ranked_charts("r1", "Care", in_order(AREAS), reference=ENGLAND)
    written = numbers(texts(picture)[-9:])
    assert set(written) <= set(numbers(description(picture)))


def test_every_area_of_england_has_a_row():
    many = [Area(f"Area {index}", Decimal(index), ours=index == 70) for index in range(151)]
    (picture,) = ranked_charts("r1", "Care", in_order(many), reference=Reference("England", 75))
    assert [name for name in names(many) if name not in texts(picture)] == []
    rows = sorted(float(node.get("y")) for node in found(picture, "text") if (node.text or "").startswith("Area"))
    assert {round(after - before, 1) for before, after in pairwise(rows)} == {22}
    assert size(picture)[1] < 3500


def test_on_paper_it_takes_several_pictures_with_one_scale():
    many = [Area(f"Area {index}", Decimal(index)) for index in range(85)]
    pictures = ranked_charts("r1", "Care", many, most=40)
    assert [found(picture, "title")[0].text for picture in pictures] == [
        "Care, 1 to 40 of 85", "Care, 41 to 80 of 85", "Care, 81 to 85 of 85",
    ]  # fmt: skip
    axes = [[node.text for node in found(one, "text", text_anchor="middle")] for one in pictures]
    assert axes[0] == axes[1] == axes[2]


def test_no_area_at_all():
    (picture,) = ranked_charts("r1", "Care", [])
    assert description(picture) == "No areas."
