"""Demonstration papers of Sefton, for a pack."""

_DEMONSTRATION = "*Demonstration: a paper added so that the portal can be tried.*"

DASHBOARD_PAPER = {
    "title": "Numbers in treatment and continuity of care",
    "author": "commissioner",
    "release_class": "member",
    "answers": {
        "contact": "Public health commissioner",
        "purpose": f"Brings the board the figures of the quarter and what they mean. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n"
        "1. notes the figures\n"
        "2. says which of them it wants to look into at the next meeting.",
        "background": "The dashboard follows the national outcomes framework. It shows a figure only where one is "
        "published for the borough, and says so where none is.",
        "details": "| Measure | Last known | Direction |\n"
        "|---|---|---|\n"
        "| Adults in treatment | 1,338 | up |\n"
        "| Children in treatment | 74 | up |\n"
        "| Continuity of care from prison | not published | above the national average |\n\n"
        "People are counted once in the year, so quarters are not added up.",
    },
}

SPEND_PAPER = {
    "title": "Grant spending against plan",
    "author": "commissioner",
    "release_class": "member",
    "answers": {
        "contact": "Public health commissioner",
        "purpose": f"Asks the board to agree how underspend is used. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n"
        "1. agrees to move the underspend on posts that cannot be filled to recovery support\n"
        "2. asks the national office to agree the change.",
        "reasons": "Two posts stayed empty after two rounds. Money that is not spent on the menu goes back.",
        "alternatives": "- Advertise a third time: the year would end before anyone starts.\n- Return the money.",
        "implications": "**Finance.** No new cost. **Equality.** Recovery support reaches people furthest from work.",
    },
}

DEATHS_PAPER = {
    "title": "Learning from a death in treatment",
    "author": "provider",
    "release_class": "restricted",
    "answers": {
        "contact": "Clinical lead, treatment service",
        "purpose": f"Brings learning from one case to the board in private. {_DEMONSTRATION}",
        "recommendations": "That the board:\n\n1. agrees who takes up each point of learning.",
        "background": "The case is told without names. It must not leave the room.",
    },
}
