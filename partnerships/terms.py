"""How a version of terms of reference stands on a day, and which two versions a reader compares. Asks no query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date
from partnerships.models import TermsOfReference


@dataclass(frozen=True)
class Standing:
    """A word for a tag (“In force”), and a sentence that says why."""

    word: str
    why: str
    review_is_late: bool = False


def standing(terms: TermsOfReference, versions: Sequence[TermsOfReference], day: date) -> Standing:
    """The same rule as `TermsOfReference.objects.in_force(day)`, in words; `versions` are all of the body."""
    on = gov_date(day)
    if not terms.is_adopted:
        return Standing("Draft", "Not adopted yet, so not in force.")
    adopted = f"adopted on {gov_date(terms.adopted_on)}{f' by {terms.adopted_by}' if terms.adopted_by else ''}"
    if terms.adopted_on > day:
        return Standing("Not in force yet", f"Not in force on {on}: {adopted}.")
    later = [one for one in versions if one.version > terms.version and one.is_adopted and one.adopted_on <= day]
    if later:
        follower = min(later, key=lambda one: one.version)
        replaced = f"version {follower.version} replaced it on {gov_date(follower.adopted_on)}"
        return Standing("Replaced", f"Not in force on {on}: {replaced}. It was {adopted}.")
    late = terms.review_due_on is not None and terms.review_due_on < day
    return Standing("In force", f"In force on {on}: {adopted}.", review_is_late=late)


def to_compare(
    terms: TermsOfReference, versions: Sequence[TermsOfReference], asked: str | None
) -> tuple[TermsOfReference | None, TermsOfReference, list[TermsOfReference]]:
    """(the older, the newer, the versions to choose from): `asked` is the key of the other, or else the one before.

    What is no version of the same body counts as not asked; the first version has none before it.
    """
    others = [one for one in versions if one.pk != terms.pk]
    chosen = next((one for one in others if str(one.pk) == asked), None)
    before = max((one for one in others if one.version < terms.version), key=lambda one: one.version, default=None)
    other = chosen or before
    if other is not None and other.version > terms.version:
        return terms, other, others
    return other, terms, others
