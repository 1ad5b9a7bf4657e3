"""Sefton's risks, drawn from what its report names, and what the business of its meetings serves."""

from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_REPORT

_SCORED = (
    f"The report names the matter ({SEFTON_REPORT}). That it is a risk, its score, owner and day are a demonstration."
)

RISKS = [
    {
        "number": 1,
        "title": "Use of nitrous oxide spreads among young people",
        "cause": "Single-use canisters are easy to get, also since it became a class C drug on 8 November 2023.",
        "effect": "Nerve damage, accidents and calls on the police and hospitals.",
        "likelihood": 3,
        "impact": 3,
        "mitigation": "Joint action on education and awareness; referral pathways known to all partners.",
        "owner_seat": "police",
        "review_due_on": "2027-02-26",
        "source": _SCORED,
    },
    {
        "number": 2,
        "title": "Alcohol-specific deaths keep rising",
        "cause": "They are up on the baseline of March 2022. Alcohol and drugs are often used together.",
        "effect": "More people die early, most of them in the most deprived communities.",
        "likelihood": 4,
        "impact": 5,
        "mitigation": "More treatment places for alcohol; reviews of deaths; more inpatient detoxification.",
        "owner_seat": "dph",
        "review_due_on": "2026-12-11",
        "source": _SCORED,
    },
    {
        "number": 3,
        "title": "Posts stay empty, so that treatment places cannot be filled",
        "cause": "All areas recruit the same staff at the same time.",
        "effect": "The grant is not spent in time and people wait.",
        "likelihood": 3,
        "impact": 4,
        "mitigation": "Apprentices and posts for people with lived experience.",
        "owner_seat": "commissioner",
        "review_due_on": "2026-11-13",
        "source": DEMONSTRATION,
    },
    {
        "number": 4,
        "title": "People with lived experience are not heard",
        "cause": "Their seat is vacant, and expenses cannot be paid yet.",
        "effect": "Services are planned past those who need them.",
        "likelihood": 4,
        "impact": 3,
        "mitigation": "Sefton CVS invites groups; expenses are to be paid from the grant.",
        "owner_seat": "cvs",
        "review_due_on": "2027-03-11",
        "source": _SCORED,
    },
    {
        "number": 5,
        "title": "A provider could give up before its contract ends",
        "cause": "Its costs rise faster than the grant.",
        "effect": "A service stops and the people in it have to be moved.",
        "likelihood": 2,
        "impact": 5,
        "mitigation": "Quarterly look at its accounts; a plan for the people in the service.",
        "owner_seat": "commissioner",
        "review_due_on": "2027-01-15",
        "release_class": "restricted",
        "source": DEMONSTRATION,
    },
    {
        "number": 6,
        "title": "The terms of reference no longer fit the partnership",
        "cause": "They were agreed when it was new.",
        "effect": "Members do not know who decides what.",
        "likelihood": 2,
        "impact": 2,
        "mitigation": "A review after 12 months.",
        "owner_seat": "dph",
        "status": "closed",
        "closed_on": "2023-09-28",
        "closed_because": "The terms of reference were revisited at the 12-month review.",
        "source": _SCORED,
    },
]

_NITROUS = "Work together on nitrous oxide and single-use canisters"
_OFFENDERS = "Offer a treatment place to every offender with an addiction"
_VOICE = "Involve service users, people with lived experience and the wider community"

# Business by its text (of a paper: its title), then each kind that it serves with the texts, codes or titles of it.
LINKS = [
    {
        "paper": "Combating Drugs Partnership: one-year update",
        "note": "Reports the year to the Health and Wellbeing Board",
        "milestone": ["FORM", "NEEDS", "PLAN", "PROG"],
        "metric": ["H09", "L05", "S13"],
        "risk": ["Alcohol-specific deaths keep rising"],
        "plan-action": [_NITROUS],
    },
    {
        "decision": "Revisited the terms of reference as the 12-month review.",
        "note": "Review done",
        "milestone": ["TOR"],
        "risk": ["The terms of reference no longer fit the partnership"],
    },
    {
        "decision": "Agreed joint action on education, awareness and referral pathways.",
        "note": "Agreed what partners do together",
        "plan-action": [_NITROUS],
        "risk": ["Use of nitrous oxide spreads among young people"],
        "grant-line": ["Nitrous oxide: joint action"],
    },
    {
        "action": "Make the referral pathways for nitrous oxide known to partners",
        "plan-action": [_NITROUS],
    },
    {
        "action": "Write down the pathway from prison to community treatment",
        "note": "Partners asked for it for new staff",
        "plan-action": [_OFFENDERS],
        "metric": ["H10"],
    },
    {
        "decision": "Fill the seat for people with lived experience by spring 2027.",
        "plan-action": [_VOICE],
        "risk": ["People with lived experience are not heard"],
        "grant-line": ["Workforce: apprentices and lived experience posts"],
    },
    {
        "action": "Find out how expenses can be paid",
        "risk": ["People with lived experience are not heard"],
    },
    {
        "paper": "Numbers in treatment and continuity of care",
        "metric": ["H09", "H10"],
        "plan-action": [_OFFENDERS],
    },
    {
        "paper": "Grant spending against plan",
        "note": "Asks the board to note spending line by line",
        "grant-line": ["More treatment places", "Mental health workers"],
        "risk": ["Posts stay empty, so that treatment places cannot be filled"],
    },
    {
        "paper": "Learning from a death in treatment",
        "risk": ["A provider could give up before its contract ends", "Alcohol-specific deaths keep rising"],
    },
]
