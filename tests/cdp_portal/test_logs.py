"""Every request has a reference; an unexpected error shows the one that was logged."""

import json
import logging

import pytest
from django.test import Client
from django.urls import path

from cdp_portal.logs import JsonFormatter, RequestFilter
from cdp_portal.urls import *  # noqa: F403 - the real addresses, and one that breaks
from cdp_portal.urls import urlpatterns as real


def breaks(request):
    raise RuntimeError("the cause, for the log only")


urlpatterns = [*real, path("breaks/", breaks)]


@pytest.mark.urls(__name__)
def test_an_unexpected_error_shows_the_reference_that_was_logged(caplog):
    response = Client(raise_request_exception=False).get("/breaks/", headers={"X-Request-ID": "abc-12345"})
    assert response.status_code == 500
    page = response.content.decode()
    assert "abc-12345" in page
    assert "the cause" not in page
    assert response["X-Request-ID"] == "abc-12345"


def test_a_harmful_reference_is_replaced(client, db):
    given = "<script>alert(1)</script>"
    assert client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] != given


def test_a_log_line_is_one_json_object():
    record = logging.LogRecord("access", logging.INFO, __file__, 1, "GET %s", ("/x",), None)
    RequestFilter().filter(record)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "GET /x"
