from datetime import date

import pytest
from tablib import Dataset

from partnerships.models import Body, FootprintArea, LocalAuthority, SeniorResponsibleOwner
from partnerships.resources import FootprintAreaResource, LocalAuthorityResource
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    ReportingLineFactory,
    SeniorResponsibleOwnerFactory,
)

pytestmark = pytest.mark.django_db


def test_an_administrator_adds_a_row_of_a_partnership(sefton, ada, browse):
    answers = {
        "of_partnership": sefton.pk,
        "name": "Board",
        "slug": "board",
        "kind": "executive",
        "chair_rule": "fixed",
        "access_rule": "closed",
        "clear_days": "5",
    }
    assert browse(ada).post("/admin/partnerships/body/add/", answers).status_code == 302
    assert Body.objects.get().partnership == sefton


def test_a_broken_rule_over_the_partnership_is_a_message(sefton, ada, browse):
    SeniorResponsibleOwnerFactory(partnership=sefton)
    answers = {"of_partnership": sefton.pk, "post_title": "Director", "organisation_name": "Council"}
    response = browse(ada).post("/admin/partnerships/seniorresponsibleowner/add/", answers)
    assert response.status_code == 200
    assert [str(text)[:60] for text in response.context["adminform"].form.non_field_errors()] == [
        "There is already a sole senior responsible owner on some of "
    ]
    assert SeniorResponsibleOwner.objects.count() == 1


def test_a_circle_and_an_early_successor_are_messages(sefton, ada, browse):
    board, group = (BodyFactory(partnership=sefton, name=name, slug=name.lower()) for name in ("Board", "Group"))
    ReportingLineFactory(reporting=group, to=board)
    answers = {"reporting": board.pk, "to": group.pk, "kind": "reports"}
    response = browse(ada).post("/admin/partnerships/reportingline/add/", answers)
    assert response.context["errors"].data == [["Group already reports to Board: a circle."]]
    Body.objects.filter(pk=board.pk).update(ends_on=date(2024, 1, 1))
    answers = {
        "of_partnership": sefton.pk,
        "name": "Next board",
        "slug": "next",
        "kind": "executive",
        "chair_rule": "fixed",
        "access_rule": "closed",
        "clear_days": "5",
        "starts_on": "2023-01-01",
        "predecessors": board.pk,
    }
    response = browse(ada).post("/admin/partnerships/body/add/", answers)
    assert list(response.context["adminform"].form.errors) == ["starts_on"]


def test_without_a_partnership_nothing_is_added(ada, browse):
    answers = {"authority": LocalAuthorityFactory().pk}
    response = browse(ada).post("/admin/partnerships/footprintarea/add/", answers)
    assert list(response.context["adminform"].form.errors) == ["of_partnership"]


def test_authorities_come_back_as_they_went_out():
    authority = LocalAuthorityFactory(starts_on=date(1974, 4, 1))
    out = LocalAuthorityResource().export().csv
    authority.delete()
    result = LocalAuthorityResource().import_data(Dataset().load(out, format="csv"))
    assert (result.totals["new"], result.has_errors()) == (1, False)
    assert LocalAuthorityResource().export().csv == out
    assert LocalAuthority.objects.get().starts_on == date(1974, 4, 1)


def test_footprints_come_in_by_code_and_a_clash_is_told_by_row(sefton, thurrock):
    authority = LocalAuthorityFactory(gss_code="E08000014")
    FootprintAreaFactory(partnership=thurrock, authority=authority, starts_on=date(2023, 4, 1))
    rows = Dataset(headers=["partnership", "authority", "starts_on", "ends_on", "note"])
    rows.append(["sefton", "E08000014", "2022-08-03", "2023-04-01", ""])
    rows.append(["sefton", "E08000014", "2023-06-01", "", ""])
    result = FootprintAreaResource().import_data(rows)
    assert [(row.number, [str(text)[:43] for text in row.error.messages]) for row in result.invalid_rows] == [
        (2, ["This authority is already in the footprint o"[:43]])
    ]
    assert list(FootprintArea.objects.filter(partnership=sefton).values_list("starts_on", flat=True)) == [
        date(2022, 8, 3)
    ]
