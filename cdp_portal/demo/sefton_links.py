"""What the business of Sefton's meetings serves."""

from cdp_portal.demo.sefton_issues import NITROUS_OXIDE

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
        "issue": [NITROUS_OXIDE],
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
        "issue": [NITROUS_OXIDE],
        "risk": ["Use of nitrous oxide spreads among young people"],
        "grant-line": ["Nitrous oxide: joint action"],
    },
    {
        "action": "Make the referral pathways for nitrous oxide known to partners",
        "plan-action": [_NITROUS],
        "issue": [NITROUS_OXIDE],
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
