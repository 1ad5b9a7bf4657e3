"""`manage.py load_national`: as large as it is asked to be, the same each time, and nobody's real records."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from accounts.models import AuditEntry
from accounts.roles import Role
from cdp_portal.national import Size, load, loading
from cdp_portal.national.places import places
from cdp_portal.national.sizes import MADE_UP
from members.models import ChairTurn, Interest, Organisation, Seat, SeatHolder
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

SMALL = Size(partnerships=6, bodies=6, seats=10)
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
    load(Size(partnerships=106, bodies=1, seats=1))
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
    ):
        for row in model.objects.all():
            row.clean_fields()


def test_two_runs_make_the_same_rows(reference):
    def made() -> list:
        savepoint = transaction.savepoint()
        load(SMALL)
        rows = SeatHolder.objects.order_by("pk").values_list(
            "seat__body__partnership__slug", "seat__body__slug", "seat__organisation__name", "seat__post_title",
            "seat__starts_on", "seat__ends_on", "name", "starts_on", "ends_on",
        )  # fmt: skip
        rows = list(rows)
        transaction.savepoint_rollback(savepoint)
        return rows

    assert made() == made()


def test_the_triggers_did_their_work(reference):
    entries = AuditEntry.objects.count()
    load(SMALL)
    made = AuditEntry.objects.all()[: AuditEntry.objects.count() - entries]
    assert {(one.reason, one.action, one.user_id) for one in made} == {(MADE_UP, "load_national", None)}
    for model in (Partnership, Body, Seat, SeatHolder, Interest):
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
