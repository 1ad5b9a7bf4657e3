"""A double click adds one record."""

import threading

import pytest
from django.db import connection
from django.test import RequestFactory

from accounts.models import SubmittedForm
from cdp_portal.forms import PortalForm, PortalModelForm, submit_once
from members.models import Sector
from tests.factories.members import SectorFactory

TOKEN = "a" * 32


class SectorForm(PortalModelForm):
    class Meta:
        model = Sector
        fields = ["code", "title"]


def send(create, token=TOKEN):
    return submit_once(RequestFactory().post("/", {"once": token}), SubmittedForm, create)


def add_sector():
    SectorFactory()
    return f"/sectors/{Sector.objects.count()}/"


@pytest.mark.django_db
def test_the_same_form_twice_makes_one_record_and_leads_to_it():
    first, second = send(add_sector), send(add_sector)

    assert (first.url, second.url) == ("/sectors/1/", "/sectors/1/")
    assert Sector.objects.count() == 1


@pytest.mark.django_db
def test_two_forms_make_two_records():
    send(add_sector)
    send(add_sector, token="b" * 32)

    assert Sector.objects.count() == 2


@pytest.mark.django_db
def test_what_fails_may_be_sent_again():
    def refused():
        raise ValueError("The board is closed.")

    with pytest.raises(ValueError, match="closed"):
        send(refused)

    assert send(add_sector).url == "/sectors/1/"


@pytest.mark.django_db
def test_without_a_token_every_form_counts():
    send(add_sector, token="")
    send(add_sector, token="'; drop table")

    assert Sector.objects.count() == 2
    assert SubmittedForm.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_make_one_record():
    urls = []

    def click():
        try:
            urls.append(send(add_sector).url)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert urls == ["/sectors/1/"] * 6
    assert Sector.objects.count() == 1


@pytest.mark.django_db
def test_forms_that_add_carry_a_token_and_forms_that_edit_do_not():
    assert "once" in SectorForm().fields
    assert "once" not in SectorForm(instance=SectorFactory()).fields
    assert SectorForm()["once"].value() != SectorForm()["once"].value()


def test_a_plain_form_carries_a_token_when_it_says_so():
    once = type("Invite", (PortalForm,), {"sent_once": True})

    assert list(once().fields) == ["once"]
    assert list(PortalForm().fields) == []
