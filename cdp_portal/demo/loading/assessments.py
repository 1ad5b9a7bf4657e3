"""Self-assessments, by the portal's own list of quality standards."""

from cdp_portal.demo import sefton, self_assessments, southend
from cdp_portal.demo.loading.context import Load
from outcomes.models import QualityStandardSet, SelfAssessment, StandardRating
from outcomes.reference import OWN_SET

ROUNDS = {southend.SLUG: self_assessments.SOUTHEND, sefton.SLUG: self_assessments.SEFTON}
TOLD_APART = ("agreed_by", "ratings")


def load_self_assessments(load: Load) -> None:
    standards = QualityStandardSet.objects.get(code=OWN_SET)
    literals = [(place, partnership, one) for place, partnership in load.each() for one in ROUNDS.get(place.SLUG, ())]
    rows = [
        {
            "partnership": partnership,
            "standard_set": standards,
            "agreed_by": load.bodies[place.SLUG, literal["agreed_by"]] if "agreed_by" in literal else None,
            **{name: value for name, value in literal.items() if name not in TOLD_APART},
        }
        for place, partnership, literal in literals
    ]
    rows = load.numbered(SelfAssessment, rows)
    written = load.put(SelfAssessment, rows, "partnership", "assessed_on", keep=("number",)).values()
    by_code = {standard.code: standard for standard in standards.standards.all()}
    ratings = [
        _rating(load, place, assessment, by_code[code], *rating)
        for (place, _, literal), assessment in zip(literals, list(written), strict=True)
        for code, rating in literal["ratings"].items()
    ]
    load.put(StandardRating, ratings, "assessment", "standard")


def _rating(load: Load, place, assessment: SelfAssessment, standard, *told) -> dict:
    """`told`: how far it is met, what shows it, what comes next and whose seat takes it up (None: nobody's)."""
    rating, evidence, next_step, owner = told
    return {
        "partnership": assessment.partnership,
        "assessment": assessment,
        "standard": standard,
        "rating": rating,
        "evidence": evidence,
        "next_step": next_step,
        "owner_seat": load.seat(place, owner),
    }
