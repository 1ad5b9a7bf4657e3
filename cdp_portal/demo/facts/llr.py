"""Leicester, Leicestershire and Rutland, the report of 23 February 2023."""

from cdp_portal.demo.facts.fact import at, each, record
from cdp_portal.demo.facts.where import LLR, allocation, body, coverage, needs_assessment, page, paper, terms

_PAPER = paper(LLR, "2023-02-23")
_BOARD = body(LLR, "partnership-board")
_MILESTONES = page("milestone_list", LLR)

FACTS = (
    record(
        "LLR-01",
        "One partnership over three authorities",
        at(
            page("footprint_list", LLR),
            *((name, "Since 23 February 2023") for name in ("Leicester", "Leicestershire", "Rutland")),
        ),
    ),
    record(
        "LLR-02",
        "Three directors share the role of owner",
        at(
            page("sro_list", LLR),
            ("Director of Public Health, Leicester City Council", "Shared"),
            ("Director of Public Health, Leicestershire County Council", "Shared"),
            ("Director of Public Health, Rutland County Council", "Shared"),
        ),
    ),
    record(
        "LLR-03",
        "The partnership follows an existing group",
        at(_BOARD, ("Follows", "LLR Substance Misuse Community Safety Partnership")),
        at(body(LLR, "substance-misuse-csp"), ("Followed by", "Combating Drugs and Alcohol Partnership")),
    ),
    record(
        "LLR-04",
        "Members by organisation",
        at(
            _BOARD,
            *each("Director of Public Health", "Leicester City", "Leicestershire County", "Rutland County"),
            *each("Community safety", "Leicester City", "Leicestershire County", "Rutland County"),
            *each("Children and families", "Leicester City", "Leicestershire County", "Rutland County"),
            *each(
                "Representative",
                "Turning Point",
                "Leicestershire Police",
                "Community safety partnerships",
                "HM Prison and Probation Service",
                "Integrated Care Board",
            ),
        ),
    ),
    record(
        "LLR-05",
        "The membership is heavily weighted towards criminal justice; health partners are missing",
        at(
            coverage(LLR, "strategy-17"),
            ("Coverage and balance", "NHS England"),
            ("Balance between the sides", "heavily weighted towards criminal justice partners"),
            ("Criminal justice", "43% | 2.1"),
            ("Health and treatment", "14% | 0.7 | OHID regional lead; NHS England; Primary care"),
        ),
    ),
    record(
        "LLR-06",
        "It reports to a board of ten organisations",
        at(_BOARD, ("Reporting", "Reports to Strategic Partnership Board Executive")),
        at(
            body(LLR, "strategic-partnership-board-executive"),
            *each(
                "Representative",
                "Leicestershire County Council",
                "Leicester City Council",
                "Rutland County Council",
                "Leicestershire Office of the Police and Crime Commissioner",
                "Leicestershire Police",
                "Leicestershire Fire and Rescue Service",
                "Probation Service",
                "Integrated Care Board",
                "University Hospitals of Leicester",
                "East Midlands Ambulance Service",
            ),
        ),
    ),
    record(
        "LLR-07",
        "The asks of the national unit and how far they are",
        at(
            _MILESTONES,
            ("Form the Combating Drugs Partnership", "In progress"),
            ("Confirm the footprint", "Agreed as the three areas together"),
            ("Nominate local Senior Responsible Owner", "Held jointly by three directors"),
            ("Complete the joint local needs assessment", "In progress"),
            ("Agree the local drugs strategy delivery plan", "Will rest on the needs assessment"),
        ),
    ),
    record(
        "LLR-08",
        "Needs assessments of each authority and the police are being combined",
        at(
            needs_assessment(LLR, "Combined needs assessment"),
            ("State", "Under way"),
            *each(
                "Parts that are being combined into it",
                "Leicester City Council",
                "Leicestershire County Council",
                "Rutland County Council",
                "Leicestershire Police",
            ),
        ),
        at(
            page("needs_assessment_list", LLR),
            ("Needs assessment of the police", "Part of 1", "Leicestershire Police", "Finished"),
        ),
        at(
            _MILESTONES,
            (
                "Complete the joint local needs assessment",
                "In progress",
                "Assessments by each authority and the police are being combined",
            ),
        ),
    ),
    record(
        "LLR-09",
        "Just under £2m expected over three years",
        at(
            allocation(LLR, "SSMTRG", "2022-23"),
            ("Local authority", "Leicestershire"),
            ("Where this comes from", "just under £2m” over 2022-23 to 2024-25"),
        ),
    ),
    record(
        "LLR-10",
        "Terms of reference in development, with equal focus on alcohol and people with lived experience",
        at(
            terms(LLR, "partnership-board", 1),
            ("State", "Draft"),
            *each("Terms of reference", "alcohol equal focus", "members from the health sector", "lived experience"),
        ),
        at(_MILESTONES, ("Agree terms of reference and governance", "In progress")),
    ),
    record(
        "LLR-11",
        "Next: needs assessment, priorities within the next month, sign-off, delivery plans",
        at(
            needs_assessment(LLR, "Combined needs assessment"),
            (
                "What it says or waits for",
                "finalised, local priorities are set within the next month",
                "signs it off, and the delivery plans rest on it",
            ),
        ),
        at(
            page("plan_action_list", LLR),
            ("Finish the combined needs assessment and set local priorities", "within the next month"),
            ("Have the Strategic Partnership Board Executive sign off", "Not started"),
        ),
        at(_MILESTONES, ("Agree the local drugs strategy delivery plan", "Will rest on the needs assessment")),
    ),
    record(
        "LLR-12",
        "Lettered recommendations, intended outcomes and alignment",
        at(
            _PAPER,
            *each("Recommendation", "(a) note this report", "(b) support", "(c) ask health partners"),
            *each(
                "Policy framework",
                "(a) reduce drug use",
                "(b) reduce drug-related crime",
                "Staying healthy, safe and well",
            ),
        ),
    ),
    record(
        "LLR-13",
        "Impact assessments, contact posts, background papers",
        at(
            _PAPER,
            ("Equality and human rights implications", "people with a learning disability"),
            ("Crime and disorder implications", "led jointly with Leicestershire Police"),
            ("Partnership working", "trusted work between partners"),
            ("Officers to contact", "Director of Public Health; Interim Assistant Director, Commissioning"),
            ("Background papers", "From Harm to Hope"),
        ),
    ),
)
