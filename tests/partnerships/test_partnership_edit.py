from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/edit/"


def typed(partnership, **changes) -> dict[str, str]:
    return {
        "name": partnership.name,
        "short_name": partnership.short_name,
        "status": partnership.status,
        "tier": partnership.tier,
        "row_version": str(partnership.row_version),
        **boxes("formed_on", None),
    } | changes


def test_it_leads_back_and_says_what_changed(sefton, alice, browse):
    response = browse(alice).post(URL, typed(sefton, short_name="Sefton borough", status="closed"), follow=True)
    assert response.redirect_chain == [("/partnerships/sefton/", 302)]
    assert said(response) == ["Saved: short name and status of Sefton borough."]
    sefton.refresh_from_db()
    assert (sefton.short_name, sefton.status) == ("Sefton borough", "closed")


def test_the_reason_is_kept_in_the_history(sefton, alice, browse):
    browse(alice).post(URL, typed(sefton, status="closed", change_reason="Merged with Knowsley"))
    entry = AuditEntry.objects.filter(table_name="partnerships_partnership").first()
    assert (entry.reason, entry.user_id, entry.changes) == (
        "Merged with Knowsley",
        alice.pk,
        {"status": ["active", "closed"]},
    )


def test_a_reason_alone_changes_nothing(sefton, alice, browse):
    response = browse(alice).post(URL, typed(sefton, change_reason="None in truth"), follow=True)
    assert said(response) == ["Nothing was changed."]
    assert not AuditEntry.objects.filter(table_name="partnerships_partnership", operation="U").exists()


def test_what_someone_else_saved_meanwhile_is_not_overwritten(sefton, alice, browse):
    stale = typed(sefton, short_name="Mine")
    browse(alice).post(URL, typed(sefton, short_name="Theirs"))
    response = browse(alice).post(URL, stale)
    assert response.status_code == 409
    [difference] = response.context["conflict"]
    assert (difference.label, difference.saved, difference.typed) == ("Short name", "Theirs", "Mine")
    sefton.refresh_from_db()
    assert sefton.short_name == "Theirs"


def test_a_name_that_another_partnership_has_is_told_beside_the_name(sefton, thurrock, alice, browse):
    response = browse(alice).post(URL, typed(sefton, name=thurrock.name.upper(), purpose="Typed at length"))
    assert response.status_code == 200
    assert response.context["form"].errors == {"name": ["Another partnership has this name."]}
    assert response.context["form"]["purpose"].value() == "Typed at length"


def test_a_tier_that_would_put_an_authority_into_two_footprints_is_refused(sefton, alice, browse):
    county = PartnershipFactory(tier="wider")
    area = FootprintAreaFactory(partnership=sefton)
    FootprintAreaFactory(partnership=county, authority=area.authority)
    response = browse(alice).post(URL, typed(sefton, tier="wider"))
    told = "would then be in two footprints of the same tier. End one of them in the footprint first."
    assert response.context["form"].errors == {"tier": [f"{area.authority} {told}"]}


def test_a_day_that_does_not_exist_is_told_beside_its_boxes(sefton, alice, browse):
    answers = {"formed_on_day": "31", "formed_on_month": "9", "formed_on_year": "2022"}
    response = browse(alice).post(URL, typed(sefton, **answers))
    assert response.context["form"].errors == {"formed_on": ["Formed on must be a real date"]}
    assert 'value="31"' in response.content.decode()


def test_the_date_is_read_as_typed(sefton, alice, browse):
    browse(alice).post(URL, typed(sefton, **boxes("formed_on", date(2022, 8, 3))))
    sefton.refresh_from_db()
    assert sefton.formed_on == date(2022, 8, 3)


def test_who_may_and_who_may_not(sefton, alice, ada, bea, max_, charlie, browse):
    statuses = [browse(person).get(URL).status_code for person in (alice, ada, bea, max_, charlie)]
    assert statuses == [200, 200, 403, 403, 404]
    assert browse(alice).put(URL).status_code == 405


def test_the_button_is_for_those_who_may(sefton, alice, max_, browse):
    shown = [
        reverse("partnership_edit", args=["sefton"]) in browse(person).get("/partnerships/sefton/").content.decode()
        for person in (alice, max_)
    ]
    assert shown == [True, False]
