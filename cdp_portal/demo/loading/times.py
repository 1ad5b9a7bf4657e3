"""Instants of the data, which are written as London's clock shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def in_london(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON) if text else None
