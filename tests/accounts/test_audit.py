"""Every change is written down by the database itself, whoever makes it and however."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.audit import acting, because
from accounts.models import AuditEntry, User
from partnerships.models import Body, Partnership, TermsOfReference
from tests.factories.accounts import UserFactory
from tests.factories.partnerships import BodyFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def entries(model, row_id):
    return list(
        AuditEntry.objects.filter(table_name=model._meta.db_table, row_id=row_id)
        .order_by("id")
        .values_list("operation", "changes", "user_id", "reason")
    )


def test_a_change_keeps_before_and_after_with_who_and_why():
    user, sefton = UserFactory(), PartnershipFactory(name="Sefton")
    with acting(user, reason="The council changed its name"):
        sefton.name = "Sefton Together"
        sefton.save()
    assert entries(Partnership, sefton.pk)[1:] == [
        ("U", {"name": ["Sefton", "Sefton Together"]}, user.pk, "The council changed its name")
    ]


def test_bulk_and_raw_sql_are_recorded_too():
    sefton = PartnershipFactory(status="forming")
    Partnership.objects.filter(pk=sefton.pk).update(status="active")
    with connection.cursor() as cursor:
        cursor.execute("update partnerships_partnership set status = 'closed' where id = %s", [sefton.pk])
    assert [changes for _, changes, _, _ in entries(Partnership, sefton.pk)[1:]] == [
        {"status": ["forming", "active"]},
        {"status": ["active", "closed"]},
    ]


def test_saving_without_a_change_records_nothing():
    sefton = PartnershipFactory()
    before = AuditEntry.objects.count()
    sefton.save()
    assert AuditEntry.objects.count() == before


def test_an_inner_actor_does_not_outlast_its_block():
    outer, inner = UserFactory(), UserFactory()
    with acting(outer, reason="outer"):
        with acting(inner, reason="inner"):
            first = PartnershipFactory()
        second = PartnershipFactory()
        because("a better reason")
        third = PartnershipFactory()
    assert [entries(Partnership, p.pk)[0][2:] for p in (first, second, third)] == [
        (inner.pk, "inner"),
        (outer.pk, "outer"),
        (outer.pk, "a better reason"),
    ]


def test_what_is_rolled_back_leaves_no_entry():
    sefton = PartnershipFactory()
    before = AuditEntry.objects.count()

    def broken():
        with acting(None):
            Partnership.objects.filter(pk=sefton.pk).update(name="x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert AuditEntry.objects.count() == before


def test_the_database_refuses_to_change_or_remove_entries():
    PartnershipFactory()
    for attempt in (lambda: AuditEntry.objects.update(reason="never happened"), AuditEntry.objects.all().delete):
        with pytest.raises(IntegrityError, match="is refused"), transaction.atomic():
            attempt()


def test_passwords_never_reach_the_record():
    user = UserFactory()
    user.set_password("correct horse battery staple")
    user.save()
    assert "password" not in str(entries(User, user.pk))


def test_a_child_takes_its_partnership_from_its_parent_however_it_is_written():
    body, elsewhere = BodyFactory(), PartnershipFactory()
    TermsOfReference.objects.bulk_create([TermsOfReference(body=body, version=1, partnership=elsewhere)])
    assert TermsOfReference.objects.get().partnership_id == body.partnership_id


def test_every_change_of_a_versioned_row_counts():
    body = BodyFactory()
    Body.objects.filter(pk=body.pk).update(name="Executive")
    body.refresh_from_db()
    assert body.row_version == 2
