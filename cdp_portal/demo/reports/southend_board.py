"""Southend-on-Sea, 8 December 2022: a joint steering board with Essex and Thurrock."""

REPORT = {
    "title": "A joint Southend, Essex and Thurrock drugs and alcohol steering board",
    "template": "southend-discussion",
    "author": "lead",
    "release_class": "public",
    "answers": {
        "report_of": "Lead Commissioner for Prevention",
        "status": "For discussion and decision",
        "contact": "Lead Commissioner for Prevention",
        "purpose": "A proposal to align three executive boards, of Southend, Essex and Thurrock, under one joint "
        "steering board across three separate partnerships. The board is asked for its view of the benefits and "
        "risks, and how to go on in Southend.",
        "background": "The national strategy has three priorities: break drug supply chains; deliver a world-class "
        "treatment and recovery system; achieve a shift in the demand for drugs.\n\n"
        "The membership it suggests would repeat that of two boards. So a Drug and Alcohol Strategic Executive Group "
        "was set up, of eight posts:\n\n"
        "{passage:seats}\n\n"
        "The Director of Public Health is the senior responsible owner and reports to the Joint Combating Drugs Unit. "
        "The group has routes into both the Community Safety Partnership Board and the Health and Wellbeing Board.\n\n"
        "At its meeting of 22 September the group asked the Director of Public Health to talk to the senior "
        "responsible owners of the neighbouring areas. The outcome: both proposed to align governance in one joint "
        "steering board.\n\n"
        "There is a precedent. The Violence and Vulnerability board works across the three areas, and in June 2022 "
        "the Essex Leaders and Chief Executives Group agreed to explore a devolution deal with community safety and "
        "public health in it.",
        "details": "# What was said so far\n\n"
        "{passage:approvals}\n\n"
        "# What stays separate\n\n"
        "- Funding pots stay separate for each area inside the joint board.\n"
        "- Reporting stays separate: one return from each area to the Joint Combating Drugs Unit.\n"
        "- Accountability differs: Southend answers to its Health and Wellbeing Board, Thurrock to its Community "
        "Safety Partnership.\n"
        "- Three mechanisms for engaging service users are kept.\n"
        "- A rotating chair is to be considered.",
        "recommendations": "1. discuss the benefits, risks and challenges\n2. approve this approach for Southend.",
        "appraisal": "{passage:appraisal}",
    },
}
