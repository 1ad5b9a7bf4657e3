"""The same organisation under another spelling, and those that only look like one another."""

import pytest

from members.likeness import best, likeness

SAME = [
    ("NHS Cheshire & Merseyside ICB", "Cheshire and Merseyside Integrated Care Board"),
    ("NHS Cheshire and Merseyside Integrated Care System", "Cheshire & Merseyside ICB"),
    ("Sefton Council", "Sefton Metropolitan Borough Council"),
    ("SEFTON COUNCIL", "The Sefton council"),
    ("Sefton MBC", "Sefton Council"),
    ("Merseyside Police", "Mersyside Police"),
    ("Devon & Cornwall Constabulary", "Devon and Cornwall Police"),
    ("Change Grow Live", "CGL"),
    ("Change, Grow, Live Ltd", "Change Grow Live"),
    ("Department for Work and Pensions", "DWP"),
    ("Turning Point", "Turningpoint"),
    ("We Are With You", "We are with you (charity)"),
    ("Job Centre Plus", "Jobcentre Plus"),
    ("Office of the Police and Crime Commissioner for Merseyside", "Merseyside PCC"),
    ("Southend Council", "Southend-on-Sea City Council"),
    ("Citizens’ Advice Sefton", "Citizens Advice, Sefton"),
    ("Café Recovery", "Cafe Recovery CIC"),
    ("Probation Service", "The Probation Service"),
    ("Sefton Council for Voluntary Service", "Sefton CVS"),
    ("Leicestershire Fire and Rescue Service", "Leicestershire Fire & Rescue"),
]
OTHERS = [
    ("Leicester City Council", "Leicestershire County Council"),
    ("Leicester City Council", "University Hospitals of Leicester"),
    ("Essex County Council", "Essex Police"),
    ("Essex County Council", "Essex Partnership University NHS Foundation Trust"),
    ("East Midlands Ambulance Service", "West Midlands Ambulance Service"),
    ("Hertfordshire County Council", "Herefordshire Council"),
    ("North Yorkshire Council", "South Yorkshire Council"),
    ("Merseyside Police", "Office of the Police and Crime Commissioner for Merseyside"),
    ("Probation Service", "HM Prison and Probation Service"),
    ("Derby City Council", "Derbyshire County Council"),
    ("Bedford Borough Council", "Bradford Council"),
    ("Sefton Council", "Sefton Council for Voluntary Service"),
    ("The Forward Trust", "The Growth Company"),
    ("NHS Alliance", "NHS England"),
    ("Open Road", "Open Door"),
    ("The", "Of"),
    ("Council", "Police"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_under_another_spelling(one, other):
    assert likeness(one, other) > 0
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_those_that_only_look_alike(one, other):
    assert (likeness(one, other), likeness(other, one)) == (0, 0)


def test_the_closest_of_several_names_counts():
    assert best("CGL", ["Change Grow Live", "Crime Reduction Initiatives"]) == 0.9
    assert best("Crime Reduction Initiatives", ["Change Grow Live", "Crime Reduction Initiatives"]) == 1
    assert best("Turning Point", []) == 0
