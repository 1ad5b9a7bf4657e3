"""Write, upload and remove papers."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from meetings.actions.shared import touch
from meetings.models import Paper, PaperSection


@transaction.atomic
def add_paper(*, paper: Paper, sections: dict[str, str], by) -> Paper:
    """Put a new paper last under its item. `sections` maps headings to Markdown; empty ones are left out."""
    last = Paper.objects.filter(item=paper.item_id).aggregate(last=Max("position"))["last"]
    paper.position = (last or 0) + 1
    paper.save()
    _set_sections(paper, sections)
    touch(paper.item.meeting)
    return paper


@transaction.atomic
def change_paper(*, form, sections: dict[str, str], by) -> bool:
    """Save a checked form and its sections; False when somebody else saved first."""
    replaced = Paper.objects.values_list("file", flat=True).get(pk=form.instance.pk)
    if not form.save_checked():
        return False
    _set_sections(form.instance, sections)
    touch(form.instance.item.meeting)
    if replaced and replaced != form.instance.file.name:
        transaction.on_commit(lambda: default_storage.delete(replaced))
    return True


@transaction.atomic
def remove_paper(*, paper: Paper, by) -> None:
    """Remove the paper and its file. Packs that were issued keep their own copy of its pages."""
    name = paper.file.name
    paper.delete()
    touch(paper.item.meeting)
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


def _set_sections(paper: Paper, sections: dict[str, str]) -> None:
    """Headings in the order of the model, so that the ids of sections give their order in print."""
    written = {
        heading: sections[heading] for heading in PaperSection.Heading.values if sections.get(heading, "").strip()
    }
    kept = {section.heading: section for section in paper.sections.all()}
    for heading in kept.keys() - written.keys():
        kept[heading].delete()
    for heading, text in written.items():
        if heading not in kept:
            PaperSection.objects.create(paper=paper, heading=heading, text=text)
        elif kept[heading].text != text:
            kept[heading].text = text
            kept[heading].save(update_fields=["text"])
