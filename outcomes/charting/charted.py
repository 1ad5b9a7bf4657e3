"""One track with everything that a page, a pack or a report shows of it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from cdp_portal.charts import COMPACT, LARGE_PRINT, NARROW, WIDE, Trend, trend_chart, trend_description
from outcomes.chart_choice import LINE_FROM, Kind
from outcomes.charting.drawn import trend_of
from outcomes.charting.headline import headline, subject
from outcomes.charting.held_against import NOTHING, Against
from outcomes.charting.reading import Reading, read
from outcomes.charting.summary import summary
from outcomes.charting.table import ShownTable, figures_table, lines_table
from outcomes.charting.worked_out import worked_out
from outcomes.series import Track


@dataclass(frozen=True)
class Charted:
    """What is said is made at once; pictures and tables when they are asked for."""

    uid: str
    reading: Reading
    title: str
    headline: str
    summary: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        return self.reading.choice.kind

    @property
    def has_picture(self) -> bool:
        """Whether there are figures enough for a chart."""
        return len(self.reading.track.known) >= LINE_FROM

    @cached_property
    def trend(self) -> Trend:
        return trend_of(self.reading)

    @property
    def wide(self) -> SafeString | str:
        return trend_chart(f"{self.uid}-wide", self.title, self.trend, WIDE) if self.has_picture else ""

    @property
    def narrow(self) -> SafeString | str:
        return trend_chart(f"{self.uid}-narrow", self.title, self.trend, NARROW) if self.has_picture else ""

    @property
    def compact(self) -> SafeString | str:
        return trend_chart(f"{self.uid}-small", self.title, self.trend, COMPACT) if self.has_picture else ""

    @property
    def large(self) -> SafeString | str:
        """For large print."""
        return trend_chart(f"{self.uid}-large", self.title, self.trend, LARGE_PRINT) if self.has_picture else ""

    @property
    def description(self) -> str:
        """The picture in words."""
        return trend_description(self.trend)

    @cached_property
    def table(self) -> ShownTable:
        return figures_table(self.reading)

    @property
    def lines(self) -> ShownTable | None:
        return lines_table(self.reading)

    @property
    def worked_out(self) -> list[str]:
        return worked_out(self.reading)


def charted(track: Track, against: Against = NOTHING, *, uid: str = "chart") -> Charted:
    """The chart that the track may have. Asks no query. `uid` differs from that of any other chart of the page."""
    reading = read(track, against)
    return Charted(uid, reading, subject(reading), headline(reading), tuple(summary(reading)))
