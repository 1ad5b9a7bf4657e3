"""Sefton, the update of 6 December 2023 after one year."""

from cdp_portal.demo.facts.fact import Where, at, each, record, words
from cdp_portal.demo.facts.where import (
    SEFTON,
    allocation,
    body,
    dashboard,
    issue,
    meeting,
    needs_assessment,
    observation,
    page,
    paper,
    seat,
    terms,
)
from cdp_portal.demo.shared import SEFTON_REPORT

_BOARD = body(SEFTON, "partnership-board")
_TERMS = terms(SEFTON, "partnership-board", 2)
_PAPER = paper(SEFTON, "2023-12-06")
_PLAN = page("plan_action_list", SEFTON)
_MILESTONES = page("milestone_list", SEFTON)
_SECTION_7 = dashboard(SEFTON, "2023-12-06")  # the performance of the report, from the dashboard's own sentences
_EIGHT = (
    "Nominate local Senior Responsible Owner",
    "Form the Combating Drugs Partnership",
    "Confirm the footprint",
    "Agree terms of reference and governance",
    "Complete the joint local needs assessment",
    "Agree the local drugs strategy delivery plan",
    "Agree the local performance framework",
    "First 12-month progress report",
)


def _figure(metric: str) -> Where:
    return observation(SEFTON, metric, SEFTON_REPORT)


CORE_PURPOSE = (
    ("Protect the most vulnerable", "among the most vulnerable"),
    ("Facilitate confident and resilient communities", "families and communities"),
    ("Commission, broker and provide core services", "treatment system is in place"),
    ("Place: leadership and influencer", "local leadership"),
    ("Drivers of change and reform", "made to bring change"),
    ("Facilitate sustainable economic prosperity", "to find work"),
    ("Greater income for social investment", "Not applicable"),
    ("Cleaner, greener", "canisters"),
)

_REGISTER = (
    record(
        "SEF-04",
        "Eight milestones of the first year, all met",
        at(_MILESTONES, *((milestone, "Done") for milestone in _EIGHT), ("Milestones", "8 of 8 done")),
    ),
    record(
        "SEF-05",
        "First meeting on 3 August 2022, quarterly, five so far, then by theme",
        at(
            page("meeting_list", SEFTON),
            *((day, "Held") for day in ("3 August 2022", "10 November 2022", "9 February 2023", "11 May 2023")),
            ("28 September 2023", "Held"),
            ("14 December 2023", "Nitrous oxide"),
        ),
        at(_BOARD, ("How often it meets", "Quarterly, and by theme in 2023-24")),
    ),
    record(
        "SEF-06",
        "Quarterly updates and an annual report to the Health and Wellbeing Board",
        at(_BOARD, ("Reporting", "Sefton Health and Wellbeing Board, Quarterly updates and a report each year")),
    ),
    record(
        "SEF-07",
        "The same area as the borough; the Director of Public Health is the owner",
        at(page("footprint_list", SEFTON), ("Sefton", "The same area as the borough")),
        at(page("sro_list", SEFTON), ("Director of Public Health", "Sole owner")),
    ),
    record(
        "SEF-08",
        "Accountable to one board, reporting to two more, quarterly to the commissioner",
        at(
            _BOARD,
            *each(
                "Reporting",
                "Accountable to Sefton Health and Wellbeing Board",
                "Reports to Safer Sefton Partnership",
                "Reports to Office of the Police and Crime Commissioner for Merseyside, Quarterly reports",
            ),
        ),
    ),
    record(
        "SEF-09",
        "Eight functions of the partnership",
        at(
            _TERMS,
            *each(
                "Terms of reference",
                "assures the Health and Wellbeing Board",
                "gives strategic direction to local delivery",
                "gathers and weighs evidence on local need",
                "makes a local delivery plan with a cycle of review",
                "makes plans and work known across the borough",
                "holds partners to account",
                "follows performance against local and national targets",
                "is the place where partners name risks",
            ),
        ),
    ),
    record(
        "SEF-13",
        "A post for the partnership, and a sub-group",
        at(
            seat(SEFTON, "Partnership coordinator", "partnership-board"),
            ("Where this comes from", "A post created to support the partnership"),
        ),
        at(_BOARD, ("Reporting", "Treatment Effectiveness Group reports to it")),
        at(body(SEFTON, "treatment-effectiveness-group"), ("What it does", "Works with providers")),
    ),
    record(
        "SEF-16",
        "A needs assessment is made and is to be published on the council's website",
        at(
            needs_assessment(SEFTON, "Substance use needs assessment"),
            ("State", "Finished"),
            ("Published", "Not published"),
            ("What it says or waits for", "Produced. It is to be published on the council's website"),
        ),
        at(
            _MILESTONES,
            ("Complete the joint local needs assessment", "to be published on the council's website"),
        ),
        at(_PLAN, ("Publish the substance use needs assessment on the council's website", "Partnership coordinator")),
    ),
    record(
        "SEF-17",
        "Terms of reference revisited on 28 September 2023 as the 12-month review",
        at(_TERMS, ("Adopted on", "28 September 2023"), ("What changed", "Revisited", "as the 12-month review")),
        at(_MILESTONES, ("Agree terms of reference", "Done on 28 September 2023", "as the 12-month review")),
        at(meeting(SEFTON, "2023-09-28"), ("Decision 1", "Revisited the terms of reference as the 12-month review")),
    ),
    record(
        "SEF-23",
        "A public page on the council's website",
        at(
            page("partnership_detail", SEFTON),
            ("Register", "https://www.sefton.gov.uk/public-health/combating-drugs-partnership/"),
        ),
    ),
    record(
        "SEF-24",
        "Monitoring: reports to central government, the commissioner and the board; a cycle of review, a dashboard",
        at(
            _BOARD,
            *each(
                "Reporting",
                "Reports to Joint Combating Drugs Unit",
                "Office of the Police and Crime Commissioner for Merseyside",
                "Sefton Health and Wellbeing Board",
            ),
        ),
        at(_MILESTONES, ("Agree the local performance framework", "A cycle of review and a dashboard are agreed")),
    ),
)

_LATER = (
    record(
        "SEF-01",
        "A header with key decision, portfolio and wards",
        at(
            _PAPER,
            ("Portfolio", "Cabinet Member, Health and Wellbeing"),
            ("Wards affected", "All wards"),
            ("Is this a key decision", "No"),
            ("Included in forward plan", "No"),
            ("Exempt or confidential report", "No"),
        ),
    ),
    words(
        "SEF-02",
        "Implications and contribution to each core purpose",
        at(
            _PAPER,
            ("Resource implications", "None"),
            ("Legal implications", "None"),
            ("Equality implications", "most deprived communities"),
            ("Impact on children and young people", "most at risk"),
            *each(
                "Climate emergency implications", *(f"a {way} impact" for way in ("positive", "neutral", "negative"))
            ),
            ("Climate emergency implications", "training for report authors"),
            *CORE_PURPOSE,
        ),
    ),
    record("SEF-03", "Consultation references", at(_PAPER, ("Internal consultations", "FD.7429/23 and LD.5529/23"))),
    record(
        "SEF-10",
        "The grant of 2022-25 and its conditions",
        at(
            allocation(SEFTON, "SSMTRG", "2023-24"),
            ("Amount", "£1,642,287"),
            ("Where this comes from", "keeping up the Public Health Grant investment and to a detailed plan each year"),
        ),
    ),
    record(
        "SEF-11",
        "What the grant is to bring",
        at(
            _PLAN,
            ("Create places for opiate and crack users", "On track"),
            ("Offer a treatment place to every offender", "Probation Service"),
            ("Create places for non-opiate and alcohol users", "On track"),
            ("Bring more young people into treatment", "On track"),
            ("More people in recovery", "Improve recovery outcomes"),
        ),
    ),
    record(
        "SEF-12",
        "Workforce, and three Sefton CVS projects",
        at(
            _PLAN,
            ("Add medical, mental health and criminal justice staff", "Done"),
            ("Fund three projects of Sefton CVS", "Sefton Council for Voluntary Service"),
        ),
    ),
    record(
        "SEF-14",
        "An employment pathway and placement support",
        at(
            _PLAN,
            ("Develop the pathway between Adult Social Care and the Growth Company", "Adult Social Care lead"),
            ("Introduce individual placement and support", "Done"),
        ),
    ),
    record(
        "SEF-15",
        "Nitrous oxide: agreed action",
        at(
            meeting(SEFTON, "2023-12-14"),
            ("Theme", "Nitrous oxide"),
            ("Decision", "Agreed joint action"),
            ("Action 1", "referral pathways for nitrous oxide"),
        ),
        at(
            issue(SEFTON, "Nitrous oxide and single-use canisters"),
            ("What is happening", "class C drug from 8 November 2023", "Actions are agreed between partners"),
            ("Teach about nitrous oxide", "Agreed on 14 December 2023", "Done"),
            ("Decision", "Agreed joint action on education, awareness and referral pathways"),
        ),
    ),
    record(
        "SEF-18",
        "Deaths in treatment stable; alcohol-specific deaths up",
        at(_figure("S11"), ("What it shows", "fairly stable")),
        at(_figure("S13"), ("What it shows", "up on the March 2022 baseline")),
        at(
            _SECTION_7,
            ("Deaths during treatment", "Drug-related deaths in treatment are fairly stable."),
            ("Alcohol-specific deaths", "Alcohol-specific deaths are up on the March 2022 baseline."),
        ),
    ),
    record(
        "SEF-19",
        "1,338 adults and 74 children in treatment",
        at(_figure("H09"), ("Numbers in treatment", "1,338")),
        at(_figure("L05"), ("Children and young people in treatment", "74")),
        at(
            _SECTION_7,
            ("Numbers in treatment", "rose to 1,338 people in the year to 30 November 2023"),
            ("Numbers in treatment", "still rising"),
            ("Children and young people in treatment", "rose to 74 people"),
        ),
    ),
    record(
        "SEF-20",
        "Inpatient detoxifications up",
        at(_figure("L11"), ("What it shows", "up on the year before")),
        at(_SECTION_7, ("Inpatient detoxification episodes", "Inpatient detoxifications are up on the year before.")),
    ),
    record(
        "SEF-21",
        "Continuity of care above the national average",
        at(_figure("H10"), ("What it shows", "high, above the national average")),
        at(_SECTION_7, ("Continuity of care from prison", "is high, above the national average.")),
    ),
    record(
        "SEF-22",
        "More people in work, education and stable housing",
        at(_figure("S18"), ("What it shows", "More people in stable and suitable accommodation")),
        at(_figure("S19"), ("What it shows", "More people in paid work")),
        at(_figure("S20"), ("What it shows", "More people in training or education")),
        at(
            _SECTION_7,
            ("Stable and suitable accommodation", "More people in stable and suitable accommodation"),
            ("Paid or voluntary work", "More people in paid work"),
            ("Training or education", "More people in training or education"),
        ),
    ),
)
FACTS = tuple(sorted(_REGISTER + _LATER, key=lambda fact: fact.code))
