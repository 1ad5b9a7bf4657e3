"""What a person says of a whole file, once: which columns hold what, and what is true of every figure in it."""

from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.imports.rows import PARTS


@dataclass(frozen=True)
class Answers:
    """`roles` tell by a column's text which of `rows.PARTS` it holds (empty: left out); `period` holds where no column
    says one. `released_on` is the day until which the figures are under embargo.
    """

    sheet: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    period: str = ""
    source: str = ""
    received_on: date = field(default_factory=timezone.localdate)
    released_on: date | None = None
    release_class: str = Audience.MEMBER
    provisional: bool = False

    @property
    def audience(self) -> Audience:
        return Audience(self.release_class)

    def stored(self) -> dict:
        """For ImportedFile.answers; the inverse of `of`."""
        told = asdict(self)
        days = {name: told[name].isoformat() for name in ("received_on", "released_on") if told[name]}
        return told | {"released_on": None} | days

    @classmethod
    def of(cls, stored: dict) -> "Answers | None":
        """None for a file of which nothing was said yet."""
        if not stored:
            return None
        days = {name: date.fromisoformat(stored[name]) for name in ("received_on", "released_on") if stored[name]}
        return cls(**stored | {"released_on": None} | days)

    @classmethod
    def all_figures(cls, texts) -> "Answers":
        """As if every column held figures: to see what a table names."""
        return cls(roles=dict.fromkeys(texts, PARTS[0]))
