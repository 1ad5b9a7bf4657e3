"""The governance diagram and the outline below it say the same."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests.factories.partnerships import BodyFactory, ReportingLineFactory

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/bodies/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def world(sefton, thurrock):
    """A group with two parents, a joint board that Thurrock hosts, and bodies outside, one below another."""
    hwb = BodyFactory(partnership=sefton, name="Wellbeing board", kind="hwb")
    strategic = BodyFactory(partnership=sefton, name="Strategic board", kind="strategic_board")
    joint = BodyFactory(partnership=thurrock, name="Joint board", kind="joint_board")
    joint.taking_part.add(sefton)
    theirs = BodyFactory(partnership=thurrock, name="Thurrock wellbeing board", kind="hwb")
    board = BodyFactory(partnership=sefton, name="Board")
    group = BodyFactory(partnership=sefton, name="Group", kind="sub_group")
    BodyFactory(partnership=sefton, name="Outside without a line", kind="csp")
    BodyFactory(partnership=sefton, name="Forum", kind="sub_group")
    ReportingLineFactory(reporting=board, to=hwb, kind="accountable")
    ReportingLineFactory(reporting=hwb, to=strategic)
    ReportingLineFactory(reporting=group, to=board)
    ReportingLineFactory(reporting=group, to=joint, kind="advises")
    ReportingLineFactory(reporting=joint, to=theirs, kind="engages")
    return {body.name: body for body in (hwb, strategic, joint, theirs, board, group)}


LINES = {
    ("Board", "accountable to", "Wellbeing board"),
    ("Wellbeing board", "reports to", "Strategic board"),
    ("Group", "reports to", "Board"),
    ("Group", "advises", "Joint board"),
    ("Joint board", "has a route into", "Thurrock wellbeing board"),
}


def told(branches, above=None):
    """Every line of the outline as (who, how, to whom)."""
    for branch in branches:
        if branch.line:
            yield branch.body.name, branch.line.get_kind_display().lower(), above
        for line in branch.outward:
            yield branch.body.name, line.get_kind_display().lower(), line.to.name
        yield from told(branch.below, branch.body.name)


def names(branches):
    for branch in branches:
        yield branch.body.name
        yield from names(branch.below)


def test_both_pictures_and_the_outline_have_the_same_lines(world, alice, browse):
    page = browse(alice).get(URL)
    assert set(told(page.context["branches"])) == LINES
    for picture in page.context["pictures"].values():
        said = [node.find(f"{SVG}title") for node in ElementTree.fromstring(picture).iter(f"{SVG}g")]
        assert sorted(one.text for one in said if one is not None) == sorted(" ".join(line) for line in LINES)


def test_both_pictures_and_the_outline_have_the_same_bodies(world, alice, browse):
    page = browse(alice).get(URL)
    ours = ["Board", "Forum", "Group", "Joint board"]
    linked = {name for who, _, whom in LINES for name in (who, whom)}
    assert sorted(set(names(page.context["branches"])) | linked) == sorted({*ours, *linked})
    description = ElementTree.fromstring(page.context["pictures"]["wide"]).find(f"{SVG}desc").text
    assert description.endswith("; Forum: no line.")
    assert "Outside without a line" not in description


def test_a_joint_board_says_who_hosts_it_and_its_boards_there_are_named_without_a_link(world, alice, browse):
    page = browse(alice).get(URL).content.decode()
    assert "hosted by Thurrock" in " ".join(page.split())
    assert f'bodies/{world["Joint board"].pk}/"' in page
    assert f'bodies/{world["Thurrock wellbeing board"].pk}/"' not in page


def test_the_picture_is_of_the_day_and_the_links_keep_it(world, sefton, alice, browse):
    earlier = BodyFactory(partnership=sefton, name="Earlier board", ends_on=date(2024, 1, 1))
    ReportingLineFactory(reporting=earlier, to=world["Wellbeing board"], ends_on=date(2024, 1, 1))
    page = browse(alice).get(f"{URL}?day=2023-06-01")
    assert "Earlier board reports to Wellbeing board" in page.context["pictures"]["wide"]
    assert f'{URL}{earlier.pk}/?day=2023-06-01"' in page.content.decode()
    assert "Earlier board" not in browse(alice).get(URL).context["pictures"]["wide"]


def test_a_line_to_a_body_that_is_gone_is_in_neither(world, sefton, alice, browse):
    gone = BodyFactory(partnership=sefton, name="Gone board", kind="hwb", ends_on=date(2020, 1, 1))
    ReportingLineFactory(reporting=world["Board"], to=gone)
    page = browse(alice).get(URL)
    assert set(told(page.context["branches"])) == LINES
    assert "Gone board" not in page.context["pictures"]["wide"]


def test_without_a_line_there_is_no_picture(sefton, alice, browse):
    BodyFactory(partnership=sefton, name="Board")
    page = browse(alice).get(URL)
    assert (page.context["pictures"], [branch.body.name for branch in page.context["branches"]]) == (None, ["Board"])
    assert "<svg" not in page.content.decode().split("<main")[1]
