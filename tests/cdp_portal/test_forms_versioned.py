"""Nobody's change is overwritten unseen, and nothing typed is lost."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cdp_portal.forms import VersionedModelForm, conflict_response
from members.models import Seat
from tests.factories.members import SeatFactory

pytestmark = pytest.mark.django_db


class SeatForm(VersionedModelForm):
    class Meta:
        model = Seat
        fields = ["organisation", "post_title", "position", "voting", "starts_on", "ends_on"]
        set_by_view = ("body", "partnership")


@pytest.fixture
def seat():
    return SeatFactory(post_title="Director", position=Seat.Position.MEMBER, voting=True, starts_on=date(2022, 8, 1))


def typed(seat, **changes):
    values = {
        "organisation": seat.organisation_id,
        "post_title": "Director",
        "position": "member",
        "voting": "on",
        "starts_on_day": "1",
        "starts_on_month": "8",
        "starts_on_year": "2022",
        "ends_on_day": "",
        "ends_on_month": "",
        "ends_on_year": "",
        "row_version": str(seat.row_version),
    }
    return {name: value for name, value in (values | changes).items() if value is not None}


def send(seat, **changes):
    """What a view does with a posted form: 200 saved, 409 conflict, 422 errors."""
    request = RequestFactory().post("/", typed(seat, **changes))
    form = SeatForm(request.POST, instance=Seat.objects.get(pk=seat.pk))
    if not form.is_valid():
        return HttpResponse(status=422)
    if form.save_checked():
        return HttpResponse("saved")
    return conflict_response(request, form, "components/record_form.html", {"title": "Edit seat"})


def test_an_edit_is_saved_and_counts_the_version_up(seat):
    assert send(seat, post_title="Chief officer").content == b"saved"

    seat.refresh_from_db()
    assert (seat.post_title, seat.row_version) == ("Chief officer", 2)


def test_an_edit_of_nothing_writes_nothing(seat):
    assert send(seat).content == b"saved"

    seat.refresh_from_db()
    assert seat.row_version == 1


def test_a_second_editor_sees_both_and_may_then_save(seat):
    send(seat, post_title="Typed by the first")

    response = send(seat, post_title="Typed by the second")

    html = response.content.decode()
    assert response.status_code == 409
    assert "Someone else saved this while you were editing" in html
    assert '<td class="govuk-table__cell" data-label="Saved now">Typed by the first</td>' in html
    assert '<td class="govuk-table__cell" data-label="Yours">Typed by the second</td>' in html
    assert 'value="Typed by the second"' in html
    assert '<input type="hidden" name="row_version" value="2"' in html
    assert "Save mine over theirs" in html
    seat.refresh_from_db()
    assert seat.post_title == "Typed by the first"

    assert send(seat, post_title="Typed by the second", row_version="2").content == b"saved"
    seat.refresh_from_db()
    assert (seat.post_title, seat.row_version) == ("Typed by the second", 3)


@pytest.mark.parametrize("version", [None, "", "0", "-1", "abc", "99", "99999999999", "1 or 1=1"])
def test_a_missing_or_forged_version_never_overwrites(seat, version):
    response = send(seat, post_title="Forged", row_version=version)

    assert response.status_code == 409
    seat.refresh_from_db()
    assert (seat.post_title, seat.row_version) == ("Director", 1)


def test_differences_are_told_as_people_read_them(seat):
    other = SeatFactory().organisation
    form = SeatForm(
        typed(seat, voting=None, position="chair", organisation=other.pk, ends_on_day="31", ends_on_month="3",
              ends_on_year="2025", row_version="9"),
        instance=Seat.objects.get(pk=seat.pk),
    )  # fmt: skip
    assert form.is_valid()

    found = [(one.label, one.saved, one.typed) for one in form.differences()]

    assert found == [
        ("Organisation", str(seat.organisation), str(other)),
        ("Place on the body", "Member", "Chair"),
        ("May vote", "Yes", "No"),
        ("Last day", "Nothing", "31 March 2025"),
    ]


def test_an_editor_with_the_stale_page_cannot_slip_through_a_race(seat):
    """The version is compared by the UPDATE itself, not by a read before it."""
    forms = [SeatForm(typed(seat, post_title=f"By {n}"), instance=Seat.objects.get(pk=seat.pk)) for n in (1, 2)]
    assert all(form.is_valid() for form in forms)

    assert [form.save_checked() for form in forms] == [True, False]
    seat.refresh_from_db()
    assert seat.post_title == "By 1"


def test_a_constraint_over_what_the_view_sets_is_a_message(seat):
    form = SeatForm(
        typed(seat, ends_on_day="31", ends_on_month="7", ends_on_year="2022"), instance=Seat.objects.get(pk=seat.pk)
    )

    assert form.non_field_errors() == ["The end must be later than the start."]


def test_an_added_record_is_not_saved_by_save_checked(seat):
    form = SeatForm(typed(seat, post_title="Another post"), instance=Seat(body=seat.body, partnership=seat.partnership))

    assert form.is_valid()
    with pytest.raises(ValueError, match="for an edit"):
        form.save_checked()
