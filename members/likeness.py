"""Is this the same organisation under another spelling? Pure: knows names, not records.

A name is read as its kinds (council, icb, police …) and its own words: “NHS Cheshire & Merseyside ICB” is of kind
icb with the own words cheshire and merseyside. Two names are alike when their kinds do not differ and their own words
are the same but for slips; when one leaves a word or two out; when one is the initials of the other; or when they
differ only in spaces.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

SLIP = 0.85  # of the letters of two words that are the same word with a slip
SURE = 4  # letters at the beginning in which a slip is not looked for: Hertfordshire is not Herefordshire

# Longer phrases first: what they become is looked at again.
PHRASES = (
    ("police fire and crime commissioner", "pcc"),
    ("police and crime commissioner", "pcc"),
    ("integrated care board", "icb"),
    ("integrated care system", "icb"),
    ("community safety partnership", "csp"),
    ("council for voluntary service", "cvs"),
    ("fire and rescue", "fire"),
    ("prison and probation", "hmpps"),
    ("youth justice", "yjs"),
    ("youth offending", "yjs"),
    ("job centre", "jobcentre"),
)
_KINDS = (
    "academy ambulance college council court csp cvs fire housing hmpps hospital hospitals icb jobcentre pcc police "
    "prison probation school university yjs"
)
KINDS = frozenset(_KINDS.split())
_COMMON = (
    "a an and at authority borough charity cic cio city constabulary county district england for foundation ft group "
    "health his hm hmp hms in limited llp local london ltd majesty majestys metropolitan nhs of office on "
    "partnership plc plus royal service services team the trust uk unit unitary with"
)
COMMON = frozenset(_COMMON.split())
ALSO_CALLED = {"constabulary": "police", "lbc": "council", "mbc": "council", "cc": "council", "ics": "icb"}


class Name(NamedTuple):
    """A name as it is compared: its kinds, its own words, and every word in order."""

    kinds: frozenset[str]
    own: frozenset[str]
    words: tuple[str, ...]


@lru_cache(maxsize=50_000)
def read(name: str) -> Name:
    """Case, accents, punctuation and the common words of such names do not count."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).casefold().replace("&", " and ")
    text = f" {' '.join(re.findall(r'[a-z0-9]+', plain))} "
    for phrase, short in PHRASES:
        text = text.replace(f" {phrase} ", f" {short} ")
    words = tuple(ALSO_CALLED.get(word, word) for word in text.split())
    return Name(
        kinds=frozenset(word for word in words if word in KINDS),
        own=frozenset(word for word in words if word not in KINDS and word not in COMMON),
        words=words,
    )


def likeness(one: str, other: str) -> float:
    """From 0, another organisation, to 1, the same words; alike is what is above 0."""
    return _likeness(read(one), read(other))


def best(name: str, others: list[str]) -> float:
    """The greatest likeness of a name to any of the names of one organisation."""
    mine = read(name)
    return max((_likeness(mine, read(other)) for other in others), default=0.0)


def _likeness(one: Name, other: Name) -> float:
    if one.words == other.words:
        return 1.0
    if _run_together(one) == _run_together(other):
        return 0.95
    if _are_initials(one, other) or _are_initials(other, one):
        return 0.9
    if one.kinds and other.kinds and one.kinds != other.kinds:
        return 0.0
    if not one.own or not other.own:
        return 0.9 if one.kinds and one[:2] == other[:2] else 0.0
    if not _same_words(one, other):
        return 0.0
    return SequenceMatcher(None, " ".join(sorted(one.own)), " ".join(sorted(other.own))).ratio() * 0.9


def _run_together(name: Name) -> str:
    return "".join(word for word in name.words if word not in ("the", "and"))


def _are_initials(short: Name, long: Name) -> bool:
    """“CGL” of “Change Grow Live”, “DWP” of “Department for Work and Pensions”."""
    [*letters] = [word for word in short.words if word != "the"]
    if len(letters) != 1 or not 3 <= len(letters[0]) <= 6 or len(long.words) < 3:
        return False
    all_words = "".join(word[0] for word in long.words)
    main_words = "".join(word[0] for word in long.words if word not in ("the", "of", "and", "for", "in", "on"))
    return letters[0] in (all_words, main_words)


def _same_words(one: Name, other: Name) -> bool:
    """Each word of the shorter name is in the longer. To leave words out takes two in common, or the same kind."""
    fewer, more = sorted((one.own, other.own), key=len)
    if not all(any(_same_word(word, candidate) for candidate in more) for word in fewer):
        return False
    left_out = len(more) - len(fewer)
    return left_out == 0 or (left_out <= 2 and (len(fewer) >= 2 or bool(one.kinds and one.kinds == other.kinds)))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) <= SURE or one[:SURE] != other[:SURE] or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= SLIP
