"""`manage.py load_reference` brings the tables in line with the files, once and wholly."""

import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError

import grants.reference
import meetings.reference
import members.reference
import outcomes.reference
import partnerships.reference
from accounts.models import AuditEntry
from cdp_portal.tables import read_table
from grants.models import FundingStream, Intervention
from meetings.models import ReportTemplate, TemplateField
from members.models import Sector
from outcomes.models import Metric, Outcome, QualityStandard, QualityStandardSet, StrategicPriority
from partnerships.models import (
    AuthorityICB,
    IntegratedCareBoard,
    LocalAuthority,
    Milestone,
    PoliceForce,
    Succession,
)

TABLES = {
    partnerships.reference.DATA / "police_forces.csv": (PoliceForce, 39),
    partnerships.reference.DATA / "icbs.csv": (IntegratedCareBoard, 42),
    partnerships.reference.DATA / "local_authorities.csv": (LocalAuthority, 161),
    partnerships.reference.DATA / "authority_icb.csv": (AuthorityICB, 166),
    partnerships.reference.DATA / "successions.csv": (Succession, 11),
    partnerships.reference.DATA / "milestones.csv": (Milestone, 8),
    members.reference.DATA / "sectors.csv": (Sector, 26),
    meetings.reference.DATA / "report_templates.csv": (ReportTemplate, 6),
    meetings.reference.DATA / "template_fields.csv": (TemplateField, 127),
    outcomes.reference.DATA / "priorities.csv": (StrategicPriority, 3),
    outcomes.reference.DATA / "outcomes.csv": (Outcome, 6),
    outcomes.reference.DATA / "metrics.csv": (Metric, 53),
    outcomes.reference.DATA / "quality_standard_sets.csv": (QualityStandardSet, 1),
    outcomes.reference.DATA / "quality_standards.csv": (QualityStandard, 11),
    grants.reference.DATA / "funding_streams.csv": (FundingStream, 12),
    grants.reference.DATA / "menu.csv": (Intervention, 10),
}


def load() -> str:
    out = io.StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_every_row_of_every_table_is_loaded():
    load()
    for path, (model, expected) in TABLES.items():
        assert (len(read_table(path)), model.objects.count()) == (expected, expected), path.name


@pytest.mark.django_db
def test_the_areas_fit_together():
    load()
    current = LocalAuthority.objects.filter(ends_on=None)
    assert current.count() == 153
    assert set(current.filter(police_force=None)) == set()
    essex = AuthorityICB.objects.filter(authority__name="Essex").order_by("-share")
    assert [(row.board.short_name, str(row.share)) for row in essex] == [
        ("Mid and South Essex", "0.5670"),
        ("Suffolk and North East Essex", "0.2281"),
        ("Hertfordshire and West Essex", "0.2049"),
    ]
    cumbria = LocalAuthority.objects.get(gss_code="E10000006")
    assert str(cumbria.ends_on) == "2023-04-01"
    assert {str(one.successor) for one in cumbria.successions.all()} == {"Cumberland", "Westmorland and Furness"}


@pytest.mark.django_db
def test_a_second_run_writes_nothing():
    load()
    entries = AuditEntry.objects.count()
    assert load().splitlines()[-1] == "Reference data: 0 created, 0 updated, 685 unchanged"
    assert AuditEntry.objects.count() == entries


@pytest.mark.django_db
def test_a_changed_row_is_put_right_and_the_reason_recorded():
    load()
    Milestone.objects.filter(code="NEEDS").update(title="Something else")
    assert load().splitlines()[-1] == "Reference data: 0 created, 1 updated, 684 unchanged"
    last = AuditEntry.objects.order_by("id").last()
    assert (last.table_name, last.operation, last.reason) == ("partnerships_milestone", "U", "Reference tables")


@pytest.mark.django_db
def test_rows_that_no_source_states_are_flagged():
    load()
    for path, (model, _count) in TABLES.items():
        table = read_table(path)
        assert {row["confirmed"] for row in table if row["confidence"] != "verified"} <= {False}, path.name
        if hasattr(model, "confirmed"):
            unconfirmed = sum(not row["confirmed"] for row in table)
            assert model.objects.filter(confirmed=False).count() == unconfirmed, path.name
    assert Metric.objects.filter(confirmed=False).count() == 38
    assert set(Milestone.objects.filter(confirmed=False).values_list("code", flat=True)) == {"TOR", "PROG"}


@pytest.mark.django_db
def test_a_run_that_fails_leaves_nothing(monkeypatch):
    def fail(counts):
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(grants.reference, "STEPS", (*grants.reference.STEPS, ("Something that fails", fail)))
    with pytest.raises(IntegrityError):
        load()
    assert {model.objects.count() for model, _count in TABLES.values()} == {0}
    assert AuditEntry.objects.count() == 0


def test_every_row_names_its_source():
    for path in TABLES:
        assert [row for row in read_table(path) if not row["source"]] == [], path.name
