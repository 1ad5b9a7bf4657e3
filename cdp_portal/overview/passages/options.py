"""Passages about the proposal that is being put to a board: its appraisal, and what was said to it."""

from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.overview.passages.writing import table
from cdp_portal.release import Audience
from partnerships.models import Partnership, Proposal, ProposalPoint

Kind = ProposalPoint.Kind


def newest(partnership: Partnership, day: date) -> Proposal | None:
    """The proposal last put forward by the day."""
    put = Proposal.objects.filter(partnership=partnership, put_on__lte=day).exclude(state=Proposal.State.DRAFT)
    return put.order_by("-put_on", "-pk").first()


def appraisal(partnership: Partnership, day: date, audience: Audience) -> str:
    """Benefits, challenges with what is done about each and who takes it up, and alternatives with the reasons."""
    proposal = newest(partnership, day)
    if proposal is None:
        return ""
    points = list(proposal.points.order_by("kind", "position"))
    benefits = [(one.position, one.text) for one in points if one.kind == Kind.BENEFIT]
    challenges = [
        (one.position, one.text, one.follow_up, one.taken_up_by) for one in points if one.kind == Kind.CHALLENGE
    ]
    others = [(one.text, one.follow_up) for one in points if one.kind == Kind.ALTERNATIVE]
    parts = (
        table(("No", "Benefit"), benefits),
        table(("No", "Challenge or risk", "Mitigation or follow-up", "Who takes it up"), challenges),
        table(("Alternative considered", "Why not"), others),
    )
    return "\n\n".join(part for part in parts if part)


def approvals(partnership: Partnership, day: date, audience: Audience) -> str:
    proposal = newest(partnership, day)
    if proposal is None:
        return ""
    rows = [
        (one.whose, one.word, one.condition, gov_date(one.decided_on) if one.decided_on else "")
        for one in proposal.approvals.select_related("body")
    ]
    return table(("Whose answer", "Answer", "Subject to", "On"), rows)
