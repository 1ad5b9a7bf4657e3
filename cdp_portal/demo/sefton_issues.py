"""Sefton's emerging issues: nitrous oxide from its report, and others added so that the pages can be tried."""

from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_REPORT

NITROUS_OXIDE = "Nitrous oxide and single-use canisters"
_AGREED_ON = "2023-12-14"

# Each action: what was agreed, whose seat (its organisation is the partner), agreed on, due on, done on, what was done.
ISSUES = [
    {
        "title": NITROUS_OXIDE,
        "what": "Nitrous oxide is used from single-use canisters, which are left behind in streets and parks. It is a "
        "class C drug from 8 November 2023. Actions are agreed between partners: education, awareness and "
        "referral pathways.",
        "noticed_by": "police",
        "owner_seat": "police",
        "status": "closed",
        "closed_on": "2024-03-14",
        "outcome": "Partners know the pathways and schools teach about it. It stays on the risk register.",
        "metrics": ["L20"],
        "source": f"{SEFTON_REPORT}, for what is happening, the day of the law and that actions are agreed between "
        "partners. Who does what by when, and what came of it, are a demonstration.",
        "actions": [
            ("Teach about nitrous oxide in schools and youth clubs", "coordinator", _AGREED_ON, "2024-02-29",
             "2024-02-22", "Lessons held in nine schools and four youth clubs."),
            ("Make the public aware of the harm and of the change in the law", "dph", _AGREED_ON, "2024-01-31",
             "2024-01-29", "Posters in surgeries, notices online and on buses."),
            ("Make the referral pathways known to all partners", "provider", _AGREED_ON, "2024-01-31",
             "2024-01-25", "Pathways sent to all partners."),
            ("Visit shops that sell canisters, together with trading standards", "police", _AGREED_ON, "2024-02-29",
             "2024-03-07", "Eleven shops visited; two were warned."),
        ],
    },
    {
        "title": "Ketamine among young adults",
        "what": "More young adults come to treatment and to urgent care with bladder pain from ketamine than before.",
        "noticed_on": "2026-09-03",
        "noticed_by": "provider",
        "owner_seat": "commissioner",
        "status": "acted_on",
        "metrics": ["L20"],
        "source": DEMONSTRATION,
        "actions": [
            ("Agree a pathway from urology to treatment", "icb", "2026-09-17", "2026-11-20", "", ""),
            ("Tell youth workers and colleges the signs and where to send people", "coordinator", "2026-09-17",
             "2026-12-18", "", ""),
            ("Count how many give ketamine as their first drug", "provider", "2026-09-17", "2026-10-30",
             "2026-10-27", "Counted each month from October 2026 on."),
        ],
    },
    {
        "title": "Vapes with synthetic cannabinoids in two schools",
        "what": "Two schools had a pupil taken ill after a vape. Tests are awaited.",
        "noticed_on": "2026-11-16",
        "noticed_by": "social-care",
        "owner_seat": "coordinator",
        "status": "watched",
        "source": DEMONSTRATION,
        "actions": [],
    },
    {
        "title": "A new line brings crack cocaine from the city",
        "what": "Intelligence names a new group that uses young people from outside the borough.",
        "noticed_on": "2026-10-21",
        "noticed_by": "police",
        "owner_seat": "police",
        "status": "acted_on",
        "release_class": "restricted",
        "source": DEMONSTRATION,
        "actions": [
            ("Share what is known with children’s social care before each strategy meeting", "police", "2026-10-28",
             "2027-01-29", "", ""),
        ],
    },
]  # fmt: skip
