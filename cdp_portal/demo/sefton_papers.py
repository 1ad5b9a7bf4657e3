"""Demonstration papers of Sefton, for a pack."""

from cdp_portal.demo.shared import DEMONSTRATION

_DEMONSTRATION = "*Demonstration: a paper added so that the portal can be tried.*"
_ASKED_AT = "2026-11-09T09:00"
_FINANCE, _LEGAL, _MEMBER = "clear_finance", "clear_legal", "clear_member"


def _clearance(role: str, state: str, due_on: str, **rest) -> dict:
    return {"key": role, "state": state, "due_on": due_on, "asked_at": _ASKED_AT, **rest}


def _cleared(role: str, decided_at: str, due_on: str = "2026-11-20", **rest) -> dict:
    return _clearance(role, "cleared", due_on, decided_at=decided_at, how="By e-mail to the office", **rest)


# What the council's template asks of every report and these papers have nothing to say about.
_NOTHING = {
    "wards": "All wards",
    "key_decision": "no",
    "forward_plan": "no",
    "alternatives": "None.",
    "cost_revenue": "None.",
    "cost_capital": "None.",
    "implications_finance": "None.",
    "implications_legal": "None.",
    "implications_equality": "Members look at who is reached and who is not.",
    "climate_positive": "no",
    "climate_neutral": "yes",
    "climate_negative": "no",
    "climate_trained": "yes",
}

DASHBOARD_PAPER = {
    "title": "Numbers in treatment and continuity of care",
    "author": "commissioner",
    "release_class": "member",
    "template": "sefton",
    "note": DEMONSTRATION,
    "answers": {
        **_NOTHING,
        "report_of": "Director of Public Health",
        "contact": "Public health commissioner",
        "purpose": f"Brings the board the figures of the quarter and what they mean. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n"
        "1. notes the figures\n"
        "2. says which of them it wants to look into at the next meeting.",
        "reasons": "The board follows its plan by these figures.",
        "background": "The dashboard follows the national outcomes framework. It shows a figure only where one is "
        "published for the borough, and says so where none is.",
        "details": "| Measure | Last known | Direction |\n"
        "|---|---|---|\n"
        "| Adults in treatment | 1,338 | up |\n"
        "| Children in treatment | 74 | up |\n"
        "| Continuity of care from prison | not published | above the national average |\n\n"
        "People are counted once in the year, so quarters are not added up.",
    },
    "clearances": [
        _clearance(
            _FINANCE,
            "changes",
            "2026-11-20",
            decided_at="2026-11-17T11:30",
            how="By e-mail to the office",
            comment="Say what more places would cost.",
        ),
        _clearance(_LEGAL, "asked", "2026-11-20"),
        _clearance(_MEMBER, "asked", "2027-02-12", seat="councillor"),
    ],
}

SPEND_PAPER = {
    "title": "Grant spending against plan",
    "author": "commissioner",
    "release_class": "member",
    "template": "sefton",
    "note": DEMONSTRATION,
    "answers": {
        **_NOTHING,
        "contact": "Public health commissioner",
        "purpose": f"Asks the board to agree how underspend is used. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n"
        "1. agrees to move the underspend on posts that cannot be filled to recovery support\n"
        "2. asks the national office to agree the change.",
        "reasons": "Two posts stayed empty after two rounds. Money that is not spent on the menu goes back.",
        "alternatives": "- Advertise a third time: the year would end before anyone starts.\n- Return the money.",
        "implications_finance": "No new cost.",
        "implications_equality": "Recovery support reaches people furthest from work.",
    },
    "clearances": [_cleared(_FINANCE, "2026-11-16T14:10"), _cleared(_LEGAL, "2026-11-18T10:45")],
    "goes_up_to": ("health-and-wellbeing-board", "2027-03-24", "noting"),
}

DEATHS_PAPER = {
    "title": "Learning from a death in treatment",
    "author": "provider",
    "release_class": "restricted",
    "template": "sefton",
    "note": DEMONSTRATION,
    "answers": {
        **_NOTHING,
        "contact": "Clinical lead, treatment service",
        "purpose": f"Brings learning from one case to the board in private. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n1. agrees who takes up each point of learning.",
        "reasons": "Each death is looked at so that the next one can be prevented.",
        "background": "The case is told without names. It must not leave the room.",
    },
    "clearances": [_cleared(_FINANCE, "2026-11-13T16:20"), _clearance(_LEGAL, "asked", "2026-11-20")],
}

# Of the Treatment Effectiveness Group, which has no standing orders: in the portal's own template.
DROP_OUT_PAPER = {
    "title": "Early drop-out",
    "author": "teg-provider",
    "release_class": "member",
    "note": DEMONSTRATION,
    "answers": {
        "contact": "Clinical lead, treatment service",
        "purpose": f"Asks the group why people leave treatment in the first twelve weeks. {_DEMONSTRATION}",
        "recommendations": "That the group:\n\n1. agrees what the service asks of everyone who leaves early.",
        "background": "People who stay for twelve weeks do better. Nobody asks those who leave why they left.",
        "details": "Three questions, asked by telephone by somebody whom the person knows:\n\n"
        "- What did you come for?\n- What did you get?\n- What would bring you back?",
    },
    "clearances": [_cleared("clear_sro", "2026-11-19T09:15")],
}

# The board's own paper, from which the report of 6 December 2023 was made.
FIRST_YEAR_PAPER = {
    "title": "What to report to the Health and Wellbeing Board after one year",
    "author": "coordinator",
    "release_class": "public",
    "template": "sefton",
    "note": DEMONSTRATION,
    "answers": {
        **_NOTHING,
        "contact": "Public Health, Sefton Council",
        "purpose": f"Asks the partnership what its report after one year should say. {_DEMONSTRATION}",
        "recommendations": "That the partnership:\n\n"
        "1. agrees that its report goes to the Health and Wellbeing Board on 6 December 2023.",
        "reasons": "The Health and Wellbeing Board oversees the partnership and has a report each year.",
        "background": "The partnership first met on 3 August 2022. All eight milestones of the first year are met.",
    },
    "clearances": [
        _cleared(role, f"{day}T15:00", "2023-09-20", asked_at="2023-09-11T09:00")
        for role, day in ((_FINANCE, "2023-09-14"), (_LEGAL, "2023-09-18"))
    ],
    "went_up_as": {
        "title": "Combating Drugs Partnership: one-year update",
        "sent_at": "2023-11-13T10:00",
        "outcome": "noted",
        "outcome_on": "2023-12-06",
        "comment": "Demonstration: the report asks the board to note it. What the board decided is not on paper here.",
    },
}
