"""Every page of the register asks the same number of queries however much is in it, and at most `MOST`."""

import io
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from accounts.models import User
from cdp_portal.national import Size, load
from members.models import Organisation, Seat
from partnerships.models import (
    Body,
    LocalAuthority,
    MilestoneProgress,
    Partnership,
    Proposal,
    Reorganisation,
    SeniorResponsibleOwner,
    TermsOfReference,
)

pytestmark = pytest.mark.django_db
MOST = 12
REGISTER = ("partnerships.", "members.", "cdp_portal.overview.")
VERBS = ("list", "detail", "find", "table", "compare", "effect")
SIZES = (Size(partnerships=3, bodies=6, seats=2), Size(partnerships=6, bodies=6, seats=5))
# The pages with what stands in their address below the partnership.
IN_PARTNERSHIP = {
    "partnership_detail": (),
    "footprint_list": (),
    "sro_list": (),
    "sro_detail": ("sro",),
    "body_list": (),
    "body_detail": ("body",),
    "milestone_list": (),
    "milestone_detail": ("milestone",),
    "seat_list": (),
    "seat_detail": ("seat",),
    "organisation_list": (),
    "organisation_detail": ("organisation",),
    "organisation_find": (),
    "membership_detail": (),
    "interest_list": (),
    "terms_detail": ("terms",),
    "terms_compare": ("terms",),
    "reorganisation_list": (),
    "reorganisation_detail": ("reorganisation",),
    "proposal_list": (),
    "proposal_detail": ("proposal",),
    "proposal_effect": ("proposal",),
    "history_list": (),
}
OF_ENGLAND = {
    "partnership_list": (),
    "area_list": (),
    "area_detail": ("authority",),
    "coverage_list": (),
    "milestone_table": (),
}
HISTORIES = (
    "partnership",
    "footprint",
    "reorganisation",
    "sro",
    "body",
    "milestone",
    "proposal",
    "seat",
    "organisation",
)
ASKED = {"organisation_find": "?q=made+up"}
PAGES = [*IN_PARTNERSHIP, *OF_ENGLAND, *(f"history_detail {noun}" for noun in HISTORIES)]
# Composed like pages of the register, but of what meetings dealt with or wait for: their own tests count their queries.
OF_MEETINGS = {"action_detail", "chain_detail", "decision_detail", "due_list", "paper_detail"}
OVER = {"partnership_detail"}  # it tells of meetings, plans, outcomes, money and returns as well


def records() -> SimpleNamespace:
    """One record of each noun that national-001 keeps."""
    partnership = Partnership.objects.get(slug="national-001")
    body = Body.objects.get(partnership=partnership, slug="partnership-board")
    return SimpleNamespace(
        partnership=partnership,
        footprint=partnership.areas.first(),
        authority=LocalAuthority.objects.get(name="Knowsley"),
        reorganisation=Reorganisation.objects.get(kept_by=partnership),
        sro=SeniorResponsibleOwner.objects.filter(partnership=partnership).last(),
        body=body,
        terms=TermsOfReference.objects.filter(body=body).first(),
        milestone=MilestoneProgress.objects.filter(partnership=partnership).first(),
        proposal=Proposal.objects.get(partnership=partnership),
        seat=Seat.objects.filter(body=body).as_at(date(2026, 6, 1)).first(),
        organisation=Organisation.objects.filter(kept_by=partnership).first(),
    )


def addresses(found: SimpleNamespace) -> dict[str, str]:
    slug = found.partnership.slug
    own = {
        name: reverse(name, args=[slug, *(getattr(found, noun).pk for noun in nouns)])
        for name, nouns in IN_PARTNERSHIP.items()
    }
    of_england = {
        name: reverse(name, args=[getattr(found, noun).pk for noun in nouns]) for name, nouns in OF_ENGLAND.items()
    }
    histories = {
        f"history_detail {noun}": reverse("history_detail", args=[slug, noun, getattr(found, noun).pk])
        for noun in HISTORIES
    }
    every = own | of_england | histories
    return {name: address + ASKED.get(name, "") for name, address in every.items()}


def counted() -> dict[str, dict[str, int]]:
    """The queries of each page by who asks, and for which day; without those who may not open it."""
    found = {}
    for account in ("commissioner", "national"):
        client = Client()
        client.force_login(User.objects.get(email=f"{account}@cdp-portal.example"))
        for name, address in addresses(records()).items():
            for day in ("", "day=2023-05-01"):
                asked = f"{address}{'&' if '?' in address else '?'}{day}"
                with CaptureQueriesContext(connection) as captured:
                    status = client.get(asked).status_code
                if status != 403:
                    assert status == 200, asked
                    found.setdefault(name, {})[f"{account} {day}"] = len(captured)
    return found


@pytest.fixture(scope="module")
def counts(django_db_setup, django_db_blocker) -> list[dict[str, dict[str, int]]]:
    """The queries of every page in the smaller and in the larger world."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", stdout=io.StringIO())
        found = []
        for size in SIZES:
            with transaction.atomic():
                load(size)
                found.append(counted())
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_more_records_take_no_more_queries(name, counts):
    smaller, larger = counts
    assert larger[name] == smaller[name]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OVER])
def test_no_page_takes_more_queries_than_allowed(name, counts):
    assert max(counts[1][name].values()) <= MOST


def named(patterns) -> Iterator[str]:
    """The names of addresses whose view shows records of the register."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern.url_patterns)
        elif pattern.callback.__module__.startswith(REGISTER) and pattern.name.rpartition("_")[2] in VERBS:
            yield pattern.name


def test_every_page_of_the_register_is_counted():
    """Name a new page in IN_PARTNERSHIP or OF_ENGLAND. A file that is imported is no record of the register."""
    pages = {name for name in named(get_resolver().url_patterns) if not name.endswith("_import_detail")}
    assert pages - {*IN_PARTNERSHIP, *OF_ENGLAND, *OF_MEETINGS, "history_detail"} == set()
