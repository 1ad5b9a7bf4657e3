"""All of a meeting that a pack for one audience must not hold: what the proof looks for in the finished file."""

from collections.abc import Iterator

from cdp_portal.pdf.engine import PaperUnusable
from cdp_portal.pdf.proof import Withheld
from cdp_portal.release import Audience
from meetings import agenda
from meetings.models import Action, Paper
from meetings.packs.matter import Matter
from meetings.packs.paper import stored_pdf
from meetings.packs.words import words_of
from meetings.papers import texts
from meetings.visible import class_of_action, class_of_paper


def withheld_texts(matter: Matter, audience: Audience) -> list[Withheld]:
    """Texts above the audience, and internal notes of every class, each with the words that name it to the officer."""
    found = [
        _texts("the internal note of the meeting", matter.meeting.note),
        *(text for line in matter.lines for text in _of_item(line, matter, audience)),
        *(_of_action(action) for action in matter.log if not audience.may_see(class_of_action(action))),
    ]
    return [withheld for withheld in found if withheld.words]


def withheld_files(matter: Matter, audience: Audience) -> list[tuple[str, bytes]]:
    """The uploaded papers that the audience may not see. One whose file is missing cannot be in the pack."""
    found = []
    for line in matter.lines:
        for paper in matter.papers[line.item.pk]:
            if paper.kind == Paper.Kind.UPLOADED and not audience.may_see(class_of_paper(paper)):
                try:
                    found.append((_named(line, paper), content_of_file(paper)))
                except PaperUnusable:
                    continue
    return found


def content_of_file(paper: Paper) -> bytes:
    stored = stored_pdf(paper)
    return stored if isinstance(stored, bytes) else stored.read_bytes()


def _of_item(line: agenda.Line, matter: Matter, audience: Audience) -> Iterator[Withheld]:
    item = line.item
    if not audience.may_see(item.release_class):
        texts = (item.title, item.exempt_reason, item.urgent_reason, str(item.lead_seat or ""))
        yield _texts(f"item {line.number}, {item.title}", *texts)
    for paper in matter.papers[item.pk]:
        if not audience.may_see(class_of_paper(paper)):
            yield _texts(_named(line, paper), *_of_paper(paper))
        yield _texts(f"the internal note on “{paper.title}”", paper.note)


def _of_paper(paper: Paper) -> Iterator[str]:
    """Every text of a paper, printed or not: an answer to another template's field is as secret as the rest."""
    yield from (paper.title, paper.original_name.rpartition(".")[0], paper.original_name, str(paper.author_seat or ""))
    for text in texts(paper).values():
        yield from words_of(text)


def _of_action(action: Action) -> Withheld:
    return _texts(f"action {action.number}", action.text, action.evidence)


def _named(line: agenda.Line, paper: Paper) -> str:
    return f"item {line.number}, the paper “{paper.title}”"


def _texts(what: str, *texts: str) -> Withheld:
    return Withheld(tuple(dict.fromkeys(text for text in texts if text and text.strip())), what)
