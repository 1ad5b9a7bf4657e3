"""Figures without a database."""

from datetime import date
from decimal import Decimal

from outcomes.figures import Figure


def figure(metric, *, value, lower=None, upper=None, **fields) -> Figure:
    """July to September 2023 for a partnership; no value means not yet received."""

    def number(given):
        return None if given is None else Decimal(given)

    given = {"area": "partnership", "area_name": "Partnership", "release_class": "member"} | fields
    return Figure(
        metric=metric,
        starts_on=date(2023, 7, 1),
        ends_on=date(2023, 10, 1),
        state="value" if value is not None else "not_received",
        value=number(value),
        lower=number(lower),
        upper=number(upper),
        received_on=date(2023, 11, 1),
        **given,
    )
