"""A stored pack told to people: its parts with their pages, what is new in it, and what the check of it found."""

from dataclasses import dataclass

from cdp_portal.pdf.labels import spoken
from cdp_portal.pdf.pack import Change, Layout, Part
from cdp_portal.release import Audience
from cdp_portal.sentences import counted
from meetings import agenda
from meetings.models import Meeting, PackFile
from meetings.visible import class_of_paper


@dataclass(frozen=True)
class PartRow:
    """A part of a pack in a table. `notice` says why a paper cannot be read with every aid."""

    name: str
    pages: str
    count: int
    notice: str


@dataclass(frozen=True)
class Facts:
    """`parts` is empty for a pack that was issued before its layout was kept."""

    parts: list[PartRow]
    changes: list[str]
    findings: list[dict]
    supplement: str

    @property
    def noticed(self) -> list[PartRow]:
        return [part for part in self.parts if part.notice]

    @property
    def told(self) -> list[dict]:
        """What failed, then what wants a look."""
        return [*self.failed, *(finding for finding in self.findings if finding["note"])]

    @property
    def failed(self) -> list[dict]:
        return [finding for finding in self.findings if not finding["passed"] and not finding["note"]]

    @property
    def passed(self) -> list[dict]:
        return [finding for finding in self.findings if finding["passed"] and not finding["note"]]

    @property
    def passed_in_words(self) -> str:
        """“20 checks passed”, “All 21 checks passed”."""
        passed = counted(len(self.passed), "check")
        return f"{passed} passed" if self.failed else f"All {passed} passed"


def facts_of(pack: PackFile) -> Facts:
    """What is told of a pack or draft whose heavy fields are loaded."""
    notices = {part["key"]: part.get("notice", "") for part in pack.content.get("parts", ())}
    parts = Layout.from_data(pack.layout).parts if pack.layout else ()
    return Facts(
        parts=[_row(part, notices.get(part.key, "")) for part in parts],
        changes=[_change(change) for change in pack.changes],
        findings=pack.proof.get("findings", []),
        supplement=supplement_in_words(pack),
    )


def supplement_in_words(pack: PackFile) -> str:
    """“Only the 6 pages that are new or replaced”; "" when there are none."""
    if not pack.supplement:
        return ""
    if pack.supplement_pages == 1:
        return "Only the page that is new or replaced"
    return f"Only the {counted(pack.supplement_pages, 'page')} that are new or replaced"


def withheld_items(meeting: Meeting, audience: Audience) -> list[str]:
    """For the officer: which items and papers the pack for `audience` does not hold. Never shown to that audience."""
    lines = agenda.lines(meeting, meeting.items.prefetch_related("papers"))
    told = []
    for line in lines:
        item = line.item
        if not audience.may_see(item.release_class):
            told.append(f"Item {line.number}, {item.title}: {_for(item.release_class)}.")
            continue
        for paper in item.papers.all():
            paper.item = item
            if not audience.may_see(class_of_paper(paper)):
                told.append(f"Item {line.number}, the paper “{paper.title}”: {_for(class_of_paper(paper))}.")
    return told


def _for(release_class: str) -> str:
    return {Audience.MEMBER: "for members only", Audience.RESTRICTED: "restricted"}[Audience(release_class)]


def _row(part: Part, notice: str) -> PartRow:
    name = f"{part.number}. {part.title}" if part.number else part.title
    pages = spoken(part.labels)
    return PartRow(name, f"{pages[:1].upper()}{pages[1:]}", len(part.labels), notice)


def _change(change: dict) -> str:
    return Change(**{**change, "labels": tuple(change["labels"])}).sentence
