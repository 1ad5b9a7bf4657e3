import pytest

from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies(sefton):
    kinds = {"Wellbeing board": "hwb", "Treatment group": "sub_group", "Board": "partnership_board", "Police": "pcc"}
    return {name: BodyFactory(partnership=sefton, name=name, kind=kind) for name, kind in kinds.items()}


def offered(field) -> list:
    """The choices as names, those below a heading as (heading, names)."""
    return [
        (value, [label for _, label in label]) if isinstance(label, list) else label for value, label in field.choices
    ]


@pytest.mark.parametrize("path", ["people/", "people/seats/add/"])
def test_our_own_boards_come_first_and_bodies_outside_below_a_heading(path, bodies, alice, browse):
    context = browse(alice).get(f"/partnerships/sefton/{path}").context
    form = context["form"] if "add" in path else context["listing"].filter.form
    rest = offered(form.fields["body"])[1:]
    assert rest == ["Board", "Treatment group", ("Outside bodies", ["Police", "Wellbeing board"])]


def test_a_body_outside_can_be_chosen(bodies, alice, browse):
    page = browse(alice).get(f"/partnerships/sefton/people/?body={bodies['Police'].pk}")
    assert page.context["listing"].filter.form.cleaned_data["body"] == bodies["Police"]


def test_without_bodies_outside_there_is_no_heading(sefton, alice, browse):
    BodyFactory(partnership=sefton, name="Board")
    form = browse(alice).get("/partnerships/sefton/people/seats/add/").context["form"]
    assert offered(form.fields["body"])[1:] == ["Board"]
