"""What Tower Hamlets put to its two boards: to make the partnership a sub-group of both."""

from cdp_portal.demo.shared import TOWER_HAMLETS_REPORT

HOST = "tower-hamlets"
PROPOSAL = {
    "title": "The partnership as a sub-group of two boards",
    "summary": "Constitute the partnership as a sub-group of the Community Safety Partnership and the Health and "
    "Wellbeing Board, and adopt its draft terms of reference and membership as living documents.",
    "state": "put",
    "source": f"{TOWER_HAMLETS_REPORT}. It carries no date, and what the boards decided is not on paper.",
}
_LOST = (
    "Not recommended: the oversight that one of the two boards brings, of enforcement or of treatment, would be lost"
)
# kind, text, follow-up, who takes it up
POINTS = [
    ("benefit", "Fulfils the national requirement to set up a partnership", "", ""),
    ("benefit", "Brings oversight and leadership for both enforcement and recovery", "", ""),
    ("alternative", "Not to constitute the partnership as a sub-group", _LOST, ""),
    ("alternative", "To make it a sub-group of the Community Safety Partnership alone", _LOST, ""),
]
# body (slug, or "" for a post), post, state, condition, where it is recorded
APPROVALS = [
    ("health-and-wellbeing-board", "", "asked", "", ""),
    ("community-safety-partnership", "", "asked", "", ""),
]
