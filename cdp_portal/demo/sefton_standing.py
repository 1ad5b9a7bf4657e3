"""The items with which Sefton's board begins and ends each meeting, and its series: a demonstration."""

BOARD = "partnership-board"
HALL = "Bootle Town Hall (demonstration)"

OPENING = (
    {"title": "Welcome and apologies", "purpose": "noting", "lead": "dph", "minutes": 5},
    {"title": "Declarations of interest", "purpose": "noting", "minutes": 5},
    {
        "title": "Minutes of the last meeting",
        "carries": "minutes",
        "purpose": "decision",
        "lead": "coordinator",
        "minutes": 5,
    },
    {"title": "Matters arising", "carries": "matters_arising", "purpose": "noting", "minutes": 5},
    {"title": "Action log", "carries": "action_log", "purpose": "discussion", "lead": "coordinator", "minutes": 10},
)
CLOSING = (
    {"title": "Any other business", "purpose": "discussion", "minutes": 5},
    {"title": "Next meeting", "carries": "next_meeting", "purpose": "noting", "minutes": 5},
)
SERIES = {
    "rhythm": "quarterly",
    "day_rule": "weekday",
    "first_on": "2026-12-10",
    "last_on": "2027-12-09",
    "start_time": "10:00",
    "end_time": "12:00",
    "place": HALL,
}


def minuted(items: tuple[dict, ...], *minutes: str) -> list[dict]:
    """The standing items of a meeting that was held, each with its minute."""
    return [{**item, "minute": minute} for item, minute in zip(items, minutes, strict=True)]
