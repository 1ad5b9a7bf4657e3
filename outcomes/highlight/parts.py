"""What a highlight report is made of. Page, print, paper and return are drawn from this."""

from dataclasses import dataclass, replace
from datetime import date

from cdp_portal.formats import gov_date
from outcomes.charting import Charted


@dataclass(frozen=True)
class Item:
    """One line. `tag` is a word for its state; `why` the reason or the detail; `chart` what a metric shows, if any."""

    text: str
    url: str
    tag: str = ""
    whose: str = ""
    why: str = ""
    chart: Charted | None = None


@dataclass(frozen=True)
class Part:
    """Lines under a heading; `empty` is said where there are none. `more` counts lines that were left out."""

    key: str
    title: str
    empty: str
    items: tuple[Item, ...]
    more: int = 0

    def shortened(self, most: int) -> "Part":
        """At most so many lines, with the number of those left out."""
        left_out = max(len(self.items) - most, 0)
        return replace(self, items=self.items[:most], more=self.more + left_out)


@dataclass(frozen=True)
class Highlight:
    """What happened after the day `since` up to and with `until`. `met` says what was on `since`, such as a meeting."""

    partnership: str
    since: date
    until: date
    met: str
    parts: tuple[Part, ...]

    @property
    def halves(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The two columns of the page."""
        middle = len(self.parts) // 2
        return self.parts[:middle], self.parts[middle:]

    @property
    def period(self) -> str:
        """“Since the meeting of the Partnership board on 10 September 2026, as at 28 November 2026”"""
        begin = f"{self.met} on {gov_date(self.since)}" if self.met else gov_date(self.since)
        return f"Since {begin}, as at {gov_date(self.until)}"

    def shortened(self, most: int) -> "Highlight":
        return replace(self, parts=tuple(part.shortened(most) for part in self.parts))

    def __getitem__(self, key: str) -> Part:
        """The part of that key. Raises KeyError."""
        return {part.key: part for part in self.parts}[key]
