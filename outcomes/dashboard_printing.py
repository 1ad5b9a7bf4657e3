"""The dashboard on paper: each metric with its sentence, its chart and its numbers, in the order of the outcomes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from cdp_portal.formats import gov_date
from cdp_portal.pdf.report import Fact, ReportSpec, Section, build_report
from cdp_portal.release import Audience
from outcomes.charting.printed import section_of
from outcomes.dashboard import Dashboard
from outcomes.figures import WITHHELD_NOTE

MARKINGS = {Audience.MEMBER: "For members", Audience.RESTRICTED: "Restricted"}


def dashboard_pdf(board: Dashboard, place: str, audience: Audience, day: date, *, issued_at: datetime) -> bytes:
    """The PDF of what the audience may read, as at `day`. Raises PdfError, a sentence for people."""
    return build_report(
        ReportSpec(
            title="Outcomes",
            subtitle=place,
            issued_at=issued_at,
            facts=(Fact("In short", board.opening), *_overdue(board)),
            sections=tuple(_sections(board)),
            footer_note=f"As at {gov_date(day)}",
            marking=MARKINGS.get(audience, ""),
        )
    )


def _overdue(board: Dashboard) -> Iterator[Fact]:
    for one in board.overdue:
        yield Fact("Overdue", f"{one.tracked.metric}, since {gov_date(one.since)}: {one.whose}")


def _sections(board: Dashboard) -> Iterator[Section]:
    for panel in board.panels:
        for card in panel.cards:
            section = section_of(card.chart)
            yield replace(section, title=f"{panel.title}: {section.title}", intro=card.sentence.text)
        if panel.without:
            names = ", ".join(str(metric) for metric in panel.without)
            yield Section(f"{panel.title}: no figure yet", intro=f"{names}.")
    yield Section("What is not shown", intro=WITHHELD_NOTE)
