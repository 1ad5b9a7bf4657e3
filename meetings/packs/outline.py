"""What a pack holds, part by part, and in words what has changed since it was issued. Quick: nothing is typeset."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict

from cdp_portal.release import Audience
from cdp_portal.sentences import joined
from meetings.carried import Carries
from meetings.packs.matter import Matter
from meetings.packs.minutes import attended, minutes_part, minutes_texts
from meetings.packs.paper import key_of, source_of
from meetings.packs.spec import agenda_row, cover_of, printed_papers


def outline_of(matter: Matter, audience: Audience) -> list[dict]:
    """Key, name and fingerprint of each part that the officer looks after.

    The action log is left out: it is printed as it stood on the day, and owners report on it all the time.
    """
    rows = [asdict(agenda_row(line, matter, audience)) for line in matter.lines]
    parts = [
        _part("cover", "the time, place or title", asdict(cover_of(matter.meeting, audience))),
        _part("agenda", "the agenda", [{**row, "paper_key": None, "state_text": ""} for row in rows]),
    ]
    parts += [
        _part(key_of(paper), f"“{paper.title}” (item {line.number})", source_of(paper))
        for line, paper in printed_papers(matter, audience)
    ]
    if any(line.item.carries == Carries.MINUTES and audience.may_see(line.item.release_class) for line in matter.lines):
        told = [*attended(matter), *minutes_texts(matter, audience)] if minutes_part("", matter, audience) else []
        parts.append(_part("minutes", "the minutes of the last meeting", told))
    return parts


def changes_since(before: list[dict], now: list[dict]) -> str:
    """What differs as a sentence: “The agenda and “The plan” (item 2) changed.”; "" for nothing."""
    old = {part["key"]: part for part in before}
    new = {part["key"]: part for part in now}
    changed = [part for part in now if part["key"] in old and part["sha256"] != old[part["key"]]["sha256"]]
    told = (
        (changed, "changed"),
        ([part for part in now if part["key"] not in old], "added"),
        ([part for part in before if part["key"] not in new], "removed"),
    )
    return " ".join(_sentence([part["name"] for part in parts], what) for parts, what in told if parts)


def fingerprint(data: object) -> str:
    """SHA-256 of anything that JSON can hold."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()


def _part(key: str, name: str, source: object) -> dict:
    return {"key": key, "name": name, "sha256": fingerprint(source)}


def _sentence(names: Iterable[str], what: str) -> str:
    said = joined(names)
    return f"{said[:1].upper()}{said[1:]} {what}."
