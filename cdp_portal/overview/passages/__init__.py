"""Passages of a paper that are written from the records, in restricted Markdown, as at a day.

A paper says what was so on its day, so a passage is put into its text once and stays as it was. `PASSAGES` names them;
each is `write(partnership, day, audience)`: what that audience may read, "" where nothing is recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.overview.passages import boards, evidence, highlight, options, register, watched
from cdp_portal.release import Audience
from partnerships.models import Partnership

Write = Callable[[Partnership, date, Audience], str]


@dataclass(frozen=True)
class Passage:
    name: str
    label: str
    write: Write

    def text(self, partnership: Partnership, day: date, audience: Audience) -> str:
        """The passage, a table with the day it tells of below it; "" where nothing is recorded."""
        written = self.write(partnership, day, audience)
        is_table = written.rpartition("\n")[2].startswith("|")
        return f"{written}\n\n*From the records, as at {gov_date(day)}.*" if is_table else written


PASSAGES = {
    passage.name: passage
    for passage in (
        Passage("footprint", "The area it covers", register.footprint),
        Passage("owners", "Senior responsible owners", register.owners),
        Passage("lines", "To whom it reports", register.lines),
        Passage("terms", "Terms of reference in force", register.terms),
        Passage("milestones", "National milestones", register.milestones),
        Passage("seats", "Who sits on the board", boards.seats),
        Passage("coverage", "Expected kinds of member", boards.coverage),
        Passage("meetings", "Meetings held", boards.meetings),
        Passage("actions", "Open actions", boards.actions),
        Passage("highlight", "Highlight report", highlight.report),
        Passage("figures", "Outcome figures", evidence.figures),
        Passage("sentences", "Performance in sentences", evidence.sentences),
        Passage("plan", "Delivery plan", evidence.plan),
        Passage("risks", "Risks and how they moved", watched.risks),
        Passage("issues", "Emerging issues and what partners agreed", watched.issues),
        Passage("allocations", "Grant allocations", evidence.allocations),
        Passage("appraisal", "Benefits and risks of a proposal", options.appraisal),
        Passage("approvals", "What was said to a proposal", options.approvals),
    )
}
