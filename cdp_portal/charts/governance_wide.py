"""The governance diagram for screens and paper."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.governance import Box, Line, arrow, drawn_box, drawn_line, governance_description, key
from cdp_portal.charts.governance_plan import planned


def wide_diagram(uid: str, title: str, boxes: Sequence[Box], lines: Sequence[Line]) -> SafeString:
    """Raises ValueError for boxes and lines that do not fit together."""
    plan = planned(boxes, lines)
    names = {box.key: box.name for box in boxes}
    elements = [drawn_line(line, names, plan.route(line)) for line in lines]
    tips = set()
    for line in lines:
        corners = plan.route(line)
        down = plan.trunk(line)[0].down
        tips.add((*corners[-1 if down else 0], "down" if down else "up"))
    elements += [arrow(x, y, towards=towards) for x, y, towards in sorted(tips)]
    elements += [drawn_box(box, *plan.place(box.key)) for box in boxes]
    legend, height = key(boxes, lines, plan.bottom, plan.width)
    description = governance_description(boxes, lines)
    return svg.drawing(uid, title, description, plan.width, plan.bottom + height, [*elements, *legend])
