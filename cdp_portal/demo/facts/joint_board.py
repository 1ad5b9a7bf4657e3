"""Southend-on-Sea, Essex and Thurrock, the report of 8 December 2022 on a joint steering board."""

from cdp_portal.demo.facts.fact import at, cell, each, record, words
from cdp_portal.demo.facts.where import ESSEX, SOUTHEND, THURROCK, action, body, page, paper, proposal

_PAPER = paper(SOUTHEND, "2022-12-08")
_GROUP = body(SOUTHEND, "executive-group")
_JOINT_BOARD = body(SOUTHEND, "joint-steering-board")
_PROPOSAL = proposal(SOUTHEND, "One steering board")
_BENEFITS = (
    "Fits the footprint of policing and probation, and saves partners time",
    "Streamlines work across borders and improves attendance",
    "Opens the way to joint commissioning",
    "Lets areas learn from each other and pilot new approaches",
    "Shares intelligence on demand, trends and hotspots, for a joint response",
    "May level up the offer and reduce inequalities across borders",
)
# challenge, a part of what follows from it, who takes it up
_CHALLENGES = (
    cell("Funding pots are separate", "Agree principles inside the joint board", "Directors of Public Health"),
    cell("Each area reports its own progress", "Ask OHID how reporting would work", "Directors of Public Health"),
    cell("Needs and drugs markets differ", "Agree how local need is considered", "Directors of Public Health"),
    cell("A chair must handle many issues", "Discuss a rotating chair", "Directors of Public Health"),
    cell("Southend answers to its Health and Wellbeing Board", "Agree the governance into each", "Nobody yet"),
)

FACTS = (
    record(
        "SET-01",
        "A report for discussion and decision, 8 December 2022, 5pm",
        at(
            _PAPER,
            ("Meeting", "Southend-on-Sea Health and Wellbeing Board, 8 December 2022"),
            ("Contact", "Lead Commissioner for Prevention"),
            ("Purpose", "For discussion and decision"),
            ("Date", "8 December 2022, 5pm"),
        ),
    ),
    words(
        "SET-02",
        "The three strategic priorities of the national strategy",
        at(
            _PAPER,
            *each("Context", "break drug supply chains", "world-class treatment and recovery", "demand for drugs"),
        ),
    ),
    record(
        "SET-03",
        "An executive group of eight posts",
        at(
            _GROUP,
            ("Director of Commissioning", "Southend-on-Sea City Council"),
            ("Director of Public Health", "Southend-on-Sea City Council"),
            ("Force Lead for Drugs and Alcohol", "Essex Police"),
            ("Director of Strategic Partnerships", "Integrated Care System"),
            ("Deputy Director", "NHS Alliance"),
            ("Head of South Essex Probation", "Probation Service"),
            ("Lead Commissioner for Public Health", "Southend-on-Sea City Council"),
            ("Drug and Alcohol Commissioning Officer", "Southend-on-Sea City Council"),
        ),
    ),
    record(
        "SET-04",
        "The Director of Public Health is the owner, reporting to the national unit",
        at(page("sro_list", SOUTHEND), ("Director of Public Health", "Sole owner")),
        at(_GROUP, ("Reporting", "Reports to Joint Combating Drugs Unit")),
    ),
    record(
        "SET-05",
        "Routes into two boards",
        at(
            _GROUP,
            *each(
                "Reporting", "Southend Community Safety Partnership Board", "Southend-on-Sea Health and Wellbeing Board"
            ),
        ),
    ),
    record(
        "SET-06",
        "An action of 22 September and its outcome",
        at(
            action(SOUTHEND, "Talk with the senior"),
            ("Raised at", "22 September 2022"),
            ("Owner", "Director of Public Health"),
            ("Outcome or evidence", "one joint steering board"),
        ),
    ),
    record(
        "SET-07",
        "A joint board proposed over three partnerships that stay separate",
        at(
            _PROPOSAL,
            ("What it is for", "across three partnerships that stay separate"),
            ("What would change", "Join a board"),
            *each(
                "Partnerships it concerns",
                "Southend-on-Sea Combating Drugs Partnership",
                "Essex Combating Drugs Partnership",
                "Thurrock Combating Drugs Partnership",
            ),
            ("State", "Put forward", "8 December 2022"),
        ),
        at(_JOINT_BOARD, *each("Also taking part", "Essex Combating Drugs Partnership", "Thurrock")),
    ),
    record(
        "SET-08",
        "Essex approved; Thurrock agreed in principle, on a condition; partners support it; Southend is asked",
        at(
            _PROPOSAL,
            ("Senior responsible owner, Essex", "Agreed"),
            ("Senior responsible owner, Thurrock", "Agreed in principle", "Sign-off by the Thurrock Community Safety"),
            ("Police, probation and NHS partners", "Supported"),
            ("Southend-on-Sea Health and Wellbeing Board", "Asked"),
        ),
    ),
    record(
        "SET-09",
        "Six benefits; five challenges, each with what follows and who takes it up",
        at(
            _PROPOSAL,
            *((benefit, benefit) for benefit in _BENEFITS),
            *_CHALLENGES,
        ),
    ),
    record(
        "SET-10",
        "Funding stays separate by area",
        at(_PROPOSAL, cell("Funding pots are separate and stay so", "keep local spending priorities")),
        at(_JOINT_BOARD, ("What it does", "keeps its own money")),
    ),
    record(
        "SET-11",
        "One return from each area to the national unit",
        *(
            place
            for slug, group in (
                (SOUTHEND, "executive-group"),
                (ESSEX, "executive-board"),
                (THURROCK, "executive-board"),
            )
            for place in (
                at(page("partnership_detail", slug), ("Returns", "Quarterly return")),
                at(body(slug, group), ("Reporting", "Reports to Joint Combating Drugs Unit")),
            )
        ),
    ),
    record(
        "SET-12",
        "Southend answers to its Health and Wellbeing Board, Thurrock to its Community Safety Partnership",
        at(_GROUP, ("Reporting", "Accountable to Southend-on-Sea Health and Wellbeing Board")),
        at(
            body(THURROCK, "executive-board"),
            ("Reporting", "Accountable to Thurrock Community Safety Partnership"),
        ),
    ),
    record(
        "SET-13",
        "Three ways of engaging service users are kept",
        at(_PROPOSAL, cell("Southend answers to", "three ways of engaging service users may have to be kept")),
    ),
    record(
        "SET-14",
        "A rotating chair is considered",
        at(
            _PROPOSAL,
            cell("A chair must handle many issues", "Discuss a rotating chair", "Directors of Public Health"),
        ),
    ),
    record(
        "SET-15",
        "The Violence and Vulnerability board as a precedent, and what leaders agreed in June 2022",
        at(
            _PROPOSAL,
            *each("What has been done before", "The Violence and Vulnerability board works across", "In June 2022"),
        ),
        at(body(ESSEX, "violence-and-vulnerability-board"), ("What it does", "precedent")),
        at(body(ESSEX, "leaders-and-chief-executives"), ("What it does", "Agreed in June 2022")),
    ),
)
