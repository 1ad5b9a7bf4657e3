"""`manage.py load_register` adds what published sources tell of, and touches nothing that is there."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import AuditEntry
from cdp_portal.demo.loading.context import PLACES
from partnerships.models import FootprintArea, LocalAuthority, Partnership, SeniorResponsibleOwner
from partnerships.register import rows
from partnerships.rules import signing
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def run(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.fixture
def reference():
    run("load_reference")


def test_it_needs_the_reference_tables():
    with pytest.raises(CommandError, match=r"Run `manage\.py load_reference` first"):
        run("load_register")


def test_every_row_becomes_an_entry_with_its_source_and_its_confidence(reference):
    assert "Register: 57 added, 0 there already, 0 left out\n" in run("load_register")
    found = Partnership.objects.all()
    assert [found.filter(confidence=one).count() for one in ("verified", "probable", "kept")] == [43, 14, 0]
    assert not found.filter(source="").exists()
    assert FootprintArea.objects.count() == 94
    assert {entry.reason for entry in AuditEntry.objects.filter(table_name="partnerships_partnership")} == {
        "Published sources"
    }


def test_no_source_names_a_file_of_ours_and_no_entry_is_assumed():
    assert [row["slug"] for row in rows() if "seed" in row["source"] or ".txt" in row["source"]] == []
    assert {row["confidence"] for row in rows()} == {"verified", "probable"}
    assert {row["sro_confidence"] for row in rows()} == {"verified", "probable", ""}


def test_an_owner_of_a_verified_source_could_not_sign_and_the_register_says_why(reference):
    run("load_register")
    owner = SeniorResponsibleOwner.objects.get(partnership__slug="bromley")
    assert (owner.post_title, owner.nominated_on, owner.confirmed_on) == ("Director of Public Health", None, None)
    assert signing(owner, timezone.localdate()).why == "The nomination is not yet confirmed."
    assert not SeniorResponsibleOwner.objects.filter(partnership__slug="leeds").exists()  # only probable


def test_nothing_is_covered_before_it_exists(reference):
    run("load_register")
    begun = FootprintArea.objects.get(authority__gss_code="E06000063")
    assert begun.starts_on == LocalAuthority.objects.get(gss_code="E06000063").starts_on


def test_a_second_run_changes_nothing(reference):
    run("load_register")
    before = AuditEntry.objects.count()
    assert "Register: 0 added, 57 there already, 0 left out\n" in run("load_register")
    assert AuditEntry.objects.count() == before


def test_what_its_people_keep_is_never_touched_and_what_is_covered_is_left_out(reference):
    PartnershipFactory(slug="bromley", name="Bromley as its people call it")
    area = FootprintAreaFactory(authority=LocalAuthority.objects.get(gss_code="E08000035"))
    told = run("load_register")
    assert "Register: 55 added, 1 there already, 1 left out\n" in told
    assert f"Left out: Leeds Drug and Alcohol Partnership Board (Leeds Combating Drugs Partnership): Leeds is in the footprint of {area.partnership}.\n" in told  # fmt: skip  # noqa: E501
    assert Partnership.objects.get(slug="bromley").name == "Bromley as its people call it"


def test_the_demonstration_partnerships_have_the_addresses_of_their_rows():
    assert {place.SLUG for place in PLACES} - {row["slug"] for row in rows()} == set()
