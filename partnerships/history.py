"""Which rows belong to the history of a record of the register."""

from accounts.history import Part
from partnerships.models import (
    Approval,
    Body,
    Partnership,
    Proposal,
    ProposalPoint,
    ProposedArea,
    ReportingLine,
    Succession,
    TermsOfReference,
)

PARTNERSHIP = (Part(Partnership.successors.through, "from_partnership"),)
BODY = (
    Part(ReportingLine, "reporting"),
    Part(TermsOfReference, "body"),
    Part(Body.taking_part.through, "body"),
    Part(Body.predecessors.through, "from_body"),
)
PROPOSAL = (
    Part(ProposalPoint, "proposal"),
    Part(Approval, "proposal"),
    Part(ProposedArea, "proposal"),
    Part(Proposal.partners.through, "proposal"),
)
REORGANISATION = (Part(Succession, "reorganisation"),)
