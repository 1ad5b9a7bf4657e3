"""What the portal knows already of the figures of a file: a batch at a time, so that memory does not grow with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cdp_portal.formats import gov_date, quantity
from cdp_portal.imports.preview import Change
from cdp_portal.release import Audience
from outcomes.imports.answers import Answers
from outcomes.imports.judging import Candidate
from outcomes.models import Observation
from outcomes.words import period_words

# What a correction may change: (field, its name in the preview).
COMPARED = (
    ("state", "What is known"),
    ("value", "Figure"),
    ("lower", "Lower limit"),
    ("upper", "Upper limit"),
    ("numerator", "Numerator"),
    ("denominator", "Denominator"),
    ("provisional", "Provisional"),
    ("note", "Note"),
    ("release_class", "Who may read it"),
    ("released_on", "Embargoed until"),
)
EARLIER = "This figure was received on {day} already. A correction cannot have been received before that."


class Known(NamedTuple):
    """The last revision of a figure."""

    series: str
    revision: int
    row_version: int
    received_on: date
    values: tuple


def last_revisions(series: Sequence[str]) -> dict[str, Known]:
    """One query."""
    fields = [name for name, _ in COMPARED]
    rows = (
        Observation.objects.filter(series__in=series)
        .order_by("series", "-revision")
        .distinct("series")
        .values_list("series", "revision", "row_version", "received_on", *fields)
    )
    return {row[0]: Known(*row[:4], row[4:]) for row in rows.iterator()}


def values_of(one: Candidate, answers: Answers) -> tuple:
    """What would be recorded, in the order of COMPARED."""
    numbers = (one.value, one.lower, one.upper, one.numerator, one.denominator)
    return one.state, *numbers, one.provisional, one.note, answers.release_class, answers.released_on


def differences(before: tuple, after: tuple, today: date) -> list[tuple[str, str, str]]:
    """What differs, in words: (name, before, after). An embargo that is over is none."""
    told = []
    for (field, name), *pair in zip(COMPARED, before, after, strict=True):
        old, new = (None if field == "released_on" and day and day <= today else day for day in pair)
        if old != new:
            told.append((name, _words(field, old), _words(field, new)))
    return told


def change(sheet: str, one: Candidate, fields: Iterable[tuple[str, str, str]], *, is_new: bool) -> Change:
    what = f"{one.metric.name}, {one.place.label}, {period_words(one.starts_on, one.ends_on)}"
    return Change(sheet, one.row, what, is_new, tuple(fields))


def new_fields(values: tuple) -> list[tuple[str, str, str]]:
    """What a new figure says, without what it leaves open."""
    told = dict(zip((name for name, _ in COMPARED), values, strict=True))
    names = dict(COMPARED)
    shown = [
        field for field, _ in COMPARED[:6] if told[field] is not None and (field, told[field]) != ("state", "value")
    ]
    return [(names[field], "", _words(field, told[field])) for field in shown]


def _words(field: str, value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Decimal):
        return quantity(value)
    if isinstance(value, date):
        return gov_date(value)
    labels = {"state": Observation.State, "release_class": Audience}.get(field)
    return str(labels(value).label) if labels else str(value)
