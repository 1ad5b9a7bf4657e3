"""One line of "what needs me" on the home page; each app offers its own in `reporting.needs`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Need:
    """What is to be done (`text`), by whom (`whose`: a seat or a role), by when, and where it is done (`url`)."""

    kind: str
    text: str
    whose: str
    due_on: date | None
    late: bool
    url: str
    partnership: str
