import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.http import HttpResponse

from cdp_portal.sheets.cells import guarded
from cdp_portal.sheets.copying import copy_csv
from tests.cdp_portal.test_sheets import NASTY

pytestmark = pytest.mark.django_db


def copied(sql, params=()):
    sink = io.BytesIO()
    with connection.cursor() as cursor:
        copy_csv(cursor, sql, params, sink=sink)
    content = sink.getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_numbers_dates_and_nothing():
    sql = "SELECT -5 AS number, %s::numeric AS amount, date '2026-12-04' AS day, NULL::text AS nothing, true AS known"
    assert copied(sql, [Decimal("-1.50")]) == [
        ["number", "amount", "day", "nothing", "known"],
        ["-5", "-1.50", "2026-12-04", "", "t"],
    ]


def test_texts_are_guarded_as_in_the_other_files():
    texts = [text for text in NASTY if text.isprintable()]
    rows = copied("SELECT text FROM unnest(%s) AS text", [texts])
    assert rows == [["text"], *[[guarded(text)] for text in texts]]


def test_lists_are_texts():
    assert copied('SELECT ARRAY[\'-a\'] AS "a ""b""", \'=x\'::bpchar AS c') == [['a "b"', "c"], ["{-a}", "'=x"]]


def test_a_percent_sign_is_a_percent_sign():
    assert copied("SELECT '100%' AS share") == [["share"], ["100%"]]
    assert copied("SELECT %s AS share", ["100%"]) == [["share"], ["100%"]]


def test_a_response_is_a_sink():
    response = HttpResponse(content_type="text/csv")
    with connection.cursor() as cursor:
        copy_csv(cursor, "SELECT 1 AS one", sink=response)
    assert response.content == b"\xef\xbb\xbfone\n1\n"
