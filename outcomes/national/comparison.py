"""One metric and period: every area with its figure, where it stands, and the whole in a sentence."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import quantity
from cdp_portal.release import Audience
from cdp_portal.sentences import joined
from outcomes.figures import Figure
from outcomes.models import Metric, Observation
from outcomes.national.held import Places, figures_of_england, last_day, places_on
from outcomes.national.standing import Rank, Standing, is_share, ranks, standing
from outcomes.words import figure_words, period_words, value_words

Area = Observation.Area
NOUNS = {Area.PARTNERSHIP: ("partnership", "partnerships"), Area.AUTHORITY: ("local authority", "local authorities")}
NO_FIGURE = "No figure for this period"


@dataclass(frozen=True)
class Row:
    """One area. `figure` is None where nobody gave one or the reader may not read it."""

    name: str
    url: str
    regions: tuple[str, ...]
    figure: Figure | None
    beside_england: Standing
    beside_region: Standing
    rank: Rank | None = None

    @property
    def is_known(self) -> bool:
        return self.figure is not None and self.figure.value is not None

    @property
    def value(self) -> str:
        return value_words(self.figure) if self.figure else NO_FIGURE

    @property
    def span(self) -> str:
        """The range of the figure in words; empty where none is given."""
        if not self.is_known or None in (self.figure.lower, self.figure.upper):
            return ""
        return f"{quantity(self.figure.lower)} to {quantity(self.figure.upper)}"

    @property
    def absence(self) -> str:
        """Why there is no figure, in words; empty where there is one."""
        if self.figure is None:
            return NO_FIGURE
        return "" if self.is_known else self.figure.get_state_display()


@dataclass(frozen=True)
class Comparison:
    metric: Metric
    area: str
    starts_on: date
    ends_on: date
    rows: tuple[Row, ...]
    england: Figure | None
    regions: dict[str, Figure]

    @property
    def is_ranked(self) -> bool:
        return any(row.rank for row in self.rows)

    @property
    def withheld(self) -> int:
        return sum(row.figure is not None and bool(row.figure.withheld) for row in self.rows)

    @property
    def known(self) -> list[Row]:
        return [row for row in self.rows if row.is_known]

    def in_region(self, name: str) -> "tuple[Row, ...]":
        """The rows of a region, all without a name. Ranks stay those among all of England."""
        return tuple(row for row in self.rows if name in ("", *row.regions))

    @property
    def sentence(self) -> str:
        """How many have a figure, and what sets them apart from England."""
        one, many = NOUNS[Area(self.area)]
        held = len(self.known) + self.withheld
        first = f"{held} of {len(self.rows)} {one if len(self.rows) == 1 else many} have a figure for "
        first += f"{period_words(self.starts_on, self.ends_on)}{self._withheld()}."
        if self.england is None or self.england.value is None:
            is_withheld = self.england is not None and self.england.withheld
            return f"{first} {'England’s is withheld.' if is_withheld else 'There is none for England.'}"
        whole = f"{first} England’s is {figure_words(self.england)}."
        return whole if not self.is_ranked else f"{whole} {self._apart()}"

    def _withheld(self) -> str:
        if not self.withheld:
            return ""
        return f", {self.withheld} of which {'is' if self.withheld == 1 else 'are'} withheld"

    def _apart(self) -> str:
        counts = Counter(row.beside_england for row in self.known)
        said = [f"{counts[one]} {one.lower()} it" for one in (Standing.ABOVE, Standing.BELOW) if counts[one]]
        rest = len(self.known) - counts[Standing.ABOVE] - counts[Standing.BELOW]
        if not said:
            return "None can be told apart from it by its range."
        unsure = f"; {rest} cannot be told apart from it by {'its' if rest == 1 else 'their'} range" if rest else ""
        return f"{joined(said)}{unsure}."


def compare(metric: Metric, area: str, period: tuple[date, date], audience: Audience) -> Comparison:
    """Every area in being with its figure, in the order of the figures where they may be ranked. Five queries."""
    places = places_on(last_day(period[1]))
    figures = figures_of_england(metric, *period, audience, places)
    england = next((one for one in figures if one.area == Area.ENGLAND), None)
    names = {one.region_code: one.region for one in places.authorities}
    regions = {names.get(one.region_code, one.region_code): one for one in figures if one.area == Area.REGION}
    rows = [
        _row(place, found, within, england, regions)
        for place, found, within in _placed(area, figures, places, last_day(period[1]))
    ]
    return Comparison(metric, area, *period, tuple(_ranked(rows, metric)), england, regions)


def _placed(area: str, figures: list[Figure], places: Places, day: date):
    """Each area with its figure, if any, and the names of its regions."""
    of_area = [one for one in figures if one.area == area]
    if area == Area.AUTHORITY:
        found = {one.authority.pk: one for one in of_area}
        for one in places.authorities:
            yield one, found.get(one.pk), {one.region}
        return
    kept = {one.keeper_id: one for one in of_area}
    for one in places.partnerships:
        footprint = places.footprints.get(one.pk)
        members = footprint.at(day).values() if footprint else ()
        yield one, kept.get(one.pk), {member.region for member in members}


def _row(place, figure: Figure | None, within: set[str], england: Figure | None, regions: dict[str, Figure]) -> Row:
    """An area that lies in several regions is compared with none of them."""
    comparable = figure is not None and is_share(figure)
    region = regions.get(*within) if len(within) == 1 else None
    return Row(
        name=getattr(place, "short_name", "") or place.name,
        url=figure.url if figure else place.get_absolute_url(),
        regions=tuple(sorted(within)),
        figure=figure,
        beside_england=standing(figure, england) if comparable else Standing.NOTHING,
        beside_region=standing(figure, region) if comparable else Standing.NOTHING,
    )


def _ranked(rows: list[Row], metric: Metric) -> list[Row]:
    """Best first where a direction is better, else the highest; those without a figure last. Counts go by name."""
    rows = sorted(rows, key=lambda row: row.name)
    known = [row for row in rows if row.is_known]
    if len(known) < 2 or not is_share(known[0].figure):
        return rows
    highest_first = metric.polarity != Metric.Polarity.LOWER
    found = ranks([row.figure for row in known], highest_first=highest_first)
    ranked = [_with_rank(row, rank) for row, rank in zip(known, found, strict=True)]
    ranked.sort(key=lambda row: row.figure.value, reverse=highest_first)
    return ranked + [row for row in rows if not row.is_known]


def _with_rank(row: Row, rank: Rank) -> Row:
    return Row(row.name, row.url, row.regions, row.figure, row.beside_england, row.beside_region, rank)
