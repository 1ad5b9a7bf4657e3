from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from partnerships.models import Body
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory, ReportingLineFactory, TermsOfReferenceFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/bodies/"
ADD = f"{URL}add/"


def typed(**changes) -> dict[str, str]:
    answers = {"name": "Treatment group", "kind": "sub_group", "access_rule": "closed", "clear_days": "5"}
    return answers | boxes("starts_on", None) | boxes("ends_on", None) | changes


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Sefton board", slug="board")


@pytest.fixture
def joint(thurrock, sefton):
    """A joint body that Thurrock hosts and Sefton takes part in."""
    body = BodyFactory(partnership=thurrock, name="Joint board", kind="joint_board")
    body.taking_part.add(sefton)
    return body


def test_adding_leads_to_the_record(board, alice, browse):
    response = browse(alice).post(ADD, typed(predecessors=str(board.pk)), follow=True)
    body = Body.objects.get(name="Treatment group")
    assert response.redirect_chain == [(f"{URL}{body.pk}/", 302)]
    assert said(response) == ["Board or group added."]
    assert (body.slug, list(body.predecessors.all())) == ("treatment-group", [board])


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, {"name": ["Enter name"]}),
        ({"kind": "club"}, {"kind": ["Select what it is from the list"]}),
        ({"quorum": "-1"}, {"quorum": ["Quorum (voting members) must be 0 or more"]}),
        (
            boxes("starts_on", date(2023, 1, 1)) | boxes("ends_on", date(2022, 1, 1)),
            {"ends_on": ["The last day cannot be before the first day."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(remit="Typed at length", **changes))
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert response.context["form"]["remit"].value() == "Typed at length"
    assert not Body.objects.exists()


def test_editing_keeps_the_address_and_says_what_changed(board, alice, browse):
    answers = typed(name="Sefton partnership board", kind=board.kind, row_version="1")
    response = browse(alice).post(f"{URL}{board.pk}/edit/", answers, follow=True)
    assert said(response) == ["Saved: name of Sefton partnership board."]
    board.refresh_from_db()
    assert board.slug == "board"


def test_a_body_that_begins_before_the_one_it_follows_ends_is_told_beside_its_first_day(sefton, alice, browse):
    earlier = BodyFactory(partnership=sefton, name="Earlier board", ends_on=date(2024, 1, 1))
    answers = typed(remit="Typed", predecessors=str(earlier.pk), **boxes("starts_on", date(2023, 12, 31)))
    response = browse(alice).post(ADD, answers)
    assert response.context["form"].errors == {
        "starts_on": [
            "It follows Earlier board, whose last day is 31 December 2023. Enter 1 January 2024 or a later day."
        ]
    }
    assert response.context["form"]["remit"].value() == "Typed"
    assert browse(alice).post(ADD, answers | boxes("starts_on", date(2024, 1, 1))).status_code == 302


def test_a_body_cannot_stay_after_the_one_that_follows_it_begins(board, sefton, alice, browse):
    later = BodyFactory(partnership=sefton, name="Later board", starts_on=date(2024, 1, 1))
    later.predecessors.add(board)
    answers = typed(kind=board.kind, row_version="1", **boxes("ends_on", date(2024, 1, 1)))
    response = browse(alice).post(f"{URL}{board.pk}/edit/", answers)
    assert response.context["form"].errors == {
        "ends_on": ["Later board follows it and begins on 1 January 2024. Enter 31 December 2023 or an earlier day."]
    }
    answers |= boxes("ends_on", date(2023, 12, 31))
    assert browse(alice).post(f"{URL}{board.pk}/edit/", answers).status_code == 302


def refused_by(change) -> str:
    """The rule of the database by which a change is refused, at the latest when it is to be kept."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():  # noqa: PT012 - the rule waits for the end
        change()
        connection.check_constraints()
    return refused.value.__cause__.diag.constraint_name


def test_the_database_refuses_a_successor_that_begins_too_early(board, sefton):
    later = BodyFactory(partnership=sefton, starts_on=date(2024, 1, 1))
    Body.objects.filter(pk=board.pk).update(ends_on=date(2024, 1, 2))
    assert refused_by(lambda: later.predecessors.add(board)) == "partnerships_body_in_time"
    Body.objects.filter(pk=board.pk).update(ends_on=date(2024, 1, 1))
    later.predecessors.add(board)
    earlier = Body.objects.filter(pk=later.pk)
    assert refused_by(lambda: earlier.update(starts_on=date(2023, 1, 1))) == "partnerships_body_in_time"


def test_what_follows_a_body_cannot_come_before_it_too(board, sefton, alice, browse):
    later = BodyFactory(partnership=sefton, name="Later board")
    other = BodyFactory(partnership=sefton, name="Other board")
    later.predecessors.add(board)
    form = browse(alice).get(f"{URL}{board.pk}/edit/").context["form"]
    assert list(form.fields["predecessors"].queryset) == [other]


def test_a_joint_board_can_be_followed(joint, sefton, alice, browse):
    browse(alice).post(ADD, typed(predecessors=str(joint.pk)))
    assert list(Body.objects.get(name="Treatment group").predecessors.all()) == [joint]


def test_the_list_tells_who_reports_to_whom_on_a_day(board, sefton, alice, browse):
    hwb = BodyFactory(partnership=sefton, name="Wellbeing board", kind="hwb")
    ReportingLineFactory(reporting=board, to=hwb, starts_on=date(2023, 1, 1))
    outward = [
        [line.to.name for line in browse(alice).get(f"{URL}?day={day}").context["branches"][0].outward]
        for day in ("2022-12-31", "2023-01-01")
    ]
    assert outward == [[], ["Wellbeing board"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    hwb = BodyFactory(partnership=sefton, kind="hwb")
    for _ in range(rows):
        ReportingLineFactory(reporting=BodyFactory(partnership=sefton), to=hwb)
    client = browse(alice)
    with django_assert_num_queries(5):
        client.get(URL)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_record_do_not_grow_with_rows(rows, board, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        ReportingLineFactory(reporting=board, to=BodyFactory(partnership=sefton, kind="hwb"))
        ReportingLineFactory(reporting=BodyFactory(partnership=sefton, kind="sub_group"), to=board)
        TermsOfReferenceFactory(body=board)
        SeatHolderFactory(seat=SeatFactory(body=board))
    client = browse(alice)
    with django_assert_num_queries(12):
        client.get(f"{URL}{board.pk}/")


def test_the_record_tells_lines_both_ways_seats_and_terms(board, sefton, alice, browse):
    ReportingLineFactory(reporting=board, to=BodyFactory(partnership=sefton, name="Wellbeing board", kind="hwb"))
    ReportingLineFactory(reporting=BodyFactory(partnership=sefton, name="Group", kind="sub_group"), to=board)
    seat = SeatFactory(body=board, starts_on=date(2022, 8, 3))
    terms = TermsOfReferenceFactory(body=board, review_due_on=date(2023, 9, 28))
    page = browse(alice).get(f"{URL}{board.pk}/")
    assert [(way.other.name, way.upwards) for way in page.context["lines"]] == [
        ("Wellbeing board", True),
        ("Group", False),
    ]
    [(found, occupancy)] = page.context["seats"]
    assert (found, occupancy.is_vacant) == (seat, True)
    assert page.context["terms"] == [terms]
    assert "28 September 2023" in page.content.decode()


def test_a_partnership_that_takes_part_reads_and_the_host_alone_changes(joint, alice, charlie, browse):
    page = browse(alice).get(f"{URL}{joint.pk}/")
    assert page.status_code == 200
    assert "Thurrock Combating Drugs Partnership hosts this body and keeps its details." in page.content.decode()
    assert (page.context["can_edit"], page.context["last"]) == (False, None)
    assert browse(alice).get(f"{URL}{joint.pk}/edit/").status_code == 404
    assert browse(alice).get(f"{URL}{joint.pk}/lines/add/").status_code == 404
    assert browse(charlie).get(f"/partnerships/thurrock/bodies/{joint.pk}/edit/").status_code == 200


def test_a_body_of_the_host_that_the_reader_may_not_open_is_named_without_a_link(joint, thurrock, alice, browse):
    other = BodyFactory(partnership=thurrock, name="Thurrock wellbeing board", kind="hwb")
    ReportingLineFactory(reporting=joint, to=other)
    page = browse(alice).get(f"{URL}{joint.pk}/").content.decode()
    assert "Thurrock wellbeing board" in page
    assert f"bodies/{other.pk}/" not in page


def test_who_may_and_who_may_not(board, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    detail, edit = f"{URL}{board.pk}/", f"{URL}{board.pk}/edit/"
    for url in (URL, detail):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 404]
    for url in (ADD, edit):
        assert [browse(one).post(url).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in (URL, ADD, detail, edit)] == [405] * 4


def test_the_body_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    theirs = BodyFactory(partnership=thurrock, name="Foreign board")
    for url in (f"{URL}{theirs.pk}/", f"{URL}{theirs.pk}/edit/"):
        assert browse(alice).get(url).status_code == 404
    assert "Foreign board" not in browse(alice).get(URL).content.decode()
