"""Packs as they were issued: their page, their files, who opened them."""

import pytest
from django.urls import reverse

from meetings.models import PackOpening
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, PackFactory, PackOpeningFactory, at
from tests.factories.partnerships import BodyFactory

FILES = ("pack_download", "supplement_download", "pack_read")


@pytest.fixture
def meeting(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))
    AgendaItemFactory(meeting=meeting, title="Welcome")
    return meeting


@pytest.fixture
def pack(meeting):
    return PackFactory(meeting=meeting, version=2, new_pages=True)


def of(name, pack, partnership="sefton", slug=""):
    return reverse(name, args=[partnership, slug or pack.meeting.slug, pack.pk])


def test_files_are_private_downloads(pack, max_, browse):
    client = browse(max_)
    whole, new = client.get(of("pack_download", pack)), client.get(of("supplement_download", pack))

    assert (whole.content, new.content) == (b"%PDF-1.7 made by a test", b"%PDF-1.7 new")
    assert [one.headers["Content-Disposition"] for one in (whole, new)] == [
        'attachment; filename="sefton-2023-12-06-members-pack-2.pdf"',
        'attachment; filename="sefton-2023-12-06-members-pack-2-new-pages.pdf"',
    ]
    assert {one.headers["Cache-Control"] for one in (whole, new)} == {"private, no-cache"}
    assert {one.headers["X-Content-Type-Options"] for one in (whole, new)} == {"nosniff"}


def test_each_opening_is_written_down_once(pack, max_, bea, browse):
    client = browse(max_)
    for name in FILES:
        client.get(of(name, pack))
        client.head(of(name, pack))
    again = client.get(of("pack_download", pack), headers={"if-none-match": f'"{pack.sha256}"'})
    client.get(of("pack_detail", pack))

    assert again.status_code == 304
    assert list(PackOpening.objects.order_by("pk").values_list("what", "opened_by")) == [
        ("pdf", max_.pk),
        ("supplement", max_.pk),
        ("web", max_.pk),
    ]
    page = browse(bea).get(of("pack_detail", pack)).content.decode()
    assert page.count('<th scope="row" class="govuk-table__header">Max</th>') == 3


def test_a_missing_file_is_not_found_and_not_counted(pack, max_, browse):
    pack.file.storage.delete(pack.file.name)

    assert browse(max_).get(of("pack_download", pack)).status_code == 404
    assert not PackOpening.objects.exists()


def test_who_opened_it_is_for_officers_alone(pack, alice, max_, bea, browse):
    opening = PackOpeningFactory(pack=pack)
    shown = [
        str(opening.opened_by) in browse(user).get(of("pack_detail", pack)).content.decode()
        for user in (alice, max_, bea)
    ]
    counted = [
        "Opened by 1 person" in browse(user).get(pack.meeting.get_absolute_url()).content.decode()
        for user in (alice, max_, bea)
    ]

    assert shown == [False, False, True]
    assert counted == [False, False, True]


def test_the_page_tells_what_is_new(pack, max_, browse):
    PackFactory(meeting=pack.meeting, version=1)
    page = browse(max_).get(of("pack_detail", pack)).content.decode()

    assert "Only the 6 pages that are new or replaced (PDF)" in page
    assert "A late paper" in page
    assert "Version 1 for members" in page


def test_a_first_version_has_no_supplement(meeting, max_, browse):
    assert browse(max_).get(of("supplement_download", PackFactory(meeting=meeting))).status_code == 404


def test_a_pack_from_before_contents_were_kept_has_no_web_page(meeting, max_, browse):
    pack = PackFactory(meeting=meeting, outline=[], layout={}, content={}, proof={})
    client = browse(max_)

    assert client.get(of("pack_read", pack)).status_code == 404
    assert client.get(of("pack_detail", pack)).status_code == 200
    assert "Read it as a web page" not in client.get(of("pack_detail", pack)).content.decode()


@pytest.mark.parametrize("name", ["pack_detail", *FILES])
@pytest.mark.parametrize(
    ("audience", "statuses"),
    [
        ("public", [200, 200, 200, 200, 404]),
        ("member", [200, 200, 200, 200, 404]),
        ("restricted", [200, 200, 404, 404, 404]),
    ],
)
def test_each_pack_is_for_its_audience(name, audience, statuses, meeting, alice, bea, max_, nat, charlie, browse):
    pack = PackFactory(meeting=meeting, version=2, audience=audience, new_pages=True)
    people = (alice, bea, max_, nat, charlie)

    assert [browse(user).get(of(name, pack)).status_code for user in people] == statuses
    shown = [
        of("pack_detail", pack) in browse(user).get(meeting.get_absolute_url()).content.decode() for user in people
    ]
    assert shown == [status == 200 for status in statuses]


@pytest.mark.parametrize("name", ["pack_detail", *FILES])
def test_those_taking_part_in_a_joint_body_never_get_the_restricted_pack(name, meeting, thurrock, charlie, browse):
    meeting.body.taking_part.add(thurrock)
    slug = f"{meeting.slug}-sefton"
    member, restricted = (
        PackFactory(meeting=meeting, version=2, audience=audience, new_pages=True)
        for audience in ("member", "restricted")
    )
    client = browse(charlie)

    assert client.get(of(name, member, "thurrock", slug)).status_code == 200
    assert client.get(of(name, restricted, "thurrock", slug)).status_code == 404


def test_pages_of_packs_take_no_post(pack, bea, browse):
    assert {browse(bea).post(of(name, pack)).status_code for name in ("pack_detail", *FILES)} == {405}


def test_the_page_takes_the_same_queries_for_any_number_of_openings(pack, bea, browse, django_assert_num_queries):
    client = browse(bea)
    PackOpeningFactory(pack=pack)
    with django_assert_num_queries(7):
        client.get(of("pack_detail", pack))
    for _ in range(2):
        PackOpeningFactory(pack=pack)
    with django_assert_num_queries(7):
        client.get(of("pack_detail", pack))
