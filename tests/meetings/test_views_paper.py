"""Papers: written, uploaded, read, replaced, removed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import AgendaItem, Paper
from tests.cdp_portal import pdfs
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    PackFactory,
    PaperAnswerFactory,
    PaperFactory,
    ReportTemplateFactory,
    TemplateFieldFactory,
    at,
)
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def template():
    """The portal's own template, as far as these tests write in it."""
    template = ReportTemplateFactory()
    header = {"template": template, "part": "header"}
    TemplateFieldFactory(**header, key="contact", kind="line")
    TemplateFieldFactory(**header, key="key_decision", kind="yes_no")
    for key in ("purpose", "recommendations", "background"):
        TemplateFieldFactory(template=template, key=key)
    return template


@pytest.fixture
def item(sefton, template):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))
    return AgendaItemFactory(meeting=meeting, title="Needs assessment")


def add(item, kind):
    return reverse("paper_add", args=["sefton", item.meeting.slug]) + f"?kind={kind}&item={item.pk}"


def of(name, paper):
    return reverse(name, args=["sefton", paper.item.meeting.slug, paper.pk])


def pdf(pages=2, name="Needs assessment FINAL.pdf", text="Need"):
    return SimpleUploadedFile(name, pdfs.saved(pdfs.written(pages, text=text)), "application/pdf")


def upload(client, item, **fields):
    return client.post(
        add(item, "uploaded"),
        {"item": item.pk, "title": "Typed title", "release_class": "member", "file": pdf()} | fields,
    )


def test_a_paper_is_written_in_sections(item, bea, browse):
    client = browse(bea)
    fields = {
        "item": item.pk,
        "title": "Delivery plan",
        "release_class": "public",
        "answer_contact": "Public health manager",
        "answer_key_decision": "yes",
        "answer_purpose": "To agree the **plan**.",
        "answer_recommendations": "1. Agree it.\n2. Review it <script>alert(1)</script>",
        "answer_background": "  ",
    }
    AgendaItem.objects.update(release_class="public")
    page = client.post(add(item, "authored"), fields, follow=True).content.decode()

    paper = Paper.objects.get()
    assert dict(paper.answers.values_list("field__key", "text")) == {
        "contact": "Public health manager",
        "key_decision": "yes",
        "purpose": "To agree the **plan**.",
        "recommendations": "1. Agree it.\n2. Review it <script>alert(1)</script>",
    }
    assert (paper.kind, paper.position, paper.partnership) == ("authored", 1, item.partnership)
    assert "<strong>plan</strong>" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Paper added." in page


def test_an_uploaded_paper_keeps_pages_fingerprint_and_name(item, bea, browse):
    upload(browse(bea), item)

    paper = Paper.objects.get()
    assert (paper.kind, paper.pages, paper.original_name) == ("uploaded", 2, "Needs assessment FINAL.pdf")
    assert len(paper.sha256) == 64
    assert "FINAL" not in paper.file.name


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: pdfs.user_locked(pdfs.written()), id="encrypted"),
        pytest.param(lambda: pdfs.saved(pdfs.written())[:200], id="broken"),
        pytest.param(lambda: b"PK\x03\x04 word/document.xml [Content_Types].xml" + b"0" * 100, id="word"),
        pytest.param(lambda: b"", id="empty"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_beside_it_and_the_rest_stays(content, item, bea, browse):
    file = SimpleUploadedFile("paper.pdf", content(), "application/pdf")
    response = upload(browse(bea), item, file=file)

    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == ["file"]
    assert 'value="Typed title"' in response.content.decode()
    assert not Paper.objects.exists()


def test_a_file_that_is_too_large_is_refused(item, bea, browse, settings):
    settings.UPLOAD_LIMIT_MB = 0
    assert list(upload(browse(bea), item).context["form"].errors) == ["file"]


def test_the_same_file_twice_in_a_meeting_is_refused_naming_the_first(item, bea, browse):
    client = browse(bea)
    content = pdf().read()
    upload(client, item, title="First", file=SimpleUploadedFile("one.pdf", content))
    other = AgendaItemFactory(meeting=item.meeting)

    response = upload(client, other, title="Second", file=SimpleUploadedFile("two.pdf", content))

    assert response.context["form"].errors["file"] == [
        "This file is already in this meeting’s papers, as “First” under “Needs assessment”."
    ]
    assert Paper.objects.count() == 1


def test_a_paper_is_not_more_open_than_its_item(item, bea, browse):
    response = upload(browse(bea), item, release_class="public")
    assert response.context["form"].errors["release_class"] == [
        "The agenda item is for “members”, so its papers must be too"
    ]


def test_a_double_click_adds_one_paper(item, bea, browse):
    client = browse(bea)
    token = client.get(add(item, "authored")).context["form"]["once"].value()
    for _ in range(2):
        client.post(add(item, "authored"), {"item": item.pk, "title": "A", "release_class": "member", "once": token})
    assert Paper.objects.count() == 1


def test_without_a_kind_the_page_asks_which(item, bea, browse):
    page = browse(bea).get(reverse("paper_add", args=["sefton", item.meeting.slug])).content.decode()
    assert "Write it here" in page
    assert "Upload a file" in page


def test_an_edit_replaces_the_file_only_when_one_is_chosen(item, bea, browse):
    client = browse(bea)
    upload(client, item)
    paper = Paper.objects.get()
    first = paper.sha256
    fields = {"item": item.pk, "title": "Better title", "release_class": "member"}

    client.post(of("paper_edit", paper), fields | {"row_version": paper.row_version})
    paper.refresh_from_db()
    assert (paper.title, paper.sha256) == ("Better title", first)

    client.post(of("paper_edit", paper), fields | {"row_version": paper.row_version, "file": pdf(3, text="Other")})
    paper.refresh_from_db()
    assert paper.pages == 3
    assert paper.sha256 != first


def test_nobody_overwrites_a_colleagues_text_unseen(item, bea, alice, browse):
    paper = PaperFactory(item=item)
    PaperAnswerFactory(paper=paper, text="Old")
    fields = {"item": item.pk, "title": paper.title, "release_class": "member", "row_version": paper.row_version}
    browse(alice).post(of("paper_edit", paper), fields | {"answer_purpose": "Theirs"})

    response = browse(bea).post(of("paper_edit", paper), fields | {"answer_purpose": "Mine"})

    assert response.status_code == 409
    assert "Theirs" in response.content.decode()
    assert "Mine" in response.content.decode()
    assert paper.answers.get().text == "Theirs"


def test_removing_asks_once_and_says_that_packs_keep_their_copy(item, bea, browse):
    paper = PaperFactory(item=item)
    PackFactory(meeting=item.meeting)
    client = browse(bea)
    assert "Packs that were issued keep their copy of it." in client.get(of("paper_remove", paper)).content.decode()

    page = client.post(of("paper_remove", paper), follow=True).content.decode()

    assert f"The paper “{paper.title}” is removed." in page
    assert not Paper.objects.exists()


def test_the_file_comes_as_a_private_download(item, bea, max_, browse):
    upload(browse(bea), item)
    paper = Paper.objects.get()
    client = browse(max_)
    response = client.get(of("paper_download", paper))

    assert response.content == paper.file.read()
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["ETag"] == f'"{paper.sha256}"'
    assert response.headers["Content-Disposition"] == f'attachment; filename="2023-12-06-paper-{paper.pk}.pdf"'
    assert client.get(of("paper_download", paper), headers={"if-none-match": f'"{paper.sha256}"'}).status_code == 304


@pytest.mark.parametrize("own", ["restricted", "member"])
def test_a_restricted_paper_or_item_is_not_found_by_members(own, item, bea, max_, nat, charlie, browse):
    paper = PaperFactory(item=item, release_class=own)
    if own == "member":
        AgendaItem.objects.filter(pk=item.pk).update(
            release_class="restricted", closed_ground="board", exempt_reason="Names people"
        )
    people = (bea, max_, nat, charlie)

    assert [browse(user).get(of("paper_detail", paper)).status_code for user in people] == [200, 404, 404, 404]
    assert [browse(user).get(of("paper_download", paper)).status_code for user in people] == [302, 404, 404, 404]


def test_the_weak_may_not_write_papers(item, max_, charlie, browse):
    paper = PaperFactory(item=item)
    for address in (add(item, "authored"), of("paper_edit", paper), of("paper_remove", paper)):
        assert browse(max_).get(address).status_code == 403
        assert browse(max_).post(address).status_code == 403
        assert browse(charlie).post(address).status_code == 404
        assert browse(charlie).put(address).status_code == 404
