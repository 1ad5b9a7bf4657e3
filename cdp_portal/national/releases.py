"""Which metrics are counted how often, and by whom; and the periods of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cdp_portal.national.sizes import COUNTED_TO
from outcomes.models import Metric

IN_TREATMENT = ("L01", "L02", "L03", "L04")  # they make up H09
MONTHLY = ("H09", *IN_TREATMENT, "L05", "L06")
QUARTERLY = (
    "H04", "H07", "H08", "H10", "H11", "S02", "S06", "S07", "S10", "S11", "S17", "S18", "S19", "S20", "S21", "S22",
    "L07", "L08", "L09", "L10", "L11", "L12", "L13", "L14", "L15", "L16", "L17", "L18",
    "L19",
)  # fmt: skip
REGIONAL = ("H01", "S01", "S12")  # surveys: nobody has a figure below the region
# How many days after a period its figures come.
LAG = {1: 21, 3: 45, 12: 150}


@dataclass(frozen=True)
class Release:
    """A metric counted every so many months: published for every authority, kept by every partnership, or both."""

    number: int
    metric: Metric
    months: int
    published: bool
    kept: bool

    def periods(self, since: date) -> list[tuple[date, date]]:
        """First day, and day after the last, of each period since the day."""
        return list(pairwise(_days(self.months, since)))


def _days(months: int, since: date) -> Iterator[date]:
    """First days of months, quarters, or financial years."""
    first = 4 if months == 12 else 1
    count = since.year * 12 + since.month - 1
    while (count - (first - 1)) % months or date(count // 12, count % 12 + 1, 1) < since:
        count += 1
    while (day := date(count // 12, count % 12 + 1, 1)) <= COUNTED_TO:
        yield day
        count += months


def releases(codes: tuple[str, ...] | None) -> list[Release]:
    """Of the metrics with these codes, or of all; what is counted every month is published once a year."""
    metrics = enumerate(Metric.objects.filter(partnership=None).order_by("code"))
    asked = [(number, metric) for number, metric in metrics if codes is None or metric.code in codes]
    return [release for number, metric in asked for release in _of(number, metric)]


def _of(number: int, metric: Metric) -> Iterator[Release]:
    if metric.code in MONTHLY:
        yield Release(number, metric, 1, published=False, kept=True)
        yield Release(number, metric, 12, published=True, kept=False)
    else:
        months = 3 if metric.code in QUARTERLY else 12
        published = metric.tier != Metric.Tier.LOCAL or months == 12
        yield Release(number, metric, months, published=published, kept=metric.code not in REGIONAL)
