"""The proposals: what is for and against each, and what those who were asked have said."""

from cdp_portal.demo import joint_board, tower_hamlets_proposal
from cdp_portal.demo.loading.context import Load
from partnerships.models import Approval, Proposal, ProposalPoint

PROPOSALS = (joint_board, tower_hamlets_proposal)


def load_proposals(load: Load) -> None:
    rows = [
        {
            **{name: value for name, value in literal.PROPOSAL.items() if name != "partners"},
            "partnership": load.partnerships[literal.HOST],
            "board": load.bodies.get((literal.HOST, literal.PROPOSAL.get("board"))),
        }
        for literal in PROPOSALS
    ]
    written = list(zip(PROPOSALS, load.put(Proposal, rows, "partnership", "title").values(), strict=True))
    for literal, proposal in written:
        proposal.partners.set(load.partnerships[slug] for slug in literal.PROPOSAL.get("partners", ()))
    points = [point for literal, proposal in written for point in points_of(proposal, literal.POINTS)]
    load.put(ProposalPoint, points, "proposal", "kind", "position")
    approvals = [
        {
            "partnership": proposal.partnership,
            "proposal": proposal,
            "body": load.bodies[literal.HOST, body] if body else None,
            "given_by": post,
            "state": state,
            "condition": condition,
            "recorded_in": recorded_in,
        }
        for literal, proposal in written
        for body, post, state, condition, recorded_in in literal.APPROVALS
    ]
    load.put(Approval, approvals, "proposal", "body", "given_by")


def points_of(proposal: Proposal, literals: list[tuple]) -> list[dict]:
    """Rows of (kind, text, follow-up, who takes it up), numbered within each kind."""
    rows, last = [], {}
    for kind, text, follow_up, taken_up_by in literals:
        last[kind] = last.get(kind, 0) + 1
        rows.append(
            {
                "partnership": proposal.partnership,
                "proposal": proposal,
                "kind": kind,
                "position": last[kind],
                "text": text,
                "follow_up": follow_up,
                "taken_up_by": taken_up_by,
            }
        )
    return rows
