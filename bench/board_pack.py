"""The pack that is measured: 226 pages (the sector's average), 12 papers written in the portal and 8 uploaded."""

from datetime import UTC, datetime

from bench import board_uploads
from cdp_portal import markdown
from cdp_portal.pdf.pack import (
    ActionLog,
    ActionRow,
    AgendaRow,
    AuthoredPaper,
    HeaderRow,
    PackCover,
    PackSpec,
    Section,
    UploadedPaper,
)

ISSUED_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ACTIONS = 100
PARTS = 25  # sections of an authored paper: nine pages
LARGEST = 180  # papers
TEXT = """The partnership looked at **need, supply, treatment and harm** in the borough over the last twelve months.

- People in treatment: 1,338 adults and 74 children, up on the year before.
- Continuity of care after prison stands above the national figure.
- Waiting times stay under three weeks for all but a few.

The lead proposes to keep the two posts of outreach until the end of the financial year. Money that is not spent by
then goes to places for inpatient detoxification, as the plan allows, and the board is told at its next meeting.

1. Note the figures.
2. Agree the change of the plan.
3. Ask the provider for a report on young people.
"""
TABLE = "\n".join(
    (
        "| Measure | Last year | This year | Who answers for it |",
        "|---|--:|--:|---|",
        *(
            f"| People in treatment, group {row} | {1200 + row} | {1300 + row} | Treatment lead |"
            for row in range(1, 7)
        ),
    )
)
TITLES = ("Purpose", "Recommendations", "Background", "Details", "Implications", "Risks", "Consultation", "Next steps")


def average() -> PackSpec:
    """Authored and uploaded papers by turns, as an agenda has them."""
    sent = ("scan", "landscape", "tagged", "mixed", "tagged", "turned", "plain", "tagged")
    sent_at = dict(zip((3, 5, 7, 9, 12, 14, 17, 19), sent, strict=True))
    kinds = [sent_at.get(number, "authored") for number in range(1, 21)]
    return _spec([_paper(number, kind) for number, kind in enumerate(kinds, start=1)])


def largest() -> PackSpec:
    """2,000 pages of three papers written in the portal to two uploaded ones of 14 pages."""
    kinds = ["authored", "authored", "authored", "tagged", "mixed"] * 36
    return _spec([_paper(number, kind) for number, kind in enumerate(kinds[:LARGEST], start=1)])


def _paper(number: int, kind: str) -> AuthoredPaper | UploadedPaper:
    if kind != "authored":
        return UploadedPaper(f"p{number}", str(number), f"Needs assessment {number}", board_uploads.MAKERS[kind]())
    sections = tuple(_section(number, part) for part in range(PARTS))
    header = (HeaderRow("Lead", "Director of Public Health"), HeaderRow("For", "Decision"))
    return AuthoredPaper(f"p{number}", str(number), f"Report {number}", header, sections)


def _section(number: int, part: int) -> Section:
    text = f"Paper {number}, part {part + 1}. {TEXT}" + (f"\n{TABLE}\n" if part % 3 == 2 else "")
    return Section(TITLES[part % len(TITLES)], markdown.parse(text))


def _spec(papers: list[AuthoredPaper | UploadedPaper]) -> PackSpec:
    return PackSpec(
        cover=PackCover("Tamarshire Combating Drugs Partnership", "Board", "Meeting pack", "2 December 2026"),
        agenda=tuple(
            AgendaRow(paper.number, paper.title, "Decision", "Director of Public Health", 10, paper_key=paper.key)
            for paper in papers
        ),
        papers=(*papers, ActionLog("actions", "", "Action log", tuple(
            ActionRow(f"A{number}", f"Write to provider {number} about waiting times", "Treatment lead",
                      "31 January 2027", "In progress")
            for number in range(1, ACTIONS + 1)
        ))),
        issued_at=ISSUED_AT,
    )  # fmt: skip
