"""A whole partnership, one record of every noun, whose every text carries a word that can be searched for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from cdp_portal.periods import Quarter
from outcomes.imports.answers import Answers
from outcomes.models import EmergingIssue, Metric, PlanAction, Risk
from partnerships.models import MilestoneProgress
from tests.factories import accounts, grants, meetings, members, outcomes, partnerships, returns

QUARTER = Quarter(2023, 3)
LINKS = {
    MilestoneProgress: meetings.MilestoneDealtWithFactory,
    PlanAction: outcomes.PlanActionDealtWithFactory,
    Metric: outcomes.MetricDealtWithFactory,
    Risk: outcomes.RiskDealtWithFactory,
    EmergingIssue: outcomes.IssueDealtWithFactory,
}


@dataclass
class World:
    """One partnership's records by noun (`world["seat"]`), its word and its secret word of restricted matter."""

    word: str
    secret: str
    nouns: dict

    def __getitem__(self, noun: str):
        return self.nouns[noun]


def build(partnership, word: str, *, number: int, amount: str) -> World:
    """Fill the partnership. `number` starts its numbered records and `amount` is a sum that nothing else has."""
    secret = f"{word}SECRET"
    n = SimpleNamespace(partnership=partnership)
    _register(n, word)
    _people(n, word, secret)
    _meetings(n, word, secret, number)
    _outcomes(n, word, secret, number)
    _money(n, word, secret, Decimal(amount))
    _returns(n, word)
    return World(word, secret, vars(n))


def _register(n, word: str) -> None:
    p = n.partnership
    n.authority = partnerships.LocalAuthorityFactory()  # a public register: every partnership may choose from it
    n.footprint = partnerships.FootprintAreaFactory(partnership=p, authority=n.authority, note=word)
    n.footprint_import = accounts.ImportedFileFactory(
        partnership=p,
        kind="footprint",
        name=f"{word}.csv",
        content__data=f"Official code,First day,Note\n{n.authority.gss_code},,{word}\n".encode(),
    )
    n.reorganisation = partnerships.ReorganisationFactory(kept_by=p, title=f"{word} reorganisation", note=word)
    partnerships.SuccessionFactory(
        reorganisation=n.reorganisation, predecessor=n.authority, on=n.reorganisation.takes_effect_on
    )
    n.sro = partnerships.SeniorResponsibleOwnerFactory(partnership=p, post_title=f"{word} director")
    n.body = partnerships.BodyFactory(partnership=p, name=f"{word} board", remit=word)
    n.parent = partnerships.BodyFactory(partnership=p, name=f"{word} parent", kind="hwb")
    n.reporting_line = partnerships.ReportingLineFactory(reporting=n.body, to=n.parent, frequency=word)
    n.terms = partnerships.TermsOfReferenceFactory(body=n.body, text=word)
    n.milestone = partnerships.MilestoneProgressFactory(partnership=p, evidence=word)
    n.proposal = partnerships.ProposalFactory(partnership=p, title=f"{word} proposal", summary=word, change="merge")
    n.proposed_area = partnerships.ProposedAreaFactory(proposal=n.proposal, authority=n.authority, becomes=word)
    n.proposal_point = partnerships.ProposalPointFactory(proposal=n.proposal, text=f"{word} benefit")
    n.approval = partnerships.ApprovalFactory(proposal=n.proposal, given_by=f"{word} director", recorded_in=word)


def _people(n, word: str, secret: str) -> None:
    # The register of organisations is shared, so its names are no secret; the rest of a record is.
    n.organisation = members.OrganisationFactory(website=f"https://{word}.example", kept_by=n.partnership)
    n.seat = members.SeatFactory(body=n.body, organisation=n.organisation, post_title=f"{word} post")
    n.holder = members.SeatHolderFactory(seat=n.seat, name=f"{word} holder")
    n.interest = members.InterestFactory(holder=n.holder, text=f"{word} interest")
    members.InterestFactory(holder=n.holder, text=f"{secret} interest", release_class="restricted")
    uploads = {"partnership": n.partnership, "name": f"{word}.csv"}
    n.seat_import = accounts.ImportedFileFactory(
        **uploads, content__data=f"Post,Organisation,Board or group,First day\n{word} post,A,B,\n".encode()
    )
    n.organisation_import = accounts.ImportedFileFactory(
        **uploads, kind="organisation", content__data=f"Organisation,What it is\n{word},Council\n".encode()
    )


def _meetings(n, word: str, secret: str, number: int) -> None:
    starts_at = datetime(2023, 12, 6, 14, tzinfo=UTC)
    n.series = meetings.MeetingSeriesFactory(body=n.body, place=word)
    n.meeting = meetings.MeetingFactory(
        series=n.series, body=n.body, theme=word, place=word, starts_at=starts_at, status="held"
    )
    item = meetings.AgendaItemFactory(meeting=n.meeting, title=f"{word} item", position=1, lead_seat=n.seat)
    hidden = meetings.AgendaItemFactory(
        meeting=n.meeting,
        title=f"{secret} item",
        position=2,
        release_class="restricted",
        exempt_reason="Police intelligence",
    )
    n.item = item
    meetings.StandingOrdersFactory(body=n.body)
    meetings.StandingItemFactory(body=n.body, title=f"{word} standing item", lead_seat=n.seat)
    n.paper = meetings.PaperFactory(item=item, title=f"{word} paper", author_seat=n.seat)
    meetings.PaperAnswerFactory(paper=n.paper, text=word)
    n.hidden_paper = meetings.PaperFactory(item=hidden, title=f"{secret} paper", release_class="restricted")
    meetings.PaperAnswerFactory(paper=n.hidden_paper, text=secret)
    n.template = meetings.ReportTemplateFactory(kept_by=n.partnership, slug=word.lower(), name=f"{word} template")
    meetings.TemplateFieldFactory(template=n.template, key="purpose", label=f"{word} purpose")
    n.clearance = meetings.ClearanceFactory(paper=n.paper, seat=n.seat, comment=f"{word} comment", how=word)
    above = meetings.AgendaItemFactory(meeting=meetings.MeetingFactory(body=n.parent))
    n.referral = meetings.PaperReferralFactory(
        paper=n.paper, made=meetings.PaperFactory(item=above, title=f"{word} paper above"), comment=f"{word} outcome"
    )
    meetings.PaperReferralFactory(
        paper=n.paper, made=meetings.PaperFactory(item=hidden, title=f"{secret} made", release_class="restricted")
    )
    n.attendance = meetings.AttendanceFactory(meeting=n.meeting, seat=n.seat)
    n.minute = meetings.MinuteFactory(item=item, text=f"{word} minute")
    meetings.MinuteFactory(item=hidden, text=f"{secret} minute")
    n.decision = meetings.DecisionFactory(meeting=n.meeting, item=item, number=number, text=f"{word} decision")
    n.hidden_decision = meetings.DecisionFactory(
        meeting=n.meeting, item=hidden, number=number + 1, text=f"{secret} decision", release_class="restricted"
    )
    n.action = meetings.ActionFactory(
        meeting=n.meeting, owner_seat=n.seat, number=number, text=f"{word} action", due_on=date(2023, 12, 20)
    )
    n.hidden_action = meetings.ActionFactory(
        meeting=n.meeting, owner_seat=n.seat, number=number + 1, text=f"{secret} action", release_class="restricted"
    )
    known = {"reason": f"{word} reason", "outline": [{"key": "agenda", "name": f"{word} agenda", "sha256": ""}]}
    n.pack = meetings.PackFactory(meeting=n.meeting, audience="public", **known)
    n.hidden_pack = meetings.PackFactory(
        meeting=n.meeting, audience="restricted", version=2, reason=f"{secret} reason", new_pages=True
    )
    n.supplement = meetings.PackFactory(meeting=n.meeting, version=2, **known, new_pages=True)
    n.draft = meetings.PackDraftFactory(meeting=n.meeting, version=3, **known, new_pages=True)
    meetings.PackOpeningFactory(pack=n.pack)


def _outcomes(n, word: str, secret: str, number: int) -> None:
    p = n.partnership
    n.plan = outcomes.DeliveryPlanFactory(partnership=p, title=f"{word} plan")
    n.objective = outcomes.ObjectiveFactory(plan=n.plan, title=f"{word} objective")
    n.plan_action = outcomes.PlanActionFactory(
        objective=n.objective, owner_seat=n.seat, number=number, text=f"{word} plan action"
    )
    outcomes.PlanActionUpdateFactory(action=n.plan_action, text=f"{word} progress")
    outcomes.PlanActionMilestoneFactory(action=n.plan_action, text=f"{word} step")
    n.risk = outcomes.RiskFactory(partnership=p, number=number, title=f"{word} risk", owner_seat=n.seat)
    hidden_risk = outcomes.RiskFactory(
        partnership=p, number=number + 1, title=f"{secret} risk", cause=secret, release_class="restricted"
    )
    n.plan_action_milestone = outcomes.PlanActionMilestoneFactory(action=n.plan_action, text=f"{word} step")
    outcomes.PlanActionUpdateFactory(action=n.plan_action, text=f"{word} progress", evidence=f"{word} evidence")
    n.plan_action.risks.add(n.risk, hidden_risk)
    n.next_plan = outcomes.DeliveryPlanFactory(
        partnership=p, title=f"{word} next plan", version=2, status="draft", adopted_on=None, previous=n.plan
    )
    n.plan_line = outcomes.PlanLineFactory(plan=n.next_plan, action=n.plan_action, text=f"{word} line")
    n.plan_part = outcomes.DeliveryPlanFactory(
        partnership=p, title=f"{word} part", part_of=n.plan, authority=n.authority
    )
    _needs(n, word, secret, number)
    outcomes.RiskReviewFactory(risk=n.risk, text=f"{word} review")
    outcomes.RiskReviewFactory(risk=hidden_risk, text=f"{secret} review")
    n.metric = outcomes.MetricFactory(partnership=p, tier="local", name=f"{word} metric", definition=word)
    n.observation = outcomes.ObservationFactory(partnership=p, metric=n.metric, source=word, note=word)
    n.tracked = outcomes.TrackedMetricFactory(
        partnership=p, metric=n.metric, owner_seat=n.seat, baseline_on=date(2023, 3, 31), baseline_note=word
    )
    n.target = outcomes.TargetFactory(partnership=p, metric=n.metric, source=word)
    n.hidden_observation = outcomes.ObservationFactory(
        partnership=p, source=secret, note=secret, release_class="restricted"
    )
    row = f"{n.metric.code},{word},2022/23,7,,{word}\n"
    n.observation_import = accounts.ImportedFileFactory(
        partnership=p,
        kind="observation",
        name=f"{word}.csv",
        content__data=f"Metric code,Area,Period,Figure,Lower limit,Note\n{row}".encode(),
        answers=Answers(source=f"{word} source").stored(),
    )
    _standards(n, word, number)
    hidden_issue = _issues(n, word, secret, number)
    for served in (n.milestone, n.plan_action, n.metric, n.risk, hidden_risk, n.issue, hidden_issue):
        _links(n, LINKS[type(served)], served, word, secret)
    n.paper_link, n.decision_link, n.action_link = n.milestone.dealt_with.order_by("pk")[:3]


def _needs(n, word: str, secret: str, number: int) -> None:
    """An assessment that is a part of one that few may read, and has a part that few may read."""
    given = {"partnership": n.partnership, "authority": n.authority}
    whole = outcomes.NeedsAssessmentFactory(
        **given, number=number + 2, title=f"{secret} whole", note=secret, release_class="restricted"
    )
    n.needs_assessment = outcomes.NeedsAssessmentFactory(
        **given, number=number, title=f"{word} needs", note=word, source=word, combined_into=whole
    )
    n.hidden_needs_assessment = outcomes.NeedsAssessmentFactory(
        **given,
        number=number + 1,
        title=f"{secret} needs",
        note=secret,
        release_class="restricted",
        combined_into=n.needs_assessment,
    )


def _standards(n, word: str, number: int) -> None:
    n.self_assessment = outcomes.SelfAssessmentFactory(partnership=n.partnership, number=number, note=f"{word} note")
    n.standard_rating = outcomes.StandardRatingFactory(
        assessment=n.self_assessment, evidence=f"{word} evidence", next_step=f"{word} step", owner_seat=n.seat
    )


def _issues(n, word: str, secret: str, number: int) -> EmergingIssue:
    """An issue with an agreed action, and one that only few may read."""
    told = {"partnership": n.partnership, "owner_seat": n.seat, "noticed_by": n.organisation}
    n.issue = outcomes.EmergingIssueFactory(
        **told, number=number, title=f"{word} issue", what=word, outcome=word, source=word
    )
    n.issue_action = outcomes.IssueActionFactory(
        issue=n.issue, text=f"{word} agreed", organisation=n.organisation, owner_seat=n.seat
    )
    hidden = outcomes.EmergingIssueFactory(
        **told,
        number=number + 1,
        title=f"{secret} issue",
        what=secret,
        outcome=secret,
        source=secret,
        release_class="restricted",
    )
    n.hidden_issue_action = outcomes.IssueActionFactory(
        issue=hidden, text=f"{secret} agreed", owner_seat=n.seat, done_on=date(2023, 12, 1), done_note=f"{secret} done"
    )
    for issue in (n.issue, hidden):
        issue.metrics.add(n.metric)
    return hidden


def _links(n, link, served, word: str, secret: str) -> None:
    """Business of every kind that dealt with a record, and some that only few may read."""
    link(served=served, paper=n.paper, note=f"{word} note")
    link(served=served, decision=n.decision, note=f"{word} note")
    link(served=served, action=n.action, note=f"{word} note")
    link(served=served, paper=n.hidden_paper, note=f"{secret} note")
    link(served=served, decision=n.hidden_decision, note=f"{secret} note")
    link(served=served, action=n.hidden_action, note=f"{secret} note")


def _money(n, word: str, secret: str, amount: Decimal) -> None:
    n.allocation = grants.AllocationFactory(
        partnership=n.partnership, authority=n.authority, amount=amount, source=word, financial_year="2023-24"
    )
    n.spend_plan = grants.SpendPlanFactory(allocation=n.allocation, note=word)
    n.spend_line = grants.SpendLineFactory(plan=n.spend_plan, title=f"{word} line")
    _links(n, grants.SpendLineDealtWithFactory, n.spend_line, word, secret)
    n.spend = grants.SpendFactory(line=n.spend_line, quarter=QUARTER.number, variance_reason=word)


def _returns(n, word: str) -> None:
    n.requirement = returns.ReturnRequirementFactory(partnership=n.partnership, title=f"{word} return")
    n.return_ = returns.ReturnFactory(
        requirement=n.requirement, financial_year="2023-24", quarter_number=QUARTER.number, headline=word
    )
