"""Metrics of which a figure came in, and those that are off the way to their target."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.release import Audience
from outcomes.cards import Card, cards_of, tracked_by
from outcomes.charting.headline import WANTED
from outcomes.highlight.parts import Item, Part
from outcomes.judgement import Judgement
from outcomes.models import Metric
from outcomes.trajectory import asked_on
from outcomes.words import figure_words

TAGS = {Judgement.WORSE: "Worse", Judgement.BETTER: "Better"}
ORDER = (*TAGS.values(), "")


def cards_for(partnership, audience: Audience, until: date) -> list[Card]:
    """Each metric of the whole partnership as it was known on `until`, a day past or today."""
    return cards_of(partnership, audience, tracked_by(partnership), known_on=until)


def moved(cards: Iterable[Card], since: date, until: date) -> Part:
    """Metrics whose latest figure came in within the days: worse first, then better, then the others."""
    new = [one for one in cards if since < one.chart.reading.track.latest.received_on <= until]
    items = [_item(one) for one in new]
    return Part(
        key="moved",
        title="What moved",
        empty="No figure came in.",
        items=tuple(sorted(items, key=lambda item: ORDER.index(item.tag))),
    )


def _item(card: Card) -> Item:
    return Item(
        text=card.sentence.text,
        url=card.url,
        tag=TAGS.get(card.judgement, ""),
        chart=card.chart if card.chart.has_picture else None,
    )


def off_target(cards: Iterable[Card]) -> list[Item]:
    """Metrics whose latest known figure is behind what their targets ask for by the end of its period."""
    return [item for one in cards if (item := _behind(one))]


def _behind(card: Card) -> Item | None:
    reading = card.chart.reading
    known, wanted = reading.track.known, WANTED.get(Metric.Polarity(reading.metric.polarity))
    if not known or wanted is None:
        return None
    last = known[-1]
    asked = asked_on(reading.against.targets, last.last_day)
    if asked is None or (last.value >= asked if wanted else last.value <= asked):
        return None
    way = reading.show(reading.rounded(asked))
    return Item(
        text=f"{card.chart.title} is behind its target: is more to be done, or the target to be changed?",
        why=f"{figure_words(last)} in {reading.words(last)}, where the way to the target asks for {way}.",
        url=card.url,
    )
