"""The whole return for a partnership and a quarter, from live figures. A constant number of queries."""

from dataclasses import replace

import grants.reporting
import meetings.reporting
import members.reporting
import outcomes.reporting
import partnerships.reporting
from cdp_portal.periods import Quarter
from returns.content import money, people, plan, register
from returns.content.sources import with_sources
from returns.content.structure import SCHEMA_VERSION, Content, Section
from returns.models import Return

SECTIONS = {  # in the order of reading; the keys name the narratives
    "money": "Grant spend against plan",
    "register": "Senior responsible owner and footprint",
    "people": "Membership and attendance",
    "milestones": "National milestones",
    "plan": "Delivery plan",
    "outcomes": "Outcome figures",
    "highlight": "Highlights of the quarter",
}
SINCE_LATELY = "highlight"  # only in returns that were begun with it; others stay as they are


def build(return_: Return) -> Content:
    """The return as it stands: the figures of now for its quarter, and the words written so far."""
    quarter, requirement = return_.quarter, return_.requirement
    words = dict(return_.narratives.values_list("section", "text"))
    return Content(
        schema_version=SCHEMA_VERSION,
        title=requirement.title,
        receiver=requirement.get_receiver_display(),
        partnership=return_.partnership.name,
        slug=return_.partnership.slug,
        quarter=quarter.slug,
        quarter_label=quarter.label,
        first_day=quarter.start,
        last_day=quarter.last_day,
        due_on=return_.due_on,
        statement=requirement.statement,
        headline=return_.headline,
        sections=tuple(
            replace(section, narrative=words.get(section.key, ""))
            for section in sections_for(return_.partnership, quarter, highlight=SINCE_LATELY in words)
        ),
    )


def sections_for(partnership, quarter: Quarter, *, highlight: bool = True) -> list[Section]:
    """Every section without its narrative. Made for members: nothing restricted is in what the apps report."""
    registered = partnerships.reporting.figures_for(partnership, quarter)
    found = [
        money.section(SECTIONS["money"], grants.reporting.figures_for(partnership, quarter), quarter),
        register.section(SECTIONS["register"], registered),
        people.section(
            SECTIONS["people"],
            members.reporting.figures_for(partnership, quarter),
            meetings.reporting.figures_for(partnership, quarter),
        ),
        register.milestones(SECTIONS["milestones"], registered),
        plan.section(SECTIONS["plan"], outcomes.reporting.plan_figures_for(partnership, quarter)),
        plan.outcomes(SECTIONS["outcomes"], outcomes.reporting.outcome_figures_for(partnership, quarter)),
    ]
    if highlight:
        lines = outcomes.reporting.highlight_figures_for(partnership, quarter)
        found.append(plan.highlight(SECTIONS["highlight"], lines))
    return [with_sources(section, partnership.slug) for section in found]
