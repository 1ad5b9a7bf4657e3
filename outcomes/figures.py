"""What an output may say of a figure. Pages, charts, files, packs and returns are built from these, never from rows."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.release import Audience
from outcomes.models import Metric, Observation
from partnerships.models import LocalAuthority, Partnership

FEWER, TOO_FEW, WITHHELD = "Fewer than 5", "Too few people", "Withheld"
WITHHELD_NOTE = "Figures of fewer than 5 people are not shown, nor others from which they could be worked out."


@dataclass(frozen=True)
class Figure:
    """One figure for one area and period, protected: `withheld` says in a word why its numbers were taken out.

    Its attributes are called as those of an Observation. `pk` is that of the observation, empty where the figure was
    worked out from `parts`; `url` is the page on which the reader finds it.
    """

    metric: Metric
    area: str
    area_name: str
    starts_on: date
    ends_on: date
    state: str
    value: Decimal | None
    received_on: date
    release_class: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    authority: LocalAuthority | None = None
    region_code: str = ""
    provisional: bool = False
    data_to: date | None = None
    released_on: date | None = None
    source: str = ""
    note: str = ""
    revision: int = 1
    revised_because: str = ""
    keeper_id: int | None = None  # the partnership that keeps it; none keeps a national one
    pk: int | None = None
    slug: str = ""  # the address of the partnership within which it is read; none for England side by side
    is_national: bool = False
    withheld: str = ""
    parts: "tuple[Figure, ...]" = ()

    @cached_property
    def metric_id(self) -> int:
        return self.metric.pk

    @cached_property
    def place(self) -> tuple:
        """Which area it is for: kind, authority, region, partnership."""
        keeper = self.keeper_id if self.area == Observation.Area.PARTNERSHIP else 0
        return self.area, self.authority.pk if self.authority else 0, self.region_code, keeper

    @cached_property
    def key(self) -> tuple:
        """What the figure is of: metric, area and period."""
        return self.metric_id, *self.place, self.starts_on, self.ends_on

    @property
    def anchor(self) -> str:
        """A name of the figure that can stand in an id of a page."""
        return "-".join(str(part) for part in self.key if part != "")

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)

    @property
    def days(self) -> int:
        """The length of the period."""
        return (self.ends_on - self.starts_on).days

    def get_state_display(self) -> str:
        """Why there is no value: the word for what is withheld, or what is known of it."""
        return self.withheld or Observation.State(self.state).label

    def get_release_class_display(self) -> str:
        return str(Audience(self.release_class).label)

    @property
    def url(self) -> str:
        if not self.slug:
            return self.authority.get_absolute_url() if self.authority else ""
        if self.pk is None or self.is_national:
            return reverse("metric_detail", args=[self.slug, self.metric_id])
        return reverse("observation_detail", args=[self.slug, self.pk])

    def get_absolute_url(self) -> str:
        return self.url

    def is_open_to(self, audience: Audience, day: date) -> bool:
        """May the audience read it on the day? The rule of `outcomes.models.metrics.open_to`."""
        if audience.may_see(Audience.RESTRICTED):
            return True
        return audience.may_see(self.release_class) and (self.released_on is None or self.released_on <= day)


NUMBERS = ("value", "lower", "upper", "numerator", "denominator", "note")  # the note tells of them in words


def veil(access: Access) -> dict:
    """What the history of figures does not tell: their numbers, except to those who may record and correct them."""
    return {} if access.can(Permission.OBSERVATION_EDIT) else {Observation: NUMBERS}


COPIED = (
    "metric",
    "area",
    "area_name",
    "starts_on",
    "ends_on",
    "state",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "authority",
    "region_code",
    "provisional",
    "data_to",
    "received_on",
    "released_on",
    "source",
    "note",
    "release_class",
    "revision",
    "revised_because",
    "pk",
)


def copied_from(row: Observation) -> dict:
    """What a figure takes over. Where the source suppressed the value it meant the number behind it as well."""
    taken = {name: getattr(row, name) for name in COPIED}
    return taken if row.value is not None else taken | {"numerator": None}


def figure_of(row: Observation, reader: Partnership) -> Figure:
    """The row as a figure, not yet protected. A national one leads to the metric's page of the reading partnership.

    Asks no query when metric and authority were selected with the row.
    """
    is_national = row.partnership_id is None
    return Figure(**copied_from(row), keeper_id=row.partnership_id, slug=reader.slug, is_national=is_national)


def without_numbers(figure: Figure, why: str) -> Figure:
    """The figure without its numbers, nor the words about them."""
    return replace(figure, withheld=why, **(dict.fromkeys(NUMBERS) | {"note": ""}))
