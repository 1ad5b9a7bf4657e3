"""Papers of Sefton: the one-year update in our own short words, and demonstration papers for a pack."""

_DEMONSTRATION = "*Demonstration: a paper added so that the portal can be tried.*"

UPDATE_PAPER = {
    "title": "Combating Drugs Partnership: one-year update",
    "author": "dph",
    "release_class": "public",
    "answers": {
        "contact": "Public Health, Sefton Council",
        "key_decision": "no",
        "wards": "All wards",
        "portfolio": "Cabinet Member – Health and Wellbeing",
        "consultation_references": "FD.7429/23 and LD.5529/23",
        "purpose": "Shows how the partnership has developed, how it is built, and how far the national milestones are "
        "met. Not in the forward plan; not exempt or confidential.",
        "recommendations": "That the board:\n\n"
        "1. notes the report and the first year's progress\n"
        "2. keeps strengthening the partnership by recommending further key members.",
        "reasons": "Local governance has the board oversee the partnership and hear from its senior responsible "
        "owner: every quarter in the sub-committee report, and in a report each year.",
        "alternatives": "None.",
        "background": "The national plan asks each area for a partnership that brings enforcement, treatment, recovery "
        "and prevention together around three priorities. Alcohol belongs to the work because use of both is closely "
        "linked.\n\n"
        "The first meeting was on 3 August 2022. The partnership meets quarterly, five times so far, and has meetings "
        "by theme scheduled for 2023-24. **All eight milestones of the first year are met.**\n\n"
        "The partnership covers the borough. The Director of Public Health is the senior responsible owner, as in the "
        "other Merseyside areas. It answers to the Health and Wellbeing Board, and reports to the Safer Sefton "
        "Partnership and, quarterly, to the Police and Crime Commissioner.",
        "details": "**Grant**\n\n"
        "The treatment and recovery grant for 2022-25 depends on keeping up the Public Health Grant investment and on "
        "a detailed plan each year, which the partnership oversees. It is to bring places for opiate and crack users, "
        "a place for every offender with an addiction, places for other drugs and alcohol, more young people in "
        "treatment and more people in recovery.\n\n"
        "It has paid for more medical, mental health and criminal justice staff, and from 2023/4 for three projects "
        "of Sefton CVS.\n\n"
        "**Developments**\n\n"
        "- A post supports the partnership; a Treatment Effectiveness Group is its sub-group.\n"
        "- Adult Social Care works with the Growth Company on employment; individual placement and support has "
        "started.\n"
        "- Nitrous oxide, a class C drug from 8 November 2023, is worked on together.\n"
        "- A needs assessment is made and is to be published on the council's website.\n"
        "- The terms of reference were revisited on 28 September 2023.\n\n"
        "**Performance over the last 12 months**\n\n"
        "- Drug-related deaths in treatment are stable; alcohol-specific deaths are up on March 2022.\n"
        "- 1,338 adults and 74 children are in treatment.\n"
        "- Inpatient detoxifications are up on the year before.\n"
        "- Continuity of care for prison leavers is high, above the national average.\n"
        "- In the 12 months to May 2023 more people were in paid work, training or education, and stable housing.\n\n"
        "**Ahead**\n\n"
        "Performance is reported to central government, the Police and Crime Commissioner and the board. A cycle of "
        "review and a dashboard are agreed.",
        "implications": "**Cost and resources.** None. **Legal.** None.\n\n"
        "**Equality.** The greatest harm falls on the most deprived communities; members have met on unmet need and "
        "barriers to services.\n\n"
        "**Children and young people.** Early and targeted support for young people and families most at risk.\n\n"
        "**Climate emergency.** Positive impact: no. Neutral impact: yes. Negative impact: no. Author trained: no.\n\n"
        "**Core purpose.** Protects the most vulnerable; makes for confident communities; commissions core services; "
        "leads the place; drives reform; supports jobs. Greater income: not applicable. Cleaner and greener: fewer "
        "canisters left behind.",
        "consultation": "Inside the council: finance (FD.7429/23) and legal (LD.5529/23). Outside: not applicable.",
        "background_papers": "Appendix 1: terms of reference, September 2023. No background papers.",
    },
}

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
