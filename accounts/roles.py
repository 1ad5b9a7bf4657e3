"""The six roles and what each may do. The page "Who can do what" is rendered from these tables."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class Permission(StrEnum):
    """One stem each: the URL names, views and templates of a noun start with the same word."""

    PARTNERSHIP_VIEW = "partnership_view"
    RESTRICTED_VIEW = "restricted_view"
    HISTORY_VIEW = "history_view"
    NATIONAL_VIEW = "national_view"
    PARTNERSHIP_ADD = "partnership_add"
    AREA_EDIT = "area_edit"
    COMMON_METRIC_EDIT = "common_metric_edit"
    PARTNERSHIP_EDIT = "partnership_edit"
    FOOTPRINT_EDIT = "footprint_edit"
    REORGANISATION_EDIT = "reorganisation_edit"
    SRO_EDIT = "sro_edit"
    BODY_EDIT = "body_edit"
    PROPOSAL_EDIT = "proposal_edit"
    ORGANISATION_EDIT = "organisation_edit"
    SEAT_EDIT = "seat_edit"
    MEETING_EDIT = "meeting_edit"
    AGENDA_EDIT = "agenda_edit"
    PAPER_EDIT = "paper_edit"
    PAPER_CLEAR = "paper_clear"
    ATTENDANCE_EDIT = "attendance_edit"
    MINUTE_EDIT = "minute_edit"
    DECISION_EDIT = "decision_edit"
    ACTION_EDIT = "action_edit"
    ACTION_UPDATE = "action_update"
    PACK_ISSUE = "pack_issue"
    PLAN_EDIT = "plan_edit"
    RISK_EDIT = "risk_edit"
    STANDARD_EDIT = "standard_edit"
    OBSERVATION_EDIT = "observation_edit"
    NATIONAL_FIGURE_EDIT = "national_figure_edit"
    ALLOCATION_EDIT = "allocation_edit"
    SPEND_EDIT = "spend_edit"
    RETURN_PREPARE = "return_prepare"
    RETURN_SIGN = "return_sign"
    ROLE_EDIT = "role_edit"

    @property
    def sentence(self) -> str:
        return SENTENCES[self]


P = Permission

SENTENCES = {
    P.PARTNERSHIP_VIEW: "Read the partnership's records and papers for members",
    P.RESTRICTED_VIEW: "Read restricted papers and figures",
    P.HISTORY_VIEW: "Read who changed what, when and why",
    P.NATIONAL_VIEW: "Read the national pages about every partnership",
    P.PARTNERSHIP_ADD: "Add a partnership to the register",
    P.AREA_EDIT: "Change the register of local authorities",
    P.COMMON_METRIC_EDIT: "Change the national catalogue of metrics",
    P.PARTNERSHIP_EDIT: "Change the partnership's own details",
    P.FOOTPRINT_EDIT: "Change which local authorities the partnership covers",
    P.REORGANISATION_EDIT: "Record planned changes of local authorities",
    P.SRO_EDIT: "Record senior responsible owners",
    P.BODY_EDIT: "Change boards, groups, reporting lines and terms of reference",
    P.PROPOSAL_EDIT: "Write proposals and record what was said to them",
    P.ORGANISATION_EDIT: "Add and change member organisations",
    P.SEAT_EDIT: "Change seats and who holds them",
    P.MEETING_EDIT: "Call, change and cancel meetings",
    P.AGENDA_EDIT: "Build the agenda of a meeting",
    P.PAPER_EDIT: "Write, upload and remove papers",
    P.PAPER_CLEAR: "Clear papers on behalf of one's own seat",
    P.ATTENDANCE_EDIT: "Record who attended",
    P.MINUTE_EDIT: "Write minutes",
    P.DECISION_EDIT: "Record decisions",
    P.ACTION_EDIT: "Raise and change any action",
    P.ACTION_UPDATE: "Report progress on the actions of one's own seat",
    P.PACK_ISSUE: "Issue a meeting pack",
    P.PLAN_EDIT: "Change the delivery plan and report progress on it",
    P.RISK_EDIT: "Change the risk register and emerging issues",
    P.STANDARD_EDIT: "Load quality standards for the whole portal",
    P.OBSERVATION_EDIT: "Record outcome figures",
    P.NATIONAL_FIGURE_EDIT: "Import figures for all of England",
    P.ALLOCATION_EDIT: "Record grant allocations and spending plans",
    P.SPEND_EDIT: "Record quarterly spend",
    P.RETURN_PREPARE: "Prepare the quarterly return",
    P.RETURN_SIGN: "Sign the quarterly return or send it back",
    P.ROLE_EDIT: "Give people roles and use the administration site",
}


class Role(models.TextChoices):
    COMMISSIONER = "commissioner", "Commissioner"
    SRO = "sro", "Senior responsible owner"
    BOARD_OFFICER = "board_officer", "Board officer"
    MEMBER = "member", "Member"
    NATIONAL_READER = "national_reader", "National reader"
    ADMINISTRATOR = "administrator", "Administrator"


@dataclass(frozen=True)
class RoleFacts:
    """What a role is for (a sentence for people), what it may do, and whether it holds for every partnership."""

    sentence: str
    permissions: frozenset[Permission]
    national: bool = False


_READ = frozenset({P.PARTNERSHIP_VIEW})
_MEETINGS = frozenset(
    {
        P.MEETING_EDIT,
        P.AGENDA_EDIT,
        P.PAPER_EDIT,
        P.PAPER_CLEAR,
        P.ATTENDANCE_EDIT,
        P.MINUTE_EDIT,
        P.DECISION_EDIT,
        P.ACTION_EDIT,
        P.ACTION_UPDATE,
        P.PACK_ISSUE,
    }
)
_RECORDS = frozenset(
    {
        P.PARTNERSHIP_EDIT,
        P.FOOTPRINT_EDIT,
        P.REORGANISATION_EDIT,
        P.SRO_EDIT,
        P.BODY_EDIT,
        P.PROPOSAL_EDIT,
        P.ORGANISATION_EDIT,
        P.SEAT_EDIT,
        P.MEETING_EDIT,
        P.PAPER_EDIT,
        P.PAPER_CLEAR,
        P.DECISION_EDIT,
        P.ACTION_EDIT,
        P.ACTION_UPDATE,
        P.PLAN_EDIT,
        P.RISK_EDIT,
        P.OBSERVATION_EDIT,
        P.ALLOCATION_EDIT,
        P.SPEND_EDIT,
        P.RETURN_PREPARE,
    }
)
_INSIDE = _READ | {P.RESTRICTED_VIEW, P.HISTORY_VIEW}

ROLES: dict[Role, RoleFacts] = {
    Role.COMMISSIONER: RoleFacts("Edits the partnership's records and prepares its returns.", _INSIDE | _RECORDS),
    Role.SRO: RoleFacts(
        "Reviews and signs the quarterly return. Several people may hold the role.",
        _INSIDE | {P.RETURN_SIGN, P.ACTION_UPDATE, P.PAPER_CLEAR},
    ),
    Role.BOARD_OFFICER: RoleFacts(
        "Runs meetings: agenda, papers, packs, attendance, minutes, decisions and actions.",
        _INSIDE | _MEETINGS | {P.SEAT_EDIT, P.RISK_EDIT},
    ),
    Role.MEMBER: RoleFacts(
        "Reads what members may read and reports progress and clears papers for their own seat.",
        _READ | {P.ACTION_UPDATE, P.PAPER_CLEAR},
    ),
    Role.NATIONAL_READER: RoleFacts(
        "Reads every partnership's records, but nothing restricted.", _READ | {P.NATIONAL_VIEW}, national=True
    ),
    Role.ADMINISTRATOR: RoleFacts(
        "Looks after the portal: gives people roles and may correct any record, but never signs a return.",
        frozenset(P) - {P.RETURN_SIGN},
        national=True,
    ),
}
NATIONAL_ROLES = tuple(role for role, facts in ROLES.items() if facts.national)
