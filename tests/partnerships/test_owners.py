"""Who could sign on a day, in one sentence, and days without an owner."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.owners import Gap, gaps, who_could_sign
from tests.factories.partnerships import SeniorResponsibleOwnerFactory

DAY = date(2026, 12, 4)
TODAY = date(2026, 12, 31)


def owner(place: str = "Sefton Council", **facts):
    return SeniorResponsibleOwnerFactory.build(
        partnership=None, organisation_name=place, **{"starts_on": None, "confirmed_on": date(2022, 8, 1), **facts}
    )


def three(**facts):
    return [owner(place, shared=True, **facts) for place in ("Leicester", "Leicestershire", "Rutland")]


@pytest.mark.parametrize(
    ("owners", "sentence"),
    [
        ([], "Nobody could sign on 4 December 2026: no senior responsible owner is recorded."),
        (
            three(),
            "On 4 December 2026 any of these three directors could sign: they share the role and each is confirmed.",
        ),
        (
            three()[1:],
            "On 4 December 2026 either of these two directors could sign: they share the role and each is confirmed.",
        ),
        (
            [*three()[:2], owner("Rutland", shared=True, confirmed_on=None)],
            (
                "On 4 December 2026 two of these three directors could sign: they share the role. "
                "The nomination of the Director of Public Health, Rutland was not confirmed by then."
            ),
        ),
        (
            three(confirmed_on=None),
            (
                "Nobody could sign on 4 December 2026: "
                "the nominations of these three directors were not confirmed by then."
            ),
        ),
        (
            [owner(confirmed_on=date(2026, 12, 5))],
            "Nobody could sign on 4 December 2026: the nomination was confirmed only on 5 December 2026.",
        ),
        (
            [owner(confirmed_on=None)],
            (
                "Nobody could sign on 4 December 2026: "
                "the nomination of the Director of Public Health, Sefton Council, is not confirmed."
            ),
        ),
        (
            [owner(ends_on=DAY)],
            (
                "Nobody could sign on 4 December 2026: the last day of the Director of Public Health, Sefton Council, "
                "was 3 December 2026, and nobody has followed."
            ),
        ),
        (
            [owner(ends_on=DAY), owner("Other", post_title="Chief executive", starts_on=date(2027, 1, 1))],
            (
                "Nobody could sign on 4 December 2026: the last day of the Director of Public Health, Sefton Council, "
                "was 3 December 2026, and the first day of the Chief executive, Other, is 1 January 2027."
            ),
        ),
    ],
)
def test_the_answer(owners, sentence):
    assert who_could_sign(owners, DAY) == sentence


def test_those_who_are_no_directors_are_owners():
    owners = [owner("A", shared=True), owner("B", shared=True, post_title="Chief executive")]
    assert who_could_sign(owners, DAY).startswith("On 4 December 2026 either of these two owners could sign")


def test_gaps_between_and_after():
    owners = [
        owner(starts_on=date(2022, 8, 1), ends_on=date(2023, 4, 1)),
        owner(starts_on=date(2023, 5, 1), ends_on=date(2024, 4, 1)),
    ]
    assert gaps(owners, TODAY) == [Gap(date(2023, 4, 1), date(2023, 5, 1)), Gap(date(2024, 4, 1), None)]
    assert gaps([], TODAY) == []


days = st.none() | st.dates(date(2022, 1, 1), date(2022, 1, 20))


@given(st.lists(st.tuples(days, days).filter(lambda pair: None in pair or pair[0] < pair[1]), max_size=5))
def test_a_day_is_in_a_gap_exactly_when_nobody_is_in_office(periods):
    owners = [owner(starts_on=starts_on, ends_on=ends_on) for starts_on, ends_on in periods]
    until = date(2022, 1, 25)
    found = gaps(owners, until)
    first = min((one.starts_on or date.min for one in owners), default=date.max)
    for number in range(25):
        day = date(2022, 1, 1) + timedelta(days=number)
        in_gap = any(gap.starts_on <= day < (gap.ends_on or date.max) for gap in found)
        assert in_gap == (day >= first and not any(one.is_in_force(day) for one in owners))
