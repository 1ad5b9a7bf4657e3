"""Each authority's part of the common plan of Leicester, Leicestershire and Rutland: all of it a demonstration."""

from cdp_portal.demo.shared import DEMONSTRATION

_COMMON = {"source": DEMONSTRATION}
_TREATMENT = {"priority": "TREATMENT", "outcome": "ENGAGEMENT"}
PARTS = [
    {
        "authority": "E06000016",
        "title": "Leicester's part of the plan",
        "status": "adopted",
        "adopted_on": "2026-05-14",
        "adopted_by": "partnership-board",
        "starts_on": "2026-05-14",
        **_COMMON,
        "objectives": [
            {
                "title": "Treatment that people in the city can reach",
                **_TREATMENT,
                "actions": [
                    {
                        "text": "Open an evening clinic in the city centre",
                        "owner": "dph-leicester",
                        "due_on": "2027-03-31",
                        "status": "on_track",
                        "steps": [
                            ("Rooms are found", "2026-09-30", "2026-09-22"),
                            ("Staff are hired", "2027-01-29", ""),
                        ],
                        "updates": [
                            ("2026-10-12T09:30", "on_track", "Rooms are found near the station.", "", "sro.leicester")
                        ],
                        **_COMMON,
                    },
                    {
                        "text": "Meet people at the hospital before they go home",
                        "owner": "safety-leicester",
                        "due_on": "2026-10-30",
                        "status": "at_risk",
                        "steps": [("The hospital agrees", "2026-08-31", "")],
                        **_COMMON,
                    },
                ],
            },
        ],
    },
    {
        "authority": "E10000018",
        "title": "Leicestershire's part of the plan",
        "status": "adopted",
        "adopted_on": "2026-06-11",
        "adopted_by": "partnership-board",
        "starts_on": "2026-06-11",
        **_COMMON,
        "objectives": [
            {
                "title": "Treatment near to where people live in the county",
                **_TREATMENT,
                "actions": [
                    {
                        "text": "Take treatment to the market towns by bus",
                        "owner": "dph-leicestershire",
                        "due_on": "2027-06-30",
                        "status": "on_track",
                        "updates": [
                            ("2026-11-04T14:00", "on_track", "The route is drawn; two towns begin in January.", "",
                             "sro.leicestershire")
                        ],
                        **_COMMON,
                    },
                    {
                        "text": "Train youth workers of the county",
                        "owner": None,
                        "due_on": "2027-02-26",
                        "status": "not_started",
                        **_COMMON,
                    },
                ],
            },
        ],
    },
    {
        "authority": "E06000017",
        "title": "Rutland's part of the plan",
        "status": "draft",
        **_COMMON,
        "objectives": [
            {
                "title": "Help in a rural county",
                **_TREATMENT,
                "actions": [
                    {
                        "text": "Agree with Leicestershire which of its services people in Rutland may use",
                        "owner": "dph-rutland",
                        "due_on": "2027-04-30",
                        "status": "not_started",
                        **_COMMON,
                    },
                ],
            },
        ],
    },
]  # fmt: skip
