"""Exact money: decimal pounds and pence, never floating point."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import Q

PENNY = Decimal("0.01")
LARGEST = Decimal("999999999999.99")  # what the database column holds
AMOUNT = re.compile(r"-?£?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?")


def pounds(amount: Decimal | int | None, *, pence: bool | None = None) -> str:
    """`£1,002,318`, or `£1,002,318.50` where there are pence; `pence` forces or leaves out two decimals.

    Left-out pence are rounded to the nearest pound. None, an amount not known, gives an empty string.
    """
    if amount is None:
        return ""
    exact = Decimal(amount)
    shown = pence if pence is not None else exact != exact.to_integral_value()
    rounded = round(exact, 2 if shown else 0)
    return f"{'-' if rounded < 0 else ''}£{abs(rounded):,.{2 if shown else 0}f}"


def short_pounds(amount: Decimal | int) -> str:
    """Three figures for axes and labels: `£1.25m`, `£87k`, `£950`. Never for a table or a return."""
    size = abs(Decimal(amount))
    sign = "-" if amount < 0 else ""
    for limit, unit, letter in ((999_500, 1_000_000, "m"), (9_950, 1_000, "k")):
        if size >= limit:
            scaled = size / unit
            places = max(0, 2 - scaled.adjusted())
            text = f"{scaled:,.{places}f}"
            return f"{sign}£{text.rstrip('0').rstrip('.') if '.' in text else text}{letter}"
    return f"{sign}£{size:,.0f}"


def parse_pounds(text: str) -> Decimal:
    """Read what a person types: `£1,234.5`, `1234.50`, `-20`. Raises ValueError with a sentence for people."""
    stripped = text.strip().replace("−", "-")
    if not AMOUNT.fullmatch(stripped):
        raise ValueError(f"“{text}” is not an amount of money. Write it like 1234.50.")
    amount = Decimal(stripped.replace("£", "").replace(",", ""))
    if abs(amount) > LARGEST:
        raise ValueError(f"“{text}” is too large. Use at most {pounds(LARGEST)}.")
    if amount != amount.quantize(PENNY):
        raise ValueError(f"“{text}” has more than 2 decimal places. Give pounds and pence.")
    return amount.quantize(PENNY)


def split(amount: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """Share `amount` out by `weights` so that the parts, in whole pence, add up to it exactly.

    The pence left over by rounding down go to the parts that lost most, the earlier first. Raises ValueError when no
    weight is above zero or one is below it.
    """
    if not weights or min(weights) < 0 or max(weights) == 0:
        raise ValueError("An amount is shared out by weights of zero or more, at least one of them above zero.")
    if amount != amount.quantize(PENNY):
        raise ValueError(f"{amount} is not whole pence.")
    pence = int(abs(amount) / PENNY)
    whole = sum(map(Fraction, weights))
    exact = [Fraction(weight) / whole * pence for weight in weights]
    parts = [int(share) for share in exact]
    by_loss = sorted(range(len(parts)), key=lambda index: parts[index] - exact[index])
    for index in by_loss[: pence - sum(parts)]:
        parts[index] += 1
    return [(part * PENNY).copy_sign(amount) for part in parts]


def money_field(verbose_name: str | None = None, **options: object) -> models.DecimalField:
    """A database field for pounds and pence up to a million million; takes the options of any field."""
    return models.DecimalField(verbose_name, max_digits=14, decimal_places=2, **options)


def not_negative(field: str, *, name: str = "", message: str = "") -> models.CheckConstraint:
    """A constraint that `field` is zero or more. `name` defaults to `<app>_<model>_<field>_not_negative`."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": 0}),
        name=name or f"%(app_label)s_%(class)s_{field}_not_negative",
        violation_error_message=message or f"The {field.replace('_', ' ')} must be £0 or more.",
    )
