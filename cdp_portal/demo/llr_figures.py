"""Figures of the three authorities, all made up: some can be put together for the partnership, some cannot."""

from cdp_portal.demo.figures import quarterly
from cdp_portal.demo.shared import DEMONSTRATION
from cdp_portal.periods import Quarter

LEICESTER, LEICESTERSHIRE, RUTLAND = "E06000016", "E10000018", "E06000017"
FIRST = Quarter(2025, 1)


def _by_authority(metric: str, *series: tuple[str, tuple]) -> list[dict]:
    return [
        row for code, values in series for row in quarterly(metric, FIRST, values, area="authority", authority=code)
    ]


FIGURES = [
    *_by_authority(
        "L15",
        (LEICESTER, (24, 27, 25, 29, 31, 30)),
        (LEICESTERSHIRE, (33, 31, 36, 35, 38, 41)),
        (RUTLAND, (6, 5, 7, 3, 6, 8)),
    ),
    *_by_authority(
        "L17",
        (LEICESTER, (14, 15, "15.5", 16, 16, "16.5")),
        (LEICESTERSHIRE, (18, 18, "18.5", 19, 20, 20)),
        (RUTLAND, (1, 1, "1.5", "1.5", 2, 2)),
    ),
    *_by_authority(
        "L06",
        (LEICESTER, (301, 312, 298, 305, 317, 322)),
        (LEICESTERSHIRE, (355, 348, 361, 359, 366, 372)),
        (RUTLAND, (11, 12, 9, 13, 12, 14)),
    ),
]
METRICS: list[dict] = []
_TRACKED = (("L15", "dph-leicester"), ("L17", "dph-leicestershire"), ("L06", "dph-leicester"), ("S13", "dph-rutland"))
TRACKED = [
    {"metric": metric, "owner": owner, "update_every": 12 if metric == "S13" else 3, "neighbours": []}
    for metric, owner in _TRACKED
]
TARGETS = [{"metric": "L15", "value": "90", "due_on": "2027-03-31", "source": DEMONSTRATION}]
