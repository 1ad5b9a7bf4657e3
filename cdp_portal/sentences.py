"""Sentences that many pages say: what was saved, how long something has lasted, lists in words."""

from collections.abc import Iterable
from datetime import date

NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def joined(words: Iterable[object]) -> str:
    """“a”, “a and b”, “a, b and c”; empty for none."""
    *first, last = [str(word) for word in words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def saved(form, record: object) -> str:
    """What an edit changed, by the labels of its fields: “Saved: name and status of Sefton.”"""
    labels = [lower_first(str(form.fields[name].label)) for name in form.changed_data if not _is_hidden(form, name)]
    return f"Saved: {joined(labels)} of {record}." if labels else "Nothing was changed."


def _is_hidden(form, name: str) -> bool:
    return form.fields[name].widget.is_hidden


def lower_first(label: str) -> str:
    """`label` as it stands inside a sentence: “Start date” is “start date”, but “SRO” and “Q3” stay."""
    second = label[1:2]
    return label if second.isupper() or second.isdigit() else label[:1].lower() + label[1:]


def numeral(number: int) -> str:
    """A small number as it is written in a sentence: “no”, “two”, “12”."""
    return NUMERALS[number] if number < len(NUMERALS) else f"{number:,}"


def lasted(start: date, day: date) -> str:
    """How long from `start` to `day`: “12 days”, “8 months”, “2 years and 3 months”."""
    months = (day.year - start.year) * 12 + day.month - start.month - (day.day < start.day)
    if months < 1:
        return counted((day - start).days, "day")
    years, months = divmod(months, 12)
    return joined(counted(number, noun) for number, noun in ((years, "year"), (months, "month")) if number)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """“1 seat”, “12 seats”, “no seats”."""
    many = nouns or f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}" if number else f"no {many}"
