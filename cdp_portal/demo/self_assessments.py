"""Self-assessments of Southend-on-Sea and Sefton: that they were made, and their ratings, are a demonstration."""

from cdp_portal.demo.shared import DEMONSTRATION, SOUTHEND_STRATEGY_REPORT

# Standards that need no more words than these: (how far it is met, what shows it).
_NOT_YET = ("not_assessed", "")

SOUTHEND = [
    {
        "assessed_on": "2022-03-07",
        "note": "Draft commissioning standards were issued on 3 February 2022 for consultation. They are partly in "
        f"place already ({SOUTHEND_STRATEGY_REPORT}). How far each standard of the portal's own list is met is a "
        "demonstration.",
        "ratings": {
            "1": (
                "partly",
                "A partnership is to be set up; options for its governance are appraised.",
                "Bring the recommendations to both boards",
                "lead",
            ),
            "2": ("not_met", "", "Ask people with lived experience how they want to be heard", "officer"),
            "3": ("partly", "The needs assessment of the last tender.", "Assess need anew with the partners", "lead"),
            "4": ("partly", "The tender was planned together with the health partners.", "", None),
            "5": (
                "mostly",
                "The contract rests on the Public Health Grant alone, so it does not end with a grant.",
                "",
                None,
            ),
            "6": ("met", "Four bids came in and a preferred provider is named.", "", None),
            "7": ("mostly", "The contract covers adults and young people.", "", None),
            "8": (
                "partly",
                "A rough sleeping team works with treatment.",
                "Agree the pathway with mental health",
                "ics",
            ),
            "9": ("partly", "Serious incidents are reviewed with the provider.", "", None),
            "10": ("partly", "Quarterly figures are read with the provider.", "", None),
            "11": ("mostly", "A lead commissioner and a commissioning officer.", "", None),
        },
    },
]

SEFTON = [
    {
        "assessed_on": "2025-11-13",
        "status": "agreed",
        "agreed_by": "partnership-board",
        "agreed_on": "2025-12-11",
        "note": f"Commissioner, provider and coordinator rated apart and then together. {DEMONSTRATION}",
        "ratings": {
            "1": ("mostly", "Terms of reference revisited; reports to the Health and Wellbeing Board.", "", None),
            "2": ("not_met", "", "Fill the seat for people with lived experience", "cvs"),
            "3": ("mostly", "A needs assessment was produced.", "Publish it", "coordinator"),
            "4": ("partly", "The delivery plan names actions and owners.", "Plan alcohol and drugs together",
                  "commissioner"),
            "5": ("met", "Grant lines are planned and reported each quarter.", "", None),
            "6": ("partly", "The contract runs until March 2027.", "Plan the next tender", "commissioner"),
            "7": ("mostly", "Services follow the clinical guidelines.", "", None),
            "8": ("partly", "A pathway with Adult Social Care and the Growth Company.", "", None),
            "9": ("partly", "Deaths in treatment are reviewed.", "Share what is learned with primary care", "dph"),
            "10": ("mostly", "A dashboard goes to each meeting.", "", None),
            "11": ("partly", "One commissioner and one coordinator.", "Write a workforce plan", "commissioner"),
        },
    },
    {
        "assessed_on": "2026-10-29",
        "note": f"Begun after the board asked for it in September; three standards are still to be rated. "
        f"{DEMONSTRATION}",
        "ratings": {
            "1": ("met", "Board papers go out five clear days before; minutes are approved at the next meeting.", "",
                  None),
            "2": ("partly", "Two groups want to send somebody; expenses can be paid.",
                  "Fill the seat for people with lived experience", "cvs"),
            "3": ("mostly", "A needs assessment was produced.", "Publish it", "coordinator"),
            "4": ("mostly", "Alcohol is part of the plan since June 2026.", "", None),
            "5": ("met", "Grant lines are planned and reported each quarter.", "", None),
            "6": ("partly", "The contract runs until March 2027.", "Plan the next tender", "commissioner"),
            "7": ("mostly", "Services follow the clinical guidelines.", "", None),
            "8": ("mostly", "Individual placement and support works inside the services.", "", None),
            "9": (*_NOT_YET, "", None),
            "10": (*_NOT_YET, "", None),
            "11": (*_NOT_YET, "", None),
        },
    },
]  # fmt: skip
