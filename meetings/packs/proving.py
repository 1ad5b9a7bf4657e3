"""The report on a finished pack: nothing withheld is in it, and its numbers are right."""

from collections.abc import Iterator

from cdp_portal.pdf.pack import BuiltPack, PackSpec
from cdp_portal.pdf.proof import prove
from cdp_portal.release import Audience
from meetings.models import Action, AgendaItem, Paper
from meetings.packs.matter import Matter
from meetings.packs.paper import stored_pdf
from meetings.packs.spec import MARKINGS, cover_of, printed_papers
from meetings.packs.withheld import open_texts, withheld_files, withheld_texts
from meetings.papers import fields
from meetings.visible import WITHHELD


def report(matter: Matter, spec: PackSpec, built: BuiltPack, audience: Audience) -> dict:
    """Whether the pack passed, and each finding as data. Raises PdfError when the search took too long."""
    uploads = [paper for _line, paper in printed_papers(matter, audience) if paper.kind == Paper.Kind.UPLOADED]
    proof = prove(
        built.pdf,
        withheld=withheld_texts(matter, audience),
        withheld_files=withheld_files(matter, audience),
        printed=[*open_texts(matter, audience), *_vocabulary(matter, audience)],
        printed_files=[stored_pdf(paper) for paper in uploads],
        pages=built.pages,
        labels=built.layout.labels,
        title=spec.title,
    )
    return {"passed": proof.passed, "findings": proof.as_data()}


def _vocabulary(matter: Matter, audience: Audience) -> Iterator[str]:
    """The words that every pack may print: its cover, the headings of templates, the names of states."""
    cover = cover_of(matter.meeting, audience)
    yield from (cover.partnership, cover.body, cover.title, cover.date_text, cover.place)
    yield from (*MARKINGS.values(), *WITHHELD.values(), "Agenda", "Contents", "Action log", "Change sheet")
    yield from (*AgendaItem.Purpose.labels, *AgendaItem.PaperState.labels, *Action.Status.labels)
    for _line, paper in printed_papers(matter, audience):
        for field in fields(paper, "header", "section"):
            yield from (field.label, field.group, field.standing_text)
