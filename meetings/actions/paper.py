"""Write, upload and remove papers."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Max

from meetings.actions.clearance import ask_again
from meetings.actions.shared import touch
from meetings.models import Paper, PaperAnswer, TemplateField


@transaction.atomic
def add_paper(*, paper: Paper, answers: dict[int, str], by) -> Paper:
    """Put a new paper last under its item. `answers` maps fields of its template to texts; empty ones are left out."""
    last = Paper.objects.filter(item=paper.item_id).aggregate(last=Max("position"))["last"]
    paper.position = (last or 0) + 1
    paper.save()
    _set_answers(paper, answers)
    touch(paper.item.meeting)
    return paper


@transaction.atomic
def change_paper(*, form, answers: dict[int, str], by) -> bool:
    """Save a checked form and its answers; False when somebody else saved first."""
    replaced = Paper.objects.values_list("file", flat=True).get(pk=form.instance.pk)
    if not form.save_checked():
        return False
    _set_answers(form.instance, answers)
    ask_again(form.instance, by=by)
    touch(form.instance.item.meeting)
    if replaced and replaced != form.instance.file.name:
        transaction.on_commit(lambda: default_storage.delete(replaced))
    return True


@transaction.atomic
def append_answer(*, paper: Paper, field: TemplateField, text: str, by) -> PaperAnswer:
    """Put `text` at the end of what the paper says in `field`, and count its version up: whoever edits it is told."""
    Paper.objects.filter(pk=paper.pk).update(title=F("title"))
    answer, is_new = PaperAnswer.objects.select_for_update().get_or_create(
        paper=paper, field=field, defaults={"text": text}
    )
    if not is_new:
        answer.text = f"{answer.text.rstrip()}\n\n{text}"
        answer.save(update_fields=["text"])
    ask_again(paper, by=by)
    touch(paper.item.meeting)
    return answer


@transaction.atomic
def remove_paper(*, paper: Paper, by) -> None:
    """Remove the paper and its file. Packs that were issued keep their own copy of its pages."""
    name = paper.file.name
    paper.delete()
    touch(paper.item.meeting)
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


def _set_answers(paper: Paper, answers: dict[int, str]) -> None:
    """Write the texts by field; an empty one takes the answer away. Fields that are not named keep theirs."""
    kept = {answer.field_id: answer for answer in paper.answers.filter(field__in=answers)}
    for field, text in answers.items():
        there = kept.get(field)
        if there and not text.strip():
            there.delete()
        elif there and there.text != text:
            there.text = text
            there.save(update_fields=["text"])
        elif not there and text.strip():
            PaperAnswer.objects.create(paper=paper, field_id=field, text=text)
