"""The register's boards and lines as boxes and strokes of the governance diagram."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from cdp_portal.charts import Box, Line, Stroke, narrow_diagram, wide_diagram
from partnerships.models import Body, Partnership, ReportingLine

TITLE = "Who reports to whom"
STROKES = {
    ReportingLine.Kind.ACCOUNTABLE: Stroke.THICK,
    ReportingLine.Kind.REPORTS: Stroke.SOLID,
    ReportingLine.Kind.ADVISES: Stroke.DASHED,
    ReportingLine.Kind.ENGAGES: Stroke.DOTTED,
}


def diagram(
    bodies: Iterable[Body], lines: Iterable[ReportingLine], partnership: Partnership
) -> tuple[list[Box], list[Line]]:
    """All boards and groups of the partnership, the bodies outside that a line joins to them, and the lines.

    `bodies` are those that the partnership hosts or takes part in, with their partnerships; `lines` theirs, with the
    bodies they lead to. Asks no query.
    """
    lines = list(lines)
    known = {line.to_id: line.to for line in lines} | {body.pk: body for body in bodies}
    linked = {pk for line in lines for pk in (line.reporting_id, line.to_id)}
    own = {body.pk for body in bodies if body.kind in Body.OWN_KINDS}
    boxes = [
        Box(pk, body.name, _kind(body, partnership), outside=pk not in own)
        for pk, body in sorted(known.items(), key=lambda item: (item[1].name.lower(), item[0]))
        if pk in own | linked
    ]
    strokes = [
        Line(line.reporting_id, line.to_id, line.get_kind_display().lower(), STROKES[line.kind]) for line in lines
    ]
    return boxes, strokes


def _kind(body: Body, partnership: Partnership) -> str:
    hosted = body.partnership_id == partnership.pk or body.kind not in Body.OWN_KINDS
    return body.get_kind_display() if hosted else f"{body.get_kind_display()}, hosted by {body.partnership.short_name}"


def pictures(boxes: list[Box], lines: list[Line]) -> dict[str, SafeString]:
    """The diagram for screens and paper (`wide`) and for phones (`narrow`)."""
    return {
        "wide": wide_diagram("governance", TITLE, boxes, lines),
        "narrow": narrow_diagram("governance-narrow", TITLE, boxes, lines),
    }
