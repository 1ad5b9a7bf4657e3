"""The demonstration: six partnerships as they put themselves on paper, and no person named."""

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import AuditEntry, User
from accounts.roles import Role
from cdp_portal import markdown
from cdp_portal.demo import joint_board, shared
from cdp_portal.demo.facts import FACTS
from cdp_portal.demo.facts.fact import WORDS
from cdp_portal.demo.figures import DEATHS_SOURCE, published_deaths
from cdp_portal.demo.loading.context import PLACES
from cdp_portal.demo.logins import EVERYONE, LOGINS, PASSWORD
from grants.models import Allocation, SpendPlan
from meetings.clearing import clearable, lines
from meetings.models import Action, Meeting, Minute, Pack, Paper, PaperAnswer, PaperReferral
from meetings.numbering import numbers_for
from meetings.papers import missing
from members.models import ChairTurn, Interest, Organisation, Seat, SeatHolder
from outcomes.models import Observation, PlanAction, Target, TrackedMetric
from partnerships.models import (
    Approval,
    Body,
    FootprintArea,
    LocalAuthority,
    MilestoneProgress,
    Partnership,
    Proposal,
    ProposalPoint,
    Reorganisation,
    ReportingLine,
    SeniorResponsibleOwner,
    TermsOfReference,
)
from returns import actions
from returns.content import build, canonical
from returns.models import Return, ReturnRequirement

ROOT = Path(__file__).parents[2]
OWN_APPS = ("partnerships", "members", "meetings", "outcomes", "grants", "returns")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\w.])(?:\+44 ?|0)\d(?:[ -]?\d){8,9}(?![\w.])")


def run(command: str) -> str:
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for this module; what the command printed. Tests work in savepoints above it."""
    with django_db_blocker.unblock(), transaction.atomic():
        run("load_reference")
        yield run("load_demo")
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


def test_every_literal_becomes_a_row(demo):
    def total(attribute: str) -> int:
        return sum(len(getattr(place, attribute)) for place in PLACES)

    counted = {
        Partnership: 6,
        FootprintArea: 8,
        Body: total("BODIES") + 1,
        ReportingLine: total("LINES"),
        SeniorResponsibleOwner: total("OWNERS"),
        MilestoneProgress: total("MILESTONES"),
        Organisation: total("ORGANISATIONS") + len(shared.ORGANISATIONS),
        Seat: total("SEATS"),
        Meeting: total("MEETINGS"),
        Observation: total("OBSERVATIONS") + len(published_deaths()),
        TrackedMetric: total("TRACKED"),
        Target: total("TARGETS"),
        Allocation: total("ALLOCATIONS"),
        User: len(EVERYONE),
        ReturnRequirement: 6,
        Proposal: 2,
        ProposalPoint: 15,
        Approval: 6,
        Reorganisation: 2,
        ChairTurn: 3,
        Interest: 3,
        SeatHolder: total("SEATS") + 1,  # one seat is vacant; one holder was followed, one has a substitute
    }
    assert {model: model.objects.count() for model in counted} == counted


def test_a_second_run_writes_nothing(demo):
    entries = AuditEntry.objects.count()
    created = re.search(r"Demonstration data: (\d+) created, 0 updated, 0 unchanged", demo)[1]
    assert f"Demonstration data: 0 created, 0 updated, {created} unchanged\n" in run("load_demo")
    assert AuditEntry.objects.count() == entries
    assert set(AuditEntry.objects.values_list("reason", "user_id")) == {
        ("Reference tables", None),
        ("Demonstration data", None),
    }


def test_every_row_would_pass_its_form(demo):
    for app in OWN_APPS:
        for model in apps.get_app_config(app).get_models():
            for row in model._default_manager.all():
                row.clean_fields()
    for section in PaperAnswer.objects.all():
        markdown.validate(section.text)


def test_one_owner_each_but_three_who_share_in_llr(demo):
    def shares(slug):
        return list(SeniorResponsibleOwner.objects.filter(partnership__slug=slug).values_list("shared", flat=True))

    assert shares("llr") == [True, True, True]
    assert {slug: shares(slug) for slug in ("southend-on-sea", "essex", "thurrock", "tower-hamlets", "sefton")} == {
        "southend-on-sea": [False],
        "essex": [False],
        "thurrock": [False],
        "tower-hamlets": [False],
        "sefton": [False],
    }
    assert SeniorResponsibleOwner.objects.who_could_sign(date(2023, 12, 31)).count() == 8


def test_boards_and_their_parents(demo):
    tower = ReportingLine.objects.filter(partnership__slug="tower-hamlets", kind="accountable")
    assert [line.to.kind for line in tower.order_by("to__kind")] == ["csp", "hwb"]
    joint = Body.objects.get(slug=joint_board.BODY["slug"])
    assert sorted([joint.partnership.slug, *joint.taking_part.values_list("slug", flat=True)]) == [
        "essex",
        "southend-on-sea",
        "thurrock",
    ]
    follows = Body.objects.get(partnership__slug="llr", kind="partnership_board", ends_on=None).predecessors
    assert [str(one) for one in follows.all()] == ["LLR Substance Misuse Community Safety Partnership"]
    assert Seat.objects.filter(body__slug="strategic-partnership-board-executive").count() == 10
    assert Seat.objects.filter(partnership__slug="southend-on-sea").count() == 8


def test_a_milestone_is_done_where_the_paper_says_so(demo):
    states = MilestoneProgress.objects.filter(partnership__slug="sefton").values_list("state", flat=True)
    assert list(states) == ["done"] * 9  # terms of reference a second time round


def test_absent_figures_are_not_zero(demo):
    reported = Observation.objects.filter(source=shared.SEFTON_REPORT)
    figures = dict(reported.exclude(value=None).values_list("metric__code", "value"))
    assert figures == {"H09": Decimal(1338), "L05": Decimal(74)}
    assert reported.filter(value=None, state="not_published").count() == 7


def test_figures_that_are_made_up_say_so(demo):
    """Each other figure carries its publication or the word demonstration."""
    others = Observation.objects.exclude(source__in=(shared.SEFTON_REPORT, DEATHS_SOURCE))
    assert set(others.values_list("source", flat=True)) == {shared.DEMONSTRATION}


def test_spending_plan_adds_up_and_expectations_are_no_money(demo):
    plan = SpendPlan.objects.get()
    assert sum(line.planned_total for line in plan.lines.all()) == plan.allocation.amount == Decimal("1642287.00")
    money = Allocation.objects.money().values_list("authority__name", "financial_year")
    assert sorted(money) == [("Sefton", "2022-23"), ("Sefton", "2023-24"), ("Sefton", "2024-25")]


def test_what_is_only_planned_is_decided_nowhere(demo):
    assert set(Reorganisation.objects.values_list("status", "takes_effect_on")) == {("planned", date(2028, 4, 1))}
    assert LocalAuthority.objects.filter(ends_on=date(2028, 4, 1)).count() == 0
    stand_ins = LocalAuthority.objects.filter(planned_in__isnull=False)
    assert [(one.gss_code, one.predecessions.count()) for one in stand_ins] == [("", 3), ("", 3)]
    assert LocalAuthority.objects.decided().filter(pk__in=stand_ins).count() == 0


def test_what_was_added_says_so(demo):
    planned = Meeting.objects.filter(status="planned")
    assert {meeting.source for meeting in planned} == {shared.DEMONSTRATION}
    assert {action.meeting.source for action in Action.objects.filter(status__in=Action.OPEN)} == {shared.DEMONSTRATION}
    assert {plan.note for plan in SpendPlan.objects.all()} == {shared.DEMONSTRATION}
    assert [one.text for one in Interest.objects.all() if shared.DEMONSTRATION not in one.text] == []
    rotating = Body.objects.exclude(chair_rule="fixed")
    assert [one.source.endswith("That its chair rotates is a demonstration.") for one in rotating] == [True]


def test_a_member_who_left_was_followed_and_the_terms_have_two_versions(demo):
    seat = Seat.objects.get(partnership__slug="tower-hamlets", organisation__kind="police")
    assert [(one.starts_on, one.ends_on) for one in seat.holders.all()] == [
        (date(2023, 1, 1), date(2023, 9, 1)),
        (date(2023, 10, 2), None),
    ]
    terms = TermsOfReference.objects.filter(body=seat.body).order_by("version")
    assert [(one.version, shared.DEMONSTRATION in one.note) for one in terms] == [(1, False), (2, True)]


def test_minutes_are_approved_at_the_next_meeting_with_numbers_that_run_on(demo):
    approved = Minute.objects.filter(item__meeting__slug="2026-06-18").order_by("item__position")
    assert [(one.number, one.approved_at_meeting.slug) for one in approved] == [
        (number, "2026-09-17") for number in range(1, 10)
    ]
    draft = Meeting.objects.get(partnership__slug="sefton", slug="2026-09-17")
    assert sorted(numbers_for(draft).values()) == list(range(10, 19))
    assert Minute.objects.filter(item__meeting=draft, state="approved").count() == 0
    assert draft.minutes_circulated_at is not None


def test_papers_stand_in_every_state_of_clearance(demo):
    coming = Paper.objects.filter(item__meeting__slug="2027-03-11", kind="authored").prefetch_related(*clearable())
    words = {paper.title: [line.word(date(2026, 11, 28)) for line in lines(paper)] for paper in coming}
    assert words == {
        "Numbers in treatment and continuity of care": ["Changes asked for", "Overdue", "Asked"],
        "Grant spending against plan": ["Cleared", "Cleared", "Not asked"],
        "Learning from a death in treatment": ["Cleared", "Overdue", "Not asked"],
    }
    assert [missing(paper) for paper in coming] == [[], [], []]


def test_papers_went_up_to_the_health_and_wellbeing_board(demo):
    found = PaperReferral.objects.order_by("made__item__meeting__starts_at")
    assert [(one.made.item.meeting.slug, one.outcome) for one in found] == [
        ("2023-12-06", "noted"),
        ("2027-03-24", "awaiting"),
    ]
    assert found[0].comment.startswith("Demonstration:")


def test_the_joint_board_meets_for_three_partnerships(demo):
    meets = [
        place.slug
        for place in Partnership.objects.order_by("slug")
        if Meeting.objects.of(place).filter(body__slug=joint_board.BODY["slug"], status="planned").count() == 1
    ]
    assert meets == ["essex", "southend-on-sea", "thurrock"]


def test_a_pack_is_issued_and_nothing_changed_since(demo):
    pack = Pack.objects.get()
    assert (pack.audience, pack.version, pack.passed) == ("member", 1, True)


def test_numbers_count_up_within_each_partnership(demo):
    for model in (Action, PlanAction):
        for partnership in Partnership.objects.all():
            numbers = sorted(model.objects.filter(partnership=partnership).values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))


def test_there_is_work_for_a_first_visit(demo):
    today = date(2026, 11, 22)
    police = User.objects.get(email="member@cdp-portal.example")
    assert Action.objects.of_seats_held_by(police, today).overdue(today).count() == 1
    assert (
        Seat.objects.filter(post_title="Representative", organisation__kind="lived_experience", holders=None).count()
        == 1
    )
    assert Paper.objects.filter(kind="uploaded", pages=2).count() == 1
    assert Return.objects.get().state == "drafting"
    assert f"{Return.objects.get().quarter}" == "Quarter 3 2023-24 (October to December 2023)"


def test_the_drafted_return_can_be_signed_by_the_owner(demo):
    people = {login.role: User.objects.get(email=login.email) for login in LOGINS}
    draft = Return.objects.get()
    assert len(draft.narratives.exclude(text="")) == 3
    ready = actions.submit_for_review(return_=draft, row_version=draft.row_version, by=people[Role.COMMISSIONER])
    ready.refresh_from_db()
    read = canonical.fingerprint(canonical.write(build(ready)))
    signed = actions.sign(return_=ready, row_version=ready.row_version, read=read, by=people[Role.SRO])
    assert signed.signer_post == "Director of Public Health, Sefton Metropolitan Borough Council"


def test_everyone_can_sign_in_and_nobody_is_real(demo):
    assert {user.check_password(PASSWORD) for user in User.objects.all()} == {True}
    assert set(EmailAddress.objects.values_list("verified", "primary")) == {(True, True)}
    assert {user.email.partition("@")[2] for user in User.objects.all()} == {"cdp-portal.example"}
    held = {(user.email, role.role) for user in User.objects.all() for role in user.current_roles}
    assert held == {(login.email, login.role) for login in EVERYONE}
    assert [login.role for login in LOGINS] == list(Role)
    assert set(SeatHolder.objects.values_list("name", flat=True)) == {""}


def test_the_data_holds_no_address_or_telephone_of_anyone():
    files = [*ROOT.glob("cdp_portal/demo/**/*.py"), *ROOT.glob("*/data/*.csv")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    found = [address for text in texts.values() for address in EMAIL.findall(text)]
    assert [address for address in found if not address.endswith("cdp-portal.example")] == []
    assert [number for text in texts.values() for number in TELEPHONE.findall(text)] == []
    assert len(files) > 25


IN_WORDS = (
    *("SOS-04", "SOS-05", "SOS-06", "SOS-07", "SOS-08", "SOS-10", "SOS-11"),
    *("SET-02", "TH-03", "TH-11", "SEF-02"),
)


def test_each_fact_is_said_where_it_belongs(demo):
    printed = run("facts")
    assert "76 of 76 facts are shown, 11 of them only in words.\n" in printed
    assert printed.endswith("5 printed reports carry all of their 76 statements.\n")
    assert len({fact.code for fact in FACTS}) == 76
    assert [fact.code for fact in FACTS if fact.manner == WORDS] == list(IN_WORDS)
    shows = (
        "/partnerships/sefton/footprint/\n          Sefton | North West | Merseyside Police | Cheshire and Merseyside"
    )
    assert shows in printed


def test_looking_for_facts_leaves_nothing_behind(demo):
    def left() -> tuple:
        return AuditEntry.objects.count(), Session.objects.count(), list(User.objects.values_list("last_login"))

    before = left()
    run("facts")
    assert left() == before


def take_away_functions() -> None:
    TermsOfReference.objects.filter(partnership__slug="sefton", version=2).update(text="")


@pytest.mark.parametrize(
    ("take_away", "missing"),
    [
        (take_away_functions, "SEF-09"),
        (lambda: Seat.objects.get(organisation__name="East Midlands Ambulance Service").delete(), "LLR-06"),
        (lambda: Body.objects.filter(slug="substance-misuse-csp").update(name="Another group"), "LLR-03"),
        (lambda: ReportingLine.objects.filter(to__slug="safer-sefton-partnership").delete(), "SEF-08"),
        (lambda: FootprintArea.objects.filter(authority__name="Rutland").delete(), "LLR-01"),
        (lambda: MilestoneProgress.objects.filter(milestone__code="SRO").delete(), "LLR-07, SEF-04"),
        (lambda: ProposalPoint.objects.filter(text__startswith="A chair").update(follow_up=""), "SET-09, SET-14"),
        (lambda: Approval.objects.filter(state="in_principle").update(condition="A word"), "SET-08"),
        (lambda: ProposalPoint.objects.filter(kind="alternative", position=2).delete(), "TH-08"),
        (lambda: Seat.objects.get(post_title="Head of South Essex Probation").delete(), "SOS-03, SET-03"),
        (lambda: Seat.objects.filter(organisation__name="Turning Point").delete(), "LLR-04, LLR-05"),
        (lambda: SeatHolder.objects.exclude(ends_on=None).delete(), "TH-10"),
        (lambda: Meeting.objects.get(partnership__slug="tower-hamlets", slug="2023-01-26").delete(), "TH-06"),
    ],
)
def test_a_fact_whose_record_is_gone_is_named(demo, take_away, missing):
    """Another entry of the page may hold the same words: only the one in its place counts."""
    count = len(missing.split(", "))
    with transaction.atomic():
        take_away()
        with pytest.raises(CommandError, match=f"^{count} of 76 facts are not shown: {missing}$"):
            run("facts")
        transaction.set_rollback(True)
