"""Where each figure of a return comes from: the page that lists what was counted."""

from dataclasses import replace

from django.urls import reverse

from returns.content.structure import Section

# section → fact → the name of the page; "" stands for every other fact of the section
PAGES = {
    "money": {"": "allocation_list"},
    "register": {
        "": "partnership_detail",
        "authorities": "footprint_list",
        "owners": "sro_list",
        "could_sign": "sro_list",
        "bodies": "body_list",
    },
    "people": {
        "": "seat_list",
        "held": "meeting_list",
        "cancelled": "meeting_list",
        "attendance_rate": "meeting_list",
        "decisions": "decision_list",
        "actions_closed": "action_list",
        "actions_open": "action_list",
        "actions_overdue": "action_list",
    },
    "milestones": {"": "milestone_list"},
    "plan": {"": "plan_action_list"},
    "outcomes": {"": "observation_list"},
    "highlight": {"": "highlight_detail"},
}


def with_sources(section: Section, slug: str) -> Section:
    """The section with the address of its source on each fact."""
    pages = PAGES[section.key]
    facts = (replace(fact, url=reverse(pages.get(fact.key, pages[""]), args=[slug])) for fact in section.facts)
    return replace(section, facts=tuple(facts))
