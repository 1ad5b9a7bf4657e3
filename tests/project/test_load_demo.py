"""`manage.py load_demo` is all or nothing, and the commands say what is missing."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from accounts.models import AuditEntry, User
from cdp_portal.management.commands import load_demo
from partnerships.models import Partnership


def run(command: str) -> str:
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_run_that_fails_leaves_nothing(monkeypatch):
    def fail(load):
        raise IntegrityError("the disk is full")

    run("load_reference")
    entries = AuditEntry.objects.count()
    monkeypatch.setattr(load_demo, "STEPS", (*load_demo.STEPS, fail))
    with pytest.raises(IntegrityError):
        run("load_demo")
    assert (Partnership.objects.count(), User.objects.count(), AuditEntry.objects.count()) == (0, 0, entries)


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["load_demo", "load_national"])
def test_it_asks_for_the_reference_tables(command):
    with pytest.raises(CommandError, match=r"Run `manage\.py load_reference` first"):
        run(command)


@pytest.mark.django_db
def test_facts_say_when_nothing_is_loaded():
    with pytest.raises(CommandError, match=r"Run `manage\.py load_demo` first"):
        run("facts")
