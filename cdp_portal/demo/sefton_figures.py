"""What Sefton tracks, and figures over time. All made up but for published deaths, and so their source says.

They are made to agree with what the report of December 2023 says in words: more people in treatment, continuity of
care above the country, more in work and housing, more alcohol-specific deaths than in March 2022.
"""

from datetime import date

from cdp_portal.demo.figures import covering, figure, own_deaths, quarterly, ranged
from cdp_portal.demo.shared import DEMONSTRATION
from cdp_portal.periods import Quarter

Q1_2022, FEBRUARY_2022, NOVEMBER_2021, MAY_2022 = (
    Quarter(2022, 1),
    date(2022, 3, 1),
    date(2021, 12, 1),
    date(2022, 6, 1),
)

# The year to February 2022 and on, each quarter; what the report states for November 2023 stands in sefton_plan.
_IN_TREATMENT = (
    1204, 1216, 1231, 1247, 1268, 1290, 1315, None, 1352, 1361, 1377, 1390, 1398, 1411, 1423, 1431, 1446, 1460, 1472,
)  # fmt: skip
_LEAVERS = (
    (35, 85), (37, 86), (40, 88), (42, 88), (44, 90), (46, 91), (47, 92), None, (51, 95), (52, 96), (51, 97), (53, 98),
    (54, 99), (54, 100), (56, 101), (57, 102), (58, 103), (58, 104), (60, 106),
)  # fmt: skip
_LEAVERS_IN_ENGLAND = (
    "38.4", "39.0", "39.8", "40.7", "41.9", "42.6", "43.5", None, "45.2", "46.0", "46.3", "46.9", "47.4", "47.8",
    "48.1", "48.5", "48.9", "49.3", "49.6",
)  # fmt: skip
_NEW = (212, 205, 221, 208, 216, 203, 219, 148, 210, 222, 207, 214, 218, 206, 223, 211, 217, 215)
_SENTENCES = (18, 21, 17, 20, 19, 22, 18, 17, 20, 19, 18, 20, 23, 25, 28, 30, 33, 36)
_KITS = (96, 104, 99, 112, 108, 121, 118, 126, 131, 128)
_DEATHS = (
    (14.9, 12.4, 17.7), (15.3, 12.8, 18.1), (15.8, 13.3, 18.7), (17.4, 14.7, 20.4),
    (18.2, 15.5, 21.3), (19.9, 17.0, 23.1),
)  # fmt: skip
_OPIATE = ((31, 540), (33, 548), (30, 551), (35, 556), (36, 560), (34, 562))

FIGURES = [
    *covering("H09", 12, FEBRUARY_2022, 3, _IN_TREATMENT),
    *covering("L05", 12, date(2020, 12, 1), 12, (55, 58, 66, None, 79, 83)),
    *covering("H10", 12, FEBRUARY_2022, 3, _LEAVERS),
    *covering("H10", 12, FEBRUARY_2022, 3, _LEAVERS_IN_ENGLAND, area="england"),
    *quarterly("L06", Q1_2022, _NEW),
    *quarterly("L15", Q1_2022, _SENTENCES),
    *quarterly("SEFTON-1", Quarter(2024, 1), _KITS),
    *own_deaths("E08000014"),
    *ranged("S13", 36, date(2020, 1, 1), 12, _DEATHS),
    *covering("S11", 12, NOVEMBER_2021, 12, (7, 6, None, 3, 6)),
    *covering("L11", 12, NOVEMBER_2021, 12, (34, 39, None, 48, 53)),
    *covering("S18", 12, MAY_2022, 12, ((402, 502), None, (431, 523), (446, 531), (457, 536))),
    *covering("S19", 12, MAY_2022, 12, ((98, 502), None, (121, 523), (128, 531), (139, 536))),
    *quarterly("L08", Quarter(2025, 1), _OPIATE[:5], release_class="public"),
    figure("L08", date(2026, 7, 1), date(2026, 10, 1), _OPIATE[5], release_class="public", released_on="2027-01-21"),
    figure("S22", date(2025, 4, 1), date(2026, 4, 1), "suppressed", note=""),
    *quarterly("L13", Quarter(2024, 4), ((21, 204), (19, 211), (22, 209), (18, 214))),
]

# A metric of Sefton's own, as a commissioner would add it.
METRICS = [
    {
        "code": "SEFTON-1",
        "outcome": "HARM",
        "name": "Naloxone kits handed out",
        "definition": "Kits given by any partner to people who use opiates, their families and staff who meet them",
        "unit": "count",
        "polarity": "higher",
        "frequency": "quarterly",
        "published_at_level": "the borough",
        "additive": True,
        "counts_people": False,
        "source": DEMONSTRATION,
    },
]
_TRACKED = (
    ("H09", "provider", 3), ("L05", "commissioner", 12), ("H10", "probation", 3), ("H11", "dph", 12),
    ("S13", "dph", 12), ("S11", "dph", 12), ("L06", "teg-provider", 3), ("L15", "probation", 3), ("L08", "provider", 3),
    ("L13", "provider", 3), ("L11", "commissioner", 12), ("S18", "social-care", 12),
    ("S19", "growth", 12), ("S20", None, 12), ("SEFTON-1", "commissioner", 3),
)  # fmt: skip
_FIRST_KITS = {"baseline_on": "2024-06-30", "baseline_note": "The first quarter in which kits were counted"}
TRACKED = [
    {
        "metric": metric,
        "owner": owner,
        "update_every": months,
        "neighbours": ["E08000012", "E08000015"] if metric == "S13" else [],
        **(_FIRST_KITS if metric == "SEFTON-1" else {}),
    }
    for metric, owner, months in _TRACKED
]
TARGETS = [
    {"metric": "H09", "value": "1560", "due_on": "2027-03-31", "starts_on": "2024-02-29", "start_value": "1352"},
    {"metric": "H10", "value": "60", "due_on": "2027-03-31", "starts_on": "2024-02-29", "start_value": "53.7"},
    {"metric": "SEFTON-1", "value": "140", "due_on": "2027-03-31"},
]
for _target in TARGETS:
    _target["source"] = DEMONSTRATION
