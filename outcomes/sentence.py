"""What is known of a metric in one sentence that can stand in a board paper.

The sentence says the figure and its period, how it moved (told from the baseline where one is known), and where
England stands. Where a source gives only a direction in words, its own words are the sentence: never a made-up figure.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from cdp_portal.formats import gov_date
from cdp_portal.periods import FinancialYear
from cdp_portal.sentences import lower_first
from outcomes.charting.headline import subject
from outcomes.charting.reading import Reading
from outcomes.figures import Figure
from outcomes.judgement import IN_A_ROW, in_a_row
from outcomes.models import Metric, Observation
from outcomes.words import figure_words, period_words


def sentence_of(reading: Reading) -> str:
    """“Alcohol-specific deaths rose to 15.2 per 100,000 in 2020 to 2022, up on the March 2022 baseline of 12.1.”"""
    latest = reading.track.latest
    if latest.value is None:
        return _without_figure(reading, latest)
    said = f"{subject(reading)} {_moved(reading)} {figure_words(latest)} {_in(reading, latest)}"
    return f"{said}{''.join(_added(reading))}."


def _without_figure(reading: Reading, latest: Figure) -> str:
    """The source's own words where it gives only a direction, else why there is no figure and what was last known."""
    if latest.withheld:
        return f"{subject(reading)}: {lower_first(latest.withheld)} {_in(reading, latest)}, so the number is not shown."
    if latest.note:
        return first_sentence(latest.note)
    why = f"{subject(reading)}: {lower_first(latest.get_state_display())} {_in(reading, latest)}"
    known = reading.track.known
    if not known:
        return f"{why}."
    return f"{why}. The last known figure is {figure_words(known[-1])} {_in(reading, known[-1])}."


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its full stop."""
    first = " ".join(text.split()).partition(". ")[0]
    return first if first.endswith((".", "!", "?")) else f"{first}."


def _moved(reading: Reading) -> str:
    """The verb: nothing is said to have moved where the ranges overlap."""
    change = reading.track.change
    if change is None or not reading.track.is_clear:
        return "stood at"
    if change == 0:
        return "stayed at"
    return "rose to" if change > 0 else "fell to"


def _added(reading: Reading) -> Iterator[str]:
    """What follows the figure, each with its comma."""
    yield from _since(reading)
    yield from _variation(reading)
    yield from _beside_england(reading)


def _since(reading: Reading) -> Iterator[str]:
    """How it stands to the baseline, else to the figure before."""
    latest, baseline, before = reading.track.latest, reading.baseline, reading.track.previous
    day = reading.against.baseline_on
    if baseline is not None and day is not None and baseline is not latest:
        what = f"the {day:%B %Y} baseline of {reading.show(baseline.value)}"
        yield f", {_way(latest, baseline)} {what}"
    elif before is not None and reading.track.change:
        yield f", {_way(latest, before)} {reading.show(before.value)} {_in(reading, before)}"


def _way(latest: Figure, before: Figure) -> str:
    if _overlap(latest, before):
        return "not clearly different from"
    if latest.value == before.value:
        return "the same as"
    return "up on" if latest.value > before.value else "down on"


def _overlap(one: Figure, other: Figure) -> bool:
    if None in (one.lower, one.upper, other.lower, other.upper):
        return False
    return one.lower <= other.upper and other.lower <= one.upper


def _variation(reading: Reading) -> Iterator[str]:
    if reading.limits or reading.median is not None:
        signal = reading.at_latest()
        if signal is None:
            yield ", within its usual variation"
        else:
            yield f", more than its usual variation ({lower_first(signal.pattern(reading.centre))})"
        return
    steps = in_a_row(reading)
    if steps >= IN_A_ROW:
        yield f", still {'rising' if (reading.track.change or 0) > 0 else 'falling'}"


def _beside_england(reading: Reading) -> Iterator[str]:
    latest = reading.track.latest
    england = next((one for one in reading.against.comparators if one.latest.area == Observation.Area.ENGLAND), None)
    same = (latest.starts_on, latest.ends_on)
    found = next((one for one in england.known if (one.starts_on, one.ends_on) == same), None) if england else None
    if found is None or not _comparable(reading.metric):
        return
    value = Decimal(found.value)
    if latest.lower is not None and latest.upper is not None and latest.lower <= value <= latest.upper:
        where = "similar to"
    elif latest.value == value:
        where = "the same as"
    else:
        where = "above" if latest.value > value else "below"
    yield f", {where} England ({reading.show(value)})"


def _comparable(metric: Metric) -> bool:
    """A count of a place is not held against a count of the country."""
    return metric.is_percentage or metric.per is not None or metric.standardised


def _in(reading: Reading, figure: Figure) -> str:
    return f"in {when(figure.starts_on, figure.ends_on, rolling=reading.is_rolling)}"


def when(starts_on: date, ends_on: date, *, rolling: bool = False) -> str:
    """A half-open period inside a sentence: “July to September 2023”, “2023-24”, “the year to 30 November 2023”.

    Those of a `rolling` series are told apart by their ends.
    """
    last, year = ends_on - timedelta(days=1), FinancialYear.containing(starts_on)
    if not starts_on.day == ends_on.day == 1:
        return period_words(starts_on, ends_on)
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    whole_years = months % 12 == 0 and starts_on.month == 1
    if months == 1:
        return f"{starts_on:%B %Y}"
    if whole_years and (months > 12 or not rolling):
        return f"{starts_on.year}" if months == 12 else f"{starts_on.year} to {last.year}"
    if not rolling and (starts_on, ends_on) == (year.start, year.end):
        return str(year)
    if not rolling and months == 3 and starts_on.year == last.year:
        return f"{starts_on:%B} to {last:%B %Y}"
    return f"the {'year' if months == 12 else f'{months} months'} to {gov_date(last)}"
