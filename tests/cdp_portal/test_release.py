import pytest

from cdp_portal.release import Audience, strictest


def test_who_sees_what():
    assert {audience: audience.may_see_classes for audience in Audience} == {
        Audience.PUBLIC: [Audience.PUBLIC],
        Audience.MEMBER: [Audience.PUBLIC, Audience.MEMBER],
        Audience.RESTRICTED: [Audience.PUBLIC, Audience.MEMBER, Audience.RESTRICTED],
    }


def test_stored_values_count_too():
    assert Audience.MEMBER.may_see("public") is True
    assert Audience.MEMBER.may_see("restricted") is False


def test_a_class_that_does_not_exist_is_never_shown():
    with pytest.raises(ValueError):
        Audience.RESTRICTED.may_see("")


@pytest.mark.parametrize(
    ("parts", "whole"),
    [([], "public"), (["public", "member"], "member"), (["restricted", "public"], "restricted")],
)
def test_the_whole_is_as_strict_as_its_strictest_part(parts, whole):
    assert strictest(parts) == Audience(whole)


def test_each_has_a_sentence():
    assert [audience.sentence for audience in Audience] == [
        "Anyone can see this.",
        "Members of the partnership can see this.",
        "Only people cleared for restricted items can see this.",
    ]
