"""Issuing and downloading packs."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from meetings.models import Pack
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, PackFactory, PaperFactory, at
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))
    AgendaItemFactory(meeting=meeting, title="Welcome")
    return meeting


@pytest.fixture
def address(meeting):
    return reverse("pack_issue", args=["sefton", meeting.slug])


def test_a_pack_is_issued_and_downloaded(meeting, address, bea, max_, browse):
    page = browse(bea).post(address, {"audience": "member"}, follow=True).content.decode()
    pack = Pack.objects.get()
    response = browse(max_).get(pack.get_absolute_url())

    assert "Version 1 for members (PDF)" in page
    assert pack.sha256 in page
    assert response.content[:5] == b"%PDF-"
    assert response.headers["Content-Disposition"] == 'attachment; filename="sefton-2023-12-06-members-pack-1.pdf"'
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert browse(max_).get(pack.get_absolute_url(), headers={"if-none-match": f'"{pack.sha256}"'}).status_code == 304


def test_a_second_version_says_why(meeting, address, bea, browse):
    PackFactory(meeting=meeting, audience="member", version=1)
    client = browse(bea)
    refused = client.post(address, {"audience": "member", "reason": ""})
    assert refused.context["form"].errors == {"reason": ["Say why version 2 is issued"]}

    client.post(address, {"audience": "member", "reason": "Paper for item 1 added"})
    assert list(Pack.objects.order_by("version").values_list("version", "reason")) == [
        (1, ""),
        (2, "Paper for item 1 added"),
    ]


def test_a_double_click_issues_one_pack(address, bea, browse):
    client = browse(bea)
    token = client.get(address).context["form"]["once"].value()
    for _ in range(2):
        client.post(address, {"audience": "public", "once": token})
    assert Pack.objects.count() == 1


def test_an_empty_agenda_gives_no_pack(meeting, address, bea, browse):
    meeting.items.all().delete()
    response = browse(bea).post(address, {"audience": "member"})

    assert response.status_code == 409
    assert "The agenda is empty. Add items before you issue the pack." in response.content.decode()
    assert not Pack.objects.exists()


def test_missing_papers_are_a_warning_and_no_bar(meeting, address, bea, browse):
    AgendaItemFactory(meeting=meeting, title="Spend", paper_state="expected")
    assert "Item 2, Spend: paper expected." in browse(bea).get(address).content.decode()


def test_a_paper_that_cannot_be_read_is_named_and_nothing_is_issued(meeting, address, bea, browse):
    PaperFactory(
        item=meeting.items.get(),
        kind="uploaded",
        title="Torn paper",
        file=ContentFile(b"%PDF-1.7 torn", name="torn.pdf"),
    )
    response = browse(bea).post(address, {"audience": "member"})

    assert response.status_code == 200
    assert "Torn paper" in str(response.context["form"].non_field_errors())
    assert not Pack.objects.exists()


def test_a_file_that_went_missing_is_a_sentence(meeting, address, bea, browse):
    file = ContentFile(b"%PDF-1.7", name="gone.pdf")
    paper = PaperFactory(item=meeting.items.get(), kind="uploaded", title="Gone", file=file)
    paper.file.storage.delete(paper.file.name)
    client = browse(bea)

    refused = client.post(address, {"audience": "member"}).context["form"].non_field_errors()
    assert refused == ["The file of “Gone” is missing. Upload it again on the paper’s page."]
    assert client.get(reverse("paper_download", args=["sefton", meeting.slug, paper.pk])).status_code == 404


@pytest.mark.parametrize(
    ("audience", "statuses"),
    [
        ("public", [200, 200, 200, 200, 404]),
        ("member", [200, 200, 200, 200, 404]),
        ("restricted", [200, 200, 404, 404, 404]),
    ],
)
def test_each_pack_is_for_its_audience(audience, statuses, meeting, alice, bea, max_, nat, charlie, browse):
    pack = PackFactory(meeting=meeting, audience=audience)
    people = (alice, bea, max_, nat, charlie)

    assert [browse(user).get(pack.get_absolute_url()).status_code for user in people] == statuses
    shown = ["(PDF)" in browse(user).get(meeting.get_absolute_url()).content.decode() for user in people]
    assert shown == [status == 200 for status in statuses]


def test_those_taking_part_in_a_joint_body_never_get_the_restricted_pack(meeting, thurrock, charlie, browse):
    meeting.body.taking_part.add(thurrock)
    member, restricted = (PackFactory(meeting=meeting, audience=audience) for audience in ("member", "restricted"))
    client = browse(charlie)

    def address(pack):
        return reverse("pack_download", args=["thurrock", f"{meeting.slug}-sefton", pack.pk])

    assert client.get(address(member)).status_code == 200
    assert client.get(address(restricted)).status_code == 404


def test_only_officers_issue_packs(address, alice, bea, max_, charlie, browse):
    assert [browse(user).get(address).status_code for user in (alice, bea, max_, charlie)] == [403, 200, 403, 404]
    assert browse(max_).post(address, {"audience": "member"}).status_code == 403
    assert browse(bea).put(address).status_code == 405
