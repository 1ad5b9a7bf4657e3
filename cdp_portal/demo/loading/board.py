"""Meetings with agenda, papers and attendance."""

import hashlib

from django.core.files.base import ContentFile

from cdp_portal.demo import shared
from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.times import in_london
from cdp_portal.demo.sample_pdf import SAMPLE_PAGES, sample_pdf
from meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Paper,
    ReportTemplate,
)
from partnerships.models import Body, Partnership

ITEM_FIELDS = (
    "title",
    "purpose",
    "release_class",
    "closed_ground",
    "exempt_paragraph",
    "exempt_reason",
    "paper_state",
    "carries",
)
PAPER_FIELDS = ("title", "release_class", "note")


def load_meetings(load: Load) -> None:
    literals = [(place, partnership, meeting) for place, partnership in load.each() for meeting in place.MEETINGS]
    rows = [
        meeting_row(load, partnership, load.bodies[place.SLUG, meeting["body"]], meeting)
        for place, partnership, meeting in literals
    ]
    written = load.put(Meeting, rows, "partnership", "slug").values()
    load.meetings = [(place, one, row) for (place, _pk, one), row in zip(literals, written, strict=True)]
    load_items(load)
    attendance = [
        {
            "partnership": row.partnership,
            "meeting": row,
            "seat": load.seat(place, key),
            "state": state,
            "who": meeting.get("who", {}).get(key, ""),
        }
        for place, meeting, row in load.meetings
        for state, keys in meeting.get("attendance", {}).items()
        for key in keys
    ]
    load.put(Attendance, attendance, "meeting", "seat")


def meeting_row(load: Load, partnership: Partnership, body: Body, meeting: dict) -> dict:
    circulated = {}
    if "circulated_at" in meeting:
        circulated["minutes_circulated_at"] = in_london(meeting["circulated_at"])
        circulated["minutes_circulated_by"] = load.user("officer")
    return {
        "partnership": partnership,
        "slug": meeting["starts_at"][:10],
        "body": body,
        "series": load.series[body.pk] if "series" in meeting else None,
        "theme": meeting.get("theme", ""),
        "starts_at": in_london(meeting["starts_at"]),
        "ends_at": in_london(meeting.get("ends_at")),
        "place": meeting.get("place", ""),
        "status": meeting["status"],
        "in_attendance": meeting.get("in_attendance", ""),
        "source": meeting["source"] + ("" if meeting.get("time_known", True) else f". {shared.TIME_UNKNOWN}"),
        **circulated,
    }


def load_items(load: Load) -> None:
    literals = [
        (place, meeting, position, item)
        for place, literal, meeting in load.meetings
        for position, item in enumerate(literal["items"], 1)
    ]
    rows = [
        {
            "partnership": meeting.partnership,
            "meeting": meeting,
            "position": position,
            "paper_state": "expected" if item.keys() & {"papers", "uploads"} else "none",
            "lead_seat": load.seat(place, item.get("lead")),
            "minutes_allotted": item.get("minutes"),
            **{name: item[name] for name in ITEM_FIELDS if name in item},
        }
        for place, meeting, position, item in literals
    ]
    written = load.put(AgendaItem, rows, "meeting", "position").values()
    load.items = [(place, item, row) for (place, _meeting, _number, item), row in zip(literals, written, strict=True)]


def load_papers(load: Load) -> None:
    """Papers name their report template by its address and have `answers` by the keys of its fields."""
    templates = {template.slug: template for template in ReportTemplate.objects.filter(kept_by=None)}
    literals = [
        (place, item, position, paper)
        for place, literal, item in load.items
        for position, paper in enumerate(literal.get("papers", ()), 1)
    ]
    rows = [
        {
            "partnership": item.partnership,
            "item": item,
            "position": position,
            "kind": Paper.Kind.AUTHORED,
            "author_seat": load.seat(place, paper["author"]),
            "template": templates[paper.get("template", ReportTemplate.HOUSE)],
            **{name: paper[name] for name in PAPER_FIELDS if name in paper},
        }
        for place, item, position, paper in literals
    ]
    written = load.put(Paper, rows, "item", "position").values()
    load.papers = [(paper, row) for (_place, _item, _position, paper), row in zip(literals, written, strict=True)]
    load_uploads(load, templates[ReportTemplate.HOUSE])


def load_uploads(load: Load, template: ReportTemplate) -> None:
    """Uploaded papers; the file is written once, with the row."""
    content = sample_pdf()
    for place, literal, item in load.items:
        for upload in literal.get("uploads", ()):
            if Paper.objects.filter(item=item, kind=Paper.Kind.UPLOADED).exists():
                load.counts.unchanged += 1
                continue
            paper = Paper(
                partnership=item.partnership,
                item=item,
                kind=Paper.Kind.UPLOADED,
                template=template,
                title=upload["title"],
                author_seat=load.seat(place, upload["author"]),
                original_name="needs-assessment-summary.pdf",
                pages=SAMPLE_PAGES,
                sha256=hashlib.sha256(content).hexdigest(),
            )
            paper.file.save("needs-assessment-summary.pdf", ContentFile(content), save=False)
            paper.save()
            load.counts.created += 1
