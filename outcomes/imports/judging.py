"""A row of a file against the rules: a figure to record, why it is left out, or what is wrong with it."""

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from outcomes.imports.answers import Answers
from outcomes.imports.metricnames import MetricNames
from outcomes.imports.periods import Period, read_period
from outcomes.imports.places import Place, Places
from outcomes.imports.rows import Fault, FileFigure
from outcomes.models import Metric
from outcomes.rules import faults_of_dates, faults_of_figure
from outcomes.series import SAME_LENGTH_WITHIN_DAYS
from outcomes.words import period_words

UNKNOWN = "It is not said yet what “{text}” means."
PERCENT = "There is a % sign, but “{metric}” is counted in {unit}."
OVERLAPS = "This period overlaps {other} of the same metric, and its periods follow each other. Check the period."
A_YEAR = timedelta(days=366)


class Candidate(NamedTuple):
    """A figure that may be recorded. `series` names it as `outcomes.series.series_of` does."""

    row: int
    series: str
    metric: Metric
    place: Place
    starts_on: date
    ends_on: date
    state: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    provisional: bool
    note: str


class Judge:
    """Judges the figures of one file; `taken` are the periods of each metric that are recorded or were in the file."""

    def __init__(self, names: MetricNames, places: Places, answers: Answers, taken: dict[int, set[Period]]):
        self.names, self.places, self.answers, self.taken = names, places, answers, taken
        self.keeper = places.scope.pk if places.scope else ""
        self.metric_of = lru_cache(maxsize=5000)(names.find)
        self.place_of = lru_cache(maxsize=5000)(places.find)
        self.faults_of_period = lru_cache(maxsize=5000)(self._faults_of_period)

    def judge(self, figure: FileFigure) -> Candidate | str | tuple[Fault, ...]:
        """A text says why the row is left out; faults are what must be put right."""
        if figure.skipped:
            return figure.skipped
        metric, place = self.metric_of(figure.series), self.place_of(figure.area)
        if isinstance(metric, str) or isinstance(place, str):
            return metric if isinstance(metric, str) else place
        if metric is None or place is None:
            text = figure.series.label or figure.series.text if metric is None else figure.area.label
            return (Fault("", UNKNOWN.format(text=text)),)
        period, wrong = self.faults_of_period(metric, figure.period, figure.years)
        faults = (*figure.faults, *wrong, *(self._faults(figure, metric) if not figure.faults else ()))
        return faults or self._candidate(figure, metric, place, period)

    def _candidate(self, figure: FileFigure, metric: Metric, place: Place, period: Period) -> Candidate:
        days = f"{period[0]:%Y-%m-%d}/{period[1]:%Y-%m-%d}"
        return Candidate(
            figure.row,
            f"{metric.code}:{self.keeper}:{place.area}:{place.code}:{days}",
            metric,
            place,
            *period,
            figure.state,
            figure.value,
            figure.lower,
            figure.upper,
            figure.numerator,
            figure.denominator,
            self.answers.provisional if figure.provisional is None else figure.provisional,
            figure.note,
        )

    def _faults(self, figure: FileFigure, metric: Metric) -> list[Fault]:
        if figure.is_percent and not metric.is_percentage:
            return [Fault(figure.titles["value"], PERCENT.format(metric=metric, unit=metric.unit))]
        found = faults_of_figure(metric, figure._asdict())
        return [Fault(figure.titles.get(part, ""), f"{sentence}.") for part, sentence in found.items()]

    def _faults_of_period(self, metric: Metric, text: str, years: str) -> tuple[Period | None, tuple[Fault, ...]]:
        try:
            period = read_period(text, years=years)
        except ValueError as error:
            return None, (Fault("Period", str(error)),)
        wrong = faults_of_dates({"received_on": self.answers.received_on}, *period)
        if wrong:
            return period, tuple(Fault("Period", f"{sentence}.") for sentence in wrong.values())
        known = self.taken.setdefault(metric.pk, set())
        other = None if metric.rolling_months else next((one for one in known if _clash(period, one)), None)
        if other:
            return period, (Fault("Period", OVERLAPS.format(other=period_words(*other))),)
        known.add(period)
        return period, ()


def _clash(period: Period, other: Period) -> bool:
    """Periods of one length, at most a year, that overlap and are not the same. Longer ones are pooled years."""
    length, others = period[1] - period[0], other[1] - other[0]
    alike = abs(length - others) <= timedelta(days=SAME_LENGTH_WITHIN_DAYS)
    return alike and length <= A_YEAR and period != other and period[0] < other[1] and other[0] < period[1]
