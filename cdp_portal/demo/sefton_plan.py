"""Sefton's plan, from the developments its report names, and what is known of its outcomes."""

from cdp_portal.demo.sefton_figures import FIGURES
from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_REPORT

_STATED = f"{SEFTON_REPORT}. Owner, date, state, steps and updates are a demonstration."

PLAN = {
    "title": "Sefton delivery plan",
    "status": "adopted",
    "starts_on": "2022-08-03",
    "adopted_on": "2023-12-06",
    "source": f"The report says that the plan is in place on this day, not since when, and names what follows: "
    f"{SEFTON_REPORT}. Owners, dates and states of its actions are a demonstration.",
    "objectives": [
        {
            "title": "More and better treatment places",
            "priority": "TREATMENT",
            "outcome": "ENGAGEMENT",
            "actions": [
                {
                    "text": "Create places for opiate and crack users",
                    "owner": "provider",
                    "due_on": "2027-03-31",
                    "status": "on_track",
                    "metrics": ["H09"],
                },
                {
                    "text": "Offer a treatment place to every offender with an addiction",
                    "owner": "probation",
                    "due_on": "2027-03-31",
                    "status": "at_risk",
                    "metrics": ["H10"],
                },
                {
                    "text": "Create places for non-opiate and alcohol users",
                    "owner": "provider",
                    "due_on": "2027-03-31",
                    "status": "on_track",
                    "metrics": ["H09"],
                },
                {
                    "text": "Bring more young people into treatment",
                    "owner": "commissioner",
                    "due_on": "2026-09-30",
                    "status": "on_track",
                    "metrics": ["L05"],
                },
                {
                    "text": "Add medical, mental health and criminal justice staff",
                    "owner": "commissioner",
                    "due_on": "2024-03-31",
                    "status": "done",
                },
            ],
        },
        {
            "title": "More people in recovery",
            "priority": "TREATMENT",
            "outcome": "RECOVERY",
            "actions": [
                {
                    "text": "Introduce individual placement and support into services",
                    "owner": "growth",
                    "due_on": "2023-12-06",
                    "status": "done",
                    "metrics": ["S19"],
                },
                {
                    "text": "Develop the pathway between Adult Social Care and the Growth Company",
                    "owner": "social-care",
                    "due_on": "2027-01-31",
                    "status": "on_track",
                    "metrics": ["S19", "S20"],
                },
                {
                    "text": "Fund three projects of Sefton CVS",
                    "owner": "cvs",
                    "due_on": "2024-03-31",
                    "status": "done",
                },
            ],
        },
        {
            "title": "Fewer deaths and less harm",
            "priority": "TREATMENT",
            "outcome": "HARM",
            "actions": [
                {
                    "text": "Work together on nitrous oxide and single-use canisters",
                    "owner": "police",
                    "due_on": "2024-03-31",
                    "status": "done",
                },
                {
                    "text": "Publish the substance use needs assessment on the council's website",
                    "owner": "coordinator",
                    "due_on": "2026-10-15",
                    "status": "late",
                    "metrics": ["S11", "S13"],
                },
            ],
        },
        {
            "title": "A partnership that people see and trust",
            "priority": "DEMAND",
            "outcome": "USE",
            "actions": [
                {
                    "text": "Involve service users, people with lived experience and the wider community",
                    "owner": "coordinator",
                    "due_on": "2027-03-31",
                    "status": "at_risk",
                },
                {
                    "text": "Report to central government, the Police and Crime Commissioner and the Health and "
                    "Wellbeing Board, on a cycle of review with a dashboard",
                    "owner": "dph",
                    "due_on": "2027-03-31",
                    "status": "on_track",
                },
                {
                    "text": "Pay the expenses of people with lived experience who take part",
                    "owner": None,
                    "agreed_on": "2026-09-17",
                    "due_on": "2026-12-31",
                    "status": "not_started",
                    "source": DEMONSTRATION,
                },
                {
                    "text": "Bring what people with lived experience say to every meeting",
                    "owner": "lived",
                    "due_on": "2027-03-31",
                    "status": "not_started",
                    "source": DEMONSTRATION,
                },
            ],
        },
    ],
}
for _objective in PLAN["objectives"]:
    for _action in _objective["actions"]:
        _action.setdefault("source", _STATED)

_YEAR = {"starts_on": "2022-12-01", "ends_on": "2023-12-01"}
_TO_MAY = {"starts_on": "2022-06-01", "ends_on": "2023-06-01"}
_PERIOD = "The report says “the last 12 months”; the exact days are not on paper."
_NO_FIGURE = "The report gives a direction, no figure."
OBSERVATIONS = [
    {
        "metric": "H09",
        **_YEAR,
        "state": "value",
        "value": "1338",
        "note": f"Adults in treatment; the number keeps rising. Children are counted apart. {_PERIOD}",
    },
    {
        "metric": "L05",
        **_YEAR,
        "state": "value",
        "value": "74",
        "note": f"Children in treatment; the number keeps rising. {_PERIOD}",
    },
    {
        "metric": "S11",
        **_YEAR,
        "state": "not_published",
        "note": f"Drug-related deaths in treatment are fairly stable. {_NO_FIGURE} {_PERIOD}",
    },
    {
        "metric": "S13",
        **_YEAR,
        "state": "not_published",
        "note": f"Alcohol-specific deaths are up on the March 2022 baseline. {_NO_FIGURE} {_PERIOD}",
    },
    {
        "metric": "L11",
        **_YEAR,
        "state": "not_published",
        "note": f"Inpatient detoxifications are up on the year before. {_NO_FIGURE} {_PERIOD}",
    },
    {
        "metric": "H10",
        **_YEAR,
        "state": "not_published",
        "note": f"Continuity of care for prison leavers is high, above the national average. {_NO_FIGURE} {_PERIOD}",
    },
    {
        "metric": "S18",
        **_TO_MAY,
        "state": "not_published",
        "note": "More people in stable and suitable accommodation were counted in the 12 months to May 2023. "
        f"{_NO_FIGURE}",
    },
    {
        "metric": "S19",
        **_TO_MAY,
        "state": "not_published",
        "note": f"More people in paid work were counted in the 12 months to May 2023. {_NO_FIGURE}",
    },
    {
        "metric": "S20",
        **_TO_MAY,
        "state": "not_published",
        "note": f"More people in training or education were counted in the 12 months to May 2023. {_NO_FIGURE}",
    },
]
for _observation in OBSERVATIONS:
    _observation |= {"received_on": "2023-12-06", "release_class": "public", "source": SEFTON_REPORT}
OBSERVATIONS += FIGURES
