"""A chart over time: figures with their intervals, gaps, limits, targets, comparators and what stands out."""

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.sizes import WIDE, Size
from cdp_portal.charts.trend_lines import intervals, level_line, path_lines, series_line, shades, standing_out
from cdp_portal.charts.trend_parts import Trend, trend_description
from cdp_portal.charts.trend_places import plotted
from cdp_portal.charts.trend_words import (
    end_words,
    key,
    names_at_the_end,
    period_axis,
    value_axis,
    written,
)


def trend_chart(uid: str, title: str, trend: Trend, size: Size = WIDE) -> SafeString:
    """The chart at one size. On a page give the wide and the narrow one; the page shows the one that fits."""
    plot = plotted(trend, size, [end_words(note, trend, size) for note in written(trend, size)])
    outstanding = {point for mark in trend.marks for point in mark.points}
    elements = [
        *shades(trend, plot),
        *value_axis(plot),
        *period_axis(trend, plot),
        *(level_line(level, plot) for level in trend.levels),
        *(path_lines(trend.path, plot) if trend.path else ()),
        *intervals(trend.ours, plot, labels=len(trend.labels)),
    ]
    for index, line in reversed(list(enumerate(trend.lines))):
        elements += series_line(index, line, plot, sorted(outstanding) if index == 0 else ())
    elements += [*standing_out(trend, plot), *names_at_the_end(trend, plot)]
    legend, height = key(trend, size, size.height - 4)
    return svg.drawing(uid, title, trend_description(trend), size.width, size.height + height, [*elements, *legend])
