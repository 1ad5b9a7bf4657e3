"""Sefton, 6 December 2023: the partnership after one year."""

REPORT = {
    "title": "Combating Drugs Partnership: one-year update",
    "template": "sefton",
    "author": "dph",
    "release_class": "public",
    "answers": {
        "report_of": "Director of Public Health",
        "wards": "All wards",
        "portfolio": "Cabinet Member, Health and Wellbeing",
        "key_decision": "no",
        "forward_plan": "no",
        "purpose": "How the partnership has developed, how it is built, and how far the national milestones are met.",
        "recommendations": "That the Health and Wellbeing Board:\n\n"
        "1. notes the report and the progress of the first year\n"
        "2. keeps strengthening the partnership by recommending further key members.",
        "reasons": "The board has oversight of the partnership and hears from its senior responsible owner: quarterly "
        "updates in the sub-committee report, and an annual report.",
        "alternatives": "None.",
        "cost_revenue": "None.",
        "cost_capital": "None.",
        "implications_finance": "None.",
        "implications_legal": "None.",
        "implications_equality": "Inequalities named in the joint strategic needs assessment are addressed. The "
        "greatest harm falls on the most deprived communities; members have met on unmet need and barriers to "
        "services.",
        "implications_children": "Early, targeted support for young people and families most at risk of use or of "
        "criminal exploitation.",
        "climate_positive": "no",
        "climate_neutral": "yes",
        "climate_negative": "no",
        "climate_trained": "no",
        "implications_climate": "The work has no further effect on the climate.",
        "core_vulnerable": "People harmed by substance use are among the most vulnerable. Services are better joined "
        "up for them, with access to training, work and a home.",
        "core_communities": "Investment protects young people, families and communities.",
        "core_services": "An effective local treatment system is in place.",
        "core_place": "One place for local leadership and for solving problems together.",
        "core_reform": "Delivers the national plan locally, which is made to bring change.",
        "core_prosperity": "Individual placement and support helps people in treatment to find work.",
        "core_income": "Not applicable.",
        "core_cleaner": "Nitrous oxide canisters are litter in streets and parks; fewer are to be left behind.",
        "consultation": "The Executive Director of Corporate Resources and Customer Services and the Chief Legal and "
        "Democratic Officer were consulted; their comments are in the report.",
        "consultation_references": "FD.7429/23 and LD.5529/23",
        "consultation_external": "Not applicable.",
        "implementation": "Not applicable.",
        "contact": "Public Health, Sefton Council",
        "appendices": "Appendix 1: terms of reference, September 2023",
        "background_papers": "None.",
        "background": "National guidance of June 2022 asks each area for a partnership that brings enforcement, "
        "treatment, recovery and prevention together around three priorities. Alcohol is part of the work, because "
        "use of both is closely linked.\n\n"
        "# Milestones of the first year\n\n"
        "All eight key milestones of the first year are met:\n\n"
        "{passage:milestones}",
        "details": "# Membership and meetings\n\n"
        "The first meeting was on 3 August 2022. The partnership meets quarterly; there have been five meetings to "
        "date, and thematic meetings are scheduled for 2023-24.\n\n"
        "{passage:meetings}\n\n"
        "{passage:seats}\n\n"
        "# Function\n\n"
        "It has eight functions, as its terms of reference say:\n\n"
        "{passage:terms}\n\n"
        "# Governance\n\n"
        "The partnership is coterminous with the borough. The senior responsible owner is the Director of Public "
        "Health, as in the other Merseyside areas:\n\n"
        "{passage:owners}\n\n"
        "It is accountable to the Health and Wellbeing Board and reports to the Safer Sefton Partnership and to the "
        "Merseyside Police and Crime Commissioner, to whom quarterly reports go:\n\n"
        "{passage:lines}\n\n"
        "A public page on the council’s website carries information and updates.\n\n"
        "# Developments\n\n"
        "The Supplemental Substance Misuse Treatment and Recovery Grant (SSMTRG) for 2022-25 is subject to maintained "
        "Public Health Grant investment and a detailed annual plan, which the partnership oversees. It is to "
        "deliver:\n\n"
        "- new places for opiate and crack users\n"
        "- a place for every offender with an addiction\n"
        "- new places for non-opiate and alcohol users\n"
        "- more young people in treatment\n"
        "- more people in recovery.\n\n"
        "{passage:allocations}\n\n"
        "- The grant has paid for more workforce capacity: medical, mental health and criminal justice workers. Three "
        "Sefton CVS projects are funded from 2023/4.\n"
        "- A post was created to support the partnership. A Treatment Effectiveness Group is its sub-group.\n"
        "- Pathways develop: Adult Social Care works with the Growth Company, and individual placement and support "
        "(IPS) was introduced.\n"
        "- Nitrous oxide is an emerging issue: a class C drug from 8 November 2023, with actions agreed between "
        "partners.\n"
        "- A substance use needs assessment was produced and is to be published on the council’s website.\n"
        "- The terms of reference were revisited on 28 September 2023 as the 12-month review.\n\n"
        "# Performance\n\n"
        "- Drug-related deaths in treatment are stable. Alcohol-specific deaths are up on the March 2022 baseline.\n"
        "- 1,338 adults and 74 children are in treatment.\n"
        "- Inpatient detoxifications are up on the year before.\n"
        "- Continuity of care for prison leavers is high, above the national average.\n"
        "- In the 12 months to May 2023 more people were in paid work, training or education, and in stable "
        "accommodation.\n\n"
        "{passage:figures}\n\n"
        "# Moving forward\n\n"
        "The partnership reports to central government, the Police and Crime Commissioner and the Health and "
        "Wellbeing Board. A cycle of review and a dashboard are agreed.",
    },
}
