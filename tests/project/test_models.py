"""Rules that every model keeps, so that nobody has to remember them."""

import importlib
import pkgutil

import factory
import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models

import tests.factories
from accounts.models import AuditEntry, SubmittedForm
from meetings.models import Pack, PackOpening
from outcomes.models import Observation, RiskReview
from returns.models import ReturnEvent, ReturnSignature

OURS = ("accounts", "partnerships", "members", "meetings", "outcomes", "grants", "returns")
MODELS = [model for name in OURS for model in apps.get_app_config(name).get_models()]
TABLES = [model for name in OURS for model in apps.get_app_config(name).get_models(include_auto_created=True)]
APPEND_ONLY = {AuditEntry, Observation, Pack, PackOpening, ReturnEvent, ReturnSignature, RiskReview}
NOT_AUDITED = {
    AuditEntry: "it is the record",
    SubmittedForm: "tokens of sent forms: no record of the office",
}
# An instant without a person beside it, and why.
NOBODYS_INSTANTS = {
    "accounts.AuditEntry.at": "user_id stands beside it, without a foreign key so that it outlives the person",
    "accounts.SubmittedForm.at": "only to clear old tokens",
    "accounts.User.joined_at": "whoever made the account is in the audit record",
    "accounts.User.last_login": "Django's own name",
    "meetings.Meeting.starts_at": "a plan, not a deed",
    "meetings.Meeting.ends_at": "a plan, not a deed",
}


def triggers(model) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgname from pg_trigger where tgrelid = %s::regclass and not tgisinternal", [model._meta.db_table]
        )
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_change_of_a_table_is_recorded(model):
    assert ("portal_audit" in triggers(model)) is (model not in NOT_AUDITED)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_triggers_fit_the_columns(model):
    columns = {field.name for field in model._meta.concrete_fields}
    found = triggers(model)
    assert ("portal_append_only" in found) is (model in APPEND_ONLY)
    assert ("portal_version" in found) is ("row_version" in columns)
    assert ("portal_partnership" in found) is bool(getattr(model, "scoped_by", ""))


def factories() -> set[type[models.Model]]:
    found = set()
    for module in pkgutil.iter_modules(tests.factories.__path__):
        for value in vars(importlib.import_module(f"tests.factories.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, factory.django.DjangoModelFactory):
                found.add(value._meta.model)
    return found


def test_every_model_has_a_factory():
    assert set(MODELS) - factories() == set()


def test_every_model_is_in_the_administration_site():
    assert set(MODELS) - set(admin.site._registry) - {SubmittedForm} == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_dates_end_on_and_instants_end_at_and_name_a_person(model):
    names = {field.name for field in model._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        label = f"{model._meta.label}.{field.name}"
        if isinstance(field, models.DateTimeField):
            assert field.name == "at" or field.name.endswith("_at") or label in NOBODYS_INSTANTS, label
            by = field.name.removesuffix("at") + "by"
            assert by in names or label in NOBODYS_INSTANTS, f"{label} needs {by}"
        elif isinstance(field, models.DateField):
            assert field.name == "on" or field.name.endswith(("_on", "_to")), label


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_constraints_that_a_form_can_break_speak_to_people(model):
    """The message of a constraint is a sentence; an unnamed default would show the constraint's name."""
    silent = [
        constraint.name
        for constraint in model._meta.constraints
        if not isinstance(constraint, models.UniqueConstraint)
        and constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []
