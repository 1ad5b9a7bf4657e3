"""What bodies do at every meeting: their standing orders, Sefton's standing items and its series of meetings.

That a board works so is a demonstration throughout; only the report templates are those of the published papers.
"""

from cdp_portal.demo import llr, sefton, sefton_standing, southend, tower_hamlets

BOARD, HEALTH_BOARD = "partnership-board", "health-and-wellbeing-board"
YEAR_FROM_MAY = {"numbers_minutes": True, "minute_year_starts_month": 5}

# place, body, report template, what else differs from the defaults
ORDERS = [
    (sefton, BOARD, "sefton", {"papers_due_days": 5, **YEAR_FROM_MAY, "first_minute_number": 23}),
    (sefton, HEALTH_BOARD, "sefton", {"papers_due_days": 10}),
    (llr, BOARD, "leicestershire", {}),
    (llr, HEALTH_BOARD, "leicestershire", {}),
    (tower_hamlets, tower_hamlets.BOARD, "tower-hamlets", {}),
    (tower_hamlets, HEALTH_BOARD, "tower-hamlets", {}),
    (southend, "executive-group", "southend-discussion", {}),
    (southend, HEALTH_BOARD, "southend-discussion", {}),
    (southend, "joint-steering-board", "southend-discussion", {}),
]

ITEMS = [(sefton, BOARD, [*sefton_standing.OPENING, *sefton_standing.CLOSING])]
SERIES = [(sefton, BOARD, sefton_standing.SERIES)]
