"""Two papers of Southend-on-Sea's Health and Wellbeing Board, in our own short words."""

STRATEGY_PAPER = {
    "title": "National drug strategy and implications for Southend",
    "author": "commissioning",
    "release_class": "public",
    "answers": {
        "contact": "Drug and Alcohol Commissioning Officer",
        "purpose": "Tells the board what the national strategy asks of Southend, what new money comes with it, and how "
        "the tender for the treatment system ended. For decision or noting. A report of the Director of Commissioning "
        "and the Director of Public Health.",
        "recommendations": "That the board:\n\n"
        "1. considers what the national strategy means locally, and the call for a stronger strategic and delivery "
        "partnership with an outcomes framework.",
        "background": "The ten-year strategy of 6 December 2021 follows an independent review of drugs. It expects a "
        "strong local partnership, a framework of outcomes, and adherence to commissioning quality standards.\n\n"
        "Expected core members are of 17 kinds: elected members; council officials; local NHS leads; NHS England; the "
        "regional lead of the Office for Health Improvement and Disparities; treatment providers; the voluntary "
        "sector; people affected by drug-related harm; primary care; mental health providers; schools and further "
        "education; Jobcentre Plus; police; the Police and Crime Commissioner; probation; youth offending; prisons "
        "and young offender institutions.",
        "details": "**Money**\n\n"
        "- The universal grant, first for one year, was confirmed for three more, to 31 March 2025. It works where "
        "treatment and criminal justice meet.\n"
        "- The rough sleeping grant has come to Southend since January 2021, as to 43 areas, and was due to end on "
        "31 March 2023.\n"
        "- New money adds to the Public Health Grant and does not replace it.\n"
        "- Nationally £780m over three years was to reach 149 partnerships in three waves, by need: 50 from April "
        "2022, 50 from April 2023, the rest from April 2024. Southend's wave is *not confirmed*: it is not expected "
        "in the first and may be in the second.\n\n"
        "**Standards**\n\n"
        "Draft commissioning quality standards came on 3 February 2022 for consultation and are in part in place.\n\n"
        "**Tender**\n\n"
        "Adults' and young people's services went to tender in September 2021. Of four bids, The Forward Trust is the "
        "preferred provider, allied with Open Road for young people. The contract rests on the Public Health Grant "
        "alone; added roles rest on the two grants that may end.\n\n"
        "**Next steps**\n\n"
        "- Appraise the options for governance, with accountability to the Health and Wellbeing Board and the "
        "Community Safety Partnership.\n"
        "- Hold sessions with those concerned, and bring recommendations back to both boards.\n"
        "- Take later decisions, on grants too, on evidence and ratified by the partnership board.",
        "background_papers": "From Harm to Hope: a 10-year drugs plan to cut crime and save lives",
    },
}

BOARD_PAPER = {
    "title": "A joint Southend, Essex and Thurrock drugs and alcohol steering board",
    "author": "lead",
    "release_class": "public",
    "answers": {
        "contact": "Lead Commissioner for Prevention",
        "purpose": "Asks the board for its view of the benefits and risks of joining up three executive boards, and "
        "how Southend should go on. For discussion and decision.",
        "recommendations": "That the board:\n\n"
        "1. discusses the benefits, risks and challenges of a joint steering board\n"
        "2. approves this approach for Southend.",
        "background": "The strategy has three priorities: break drug supply chains, deliver a world-class treatment "
        "and recovery system, and achieve a shift in the demand for drugs.\n\n"
        "Southend has an executive group of eight posts. The Director of Public Health is the senior responsible "
        "owner and reports to the Joint Combating Drugs Unit. The group has a direct route into the Community Safety "
        "Partnership Board and the Health and Wellbeing Board.\n\n"
        "On 22 September the group asked the Director of Public Health to talk with the owners of the neighbouring "
        "areas. Out of it came the proposal of one steering board over three partnerships, each keeping its own money "
        "and its own return.",
        "details": "**For it**\n\n"
        "- It fits the footprint of policing and probation, and saves partners time.\n"
        "- It streamlines work across borders.\n"
        "- It opens the way to joint commissioning.\n"
        "- Areas learn from each other and pilot new approaches.\n"
        "- Intelligence on demand, trends and hotspots is shared.\n"
        "- It may level up the offer and reduce inequalities.\n\n"
        "**To be solved**\n\n"
        "1. Funding pots stay separate. Principles are to protect local spending priorities.\n"
        "2. Each area reports for itself, likely until at least 2024/25.\n"
        "3. Needs and drugs markets differ, and Essex is larger.\n"
        "4. A chair must handle much across areas. A rotating chair is to be considered.\n"
        "5. Southend answers to its Health and Wellbeing Board, Thurrock to its Community Safety Partnership; three "
        "ways of engaging service users may be kept.\n\n"
        "**Who has said what**\n\n"
        "Essex's owner has approved. Thurrock's has agreed in principle, subject to its Community Safety Partnership "
        "and Health and Wellbeing Board. Police, probation and the NHS show support. The Violence and Vulnerability "
        "board is a precedent.",
    },
}
