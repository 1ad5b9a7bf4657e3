"""Accessible charts as SVG, drawn under a policy that allows no styles and no scripts.

Each has a title and a description that says every number in words; give `uid`s that differ within a page. The page
puts the message before the picture and the table after it.
"""

from cdp_portal.charts.bars import Bar, bar_chart, bar_description
from cdp_portal.charts.governance import Box, Line, Stroke, governance_description
from cdp_portal.charts.governance_narrow import narrow_diagram
from cdp_portal.charts.governance_wide import wide_diagram
from cdp_portal.charts.heat import Grade, heat_description, heat_map
from cdp_portal.charts.heat import Scale as HeatScale
from cdp_portal.charts.ranked import Area, Reference, in_order, ranked_charts, ranked_description
from cdp_portal.charts.show import percent, plain
from cdp_portal.charts.sizes import COMPACT, LARGE_PRINT, NARROW, WIDE, Size
from cdp_portal.charts.sparklines import sparkline, sparkline_description
from cdp_portal.charts.stacks import Part, stack_description, stacked_bar
from cdp_portal.charts.steps import Band, step_description, step_line
from cdp_portal.charts.tiles import Category, Pattern, Tile, tile_description, tile_map
from cdp_portal.charts.timeline import NARROW_TIMELINE, WIDE_TIMELINE, timeline
from cdp_portal.charts.timeline_parts import Look, Milestone, Work, timeline_description
from cdp_portal.charts.trend import trend_chart
from cdp_portal.charts.trend_parts import Level, Mark, Path, Role, Trend, TrendLine, trend_description

__all__ = [
    "COMPACT",
    "LARGE_PRINT",
    "NARROW",
    "NARROW_TIMELINE",
    "WIDE",
    "WIDE_TIMELINE",
    "Area",
    "Band",
    "Bar",
    "Box",
    "Category",
    "Grade",
    "HeatScale",
    "Level",
    "Line",
    "Look",
    "Mark",
    "Milestone",
    "Part",
    "Path",
    "Pattern",
    "Reference",
    "Role",
    "Size",
    "Stroke",
    "Tile",
    "Trend",
    "TrendLine",
    "Work",
    "bar_chart",
    "bar_description",
    "governance_description",
    "heat_description",
    "heat_map",
    "in_order",
    "narrow_diagram",
    "percent",
    "plain",
    "ranked_charts",
    "ranked_description",
    "sparkline",
    "sparkline_description",
    "stack_description",
    "stacked_bar",
    "step_description",
    "step_line",
    "tile_description",
    "tile_map",
    "timeline",
    "timeline_description",
    "trend_chart",
    "trend_description",
    "wide_diagram",
]
