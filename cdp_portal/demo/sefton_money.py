"""Sefton's grant as the council decided it, and demonstration spending against it."""

from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_DECISION, SEFTON_REPORT

_SEFTON = "E08000014"
_CONDITIONS = "Subject to keeping up the Public Health Grant investment and to a detailed plan each year"

ALLOCATIONS = [
    {
        "authority": _SEFTON,
        "stream": "SSMTRG",
        "financial_year": year,
        "amount": amount,
        "status": status,
        "source": f"{SEFTON_DECISION}. {_CONDITIONS}: {SEFTON_REPORT}.",
    }
    for year, amount, status in [
        ("2022-23", "1002318.00", "confirmed"),
        ("2023-24", "1642287.00", "indicative"),
        ("2024-25", "3169979.00", "indicative"),
    ]
]

# One plan for 2023-24. The allocation is real, all that follows is a demonstration.
# menu heading, title, planned for the year, share spent by quarter (percent of the quarter's plan), reason
_LINES = [
    ("M01", "Partnership support and commissioning", "82000.00", (100, 100, 100), ""),
    ("M02", "Naloxone and harm reduction", "98000.00", (90, 104, 102), ""),
    ("M03", "More treatment places", "540287.00", (88, 96, 99), "Caseloads grew later than planned"),
    ("M04", "Criminal justice workers", "190000.00", (70, 85, 100), "Started in May"),
    ("M05", "Supervision and training", "110000.00", (95, 95, 100), ""),
    ("M06", "Inpatient detoxification", "160000.00", (110, 105, 108), "More people needed a place than planned"),
    ("M07", "Mental health workers", "120000.00", (40, 55, 60), "Two posts stayed empty after two rounds"),
    ("M08", "Recovery support and three projects of Sefton CVS", "172000.00", (100, 100, 104), ""),
    ("M09", "Nitrous oxide: joint action", "30000.00", (0, 80, 160), "Brought forward in the autumn"),
    ("M10", "Workforce: apprentices and lived experience posts", "140000.00", (60, 70, 75), "Recruitment took longer"),
]
# The action of the plan that a line pays for.
_SERVES = {
    "More treatment places": "Create places for opiate and crack users",
    "Criminal justice workers": "Offer a treatment place to every offender with an addiction",
    "Mental health workers": "Add medical, mental health and criminal justice staff",
    "Recovery support and three projects of Sefton CVS": "Fund three projects of Sefton CVS",
    "Nitrous oxide: joint action": "Work together on nitrous oxide and single-use canisters",
    "Workforce: apprentices and lived experience posts": "Involve service users, people with lived experience and the "
    "wider community",
}
SPENDING = [
    {
        "authority": _SEFTON,
        "stream": "SSMTRG",
        "financial_year": "2023-24",
        "approved_by": "Sefton Combating Drugs Partnership",
        "approved_on": "2023-05-11",
        "note": DEMONSTRATION,
        "lines": [
            {
                "intervention": heading,
                "title": title,
                "planned": planned,
                "spent": spent,
                "reason": reason,
                "serves": _SERVES.get(title, ""),
            }
            for heading, title, planned, spent, reason in _LINES
        ],
    },
]
