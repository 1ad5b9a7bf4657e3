"""Loads this app's reference tables: the strategy's priorities, the national outcomes and their metrics."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from outcomes.models import Metric, Outcome, StrategicPriority

DATA = Path(__file__).parent / "data"


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


# What load_reference does, in this order: each function counts what it did.
STEPS = (
    ("Strategic priorities", load_priorities),
    ("Outcomes", load_outcomes),
    ("Metrics", load_metrics),
)
