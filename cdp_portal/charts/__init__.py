"""Accessible charts as SVG, drawn under a policy that allows no styles and no scripts.

Each has a title and a description that says every number in words; give `uid`s that differ within a page. The page
puts the message before the picture and the table after it.
"""

from cdp_portal.charts.bars import Bar, bar_chart, bar_description
from cdp_portal.charts.governance import Box, Line, Stroke, governance_description
from cdp_portal.charts.governance_narrow import narrow_diagram
from cdp_portal.charts.governance_wide import wide_diagram
from cdp_portal.charts.lines import Reference, Series, line_chart, line_description
from cdp_portal.charts.show import percent, plain
from cdp_portal.charts.sparklines import sparkline, sparkline_description
from cdp_portal.charts.stacks import Part, stack_description, stacked_bar
from cdp_portal.charts.tiles import Category, Pattern, Tile, tile_description, tile_map

__all__ = [
    "Bar",
    "Box",
    "Category",
    "Line",
    "Part",
    "Pattern",
    "Reference",
    "Series",
    "Stroke",
    "Tile",
    "bar_chart",
    "bar_description",
    "governance_description",
    "line_chart",
    "line_description",
    "narrow_diagram",
    "percent",
    "plain",
    "sparkline",
    "sparkline_description",
    "stack_description",
    "stacked_bar",
    "tile_description",
    "tile_map",
    "wide_diagram",
]
