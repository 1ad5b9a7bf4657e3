from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal.money import money_field, not_negative, parse_pounds, pounds, short_pounds, split

amounts = st.decimals(Decimal("-999999999999.99"), Decimal("999999999999.99"), places=2)


@pytest.mark.parametrize(
    ("amount", "options", "expected"),
    [
        (1002318, {}, "£1,002,318"),
        (Decimal("1002318.50"), {}, "£1,002,318.50"),
        (Decimal("1002318.00"), {}, "£1,002,318"),
        (Decimal("1002318"), {"pence": True}, "£1,002,318.00"),
        (Decimal("12.5"), {"pence": False}, "£12"),
        (Decimal("-12.05"), {}, "-£12.05"),
        (Decimal("-0.4"), {"pence": False}, "£0"),
        (0, {}, "£0"),
        (None, {}, ""),
    ],
)
def test_pounds(amount, options, expected):
    assert pounds(amount, **options) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "£0"),
        (950, "£950"),
        (9_949, "£9,949"),
        (9_950, "£9.95k"),
        (10_000, "£10k"),
        (87_420, "£87.4k"),
        (999_499, "£999k"),
        (999_500, "£1m"),
        (1_250_000, "£1.25m"),
        (-1_250_000, "-£1.25m"),
        (100_000_000, "£100m"),
        (1_234_000_000, "£1,234m"),
    ],
)
def test_short_pounds(amount, expected):
    assert short_pounds(amount) == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234.5", "1234.50"),
        (" £1,234.50 ", "1234.50"),
        ("-£20", "-20.00"),
        ("−20", "-20.00"),
        ("12.500", "12.50"),
    ],
)
def test_what_people_type(text, amount):
    assert str(parse_pounds(text)) == amount


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "“” is not an amount of money. Write it like 1234.50."),
        ("twelve", "“twelve” is not an amount of money. Write it like 1234.50."),
        ("12,34", "“12,34” is not an amount of money. Write it like 1234.50."),
        ("NaN", "“NaN” is not an amount of money. Write it like 1234.50."),
        ("1 234", "“1 234” is not an amount of money. Write it like 1234.50."),
        ("1e5", "“1e5” is not an amount of money. Write it like 1234.50."),
        ("12.345", "“12.345” has more than 2 decimal places. Give pounds and pence."),
        ("1000000000000", "“1000000000000” is too large. Use at most £999,999,999,999.99."),
        ("9" * 60, f"“{'9' * 60}” is too large. Use at most £999,999,999,999.99."),
    ],
)
def test_what_is_not_an_amount(text, sentence):
    with pytest.raises(ValueError) as raised:
        parse_pounds(text)
    assert str(raised.value) == sentence


@given(amounts)
def test_an_amount_survives_its_text(amount):
    assert parse_pounds(pounds(amount)) == amount


def test_left_over_pence_go_to_those_who_lost_most():
    assert split(Decimal("100.00"), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert split(Decimal("0.05"), [1, 2]) == [Decimal("0.02"), Decimal("0.03")]
    assert split(Decimal("-0.01"), [0, 1]) == [Decimal("0.00"), Decimal("-0.01")]


@given(amounts, st.lists(st.integers(0, 10**6) | st.decimals(0, 1, places=4), min_size=1).filter(any))
def test_the_parts_add_up(amount, weights):
    parts = split(amount, weights)
    assert sum(parts) == amount
    exact = [amount * Decimal(weight) / sum(map(Decimal, weights)) for weight in weights]
    assert [index for index, part in enumerate(parts) if abs(part - exact[index]) > Decimal("0.010001")] == []


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_weights_that_cannot_share(weights):
    with pytest.raises(ValueError, match="weights of zero or more"):
        split(Decimal(1), weights)


def test_the_database_field_is_a_plain_decimal():
    field = money_field("amount", null=True)
    assert type(field) is models.DecimalField
    assert (field.max_digits, field.decimal_places, field.verbose_name, field.null) == (14, 2, "amount", True)


def test_the_constraint_speaks_to_people():
    constraint = not_negative("amount_paid")
    assert constraint.name == "%(app_label)s_%(class)s_amount_paid_not_negative"
    assert constraint.violation_error_message == "The amount paid must be £0 or more."
