"""Whether the portal's pages say what a fact states: they are opened, read, and searched entry by entry."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.test import Client

from accounts.models import User
from cdp_portal.demo.facts.fact import CELL, Fact, Place, Saying
from cdp_portal.demo.facts.reading import Entry, entries_of

HOST = "localhost"
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
LONGEST = 160  # an entry longer than this is quoted by one sentence


class NotShownError(Exception):
    """What is missing, in words."""


@dataclass
class Pages:
    """The portal's pages as one person sees them, each opened once."""

    client: Client
    read: dict[str, list[Entry]] = field(default_factory=dict)

    def entries(self, path: str) -> list[Entry]:
        if path not in self.read:
            self.read[path] = entries_of(self.opened(path).decode())
        return self.read[path]

    def opened(self, path: str) -> bytes:
        """What stands at the path: a page or a file."""
        response = self.client.get(path, secure=True, headers={"host": allowed_host()})
        if response.status_code != 200:
            raise NotShownError(f"{path} gave {response.status_code}")
        return b"".join(response.streaming_content) if response.streaming else response.content


def allowed_host() -> str:
    """A host name that this installation answers to."""
    named = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"]
    return named[0] if named else HOST


@contextmanager
def pages_for(account: User) -> Iterator[Pages]:
    """The pages as the account sees them. Signing in, and whatever else looking writes, is undone at the end."""
    with transaction.atomic():
        client = Client()
        client.force_login(account)
        yield Pages(client)
        transaction.set_rollback(True)


def shown(fact: Fact, pages: Pages) -> list[tuple[str, str]]:
    """Each path that shows the fact with what is said there; raises NotShownError if anything of it is missing."""
    return [(path, quoted) for place in fact.places for path, quoted in shown_at(place, pages)]


def shown_at(place: Place, pages: Pages) -> list[tuple[str, str]]:
    try:
        path = place.where()
    except ObjectDoesNotExist as problem:
        raise NotShownError(str(problem)) from problem
    entries = pages.entries(path)
    return [(path, quote(saying, entries, path)) for saying in place.sayings]


def quote(saying: Saying, entries: list[Entry], path: str) -> str:
    """The entry, by its label, that holds all the words."""
    label, *words = saying
    under = labelled(label, entries)
    for entry in under:
        if all(holds(entry.text, one) for one in words):
            return shortened(entry, words[0])
    said = "” and “".join(words)
    missing = f"“{said}” is not said under “{label}”" if under else f"nothing stands under “{label}”"
    raise NotShownError(f"{path}: {missing}")


def labelled(label: str, entries: list[Entry]) -> list[Entry]:
    """Those with this very label; if there is none, those whose label holds it. “| words” asks for rows with a cell
    that begins with the words.
    """
    if label.startswith(CELL):
        return [entry for entry in entries if holds(entry.text, label)]
    very = [entry for entry in entries if entry.label == label]
    return very or [entry for entry in entries if holds(entry.label, label)]


def holds(text: str, words: str) -> bool:
    """Whole words: “Leicester” is not held by “Leicestershire”."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def shortened(entry: Entry, words: str) -> str:
    """The entry as the page says it; a long text by its sentence that holds the words, a row whole."""
    if entry.text.startswith(entry.label):
        return entry.text
    sentences = [one for one in SENTENCE_ENDS.split(entry.text) if words in one]
    text = sentences[0] if sentences and len(entry.text) > LONGEST else entry.text
    return f"{entry.label}: {text}"
