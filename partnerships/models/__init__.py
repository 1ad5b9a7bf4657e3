from partnerships.models.areas import (
    AuthorityICB,
    IntegratedCareBoard,
    LocalAuthority,
    PoliceForce,
    Reorganisation,
    Succession,
)
from partnerships.models.bodies import Body, ReportingLine, TermsOfReference
from partnerships.models.milestones import Milestone, MilestoneProgress
from partnerships.models.partnership import FootprintArea, Partnership, SeniorResponsibleOwner
from partnerships.models.proposals import Approval, Proposal, ProposalPoint, ProposedArea

__all__ = [
    "Approval",
    "AuthorityICB",
    "Body",
    "FootprintArea",
    "IntegratedCareBoard",
    "LocalAuthority",
    "Milestone",
    "MilestoneProgress",
    "Partnership",
    "PoliceForce",
    "Proposal",
    "ProposalPoint",
    "ProposedArea",
    "Reorganisation",
    "ReportingLine",
    "SeniorResponsibleOwner",
    "Succession",
    "TermsOfReference",
]
