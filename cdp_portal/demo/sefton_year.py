"""Sefton's board over one year, December 2025 to September 2026: a demonstration throughout."""

from cdp_portal.demo.sefton_standing import BOARD, CLOSING, HALL, OPENING, minuted
from cdp_portal.demo.shared import DEMONSTRATION


def _held(day: str, theme: str, **rest) -> dict:
    return {
        "body": BOARD,
        "starts_at": f"{day}T10:00",
        "ends_at": f"{day}T12:00",
        "place": HALL,
        "theme": theme,
        "status": "held",
        "source": DEMONSTRATION,
        **rest,
    }


DECEMBER = _held(
    "2025-12-11",
    "Alcohol",
    attendance={
        "present": ["dph", "coordinator", "commissioner", "police", "probation", "icb", "provider", "cvs"],
        "substitute": ["pcc"],
        "apologies": ["councillor", "growth"],
        "absent": ["social-care"],
    },
    who={"pcc": "Research officer, office of the commissioner"},
    circulated_at="2025-12-18T09:30",
    approved_at="2026-03-12",
    items=[
        {
            "title": "Deaths that alcohol caused",
            "purpose": "discussion",
            "lead": "dph",
            "minutes": 60,
            "minute": "The board looked at alcohol-specific deaths, which are up on the baseline. Hospital teams see "
            "people earlier than treatment does. The board wants referrals from hospital counted.",
            "actions": [
                {
                    "text": "Count referrals from hospital alcohol teams to treatment",
                    "owner": "icb",
                    "due_on": "2026-02-27",
                    "status": "done",
                    "closed_on": "2026-03-12",
                    "evidence": "Counted each month from January 2026 on; reported at the meeting of 12 March 2026.",
                },
            ],
        },
    ],
)

MARCH = _held(
    "2026-03-12",
    "Treatment and recovery",
    attendance={
        "present": ["dph", "coordinator", "councillor", "commissioner", "police", "icb", "provider", "cvs", "growth"],
        "substitute": ["probation"],
        "apologies": ["social-care", "pcc"],
    },
    who={"probation": "Deputy head of the Sefton delivery unit"},
    circulated_at="2026-03-20T10:00",
    approved_at="2026-06-18",
    items=[
        {
            "title": "Spending plan for 2026-27",
            "purpose": "decision",
            "lead": "commissioner",
            "minutes": 60,
            "minute": "The commissioner explained each heading. Members asked for more recovery support and accepted "
            "that posts which stay empty cannot be planned for twice.",
            "decisions": [
                {
                    "text": "Agreed the spending plan for 2026-27.",
                    "kind": "agreed",
                    "votes_for": 8,
                    "votes_against": 0,
                    "abstentions": 1,
                    "voting": "By show of hands",
                },
            ],
        },
    ],
)

JUNE = _held(
    "2026-06-18",
    "Young people and families",
    attendance={
        "present": ["dph", "coordinator", "commissioner", "police", "probation", "provider", "cvs", "growth"],
        "substitute": ["icb"],
        "apologies": ["councillor", "social-care"],
        "absent": ["pcc"],
    },
    who={"icb": "Programme manager, Sefton place"},
    in_attendance="Head of education, Sefton Council",
    circulated_at="2026-06-25T15:00",
    approved_at="2026-09-17",
    corrections="Item 6: “schools” was put in place of “academies”.",
    items=[
        *minuted(
            OPENING,
            "The chair welcomed the head of education. Apologies are recorded above.",
            "None was declared beyond the register.",
            "The minutes of 12 March 2026 were agreed as a true record.",
            "There was nothing that is not on the agenda.",
            "All actions of the last meeting are closed.",
        ),
        {
            "title": "Young people in treatment",
            "purpose": "decision",
            "lead": "commissioner",
            "minutes": 50,
            "minute": "More young people are in treatment than a year ago. Most come through schools, few through "
            "families. The board agreed to make the way in for families simpler.",
            "decisions": [
                {"text": "Open a way into the young people’s service for families themselves.", "kind": "agreed"},
            ],
            "actions": [
                {
                    "text": "Publish how families can refer a young person",
                    "owner": "provider",
                    "follows": "Open a way into the young people’s service for families themselves.",
                    "due_on": "2026-08-31",
                    "status": "done",
                    "closed_on": "2026-08-20",
                    "evidence": "The page went live on 20 August 2026; 14 families used it by the next meeting.",
                    "updates": [
                        ("2026-07-15T11:20", "in_progress", "The text is written and with the council’s web team.", ""),
                        ("2026-08-20T16:05", "done", "The page is live.", ""),
                    ],
                },
                {
                    "text": "Offer work experience to young people who leave treatment",
                    "owner": "growth",
                    "due_on": "2027-02-26",
                    "status": "in_progress",
                    "updates": [("2026-10-05T09:40", "in_progress", "Two employers offer places from January on.", "")],
                },
            ],
        },
        {
            "title": "Single-use canisters in parks",
            "purpose": "noting",
            "lead": "police",
            "minutes": 25,
            "minute": "Fewer canisters were found in spring than a year before. The board noted it.",
            "decisions": [{"text": "Noted the report on canisters in parks.", "kind": "noted"}],
        },
        *minuted(CLOSING, "There was none.", "The board meets next on 17 September 2026 at 10am in the same place."),
    ],
)

_LIVED = "Fill the seat for people with lived experience by spring 2027."
SEPTEMBER = _held(
    "2026-09-17",
    "From prison to treatment",
    attendance={
        "present": ["dph", "coordinator", "commissioner", "police", "provider", "cvs", "pcc", "icb"],
        "apologies": ["councillor", "probation"],
        "substitute": ["social-care"],
        "absent": ["growth"],
    },
    who={"social-care": "Team manager, Adult Social Care"},
    in_attendance="Analyst, Public Health",
    circulated_at="2026-09-25T09:00",
    items=[
        *minuted(
            OPENING,
                "The chair welcomed members and the team manager of Adult Social Care, who came as a substitute.",
                "The service manager declared that the treatment service is paid from the grant.",
                "The minutes of 18 June 2026 were corrected under item 6 and agreed as a true record.",
                "Families can now refer a young person themselves; 14 did so over the summer.",
                "One action is open, and not yet due: work experience for young people who leave treatment.",
            ),
        {
            "title": "Continuity of care from prison",
            "purpose": "discussion",
            "lead": "probation",
            "minutes": 40,
            "minute": "Referrals on release are steady. Partners want the pathway written down for new staff.",
            "actions": [
                {
                    "text": "Write down the pathway from prison to community treatment",
                    "owner": "police",
                    "due_on": "2026-10-30",
                    "status": "in_progress",
                    "updates": [
                        ("2026-10-12T14:30", "in_progress", "A first draft is with probation and the service.",
                         "member"),
                    ],
                },
                {
                    "text": "Ask the place lead for a named contact in mental health services",
                    "owner": "commissioner",
                    "due_on": "2026-11-13",
                    "status": "not_started",
                },
            ],
        },
        {
            "title": "People with lived experience",
            "purpose": "decision",
            "lead": "cvs",
            "minutes": 35,
            "minute": "The seat is vacant. Sefton CVS knows groups that would come.",
            "decisions": [
                {"text": _LIVED, "kind": "subject_to", "conditions": "Expenses are paid from the grant."},
            ],
            "actions": [
                {
                    "text": "Invite two people with lived experience to the next meeting",
                    "owner": "coordinator",
                    "follows": _LIVED,
                    "due_on": "2027-02-26",
                    "status": "in_progress",
                },
                {
                    "text": "Find out how expenses can be paid",
                    "owner": "dph",
                    "follows": _LIVED,
                    "due_on": "2026-11-06",
                    "status": "not_started",
                },
                {
                    "text": "Say which questions the dashboard should answer for people who use services",
                    "owner": "lived",
                    "due_on": "2027-01-29",
                    "status": "not_started",
                },
            ],
        },
        *minuted(
            CLOSING,
                "The analyst showed how the dashboard reads on a telephone. The board thanked the analyst.",
                "The board meets next on 10 December 2026 at 10am in the same place.",
            ),
    ],
)  # fmt: skip
MEETINGS = [DECEMBER, MARCH, JUNE, SEPTEMBER]
