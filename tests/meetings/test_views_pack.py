"""Making packs: build, look at what was built, issue."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from meetings.models import Pack, PackDraft
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, PackDraftFactory, PackFactory, PaperFactory, at
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))
    AgendaItemFactory(meeting=meeting, title="Welcome")
    return meeting


@pytest.fixture
def address(meeting):
    return reverse("pack_build", args=["sefton", meeting.slug])


def answers(**given) -> dict:
    return {"audience": "member", "form": "standard", "reason": ""} | given


def issue(client, draft):
    address = reverse("pack_issue", args=["sefton", draft.meeting.slug, draft.pk])
    return client.post(address, {"sha256": draft.sha256}, follow=True)


def test_a_pack_is_built_looked_at_and_issued(meeting, address, bea, browse):
    client = browse(bea)
    page = client.post(address, answers(), follow=True).content.decode()
    draft = PackDraft.objects.get()

    assert "Check version 1 for members" in page
    assert "The pack opens, and every part of it can be read." in page
    assert "Every item and every paper of this meeting is for members." in page
    looked_at = client.get(reverse("draft_download", args=["sefton", meeting.slug, draft.pk]))
    assert looked_at.headers["Content-Disposition"] == (
        'attachment; filename="draft-sefton-2023-12-06-members-pack-1.pdf"'
    )

    page = issue(client, draft).content.decode()
    pack = Pack.objects.get()
    assert "Version 1 for members is issued. It never changes from now on." in page
    assert pack.sha256 in page
    assert pack.file.read() == looked_at.content
    assert (pack.issued_by, pack.version, pack.audience, pack.form) == (bea, 1, "member", "standard")


def test_a_second_version_says_why_and_what_is_new(meeting, address, bea, browse):
    client = browse(bea)
    client.post(address, answers())
    issue(client, PackDraft.objects.get())
    refused = client.post(address, answers())
    assert refused.context["form"].errors == {"reason": ["Say why version 2 is issued"]}

    PaperFactory(item=meeting.items.get(), title="A late paper")
    page = client.post(address, answers(reason="Paper for item 1 added"), follow=True).content.decode()
    assert "Why it is issued again: Paper for item 1 added" in page
    assert "after page 3: 1. A late paper." in page

    issue(client, PackDraft.objects.get())
    second = Pack.objects.get(version=2)
    assert second.reason == "Paper for item 1 added"
    assert second.supplement_pages > 0
    assert second.supplement.read()[:5] == b"%PDF-"
    assert Pack.objects.get(version=1).supplement == ""


def test_a_large_print_is_versioned_on_its_own(address, bea, browse):
    client = browse(bea)
    for form in ("standard", "large_print"):
        client.post(address, answers(form=form))
        issue(client, PackDraft.objects.get(form=form))

    assert list(Pack.objects.values_list("form", "version").order_by("form")) == [("large_print", 1), ("standard", 1)]


def test_a_double_click_issues_one_pack(address, bea, browse):
    client = browse(bea)
    client.post(address, answers(audience="public"))
    draft = PackDraft.objects.get()
    pages = [issue(client, draft) for _ in range(2)]

    pack = Pack.objects.get()
    assert [page.redirect_chain[-1][0] for page in pages] == [pack.get_absolute_url()] * 2
    assert browse(bea).get(draft.get_absolute_url()).headers["Location"] == pack.get_absolute_url()


def test_a_draft_takes_the_place_of_the_one_before_and_its_file_goes(
    address, bea, browse, django_capture_on_commit_callbacks
):
    client = browse(bea)
    client.post(address, answers())
    first = PackDraft.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, answers())

    second = PackDraft.objects.get()
    assert second.pk == first.pk
    assert second.file.name != first.file.name
    assert not first.file.storage.exists(first.file.name)
    assert second.file.storage.exists(second.file.name)


def test_the_file_of_an_issued_pack_stays_when_the_next_is_built(
    address, bea, browse, django_capture_on_commit_callbacks
):
    client = browse(bea)
    client.post(address, answers())
    issue(client, PackDraft.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, answers(reason="Again"))

    pack = Pack.objects.get()
    assert pack.file.storage.exists(pack.file.name)
    assert PackDraft.objects.get().issued is None


def change_title(meeting):
    meeting.items.update(title="Welcome and apologies")


def add_paper(meeting):
    PaperFactory(item=meeting.items.get(), title="A late paper")


def build_yesterday(meeting):
    PackDraft.objects.update(built_at=timezone.now() - timezone.timedelta(days=1))


def fail_the_check(meeting):
    finding = {"check": "text", "passed": False, "sentence": "The words “X” of item 5 stand on page 3.", "note": False}
    PackDraft.objects.update(proof={"passed": False, "findings": [finding]})


def cancel(meeting):
    type(meeting).objects.update(status="cancelled")


def issue_elsewhere(meeting):
    PackFactory(meeting=meeting)


def build_again(meeting):
    PackDraft.objects.update(sha256="9" * 64)


def replace_the_file(meeting):
    draft = PackDraft.objects.get()
    draft.file.save("other.pdf", ContentFile(b"%PDF-1.7 another"))


@pytest.mark.parametrize(
    ("meanwhile", "sentence"),
    [
        (change_title, "The agenda, a paper, the minutes or an action changed after this draft was built."),
        (add_paper, "The agenda, a paper, the minutes or an action changed after this draft was built."),
        (build_yesterday, "and its cover says so. Build it again to issue it today."),
        (fail_the_check, "The words “X” of item 5 stand on page 3."),
        (cancel, "This meeting is cancelled. No pack can be issued for it."),
        (issue_elsewhere, "Version 1 was issued by someone else meanwhile. Build the pack again."),
        (build_again, "Someone else built this draft again."),
        (replace_the_file, "The file of this draft is no longer the one that was checked. Build it again."),
    ],
)
def test_what_was_not_looked_at_is_not_issued(meanwhile, sentence, meeting, address, bea, browse):
    client = browse(bea)
    client.post(address, answers())
    draft = PackDraft.objects.get()
    meanwhile(meeting)
    issued = Pack.objects.count()
    response = issue(client, draft)

    assert response.status_code == 409
    assert sentence in response.content.decode()
    assert "Build it again" in response.content.decode()
    assert Pack.objects.count() == issued


def test_an_empty_agenda_gives_no_pack(meeting, address, bea, browse):
    meeting.items.all().delete()
    response = browse(bea).post(address, answers())

    assert response.status_code == 409
    assert "The agenda is empty. Add items before you issue the pack." in response.content.decode()
    assert not PackDraft.objects.exists()


def test_missing_papers_are_a_warning_and_no_bar(meeting, address, bea, browse):
    AgendaItemFactory(meeting=meeting, title="Spend", paper_state="expected")
    client = browse(bea)

    assert "Item 2, Spend: paper expected." in client.get(address).content.decode()
    assert "Item 2, Spend: paper expected." in client.post(address, answers(), follow=True).content.decode()


def test_the_officer_is_told_what_stays_out(meeting, address, bea, browse):
    AgendaItemFactory(meeting=meeting, title="Contract award", release_class="restricted")
    PaperFactory(item=meeting.items.first(), title="Names of people", release_class="restricted")
    page = browse(bea).post(address, answers(), follow=True).content.decode()

    assert "Item 2, Contract award: restricted." in page
    assert "Item 1, the paper “Names of people”: restricted." in page


def test_a_paper_that_cannot_be_read_is_named_and_nothing_is_built(meeting, address, bea, browse):
    PaperFactory(
        item=meeting.items.get(),
        kind="uploaded",
        title="Torn paper",
        file=ContentFile(b"%PDF-1.7 torn", name="torn.pdf"),
    )
    response = browse(bea).post(address, answers(form="large_print"))

    assert response.status_code == 200
    assert "Torn paper" in str(response.context["form"].non_field_errors())
    assert response.context["form"]["form"].value() == "large_print"
    assert not PackDraft.objects.exists()


def test_a_file_that_went_missing_is_a_sentence(meeting, address, bea, browse):
    file = ContentFile(b"%PDF-1.7", name="gone.pdf")
    paper = PaperFactory(item=meeting.items.get(), kind="uploaded", title="Gone", file=file)
    paper.file.storage.delete(paper.file.name)
    client = browse(bea)

    refused = client.post(address, answers()).context["form"].non_field_errors()
    assert refused == ["The file of “Gone” is missing. Upload it again on the paper’s page."]
    assert client.get(reverse("paper_download", args=["sefton", meeting.slug, paper.pk])).status_code == 404


def test_when_others_are_building_one_is_told_and_keeps_what_one_typed(address, bea, browse, settings, monkeypatch):
    settings.PDF_BUILDS_AT_ONCE = 0
    monkeypatch.setattr("cdp_portal.pdf.turns.LONGEST_WAIT", 0)
    response = browse(bea).post(address, answers(audience="public"))

    assert response.context["form"].non_field_errors() == [
        "The portal is making other packs now. Wait a minute and try again."
    ]
    assert response.context["form"]["audience"].value() == "public"


@pytest.mark.parametrize("name", ["pack_build", "pack_check", "draft_download", "draft_supplement_download"])
def test_only_officers_see_drafts(name, meeting, alice, bea, max_, charlie, browse):
    draft = PackDraftFactory(meeting=meeting, new_pages=True)
    given = ["sefton", meeting.slug, *([] if name == "pack_build" else [draft.pk])]
    address = reverse(name, args=given)

    assert [browse(user).get(address).status_code for user in (alice, bea, max_, charlie)] == [403, 200, 403, 404]
    assert browse(bea).put(address).status_code == 405


def test_only_officers_issue(meeting, alice, max_, charlie, bea, browse):
    draft = PackDraftFactory(meeting=meeting)
    address = reverse("pack_issue", args=["sefton", meeting.slug, draft.pk])

    assert [browse(user).post(address).status_code for user in (alice, max_, charlie)] == [403, 403, 404]
    assert browse(bea).get(address).status_code == 405
    assert not Pack.objects.exists()
