"""A paper as it is printed: the facts at its head and its sections, in the order and words of its template."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from cdp_portal.formats import gov_date, gov_time
from cdp_portal.release import Audience
from meetings.models import Meeting, Paper, PaperAnswer, ReportTemplate, TemplateField, orders_of

Part, Kind = TemplateField.Part, TemplateField.Kind
MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
YES_NO = {"yes": "Yes", "no": "No"}


def printable() -> list:
    """What to prefetch of papers, so that printing asks no further query: their answers and their templates' fields."""
    fields = Prefetch("template__fields", TemplateField.objects.order_by("part", "position", "id"))
    return [Prefetch("answers", PaperAnswer.objects.order_by("id")), fields]


def template_for(meeting: Meeting) -> ReportTemplate | None:
    """The template that papers of the meeting's body get unless another is chosen; None when none is loaded."""
    return orders_of(meeting.body).report_template or ReportTemplate.objects.house()


def texts(paper: Paper) -> dict[int, str]:
    """What is written, by the field's key in the database. Answers without text are left out."""
    if paper._state.adding:
        return {}
    return {answer.field_id: answer.text for answer in paper.answers.all() if answer.text.strip()}


def fields(paper: Paper, *parts: str) -> list[TemplateField]:
    """The fields of these parts in order: those in use, and those that the paper has a text for all the same."""
    written = texts(paper)
    return [
        field for field in paper.template.fields.all() if field.part in parts and (field.in_use or field.pk in written)
    ]


def printed_header(paper: Paper) -> list[tuple[str, str]]:
    """The facts at the head of the paper, as pairs of label and plain text; what is not known is left out."""
    written = texts(paper)
    rows = [
        (
            field.label,
            from_record(paper, field.key) if field.kind == Kind.RECORD else value(field, written.get(field.pk)),
        )
        for field in fields(paper, Part.HEADER)
    ]
    return [(label, text) for label, text in rows if text]


def printed_sections(paper: Paper) -> list[tuple[str, str, int]]:
    """The sections as (title, restricted Markdown, level). The paper’s own title is level 1; a group
    stands at level 2 over titles of level 3.

    Short facts of a group that follow each other, such as yes or no, become one list without a title. Sections without
    text are left out.
    """
    written = texts(paper)
    sections = [field for field in fields(paper, Part.SECTION) if field.pk in written]
    printed, number = [], 0
    for group, members in groupby(sections, key=lambda field: field.group):
        if group:
            printed += [(group, "", 2), *_grouped(list(members), written)]
            continue
        for field in members:
            number += field.numbered
            title = f"{number}. {field.label}" if field.numbered else field.label
            printed.append((title, _body(field, written[field.pk]), 2))
    return printed


def _grouped(members: list[TemplateField], written: dict[int, str]) -> list[tuple[str, str, int]]:
    printed = []
    for is_long, run in groupby(members, key=lambda field: field.kind == Kind.TEXT):
        if is_long:
            printed += [(field.label, _body(field, written[field.pk]), 3) for field in run]
        else:
            facts = [f"- {escaped(field.label)}: **{escaped(value(field, written[field.pk]))}**" for field in run]
            printed.append(("", "\n".join(facts), 3))
    return printed


def _body(field: TemplateField, text: str) -> str:
    own = text if field.kind == Kind.TEXT else escaped(value(field, text))
    return f"{field.standing_text}\n\n{own}" if field.standing_text else own


def value(field: TemplateField, text: str | None) -> str:
    """A short answer as people read it: “Yes”, “4 December 2026”; "" for none."""
    if not text:
        return ""
    if field.kind == Kind.YES_NO:
        return YES_NO.get(text, "")
    if field.kind == Kind.DATE:
        return gov_date(date.fromisoformat(text))
    return text


def escaped(text: str) -> str:
    """Plain text so that Markdown shows it as it is."""
    return MARKS.sub(r"\\\1", text)


def from_record(paper: Paper, key: str) -> str:
    """What the portal itself knows of the paper: its meeting and item, with their body, are loaded."""
    item, meeting = paper.item, paper.item.meeting
    match key:
        case "title":
            return paper.title
        case "author":
            return str(paper.author_seat or "")
        case "body":
            return str(meeting.body)
        case "meeting_on":
            return gov_date(meeting.held_on)
        case "meeting_at":
            return f"{gov_date(meeting.held_on)}, {gov_time(meeting.starts_at)}"
        case "exempt":
            is_restricted = Audience.RESTRICTED in (paper.release_class, item.release_class)
            return "Yes" if is_restricted else "No"
    return ""


def without_place(paper: Paper) -> list[PaperAnswer]:
    """Texts that were written for another template and have no place in the paper's own. Never printed."""
    return [answer for answer in paper.answers.select_related("field") if answer.field.template_id != paper.template_id]


def missing(paper: Paper) -> list[TemplateField]:
    """What the template asks for before the paper can be cleared and is not written yet."""
    written = texts(paper)
    asked = fields(paper, Part.HEADER, Part.SECTION)
    return [field for field in asked if field.required and field.kind != Kind.RECORD and field.pk not in written]


def by_heading(paper_fields: Iterable[TemplateField]) -> list[tuple[str, list[TemplateField]]]:
    """Fields in a row by the heading they stand under; "" for those that stand alone."""
    return [(group, list(members)) for group, members in groupby(paper_fields, key=lambda field: field.group)]
