"""What is known of the outcomes, in sentences for papers, reports and returns."""

from datetime import date

from cdp_portal.release import Audience
from outcomes.cards import Sentence, cards_of, tracked_by

__all__ = ["Sentence", "sentences_for"]


def sentences_for(partnership, audience: Audience, day: date | None = None) -> list[Sentence]:
    """One sentence for each metric with a figure that the audience may read, in the order of the outcomes.

    With `day` what was known on that day: the words of a report of that day. A constant number of queries.
    """
    return [card.sentence for card in cards_of(partnership, audience, tracked_by(partnership), known_on=day)]
