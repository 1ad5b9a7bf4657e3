"""The report on a finished pack: nothing withheld is in it, and its numbers are right."""

from cdp_portal.pdf.pack import BuiltPack, PackSpec
from cdp_portal.pdf.proof import Withheld, prove
from cdp_portal.release import Audience
from meetings.models import Paper
from meetings.packs.content import content_of
from meetings.packs.matter import Matter
from meetings.packs.spec import printed_papers
from meetings.packs.withheld import content_of_file, withheld_files, withheld_texts
from meetings.packs.words import words_in


def report(matter: Matter, spec: PackSpec, built: BuiltPack, audience: Audience) -> dict:
    """Whether the pack passed, and each finding as data. Raises PdfError when the search took too long."""
    content = content_of(spec)
    uploads = [paper for _line, paper in printed_papers(matter, audience) if paper.kind == Paper.Kind.UPLOADED]
    proof = prove(
        built.pdf,
        withheld=_telling(withheld_texts(matter, audience), content),
        withheld_files=withheld_files(matter, audience),
        printed=list(words_in(content)),
        printed_files=[content_of_file(paper) for paper in uploads],
        pages=built.pages,
        labels=built.layout.labels,
        title=spec.title,
    )
    return {"passed": proof.passed, "findings": proof.as_data()}


def _telling(withheld: list[Withheld], content: dict) -> list[Withheld]:
    """Without the posts that lead, own or sign something in this very pack: they tell nothing about the rest."""
    posts = {row["lead"] for row in content["agenda"]}
    posts |= {row["owner"] for part in content["parts"] for row in part.get("rows", ())}
    posts |= {row["text"] for part in content["parts"] for row in part.get("header", ())}
    return [Withheld(tuple(words for words in one.words if words not in posts), one.what) for one in withheld]
