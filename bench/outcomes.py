"""Pages about outcomes where all of England's figures are kept, against the rows they show by the bare driver."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from bench import floors
from bench import outcomes_floors as sql
from bench.measure import Stopwatch, interleaved
from bench.pages import fetched
from bench.table import Comparison, Measured
from outcomes.models import Metric
from partnerships.models import Partnership

NAME = "Outcomes"  # how the names of these rows begin
ROUNDS = 9
PERIOD = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 10, 1)}
COMPARED = "H10"  # every quarter, by authorities and by partnerships, in percent


@dataclass(frozen=True)
class Page:
    name: str
    account: str
    address: str
    floor: tuple[str, ...]


def comparisons() -> list[Comparison]:
    """One row for each page. The national data must be loaded."""
    partnership = Partnership.objects.get(slug="national-001")
    metric = Metric.objects.get(code=COMPARED)
    values = {"partnership": partnership.pk, "metric": metric.pk, **PERIOD}
    return [_compared(page, values) for page in _pages(partnership, metric)]


def _pages(partnership: Partnership, metric: Metric) -> list[Page]:
    root = f"{partnership.get_absolute_url()}outcomes/"
    compared = reverse("national_outcome_detail", args=[metric.pk])
    authorities = f"{compared}?areas=authority&show=all"
    return [
        Page("dashboard of a partnership", "commissioner", root, sql.DASHBOARD),
        Page("metric of a partnership", "commissioner", f"{root}metrics/{metric.pk}/", sql.METRIC),
        Page("106 partnerships side by side", "national", f"{compared}?show=all", sql.PARTNERSHIPS),
        Page("153 authorities side by side", "national", authorities, sql.AUTHORITIES),
        Page("53 metrics of England", "national", f"{reverse('national_outcomes')}?show=all", sql.METRICS),
    ]


def _compared(page: Page, values: dict) -> Comparison:
    client = Client()
    client.force_login(User.objects.get(email=f"{page.account}@cdp-portal.example"))
    jobs = {
        "page": partial(fetched, client, page.address),
        "floor": lambda: floors.joined(floors.fetch(connection, page.floor, values)),
    }
    text, rows = jobs["page"]().decode(), floors.fetch(connection, page.floor, values)
    if missing := floors.not_shown(rows, text):
        raise RuntimeError(f"{page.name} does not show what its floor fetches: {missing[:3]}")
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(connection))
    with CaptureQueriesContext(connection) as captured:
        jobs["page"]()
    meaning = (
        f"{page.name.capitalize()} ({len(text) / 1000:,.0f} kB) among 421,413 figures, through every middleware and "
        f"with small numbers withheld, against the {len(rows):,} rows behind it fetched by psycopg2 and joined."
    )
    subject = Measured(f"{NAME}: {page.name}", costs["page"], sql=len(captured))
    return Comparison(subject, Measured("its rows by psycopg2", costs["floor"], sql=len(page.floor)), meaning)
