"""Texts of a paper on their way into another template: by meaning, and nothing is lost."""

from meetings.models import Paper, PaperAnswer, ReportTemplate, TemplateField
from meetings.papers import YES_NO, Kind

LINE_LENGTH = 300


def moves(paper: Paper, template: ReportTemplate) -> list[tuple[PaperAnswer, TemplateField | None]]:
    """Each text of the paper with its place in `template`; None where it has no place there."""
    there = {field.key: field for field in template.fields.all() if field.in_use}
    answers = list(paper.answers.select_related("field").order_by("field__position", "id"))
    answers.sort(key=lambda answer: answer.field.template_id != paper.template_id)  # what is printed now comes first
    found, taken = [], set()
    for answer in answers:
        target = there.get(answer.field.key)
        if target is None or target.pk in taken or not fits(target, answer.text):
            found.append((answer, None))
        else:
            taken.add(target.pk)
            found.append((answer, target))
    return found


def fits(field: TemplateField, text: str) -> bool:
    """Can the field hold the text as it stands?"""
    match field.kind:
        case Kind.TEXT:
            return True
        case Kind.LINE:
            return "\n" not in text.strip() and len(text) <= LINE_LENGTH
        case Kind.YES_NO:
            return text in YES_NO
        case Kind.CHOICE:
            return text in field.choices
    return False
