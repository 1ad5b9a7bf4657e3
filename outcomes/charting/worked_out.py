"""How the numbers of a chart were worked out: formula, counts and periods, so that anyone can do it again."""

from collections.abc import Iterator
from decimal import Decimal

from cdp_portal.formats import gov_date, quantity
from cdp_portal.sentences import joined
from outcomes.charting.reading import Reading
from outcomes.spc import LIMIT, RANGE_LIMIT, Limits
from outcomes.special_causes import NEAR, NEAR_OF, SHIFT, TREND

RULES = (
    f"A point stands out when it lies outside a limit; when {SHIFT} or more in a row lie on one side of the average; "
    f"when {TREND} or more in a row rise or fall; or when {NEAR} of {NEAR_OF} in a row lie beyond two thirds of the "
    "way to the same limit. These are the rules of NHS England, Making Data Count. A gap ends a row."
)
RUN_RULES = (
    f"A run chart stands out when {SHIFT} or more in a row lie on one side of the median, or {TREND} or more in a row "
    "rise or fall. A gap ends a row, and a figure on the median itself is passed over."
)


def worked_out(reading: Reading) -> list[str]:
    """Paragraphs."""
    return [
        *_figure(reading),
        *(_limits(reading, reading.limits) if reading.limits else ()),
        *_median(reading),
        *((reading.choice.reason,) if reading.choice.reason else ()),
        *_held_against(reading),
        *_beside(reading),
        *_source(reading),
    ]


def _figure(reading: Reading) -> Iterator[str]:
    latest = reading.track.latest
    if latest.value is None or latest.numerator is None or latest.denominator is None:
        return
    per = reading.metric.per
    times = f" × {per:,}" if per else ""
    yield (
        f"The latest figure: {quantity(latest.numerator)} ÷ {quantity(latest.denominator)}{times} = "
        f"{reading.show(latest.value)}, in {reading.words(latest)}."
    )


def _limits(reading: Reading, found: Limits) -> Iterator[str]:
    def worked(value: Decimal) -> str:
        return reading.show(reading.rounded(value))

    mean_range = reading.show(round(found.moving_range, min(reading.places + 2, 4)))
    yield f"The average is the sum of the {found.points} figures divided by {found.points}: {worked(found.average)}."
    yield (
        f"The average moving range is the mean of the differences between neighbouring periods, of which there are "
        f"{found.ranges}: {mean_range}. The limits are the average plus and minus {LIMIT} times that: "
        f"{worked(found.lower)} and {worked(found.upper)}. A difference of more than {worked(found.upper_range)} "
        f"({RANGE_LIMIT} times) from one period to the next would be unusual."
    )
    if found.at_floor:
        yield "By the formula the lower limit would be below 0, where no figure can be, so it is drawn at 0."
    if found.at_ceiling:
        yield "By the formula the upper limit would be above 100%, where no figure can be, so it is drawn at 100%."
    yield RULES


def _median(reading: Reading) -> Iterator[str]:
    if reading.median is not None:
        middle = reading.show(reading.rounded(reading.median))
        yield f"The median is the middle one of the {len(reading.track.known)} figures in order of size: {middle}."
        yield RUN_RULES


def _held_against(reading: Reading) -> Iterator[str]:
    if any(value is not None for value in reading.course):
        yield (
            "From its start to its day a target is a straight line, and then it stays. Each period is held against "
            "what the target asks for on its last day."
        )
    one = reading.baseline
    if one is not None and reading.against.baseline_on is not None:
        yield (
            f"The baseline is the last figure for a period that had ended by {gov_date(reading.against.baseline_on)}: "
            f"{reading.words(one)}."
        )


def _beside(reading: Reading) -> Iterator[str]:
    names = [track.latest.area_name for track in reading.against.comparators]
    if names and not reading.others:
        yield f"A count grows with the area, so {joined(names)} are not drawn beside it."
    elif any(one.upper is not None for one in reading.track.known) and names:
        yield (
            "Ours is called higher or lower than another only where our range does not hold the other's figure, as on "
            "Fingertips; else similar."
        )


def _source(reading: Reading) -> Iterator[str]:
    latest = reading.track.latest
    if latest.source:
        to = f", data to {gov_date(latest.data_to)}" if latest.data_to else ""
        yield f"Source of the latest figure: {latest.source}{to}{', provisional' if latest.provisional else ''}."
