"""Browser tests: the system's Chromium against a live server with the demonstration data, under the real CSP."""

import os

import pytest
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import expect

from tests.browser.person import WIDE, Person
from tools.find_browser import find

# Playwright's event loop lives in the test's thread; Django would take that for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE = 30_000  # milliseconds: the machine may be busy with other tests
expect.set_options(timeout=PATIENCE)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": find(), "args": FLAGS}


@pytest.fixture(scope="session", autouse=True)
def _no_connection_is_left(django_db_setup, playwright):
    """While Playwright's event loop runs, Django keeps a connection apart from that of ordinary tests. It is closed
    before the loop ends, or the test database could not be removed.
    """
    yield
    connections.close_all()


@pytest.fixture
def demo(transactional_db, settings, tmp_path):
    """The demonstration data in the database of the live server."""
    settings.MEDIA_ROOT = tmp_path
    call_command("load_reference", verbosity=0)
    call_command("load_demo", verbosity=0)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def javascript(request) -> bool:
    return request.param


@pytest.fixture
def arrive(demo, arrive_anywhere):
    """`arrive(javascript=True)` gives a person at a browser of their own, in the demonstration."""
    return arrive_anywhere


@pytest.fixture
def arrive_anywhere(browser, live_server):
    """The same over whatever the database holds; `size` is the screen they work at."""
    contexts = []

    def arrived(*, javascript: bool, size: dict = WIDE) -> Person:
        context = browser.new_context(java_script_enabled=javascript, locale="en-GB", timezone_id="Europe/London")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Person(context.new_page(), live_server.url, javascript=javascript, size=size)

    yield arrived
    for context in contexts:
        context.close()


@pytest.fixture
def person(arrive, javascript):
    return arrive(javascript=javascript)
