"""The score of a risk in words: a five-by-five scale in four bands of the portal's own."""

from django.utils.safestring import SafeString

from cdp_portal.templatetags.portal import tag
from outcomes.models import Risk, RiskReview

# The lowest score of each band, its word and its tone.
BANDS = ((16, "Very high", "bad"), (10, "High", "bad"), (5, "Medium", "warn"), (1, "Low", "neutral"))


def band_of(score: int) -> str:
    """The word for a score of 1 to 25."""
    return next(word for lowest, word, _ in BANDS if score >= lowest)


def range_of(band: str) -> tuple[int, int]:
    """The lowest and highest score of a band. Raises KeyError for a word that is none."""
    highest = 25
    for lowest, word, _ in BANDS:
        if word == band:
            return lowest, highest
        highest = lowest - 1
    raise KeyError(band)


def score_words(risk: Risk | RiskReview, score: int | None = None) -> str:
    """“High, 12 of 25”: of its own score, or of one that it had."""
    known = risk.score if score is None else score
    return f"{band_of(known)}, {known} of 25"


def score_tag(risk: Risk) -> SafeString:
    """The band as a tag, for a page that says the number beside it."""
    return tag(band_of(risk.score), next(tone for lowest, _, tone in BANDS if risk.score >= lowest))
