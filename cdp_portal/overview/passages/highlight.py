"""The highlight report as a passage of a paper."""

from datetime import date

from cdp_portal.overview.passages.writing import bullets, plain
from cdp_portal.periods import plus_months
from cdp_portal.release import Audience
from outcomes.highlight import Item, Part, highlight_of
from outcomes.highlight.since import MONTHS_WITHOUT_A_MEETING, meetings_before, met_words
from partnerships.models import Partnership

MOST_LINES = 6  # of each part


def report(partnership: Partnership, day: date, audience: Audience) -> str:
    """What happened since the last meeting before the day, in short lines under a heading each; "" for nothing."""
    last = next(iter(meetings_before(partnership, day)), None)
    since = last.held_on if last else plus_months(day, -MONTHS_WITHOUT_A_MEETING)
    found = highlight_of(partnership, audience, since=since, until=day, met=met_words(last) if last else "")
    if not any(part.items for part in found.parts):
        return ""
    parts = [_part(part) for part in found.shortened(MOST_LINES).parts]
    return "\n\n".join([f"*{plain(found.period)}.*", *parts])


def _part(part: Part) -> str:
    lines = [_line(item) for item in part.items]
    if part.more:
        lines.append(f"and {part.more} more")
    return f"**{plain(part.title)}**\n\n{bullets(lines) or plain(part.empty)}"


def _line(item: Item) -> str:
    said = f"{item.tag}: {item.text}" if item.tag else item.text
    more = " ".join(words for words in (item.whose and f"{item.whose}.", item.why) if words)
    return f"{said} {more}" if said.endswith((".", "?")) else f"{said}. {more}".rstrip()
