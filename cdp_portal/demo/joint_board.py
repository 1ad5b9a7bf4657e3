"""The proposed joint steering board of Southend-on-Sea, Essex and Thurrock, and the appraisal put to the boards."""

from cdp_portal.demo.shared import SOUTHEND_BOARD_REPORT

HOST = "southend-on-sea"
BODY = {
    "slug": "joint-steering-board",
    "name": "Southend, Essex and Thurrock Drugs and Alcohol Steering Board",
    "short_name": "Joint steering board",
    "kind": "joint_board",
    "takes_part": ["essex", "thurrock"],
    "remit": "Would steer three separate partnerships together. Each keeps its own money and sends its own return. A "
    "rotating chair is to be considered.",
    "starts_on": "2022-12-08",
    "source": f"A proposal, not yet set up: {SOUTHEND_BOARD_REPORT}.",
}

_DIRECTORS = "Directors of Public Health"
_SAID = f"{SOUTHEND_BOARD_REPORT}, paragraph 2.9"
PROPOSAL = {
    "title": "One steering board for three partnerships",
    "summary": "Join up three executive boards under one steering board, across three partnerships that stay separate.",
    "state": "put",
    "put_on": "2022-12-08",
    "change": "join",
    "partners": ["essex", "thurrock"],
    "board": BODY["slug"],
    "precedents": "The Violence and Vulnerability board works across the three areas already. In June 2022 the Essex "
    "Leaders and Chief Executives Group agreed to explore a devolution deal with community safety and public health "
    "in it.",
    "source": f"{SOUTHEND_BOARD_REPORT}. It names no day on which the board would begin.",
}
_LOCAL_SPENDING = "Agree principles inside the joint board that keep local spending priorities"
_PRINCIPLE = "Raise it with OHID: a common offer for all, and targeted work place by place, remain the principle"
_LOCAL_NEED = "Agree how local need is considered within one coordinated approach"
_LOCAL_VOICES = "Keep local ways of engaging residents and working with them"
_DIFFERENT_GOVERNANCE = (
    "Southend answers to its Health and Wellbeing Board, Thurrock to its Community Safety Partnership, and three ways "
    "of engaging service users may have to be kept"
)
# kind, text, follow-ups (one on each line), who takes it up
POINTS = [
    ("benefit", "Fits the footprint of policing and probation, and saves partners time", "", ""),
    ("benefit", "Streamlines work across borders and improves attendance", "", ""),
    ("benefit", "Opens the way to joint commissioning", "", ""),
    ("benefit", "Lets areas learn from each other and pilot new approaches", "", ""),
    ("benefit", "Shares intelligence on demand, trends and hotspots, for a joint response", "", ""),
    ("benefit", "May level up the offer and reduce inequalities across borders", "", ""),
    (
        "challenge",
        "Funding pots are separate and stay so; spending differs because need does",
        f"{_LOCAL_SPENDING}\n{_PRINCIPLE}",
        _DIRECTORS,
    ),
    (
        "challenge",
        "Each area reports its own progress to the national unit",
        "Ask OHID how reporting would work; separate returns are likely until at least 2024/25",
        _DIRECTORS,
    ),
    (
        "challenge",
        "Needs and drugs markets differ, and Essex is larger",
        f"Raise it with OHID\n{_LOCAL_NEED}\n{_LOCAL_VOICES}",
        _DIRECTORS,
    ),
    ("challenge", "A chair must handle many issues across areas", "Discuss a rotating chair", _DIRECTORS),
    ("challenge", _DIFFERENT_GOVERNANCE, "Agree the governance into each local authority area", ""),
]
# body (slug, or "" for a post), post, state, condition, where it is recorded
APPROVALS = [
    ("", "Senior responsible owner, Essex", "agreed", "", _SAID),
    (
        "",
        "Senior responsible owner, Thurrock",
        "in_principle",
        "Sign-off by the Thurrock Community Safety Partnership and Health and Wellbeing Board",
        _SAID,
    ),
    ("", "Police, probation and NHS partners", "supported", "", _SAID),
    ("health-and-wellbeing-board", "", "asked", "", "Health and Wellbeing Board, 8 December 2022"),
]
