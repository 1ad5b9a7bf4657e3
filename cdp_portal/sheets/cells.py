"""Values of cells, made safe and exact once for every writer."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TEXT_LIMIT = 32_767  # UTF-16 units in one cell
EXACT_DIGITS = 15  # what a spreadsheet's floating-point numbers keep
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")

Cell = str | int | Decimal | date | datetime | None


def cell(value: object) -> Cell:
    """The value as it is written.

    Texts lose control characters; True and False become Yes and No; instants become London time; numbers with more
    digits than a spreadsheet keeps become texts. Raises TypeError for other types (a float is not exact: round it to
    a Decimal), ValueError for a Decimal that is not a number.
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, int):
        return value if len(str(abs(value))) <= EXACT_DIGITS else str(value)
    if isinstance(value, Decimal):
        return _exact(value)
    if isinstance(value, datetime):
        local = value.astimezone(LONDON) if value.tzinfo else value
        return local.replace(tzinfo=None, microsecond=0)
    if isinstance(value, date):
        return value
    raise TypeError(f"A cell cannot hold {value!r}.")


def _exact(value: Decimal) -> Decimal | str:
    if not value.is_finite():
        raise ValueError(f"A cell cannot hold {value}.")
    digits = value.normalize().as_tuple()
    span = max(len(digits.digits), len(digits.digits) + int(digits.exponent), -int(digits.exponent))
    return value if span <= EXACT_DIGITS else format(value, "f")


def clean(text: str) -> str:
    """The text with `\\n` as its only line ending, tabs as spaces, no control characters, cut to what a cell holds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return cut(UNPRINTABLE.sub("", lines), TEXT_LIMIT)


def cut(text: str, limit: int) -> str:
    """The text up to `limit` characters as Excel counts them: an emoji is two."""
    if len(text) * 2 <= limit:
        return text
    return text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")


def guarded(text: str) -> str:
    """The text for a CSV file: a `'` goes before what a spreadsheet program would run as a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text
