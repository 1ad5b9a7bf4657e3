"""Which chart a series may have, and the reason where it may not have a better one. Pure.

A run chart from 10 points and limits from 15 are the lower ends of what the sector asks for (10 to 12, and 15 to 20).
Two figures are no chart: a line from one to the other makes much of what may be chance.
Rolling and pooled series overlap: neighbouring figures share most of their cases, so that they resemble each other and
limits drawn from their differences would be too narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from outcomes.steps import Span, evenly, overlap

LINE_FROM, RUN_FROM, LIMITS_FROM = 3, 10, 15
YEAR = 12


class Kind(Enum):
    CONTROL = "control chart"
    RUN = "run chart"
    LINE = "line chart"


@dataclass(frozen=True)
class Choice:
    """The chart, and one sentence why it is not a control chart; empty where it is one."""

    kind: Kind
    reason: str = ""


def chosen(spans: Sequence[Span], known: int, *, rolling_months: int | None = None) -> Choice:
    """For periods in order of time, `known` of which have a figure. `rolling_months`: what each figure covers."""
    if known < LINE_FROM:
        counted = {0: "", 1: "With one figure there is no chart yet.", 2: "With two figures there is no chart yet."}
        return Choice(Kind.LINE, counted[known])
    refused = refusal(spans, rolling_months=rolling_months)
    if refused:
        return Choice(Kind.LINE, refused)
    if known < RUN_FROM:
        return Choice(
            Kind.LINE,
            f"With {known} figures only the line is shown: a run chart needs {RUN_FROM}, limits {LIMITS_FROM}.",
        )
    if known < LIMITS_FROM:
        return Choice(Kind.RUN, f"With {known} figures no limits are drawn: they need {LIMITS_FROM}.")
    return Choice(Kind.CONTROL)


def refusal(spans: Sequence[Span], *, rolling_months: int | None = None) -> str:
    """Why the figures, however many, cannot be judged one by one; empty when they can."""
    if rolling_months and rolling_months > YEAR:
        return (
            f"No limits are drawn: each figure pools {_years(rolling_months)}, so neighbouring figures share "
            "most of their cases and say little of one year."
        )
    if rolling_months or overlap(spans):
        covered = f"{rolling_months} months" if rolling_months else "a period"
        return (
            f"No limits are drawn: each figure covers {covered} that the one before partly covers too, so neighbouring "
            "figures resemble each other and limits would be too narrow."
        )
    if evenly(spans) is None:
        return "No limits are drawn: the periods do not follow each other in equal steps."
    return ""


def _years(months: int) -> str:
    return f"{months // YEAR} years" if months % YEAR == 0 else f"{months} months"
