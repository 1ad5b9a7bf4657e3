"""The quality standards that are loaded, and loading a text from a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import ImportedFile
from cdp_portal.sheets import Sheet, Workbook, xlsx
from outcomes.exports_standards import SET_COLUMNS, STANDARD_COLUMNS
from outcomes.models import QualityStandard, QualityStandardSet
from outcomes.reference import OWN_SET
from tests.factories.outcomes import (
    QualityStandardFactory,
    QualityStandardSetFactory,
    SelfAssessmentFactory,
    StandardRatingFactory,
)
from tests.typed import said

SETS = [("CQS", "Commissioning quality standard", "Yes", "August 2022", "Published guidance")]
STANDARDS = [
    ("CQS", "1", 1, "Partnership", "Governance", "Clear accountability", ""),
    ("CQS", "2", 2, "Partnership", "Involvement", "People shape services", ""),
]


def upload(client, sets=SETS, standards=STANDARDS):
    sheets = [Sheet("Sets", "Sets", SET_COLUMNS, sets), Sheet("Standards", "Standards", STANDARD_COLUMNS, standards)]
    content = xlsx.write(Workbook("Standards", sheets, made_at=timezone.now()))
    response = client.post(reverse("standard_import"), {"file": SimpleUploadedFile("cqs.xlsx", content)})
    assert response.status_code == 302, response.content.decode()
    return client.get(response.url)


def confirm(client, page):
    return client.post(page.request["PATH_INFO"], {"digest": page.context["preview"].digest}, follow=True)


@pytest.fixture
def client(ada, browse):
    return browse(ada)


def test_a_new_set_is_loaded_and_marked_as_the_official_text(client, max_, browse):
    page = upload(client)
    assert "Governance" in page.content.decode()
    assert not QualityStandardSet.objects.exists()
    assert said(confirm(client, page))[0].startswith("Imported cqs.xlsx")
    loaded = QualityStandardSet.objects.get()
    assert (loaded.official, loaded.as_at) == (True, "August 2022")
    assert [(one.code, one.title) for one in loaded.standards.all()] == [("1", "Governance"), ("2", "Involvement")]
    shown = browse(max_).get(reverse("standard_list")).content.decode()
    assert "Official text" in shown
    assert "Import quality standards" not in shown
    again = upload(client)
    assert not again.context["preview"].may_be_confirmed


def test_rounds_that_are_not_agreed_are_asked_about_a_new_standard(client):
    one = QualityStandardSetFactory(code="CQS", title="Commissioning quality standard", official=True)
    draft, agreed = (SelfAssessmentFactory(standard_set=one, number=number) for number in (1, 2))
    agreed.status, agreed.agreed_on = "agreed", timezone.localdate()
    agreed.save()
    confirm(client, upload(client))
    assert (draft.ratings.count(), agreed.ratings.count()) == (2, 0)


def test_the_wording_that_a_board_agreed_on_stays(client):
    one = QualityStandardSetFactory(code="CQS", title="Commissioning quality standard")
    standard = QualityStandardFactory(standard_set=one, code="1", position=1, title="Governance, draft")
    round_ = SelfAssessmentFactory(standard_set=one, status="agreed", agreed_on=timezone.localdate())
    StandardRatingFactory(assessment=round_, standard=standard)
    page = upload(client)
    assert "was agreed rated this standard as it reads now" in page.content.decode()
    assert not page.context["preview"].may_be_confirmed


@pytest.mark.parametrize(
    ("sets", "standards", "told"),
    [
        ([(OWN_SET, "Ours", "No", "", "The portal")], [], "is the portal’s own working list"),
        ([("CQS", "", "Yes", "", "Guidance")], [], "Enter title."),
        ([("CQS", "Title", "perhaps", "", "Guidance")], [], "is neither Yes nor No."),
        (SETS, [("XYZ", "1", 1, "", "Governance", "", "")], "is no set on the first sheet"),
        (SETS, [("CQS", "1", "first", "", "Governance", "", "")], "is not a whole number."),
        (SETS, [*STANDARDS, STANDARDS[0]], "is about the same standard. Keep one of the two."),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(client, sets, standards, told):
    page = upload(client, sets, standards)
    assert told in page.content.decode()
    assert not page.context["preview"].may_be_confirmed
    assert not QualityStandard.objects.exists()


def test_only_the_administrator_loads_a_text(alice, nat, ada, browse):
    stored = ImportedFile.objects.create(kind="standard", name="x.xlsx", sha256="0" * 64, uploaded_by=ada)
    for name, args in (("standard_import", []), ("standard_import_detail", [stored.pk]), ("standard_template", [])):
        assert browse(alice).get(reverse(name, args=args)).status_code == 403
        assert browse(nat).get(reverse(name, args=args)).status_code == 403
    assert browse(ada).get(reverse("standard_template"))["Content-Type"].endswith("sheet")
    assert browse(ada).put(reverse("standard_import")).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(rows, max_, browse, django_assert_num_queries):
    for _ in range(rows):
        QualityStandardFactory()
    client = browse(max_)
    with django_assert_num_queries(5):
        client.get(reverse("standard_list"))
    lines = client.get(f"{reverse('standard_list')}?format=csv").content.decode().splitlines()
    assert len(lines) == rows + 1
