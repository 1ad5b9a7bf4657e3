"""The periods of a series: whether they follow each other evenly, and which are missing between them. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

Span = tuple[date, date]  # the first day, and the day after the last
MOST = 400  # periods on one chart; more are not filled in


def overlap(spans: Sequence[Span]) -> bool:
    """Whether a period begins before the one before it has ended, as those of a rolling series do."""
    return any(after[0] < before[1] for before, after in pairwise(spans))


def evenly(spans: Sequence[Span]) -> list[Span] | None:
    """All periods from the first to the last in equal steps, those without a figure too; None for uneven ones.

    A step is a number of months where all periods begin on one day of the month, else a number of days. Takes
    periods in order of time.
    """
    if len(spans) < 2:
        return list(spans)
    monthly = len({start.day for start, _ in spans}) == 1
    places = [start.year * 12 + start.month if monthly else start.toordinal() for start, _ in spans]
    apart = [after - before for before, after in pairwise(places)]
    step = min(apart)
    if step <= 0 or any(distance % step for distance in apart) or sum(apart) // step > MOST:
        return None
    filled: list[Span] = [spans[0]]
    for distance, span in zip(apart, spans[1:], strict=True):
        for _ in range(distance // step - 1):
            filled.append(later(filled[-1], step, monthly=monthly))
        filled.append(span)
    return filled


def onward(spans: Sequence[Span], until: date, most: int) -> list[Span]:
    """The next periods, in the step of the last two, up to the one that ends after `until`; at most `most`."""
    if len(spans) < 2:
        return []
    (before, _), (start, _) = spans[-2:]
    monthly = before.day == start.day
    step = (start.year - before.year) * 12 + start.month - before.month if monthly else (start - before).days
    ahead: list[Span] = []
    last = spans[-1]
    while step > 0 and len(ahead) < most and last[1] <= until:
        last = later(last, step, monthly=monthly)
        ahead.append(last)
    return ahead


def later(span: Span, step: int, *, monthly: bool) -> Span:
    """The period that begins `step` months (or days) later and is as long."""
    start, end = span
    if not monthly:
        return start + timedelta(days=step), end + timedelta(days=step)
    if start.day == end.day:
        return months_on(start, step), months_on(end, step)
    begin = months_on(start, step)
    return begin, begin + (end - start)


def months_on(day: date, count: int) -> date:
    """The same day of the month, `count` months on; the last day of a shorter month."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
