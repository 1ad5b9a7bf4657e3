import pytest

from partnerships.actions import set_partners
from tests.factories.partnerships import BodyFactory, PartnershipFactory
from tests.typed import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Joint board", kind="joint_board")


def url(body) -> str:
    return f"/partnerships/sefton/bodies/{body.pk}/partners/"


def partners(body) -> list[str]:
    return [partnership.short_name for partnership in body.taking_part.all()]


def test_one_joins_and_one_leaves(board, thurrock, alice, charlie, browse):
    essex = PartnershipFactory(short_name="Essex")
    client = browse(alice)
    response = client.post(url(board), {"joining": thurrock.pk}, follow=True)
    assert response.redirect_chain == [(board.get_absolute_url(), 302)]
    assert said(response) == ["Saved: who takes part in Joint board."]
    assert browse(charlie).get(f"/partnerships/thurrock/bodies/{board.pk}/").status_code == 200
    client.post(url(board), {"staying": [thurrock.pk], "joining": essex.pk})
    assert partners(board) == ["Essex", "Thurrock"]
    client.post(url(board), {"staying": [essex.pk]})
    assert partners(board) == ["Essex"]
    assert browse(charlie).get(f"/partnerships/thurrock/bodies/{board.pk}/").status_code == 404


def test_the_host_cannot_join_its_own_body(board, sefton, alice, browse):
    response = browse(alice).post(url(board), {"joining": sefton.pk})
    assert response.context["form"].errors == {"joining": ["Select partnership to add from the list"]}
    with pytest.raises(ValueError, match="Sefton hosts Joint board"):
        set_partners(body=board, partners=[sefton], by=alice)


def test_who_may_and_who_may_not(board, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    assert [browse(one).get(url(board)).status_code for one in people] == [200, 403, 403, 404]
    assert browse(alice).put(url(board)).status_code == 405


def test_a_partnership_that_takes_part_cannot_change_who_does(board, sefton, thurrock, alice, browse):
    theirs = BodyFactory(partnership=thurrock)
    theirs.taking_part.add(sefton)
    assert browse(alice).post(url(theirs)).status_code == 404
