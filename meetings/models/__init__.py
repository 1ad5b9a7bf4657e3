from meetings.models.clearances import Clearance
from meetings.models.closed import ExemptParagraph, Ground
from meetings.models.decisions import Action, ActionUpdate, Decision
from meetings.models.feeds import CalendarFeed
from meetings.models.links import BUSINESS, DealtWith, MilestoneDealtWith
from meetings.models.meeting import AgendaItem, Attendance, Meeting, Minute
from meetings.models.packs import Pack, PackDraft, PackFile, PackOpening
from meetings.models.papers import Paper, PaperAnswer
from meetings.models.referrals import PaperReferral
from meetings.models.series import MeetingSeries
from meetings.models.standing import StandingItem, StandingOrders, orders_of
from meetings.models.templates import ReportTemplate, TemplateField

__all__ = [
    "BUSINESS",
    "Action",
    "ActionUpdate",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Clearance",
    "DealtWith",
    "Decision",
    "ExemptParagraph",
    "Ground",
    "Meeting",
    "MeetingSeries",
    "MilestoneDealtWith",
    "Minute",
    "Pack",
    "PackDraft",
    "PackFile",
    "PackOpening",
    "Paper",
    "PaperAnswer",
    "PaperReferral",
    "ReportTemplate",
    "StandingItem",
    "StandingOrders",
    "TemplateField",
    "orders_of",
]
