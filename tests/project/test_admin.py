"""The administration site: administrators only, and every page of it opens."""

import pytest
from django.contrib import admin
from django.urls import reverse

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_pages_of_every_model_open(model, ada, browse):
    client = browse(ada)
    meta = model._meta
    assert client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist"), {"q": "x"}).status_code == 200
    may_add = admin.site._registry[model].has_add_permission(client.get("/").wsgi_request)
    added = client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_add")).status_code
    assert added == (200 if may_add else 403)


@pytest.mark.django_db
def test_only_administrators_come_in(alice, bea, sam, max_, nat, browse):
    for person in (alice, bea, sam, max_, nat):
        response = browse(person).get(reverse("admin:index"))
        assert response.status_code in (302, 403)


@pytest.mark.django_db
def test_the_administration_site_has_no_door_of_its_own(client):
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
