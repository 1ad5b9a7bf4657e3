"""Report templates: shipped ones are read and copied, a partnership's own are changed."""

import pytest
from django.urls import reverse

from meetings.models import ReportTemplate
from tests.factories.meetings import PaperAnswerFactory, PaperFactory, ReportTemplateFactory, TemplateFieldFactory


@pytest.fixture
def shipped(db):
    template = ReportTemplateFactory(name="Portal house template")
    TemplateFieldFactory(template=template, key="author", part="header", kind="record", label="Author")
    TemplateFieldFactory(template=template, key="purpose", label="Purpose", required=True)
    TemplateFieldFactory(template=template, key="reasons", label="Reasons")
    TemplateFieldFactory(template=template, key="clear_legal", part="clearance", kind="line", label="Legal")
    return template


@pytest.fixture
def own(shipped, sefton, bea, browse):
    given = {"copy_of": shipped.pk, "name": "Our report", "council": "Sefton Council"}
    browse(bea).post(reverse("template_add", args=["sefton"]), given)
    return ReportTemplate.objects.get(kept_by=sefton)


def of(name, template):
    return reverse(name, args=["sefton", template.pk])


def rows(template, part, *more, **changed) -> dict:
    """What the page of one part posts: the rows as they are, with `changed` by key and field, and `more` new rows."""
    there = list(template.fields.filter(part=part).order_by("position"))
    data = {
        "fields-TOTAL_FORMS": len(there) + len(more),
        "fields-INITIAL_FORMS": len(there),
        "row_version": template.row_version,
    }
    for index, field in enumerate(there):
        data |= {f"fields-{index}-id": field.pk, f"fields-{index}-ORDER": index + 1, f"fields-{index}-in_use": "on"}
        data |= {f"fields-{index}-label": field.label, f"fields-{index}-kind": field.kind}
        data |= {f"fields-{index}-{name}": value for name, value in changed.get(field.key, {}).items()}
    for index, row in enumerate(more, len(there)):
        data |= {f"fields-{index}-ORDER": index + 1, f"fields-{index}-in_use": "on"}
        data |= {f"fields-{index}-{name}": value for name, value in row.items()}
    return data


def labels(template, part) -> list[str]:
    return list(template.fields.filter(part=part).order_by("position").values_list("label", flat=True))


def test_a_copy_has_the_fields_and_names_where_it_comes_from(own, shipped):
    assert labels(own, "section") == ["Purpose", "Reasons"]
    assert own.source == "Copied from “Portal house template”."
    assert shipped.fields.count() == 4


def test_rows_are_renamed_moved_and_added(own, bea, browse):
    client = browse(bea)
    moved = {"purpose": {"label": "Summary", "ORDER": 2}, "reasons": {"ORDER": 1}}
    new = {"label": "Ward councillors’ view", "meaning": "own", "kind": "text"}
    page = client.post(of("template_section_edit", own), rows(own, "section", new, **moved), follow=True)

    assert labels(own, "section") == ["Reasons", "Summary", "Ward councillors’ view"]
    assert own.fields.get(label="Summary").key == "purpose"
    assert own.fields.get(label__startswith="Ward").key == "own-ward-councillors-view"
    assert "Saved: sections." in page.content.decode()


def test_two_rows_never_mean_the_same(own, bea, browse):
    new = {"label": "Why", "meaning": "reasons", "kind": "text"}
    response = browse(bea).post(of("template_section_edit", own), rows(own, "section", new))
    assert "Another field of the template means the same." in response.content.decode()
    assert 'value="Why"' in response.content.decode()
    assert labels(own, "section") == ["Purpose", "Reasons"]


def test_a_row_with_text_is_kept_but_need_not_be_asked_for(own, bea, browse):
    client = browse(bea)
    field = own.fields.get(key="reasons")
    PaperAnswerFactory(paper=PaperFactory(template=own), field=field)
    response = client.post(of("template_section_edit", own), rows(own, "section", reasons={"DELETE": "on"}))
    assert "“Reasons” is used elsewhere, so it cannot be removed." in response.content.decode()

    client.post(of("template_section_edit", own), rows(own, "section", reasons={"in_use": ""}))
    field.refresh_from_db()
    assert field.in_use is False


def test_what_the_portal_fills_in_stays_so(own, bea, browse):
    client = browse(bea)
    client.post(of("template_header_edit", own), rows(own, "header", author={"label": "Report of"}))
    assert list(own.fields.filter(part="header").values_list("label", "kind")) == [("Report of", "record")]
    own.refresh_from_db()
    client.post(of("template_role_edit", own), rows(own, "clearance", {"label": "Finance", "meaning": "own"}))
    assert labels(own, "clearance") == ["Legal", "Finance"]


def test_nobody_overwrites_a_colleagues_rows_unseen(own, bea, alice, browse):
    posted = rows(own, "section", purpose={"label": "Mine"})
    browse(alice).post(of("template_section_edit", own), rows(own, "section", purpose={"label": "Theirs"}))
    response = browse(bea).post(of("template_section_edit", own), posted)
    assert (response.status_code, labels(own, "section")) == (409, ["Theirs", "Reasons"])
    assert "Mine" in response.content.decode()


def test_shipped_templates_are_read_only(shipped, bea, browse):
    client = browse(bea)
    assert client.get(of("template_detail", shipped)).status_code == 200
    for name in ("template_edit", "template_header_edit", "template_section_edit", "template_role_edit"):
        assert client.get(of(name, shipped)).status_code == 404


def test_a_name_is_used_once(own, shipped, bea, browse):
    given = {"copy_of": shipped.pk, "name": "Our report"}
    response = browse(bea).post(reverse("template_add", args=["sefton"]), given)
    assert response.context["form"].errors["name"] == ["Another of your templates has this name. Enter a different one"]


def test_the_list_takes_the_same_queries_for_any_number(own, bea, browse, django_assert_num_queries):
    client, address = browse(bea), reverse("template_list", args=["sefton"])
    with django_assert_num_queries(4):
        client.get(address)
    for number in range(2):
        PaperFactory(template=ReportTemplateFactory(slug=f"t{number}", name=f"T{number}"))
    with django_assert_num_queries(4):
        client.get(address)


def test_roles_and_methods(own, max_, charlie, browse):
    for name in ("template_edit", "template_section_edit", "template_detail"):
        assert browse(max_).get(of(name, own)).status_code == 403
        assert browse(charlie).get(of(name, own)).status_code == 404
    assert browse(max_).put(of("template_edit", own)).status_code == 403
