"""One round of a self-assessment as it is read: each standard, how it compares with the round before, the sum."""

from collections import Counter
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cdp_portal.charts import Part, stacked_bar
from cdp_portal.sentences import counted
from outcomes.models import SelfAssessment, StandardRating

Rating = StandardRating.Rating
RANKS = {rating: rank for rank, rating in enumerate(Rating)}
TONES = {
    Rating.NOT_ASSESSED: "neutral",
    Rating.NOT_MET: "bad",
    Rating.PARTLY: "warn",
    Rating.MOSTLY: "warn",
    Rating.MET: "good",
}


@dataclass(frozen=True)
class Row:
    """One standard. `change` says in words how it compares with the round before; "" where there is none."""

    rating: StandardRating
    change: str

    @property
    def tone(self) -> str:
        return TONES[Rating(self.rating.rating)]


@dataclass(frozen=True)
class Round:
    assessment: SelfAssessment
    before: SelfAssessment | None
    rows: tuple[Row, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many standards have each rating, the best first."""
        found = Counter(row.rating.rating for row in self.rows)
        return [(rating.label, found[rating]) for rating in reversed(Rating) if found[rating]]

    @property
    def sentence(self) -> str:
        """“Of 11 standards 3 are met, 5 mostly met and 3 partly met.”"""
        parts = [f"{count} {label.lower()}" for label, count in self.counts]
        said = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
        return f"{counted(len(self.rows), 'standard').capitalize()}: {said}." if said else "No standard in this set."

    @property
    def moved(self) -> str:
        """“Since self-assessment 1: 3 better, 1 worse, 7 unchanged.”; "" without a round before."""
        if self.before is None:
            return ""
        words = Counter(row.change.partition(",")[0].lower() for row in self.rows)
        parts = [f"{words[word]} {word}" for word in ("better", "worse", "unchanged") if words[word]]
        return f"Since {str(self.before).lower()}: {', '.join(parts)}." if parts else ""

    @property
    def chart(self) -> SafeString:
        parts = [Part(label, count) for label, count in self.counts]
        return stacked_bar("ratings", f"Ratings of {str(self.assessment).lower()}", parts)


def round_of(assessment: SelfAssessment) -> Round:
    """The round with its ratings in the order of the standards. Three queries at most."""
    ratings = assessment.ratings.select_related("standard", "owner_seat__organisation").order_by("standard__position")
    before = _before(assessment)
    known = dict(before.ratings.values_list("standard", "rating")) if before else {}
    rows = tuple(Row(one, _change(one, known) if before else "") for one in ratings)
    return Round(assessment, before, rows)


def _before(assessment: SelfAssessment) -> SelfAssessment | None:
    """The round before it by the same standards."""
    same = SelfAssessment.objects.filter(partnership=assessment.partnership_id, standard_set=assessment.standard_set_id)
    earlier = same.filter(assessed_on__lte=assessment.assessed_on).exclude(pk=assessment.pk)
    return earlier.exclude(assessed_on=assessment.assessed_on, number__gt=assessment.number).first()


def _change(rating: StandardRating, known: dict[int, str]) -> str:
    before, now = known.get(rating.standard_id, Rating.NOT_ASSESSED), rating.rating
    if Rating.NOT_ASSESSED in (before, now):
        return "Not assessed before" if before == Rating.NOT_ASSESSED else f"Was {Rating(before).label.lower()}"
    if before == now:
        return "Unchanged"
    better = RANKS[Rating(now)] > RANKS[Rating(before)]
    return f"{'Better' if better else 'Worse'}, was {Rating(before).label.lower()}"
