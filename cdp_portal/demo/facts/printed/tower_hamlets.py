"""What the printed report of Tower Hamlets must say."""

from cdp_portal.demo.facts.printed.report import Report, says
from cdp_portal.demo.facts.where import TOWER

REPORT = Report(
    TOWER,
    "2022-12-06",
    (
        says(
            "TH-01",
            "sub-group of both the Community Safety Partnership and the Health and Wellbeing Board",
            "reports to both",
        ),
        says(
            "TH-02",
            "formally constitute the partnership as a sub-group",
            "draft terms of reference and membership as living documents",
        ),
        says(
            "TH-03",
            "six national outcomes",
            "reduce drug use",
            "reduce drug-related crime",
            "reduce drug-related deaths and harm",
            "reduce drug supply",
            "increase engagement in treatment",
            "improve recovery outcomes",
        ),
        says(
            "TH-04",
            "joint local needs assessment",
            "strategic delivery plan",
            "local performance framework",
            "annual progress report to the Joint Combating Drugs Unit",
        ),
        says("TH-05", "attends both parent boards annually with a progress report, and as required"),
        says("TH-06", "meets quarterly, first in January 2023"),
        says(
            "TH-07",
            "time frame for each deliverable, and they run in parallel",
            "progress and the current position are shown, rather than a sign-off on the date",
        ),
        says("TH-08", "Considered and rejected", "Community Safety Partnership alone", "specialist oversight"),
        says(
            "TH-09",
            "Draft terms of reference",
            "Draft membership",
            "Implementation plan",
            "Background document and next steps",
            "Equalities",
            "All wards",
        ),
        says("TH-10", "members of staff leave and are replaced", "Revisions are kept"),
        says("TH-11", "six principles", "principles 1 and 6"),
    ),
)
