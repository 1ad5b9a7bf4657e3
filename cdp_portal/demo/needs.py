"""Needs assessments as three reports tell of them, by partnership. The key names one; `combined_into` names another."""

from cdp_portal.demo.shared import DEMONSTRATION, LLR_REPORT, SEFTON_REPORT, TOWER_HAMLETS_REPORT

_LLR = {"status": "finished", "combined_into": "combined", "release_class": "public", "source": LLR_REPORT}

NEEDS = {
    "llr": [
        {
            "key": "combined",
            "title": "Combined needs assessment of Leicester, Leicestershire and Rutland",
            "status": "under_way",
            "note": "Next: it is finalised, local priorities are set within the next month, the Strategic Partnership "
            "Board Executive signs it off, and the delivery plans rest on it.",
            "release_class": "public",
            "source": LLR_REPORT,
        },
        {"title": "Needs assessment of Leicester", "organisation": "Leicester City Council",
         "authority": "E06000016", **_LLR},
        {"title": "Needs assessment of Leicestershire", "organisation": "Leicestershire County Council",
         "authority": "E10000018", **_LLR},
        {"title": "Needs assessment of Rutland", "organisation": "Rutland County Council",
         "authority": "E06000017", **_LLR},
        {"title": "Needs assessment of the police", "organisation": "Leicestershire Police", **_LLR},
    ],
    "tower-hamlets": [
        {
            "title": "Joint local needs assessment",
            "status": "planned",
            "note": "One of the documents that the partnership must develop, by 30 November 2022; the national unit "
            "looks for progress and the current position.",
            "release_class": "public",
            "source": TOWER_HAMLETS_REPORT,
        },
    ],
    "sefton": [
        {
            "title": "Substance use needs assessment",
            "organisation": "Sefton Metropolitan Borough Council",
            "status": "finished",
            "review_due_on": "2026-12-31",
            "note": "Produced. It is to be published on the council's website.",
            "release_class": "public",
            "source": f"{SEFTON_REPORT}. The day on which it is to be made again is a demonstration.",
        },
        {
            "title": "Alcohol and older people: a closer look",
            "organisation": "Sefton Metropolitan Borough Council",
            "status": "draft",
            "note": "Waits for figures of the hospitals.",
            "release_class": "restricted",
            "source": DEMONSTRATION,
        },
    ],
}  # fmt: skip
