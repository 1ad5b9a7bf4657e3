"""Loads this app's reference tables: the strategy's priorities, the national outcomes and their metrics, and a list
of quality standards.
"""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from outcomes.models import Metric, Outcome, QualityStandard, QualityStandardSet, StrategicPriority

DATA = Path(__file__).parent / "data"
OWN_SET = "OWN"  # the code of the portal's own list of quality standards


def load_priorities(counts: Counts) -> None:
    rows = [pick(row, "code", "position", "title") for row in read_table(DATA / "priorities.csv")]
    upsert(StrategicPriority, rows, key=("code",), counts=counts)


def load_outcomes(counts: Counts) -> None:
    rows = [pick(row, "code", "position", "title") for row in read_table(DATA / "outcomes.csv")]
    upsert(Outcome, rows, key=("code",), counts=counts)


def load_metrics(counts: Counts) -> None:
    outcomes = {outcome.code: outcome for outcome in Outcome.objects.all()}
    columns = (
        "code", "tier", "name", "definition", "unit", "polarity", "frequency", "published_at_level", "public_access",
        "additive", "standardised", "counts_people", "confidence", "confirmed",
    )  # fmt: skip
    table = read_table(DATA / "metrics.csv")
    rows = [
        {
            **pick(row, *columns),
            "outcome": outcomes[row["outcome_code"]],
            "per": int(row["per"]) if row["per"] else None,
            "rolling_months": int(row["rolling_months"]) if row["rolling_months"] else None,
            "source": f"Figures: {row['data_source']}. {pick(row)['source']}",
        }
        for row in table
    ]
    common = Metric.objects.filter(partnership=None)
    upsert(Metric, rows, key=("code",), counts=counts, among=common)
    metrics = {metric.code: metric for metric in common.all()}
    for row in table:
        total = metrics.get(row["total_code"])
        common.filter(code=row["code"]).exclude(total=total).update(total=total)


def load_standards(counts: Counts) -> None:
    """The portal's own working list. What an administrator loaded stands in sets of its own."""
    rows = [pick(row, "code", "title", "official", "as_at") for row in read_table(DATA / "quality_standard_sets.csv")]
    sets = upsert(QualityStandardSet, rows, key=("code",), counts=counts)
    own = sets[OWN_SET,]
    columns = ("position", "code", "section", "title", "asks", "confidence")
    rows = [
        {"standard_set": own, **{name: row[name] for name in columns}}
        for row in read_table(DATA / "quality_standards.csv")
    ]
    among = QualityStandard.objects.filter(standard_set=own)
    upsert(QualityStandard, rows, key=("standard_set", "code"), counts=counts, among=among)


# What load_reference does, in this order: each function counts what it did.
STEPS = (
    ("Strategic priorities", load_priorities),
    ("Outcomes", load_outcomes),
    ("Metrics", load_metrics),
    ("Quality standards", load_standards),
)
