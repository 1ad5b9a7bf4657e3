"""`manage.py load_national`: as large as it is asked to be, the same each time, and nobody's real records."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F, Q, Sum

from accounts.models import AuditEntry
from accounts.roles import Role
from cdp_portal.national import Size, load, loading
from cdp_portal.national.places import places
from cdp_portal.national.sizes import MADE_UP
from members.models import ChairTurn, Interest, Organisation, Seat, SeatHolder
from outcomes.models import (
    DeliveryPlan,
    EmergingIssue,
    IssueAction,
    Objective,
    Observation,
    PlanAction,
    PlanActionMilestone,
    PlanActionUpdate,
    Risk,
    RiskReview,
    Target,
    TrackedMetric,
)
from outcomes.series import series_of
from partnerships.models import (
    Body,
    FootprintArea,
    LocalAuthority,
    MilestoneProgress,
    Partnership,
    Proposal,
    ReportingLine,
    SeniorResponsibleOwner,
    TermsOfReference,
)
from tests.factories.partnerships import PartnershipFactory

METRICS = ("H01", "H03", "H07", "H09", "L01", "L02", "L03", "L04", "S07", "S13", "S18")
SMALL = Size(
    partnerships=6,
    bodies=6,
    seats=10,
    metrics=METRICS,
    figures_from=date(2025, 4, 1),
    objectives=2,
    risks=6,
    issues=3,
)
NO_WORK = {"metrics": (), "objectives": 0, "risks": 0, "issues": 0}
TODAY = date(2026, 6, 1)


def run(command: str) -> str:
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def _reference(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        run("load_reference")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reference(_reference, db):
    """The reference tables, loaded once for this module."""


def test_it_is_as_large_as_it_is_asked_to_be(reference):
    load(SMALL)
    today = {
        "partnerships": Partnership.objects.filter(ends_on=None).count(),
        "bodies": Body.objects.as_at(TODAY).count(),
        "seats": set(Body.objects.as_at(TODAY).values_list("pk")) == set(Seat.objects.as_at(TODAY).values_list("body"))
        and Seat.objects.as_at(TODAY).count(),
        "before": Seat.objects.as_at(date(2018, 1, 1)).count(),
    }
    assert today == {"partnerships": 6, "bodies": 36, "seats": 360, "before": 120}
    assert 25 <= Seat.objects.as_at(TODAY).with_vacancy(TODAY).filter(is_vacant=True).count() <= 45


def test_all_of_england_is_106_partnerships_over_153_authorities(reference):
    found = places(106)
    shared_out = [authority.gss_code for place in found for authority in place.authorities]
    assert (len(found), len(shared_out), len(set(shared_out))) == (106, 153, 153)
    assert {len({authority.police_force for authority in place.authorities}) for place in found} == {1}


def test_every_authority_is_in_one_footprint_but_for_a_few_gaps(reference):
    load(Size(partnerships=106, bodies=1, seats=1, **NO_WORK))
    uncovered = {}
    for year in range(2017, 2027):
        day = date(year, 8, 1)
        covered = list(FootprintArea.objects.as_at(day).values_list("authority", flat=True))
        assert len(covered) == len(set(covered))
        uncovered[year] = LocalAuthority.objects.decided().as_at(day).exclude(pk__in=covered).count()
    assert uncovered == dict.fromkeys(range(2017, 2022), 0) | {2022: 13} | dict.fromkeys(range(2023, 2026), 0) | {
        2026: 2
    }


def test_every_row_would_pass_its_form(reference):
    load(SMALL)
    for model in (
        Partnership,
        FootprintArea,
        SeniorResponsibleOwner,
        MilestoneProgress,
        Body,
        ReportingLine,
        TermsOfReference,
        Organisation,
        Seat,
        SeatHolder,
        Interest,
        ChairTurn,
        Proposal,
        TrackedMetric,
        Target,
        DeliveryPlan,
        Objective,
        PlanAction,
        PlanActionMilestone,
        PlanActionUpdate,
        Risk,
        RiskReview,
        EmergingIssue,
        IssueAction,
    ):
        for row in model.objects.all():
            row.clean_fields()


def test_every_figure_would_pass_its_form(reference):
    load(SMALL)
    rows = Observation.objects.select_related("metric", "authority")
    assert {row.series for row in rows} == {series_of(row) for row in rows}
    for row in rows[:300]:
        row.clean_fields()
        assert row.starts_on < row.ends_on <= row.received_on <= date(2026, 11, 28)


def test_figures_are_of_every_kind_state_and_class(reference):
    load(SMALL)
    area, state = Observation.Area, Observation.State
    keepers = Observation.objects.values_list("area", "partnership")
    assert {(kind, keeper is None) for kind, keeper in keepers} == {
        (area.PARTNERSHIP, False),
        (area.AUTHORITY, True),
        (area.REGION, True),
        (area.ENGLAND, True),
    }
    assert set(Observation.objects.values_list("state", flat=True)) >= {
        state.VALUE, state.NOT_PUBLISHED, state.NOT_RECEIVED,
    }  # fmt: skip
    assert set(Observation.objects.values_list("release_class", flat=True)) == {"public", "member", "restricted"}
    assert Observation.objects.filter(metric__code="H03", value__lt=5).exists()


def test_a_later_revision_was_received_later_and_says_why(reference):
    load(SMALL)
    revised = Observation.objects.filter(revision=2)
    firsts = {row.series: row for row in Observation.objects.filter(revision=1)}
    assert 0.03 < revised.count() / Observation.objects.count() < 0.15
    for row in revised:
        first = firsts[row.series]
        assert (first.received_on < row.received_on, first.provisional, row.revised_because) == (
            True, True, "Late returns were counted in.",
        )  # fmt: skip


def test_counts_of_areas_add_up_to_those_of_wider_areas(reference):
    load(SMALL)
    latest = Observation.objects.latest().filter(metric__code="S07")
    last = latest.order_by("-ends_on").first()
    of_period = latest.filter(ends_on=last.ends_on)
    sums = of_period.aggregate(
        authorities=Sum("value", filter=Q(area="authority")),
        regions=Sum("value", filter=Q(area="region")),
        england=Sum("value", filter=Q(area="england")),
    )
    missing = of_period.filter(area="authority", value=None).count()
    assert (missing, len(set(sums.values()))) == (0, 1)


def test_numbers_in_treatment_are_the_sum_of_their_four_parts(reference):
    load(SMALL)
    found = Observation.objects.latest().filter(area="england", ends_on=date(2026, 4, 1))
    parts = found.filter(metric__total__code="H09").aggregate(all=Sum("value"), count=Count("pk"))
    assert (parts["all"], parts["count"]) == (found.get(metric__code="H09").value, 4)


def test_plans_have_versions_parts_owners_and_gaps(reference):
    load(SMALL)
    plans = DeliveryPlan.objects.filter(partnership__slug="national-001")
    parts = plans.filter(authority__isnull=False)
    assert plans.filter(authority=None, previous__isnull=False, status="adopted").count() == 1
    assert (parts.count() > 1, parts.exclude(part_of__version=2).count()) == (True, 0)
    open_actions = PlanAction.objects.open()
    assert open_actions.filter(owner_seat=None).exists()
    assert open_actions.filter(updates=None).exists()
    ended = PlanActionUpdate.objects.order_by("made_at", "pk")
    assert {one.action_id: one.status for one in ended} == {
        action.pk: action.status for action in PlanAction.objects.exclude(updates=None)
    }


def test_a_risk_scores_what_its_last_review_found(reference):
    load(SMALL)
    last = {one.risk_id: one for one in RiskReview.objects.order_by("reviewed_on")}
    assert {pk: (one.likelihood, one.impact) for pk, one in last.items()} == {
        risk.pk: (risk.likelihood, risk.impact) for risk in Risk.objects.all()
    }


def test_two_runs_make_the_same_rows(reference):
    def made() -> list:
        savepoint = transaction.savepoint()
        load(SMALL)
        rows = SeatHolder.objects.order_by("pk").values_list(
            "seat__body__partnership__slug", "seat__body__slug", "seat__organisation__name", "seat__post_title",
            "seat__starts_on", "seat__ends_on", "name", "starts_on", "ends_on",
        )  # fmt: skip
        figures = Observation.objects.order_by("series", "revision").values_list(
            "metric__code", "partnership__slug", "authority__gss_code", "region_code", "starts_on", "ends_on", "state",
            "value", "lower", "upper", "numerator", "denominator", "received_on", "release_class", "revision",
        )  # fmt: skip
        found = list(rows), sorted(figures, key=repr)
        transaction.savepoint_rollback(savepoint)
        return found

    assert made() == made()


def test_the_triggers_did_their_work(reference):
    entries = AuditEntry.objects.count()
    load(SMALL)
    made = AuditEntry.objects.all()[: AuditEntry.objects.count() - entries]
    assert {(one.reason, one.action, one.user_id) for one in made} == {(MADE_UP, "load_national", None)}
    for model in (Partnership, Body, Seat, SeatHolder, Interest, Observation, PlanAction, RiskReview):
        table = model._meta.db_table
        assert AuditEntry.objects.filter(table_name=table, operation="I").count() == model.objects.count(), table
    astray = SeatHolder.objects.exclude(partnership=F("seat__body__partnership"))
    assert astray.count() == 0


def test_nobody_real_is_named_and_everything_says_that_it_is_made_up(reference):
    load(SMALL)
    assert {name.partition(" ")[0] for name in SeatHolder.objects.values_list("name", flat=True)} == {"", "Holder"}
    assert set(Partnership.objects.values_list("source", flat=True)) == {MADE_UP}
    assert set(Seat.objects.values_list("source", flat=True)) == {MADE_UP}
    assert Organisation.objects.exclude(website__endswith=".example").count() == 0


def test_it_prints_the_logins_and_a_second_run_changes_nothing(reference, monkeypatch):
    monkeypatch.setattr(loading.load, "__defaults__", (SMALL,))
    said = run("load_national")
    assert "Holders … " in said
    assert "Commissioner, national-001: sign in as commissioner@cdp-portal.example" in said
    entries = AuditEntry.objects.count()
    assert run("load_national") == "The national data is here already. Nothing was changed.\n"
    assert AuditEntry.objects.count() == entries


def test_the_commissioner_has_a_seat_and_the_reader_all_of_england(reference):
    load(SMALL)
    with connection.cursor() as cursor:
        cursor.execute(
            "select u.email, r.role, p.slug from accounts_user u join accounts_roleassignment r "
            "on r.user_id = u.id left join partnerships_partnership p on p.id = r.partnership_id order by 1"
        )
        assert cursor.fetchall() == [
            ("commissioner@cdp-portal.example", Role.COMMISSIONER, "national-001"),
            ("national@cdp-portal.example", Role.NATIONAL_READER, None),
        ]
    held = Seat.objects.filter(holders__user__email="commissioner@cdp-portal.example")
    assert [seat.partnership.slug for seat in held] == ["national-001"]


def test_it_refuses_where_anybody_has_records(reference):
    PartnershipFactory()
    with pytest.raises(CommandError, match=r"holds partnerships already.*nothing was done"):
        run("load_national")
    assert Partnership.objects.count() == 1


def test_a_run_that_fails_leaves_nothing(reference, monkeypatch):
    def fail(found):
        raise IntegrityError("the disk is full")

    entries = AuditEntry.objects.count()
    monkeypatch.setattr(loading, "STEPS", (*loading.STEPS, fail))
    with pytest.raises(IntegrityError):
        load(SMALL)
    assert (Partnership.objects.count(), AuditEntry.objects.count()) == (0, entries)
