from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template

from cdp_portal import formats


def test_dates_are_written_out():
    assert formats.gov_date(date(2026, 12, 4)) == "4 December 2026"
    assert formats.gov_date(None) == "Not known"


def test_an_instant_is_told_in_london():
    assert formats.gov_datetime(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026 at 12:30am"
    assert formats.gov_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"
    assert formats.gov_datetime(None) == "Not known"


@pytest.mark.parametrize(
    ("moment", "written"),
    [(time(14), "2pm"), (time(9, 5), "9:05am"), (time(12), "midday"), (time(0), "midnight"), (time(0, 30), "12:30am")],
)
def test_times_are_written_short(moment, written):
    assert formats.gov_time(moment) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Decimal("1002318.00"), "£1,002,318"),
        (Decimal("1002318.50"), "£1,002,318.50"),
        (Decimal("-20"), "−£20"),
        (Decimal(0), "£0"),
        (None, "Not known"),
    ],
)
def test_money_has_pence_only_where_there_are_any(amount, written):
    assert formats.money(amount) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (12345, "12,345"),
        (Decimal("12345.60"), "12,345.6"),
        (Decimal(100), "100"),
        (-3, "−3"),
        (0.1, "0.1"),
        (None, "Not known"),
    ],
)
def test_quantities_have_commas(value, written):
    assert formats.quantity(value) == written


def test_a_quantity_can_have_fixed_decimals():
    assert formats.quantity(Decimal(5), places=1) == "5.0"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "written"),
    [
        (date(2022, 4, 1), date(2025, 4, 1), "from 1 April 2022 to 31 March 2025"),
        (date(2022, 4, 1), None, "since 1 April 2022"),
        (None, date(2025, 4, 1), "to 31 March 2025"),
        (None, None, "dates not known"),
    ],
)
def test_a_period_ends_with_its_last_day(starts_on, ends_on, written):
    assert formats.period(starts_on, ends_on) == written


def drawn(text: str, **context) -> str:
    return Template("{% load portal %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("word", "tone"),
    [("On track", "good"), ("At risk", "warn"), ("Late", "bad"), ("Done", "done"), ("Not started", "neutral")],
)
def test_a_state_is_a_word_with_a_tone(word, tone):
    assert drawn("{% tag word %}", word=word) == f'<strong class="govuk-tag app-tag app-tag--{tone}">{word}</strong>'


def test_a_tone_can_be_given():
    assert drawn('{% tag "Odd" tone="warn" %}') == '<strong class="govuk-tag app-tag app-tag--warn">Odd</strong>'


def test_tags_and_filters_escape():
    assert "&lt;b&gt;" in drawn("{% tag word %}", word="<b>")


def test_the_filters_write_as_the_functions_do():
    html = drawn("{{ d|gov_date }}/{{ m|money }}/{{ q|quantity:1 }}/{% period d None %}", d=date(2026, 1, 2), m=5, q=2)

    assert html == "2 January 2026/£5/2.0/since 2 January 2026"


def test_a_title_leaves_out_empty_and_repeated_parts():
    template = "{% filter joined_title %}{{ a }}\n{{ b }}\n\n{{ b }}\nCDP Portal{% endfilter %}"

    assert drawn(template, a="", b="Meetings & more") == "Meetings &amp; more – CDP Portal"
