"""Three pages as a signed-in person gets them, against their rows by the bare driver and against Django's admin."""

from dataclasses import dataclass
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench import floors
from bench.data import World
from bench.measure import Stopwatch, interleaved
from bench.table import Comparison, Measured
from returns.models import Return

ROUNDS = 31


@dataclass(frozen=True)
class Page:
    """A page, the rows it shows, and the admin's list of the table that most of them come from."""

    name: str
    address: str
    floor: tuple[str, ...]
    admin_list: str
    of: str


def comparisons(world: World, started: Return) -> list[Comparison]:
    """Two rows for each page: against the floor, and against Django's admin."""
    values = {
        "partnership": world.partnership.pk,
        "user": world.user.pk,
        "return": started.pk,
        "today": world.today,
        "first_day": world.quarter.start,
        "last_day": world.quarter.last_day,
        "end": world.quarter.end,
        "number": world.quarter.number,
        "year": str(world.quarter.financial_year),
    }
    user, administrator = signed_in(world.user), signed_in(world.administrator)
    return [row for page in _pages(world, started) for row in compared(page, values, user, administrator)]


def _pages(world: World, started: Return) -> list[Page]:
    actions, returns = "admin:meetings_action_changelist", "admin:returns_return_changelist"
    action_list = reverse("action_list", args=[world.partnership.slug])
    return [
        Page("Home page", reverse("home"), floors.HOME, reverse(actions), "actions"),
        Page("Action list, 25 of 500", action_list, floors.ACTION_LIST, reverse(actions), "actions"),
        Page("Return page", started.get_absolute_url(), floors.RETURN, reverse(returns), "returns"),
    ]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def compared(page: Page, values: dict, user: Client, administrator: Client) -> list[Comparison]:
    """The page against its floor, and against the admin's list, which the administrator opens."""
    text = fetched(user, page.address).decode()
    rows = floors.fetch(connection, page.floor, values)
    if missing := floors.not_shown(rows, text):
        raise RuntimeError(f"{page.name} does not show what its floor fetches: {missing[:3]}")
    jobs = {
        "page": partial(fetched, user, page.address),
        "floor": lambda: floors.joined(floors.fetch(connection, page.floor, values)),
        "admin": partial(fetched, administrator, page.admin_list),
    }
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(connection))
    subject = Measured(page.name, costs["page"], sql=_queries(jobs["page"]))
    floor = Measured("its rows by psycopg2", costs["floor"], sql=len(page.floor))
    admin = Measured(f"Django admin's list of {page.of}", costs["admin"], sql=_queries(jobs["admin"]))
    whole = f"{page.name} ({len(text) / 1000:,.0f} kB) through every middleware for a signed-in commissioner"
    return [
        Comparison(subject, floor, f"{whole}, against the {len(rows)} rows it shows fetched by psycopg2 and joined."),
        Comparison(subject, admin, f"{whole}, against the first 100 {page.of} in Django's admin."),
    ]


def fetched(client: Client, address: str) -> bytes:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return response.content


def _queries(job) -> int:
    with CaptureQueriesContext(connection) as captured:
        job()
    return len(captured)
