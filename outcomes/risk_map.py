"""Open risks on the five-by-five scale: the picture, and the same as a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cdp_portal.charts import Grade, HeatScale, heat_map
from outcomes.models import Risk
from outcomes.risk_words import BANDS, band_of

UP = HeatScale("How likely", [label.partition(" – ")[2] for label in Risk.Likelihood.labels])
ACROSS = HeatScale("How bad", [label.partition(" – ")[2] for label in Risk.Impact.labels])
GRADES = {word: grade for grade, (_, word, _) in enumerate(reversed(BANDS))}


@dataclass(frozen=True)
class Cell:
    """The risks with one and the same score on both scales."""

    likelihood: str
    impact: str
    score: int
    band: str
    risks: tuple[Risk, ...]


def cells_of(risks: Iterable[Risk]) -> list[Cell]:
    """The cells in which there is any, the highest score first."""
    found: dict[tuple[int, int], list[Risk]] = defaultdict(list)
    for risk in risks:
        found[risk.likelihood, risk.impact].append(risk)
    cells = [
        Cell(UP.steps[likely - 1], ACROSS.steps[bad - 1], likely * bad, band_of(likely * bad), tuple(here))
        for (likely, bad), here in found.items()
    ]
    return sorted(cells, key=lambda cell: (-cell.score, cell.likelihood))


def risk_map(risks: Iterable[Risk]) -> SafeString:
    """The picture. Its description says every number in words."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for risk in risks:
        counts[risk.likelihood, risk.impact] += 1
    return heat_map("risk-map", "Open risks by how likely and how bad", UP, ACROSS, counts, _grade, noun="risk")


def _grade(likelihood: int, impact: int) -> Grade:
    band = band_of(likelihood * impact)
    return Grade(band, GRADES[band])
