"""How Sefton's plan is going: steps and updates of its actions, by the words they begin with. A demonstration.

Steps: what, due on, reached on. Updates: when, state, what was done, evidence, account of the person.
"""

STEPS = {
    "Create places for opiate": [
        ("A second clinic is open", "2026-06-30", "2026-06-18"),
        ("Three more key workers are in post", "2026-12-18", ""),
        ("All the new places are filled", "2027-03-31", ""),
    ],
    "Offer a treatment place": [
        ("The courts refer on the day", "2026-05-29", "2026-07-02"),
        ("A worker in each probation office", "2026-10-30", ""),
    ],
    "Develop the pathway": [
        ("Both teams agree who does what", "2026-09-30", "2026-09-24"),
        ("The first twenty people have used it", "2027-01-31", ""),
    ],
    "Publish the substance use needs": [
        ("The board has seen the text", "2026-09-10", "2026-09-10"),
        ("It stands on the council's website", "2026-10-15", ""),
    ],
    "Report to central government": [
        ("Report of the first half of the year", "2026-10-31", "2026-10-29"),
        ("Yearly report to the Health and Wellbeing Board", "2026-12-09", ""),
    ],
}
UPDATES = {
    "Create places for opiate": [
        ("2026-07-06T10:00", "on_track", "The second clinic opened on 18 June.", "Minutes of the board, item 4", ""),
        ("2026-10-05T09:15", "on_track", "Two of three key workers are hired.", "", ""),
    ],
    "Offer a treatment place": [
        ("2026-09-21T16:40", "at_risk", "No room for a worker in one of the two probation offices.", "", ""),
    ],
    "Create places for non-opiate": [
        ("2026-02-10T11:20", "on_track", "Places for alcohol are offered in the evening too.", "", ""),
    ],
    "Bring more young people": [
        ("2026-10-20T13:00", "on_track", "Schools refer more; the target was not met by its day.", "", "commissioner"),
    ],
    "Add medical, mental health": [
        ("2024-03-28T15:00", "done", "All posts are filled.", "Workforce return of March 2024", "commissioner"),
    ],
    "Introduce individual placement": [
        ("2023-12-06T17:00", "done", "The service began.", "Report to the Health and Wellbeing Board", ""),
    ],
    "Develop the pathway": [("2026-11-05T10:10", "on_track", "The first nine people have used it.", "", "")],
    "Fund three projects": [
        ("2024-03-27T12:00", "done", "All three projects are paid.", "Spend of the last quarter of 2023-24", ""),
    ],
    "Work together on nitrous oxide": [
        (
            "2024-04-02T09:00",
            "done",
            "The joint action is over.",
            "Minutes of the meeting of 14 December 2023",
            "member",
        ),
    ],
    "Publish the substance use needs": [
        (
            "2026-10-16T09:00",
            "late",
            "The text is ready. An accessible version is asked for first.",
            "",
            "officer",
        ),
    ],
    "Involve service users": [
        ("2026-06-11T14:30", "at_risk", "One of four groups came to a workshop.", "Notes of the workshop", "officer"),
    ],
    "Report to central government": [
        ("2026-10-29T17:00", "on_track", "The half-year report is sent.", "Return of the second quarter", "sro"),
    ],
}
# The next version as a draft: what it says otherwise of some actions, and what it leaves out.
NEXT = {
    "title": "Sefton delivery plan 2027 to 2030",
    "lines": {
        "Create places for opiate": {"due_on": "2028-03-31"},
        "Bring more young people": {
            "text": "Bring more young people into treatment, with a worker in every secondary school",
            "due_on": "2027-09-30",
        },
        "Report to central government": {
            "left_out": True,
            "because": "Reporting is now in the partnership's terms of reference.",
        },
    },
}
