from decimal import Decimal

import pytest

from members.balance import balance

TITLES = ("Local government", "Health and treatment", "Criminal justice", "Community", "Others")


def spread(*seats: int):
    return balance([(title, number, title == TITLES[0]) for title, number in zip(TITLES, seats, strict=True)])


def test_shares_and_weights_over_an_even_share():
    sides = spread(4, 1, 7, 1, 0).sides
    assert [side.share for side in sides] == [Decimal(31), Decimal(8), Decimal(54), Decimal(8), Decimal(0)]
    assert [side.weight for side in sides] == [Decimal(w) for w in ("1.5", "0.4", "2.7", "0.4", "0.0")]
    assert [side.title for side in sides if side.is_light] == ["Health and treatment", "Community", "Others"]


@pytest.mark.parametrize(
    ("seats", "sentence"),
    [
        ((4, 1, 7, 1, 0), "Criminal justice holds 7 of 13 seats, 54%: 2.7 times an even share."),
        (
            (6, 2, 6, 0, 0),
            "Local government and criminal justice hold 6 of 14 seats each, 43%: 2.1 times an even share.",
        ),
        ((1, 0, 0, 0, 0), "Local government holds 1 of 1 seat, 100%: 5 times an even share."),
        ((0, 0, 0, 0, 0), "No seat counts for any side."),
    ],
)
def test_the_heaviest_side_in_a_sentence(seats, sentence):
    assert spread(*seats).sentence == sentence


@pytest.mark.parametrize(
    ("seats", "verdict"),
    [
        (
            (6, 2, 6, 0, 0),
            (
                "The membership is heavily weighted towards criminal justice partners. Of the 8 seats that local "
                "government does not hold, criminal justice holds 6, 75%: 3 times an even share."
            ),
        ),
        (
            (9, 2, 2, 2, 2),
            (
                "The membership is not heavily weighted towards any partner of local government. Of the 8 seats "
                "that local government does not hold, health and treatment, criminal justice, community and others "
                "hold 2 each, 25%: 1 times an even share."
            ),
        ),
        (
            (0, 2, 4, 1, 1),
            (
                "The membership is heavily weighted towards criminal justice partners. Of the 8 seats that local "
                "government does not hold, criminal justice holds 4, 50%: 2 times an even share."
            ),
        ),
        ((3, 0, 0, 0, 0), "No partner of local government has a seat."),
    ],
)
def test_the_verdict_is_about_the_partners_of_local_government(seats, verdict):
    assert spread(*seats).verdict == verdict


def test_what_is_decided_rests_on_the_exact_weight():
    """39 of 79 seats of four sides are 1.97 times an even share: shown as 2.0, not yet heavy."""
    assert spread(0, 20, 39, 10, 10).verdict.startswith("The membership is not heavily weighted")
