"""What a cell of a figure means: a number, or a word why there is none. Knows no Django.

The words are those of the Government Statistical Service (“[c]”, “[x]”, “[z]”), of older releases of ONS (“:”, “..”,
“*”) and of the portal itself. A word with two meanings is refused, never guessed.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

# The states of outcomes.models.Observation.State, which cannot be imported here.
VALUE, SUPPRESSED, NOT_PUBLISHED, NOT_COLLECTED, NOT_RECEIVED = (
    "value", "suppressed", "not_published", "not_collected", "not_received",
)  # fmt: skip
PLACES = Decimal("0.0001")
LARGEST = Decimal(10) ** 12

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?")
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?|\.\d+")
MARKED = re.compile(r"(?P<number>[\d., ]*\d)\s*(?P<percent>%?)\s*(?P<marks>(?:[\[(]?[a-z]{1,2}[\])]?|\[note \d+\])*)")
MARK = re.compile(r"[a-z]+")
FEWER = re.compile(r"(?:<|fewer than|less than)\s*\d+")

MARKS = {
    "u": "Marked as unreliable in the file.",
    "p": "Marked as provisional in the file.",
    "r": "Marked as revised in the file.",
    "e": "Marked as estimated in the file.",
    "b": "Marked as a break in the series in the file.",
    "note": "",
}
STATES = {
    **dict.fromkeys(("*", "**", ":", "[c]", "(c)", "c", "suppressed", "confidential"), SUPPRESSED),
    **dict.fromkeys(("[x]", "(x)", "x", "..", "...", "…", "not available"), NOT_PUBLISHED),
    **dict.fromkeys(("not published", "not published at this level"), NOT_PUBLISHED),
    **dict.fromkeys(("[z]", "(z)", "z", "not applicable", "not collected"), NOT_COLLECTED),
    **dict.fromkeys(("not yet received", "not received", "awaited"), NOT_RECEIVED),
}
TWO_MEANINGS = {
    **dict.fromkeys(("-", "–", "—", "−"), "can mean nought or not known. Write 0, or [x] where it is not known."),
    **dict.fromkeys(
        ("n/a", "na", "n.a."),
        "can mean not available or not applicable. Write [x] where it is not available, [z] where there can be none.",
    ),
    "[low]": "is more than nought, but the file does not say how much. Write the number, or [x].",
    **dict.fromkeys(
        ("#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!"),
        "is an error of the spreadsheet. Put the number there, or [x].",
    ),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is empty for an empty cell; `number` is set where it is `VALUE`. `notes` say what marks beside it mean.

    `is_percent`: a % sign stood behind it; `is_cut`: it had more decimal places than are kept.
    """

    state: str = ""
    number: Decimal | None = None
    notes: tuple[str, ...] = ()
    is_percent: bool = False
    is_cut: bool = False


EMPTY = Cell()


def read_cell(text: str) -> Cell:
    """Raises ValueError, with a sentence, for what has no meaning or more than one."""
    text = text.strip()
    if not text:
        return EMPTY
    if NUMBER.fullmatch(text):
        return _numbered(text)
    word = " ".join(text.casefold().split())
    if word in STATES:
        return Cell(STATES[word])
    if word in TWO_MEANINGS:
        raise ValueError(f"“{text}” {TWO_MEANINGS[word]}")
    if FEWER.fullmatch(word):
        return Cell(SUPPRESSED)
    if word.startswith(("-", "−")) and MARKED.fullmatch(word[1:]):
        raise ValueError(f"“{text}” is less than nought.")
    return _marked(text, word)


def _marked(text: str, word: str) -> Cell:
    found = MARKED.fullmatch(word)
    plain = found and _plain(found["number"])
    marks = MARK.findall(found["marks"]) if found else []
    if not plain or any(mark not in MARKS for mark in marks):
        raise ValueError(f"“{text}” is neither a number nor a word that says why there is none.")
    notes = tuple(note for mark in marks if (note := MARKS[mark]))
    return _numbered(plain, notes=notes, is_percent=bool(found["percent"]))


def _plain(number: str) -> str:
    """Without the separators of thousands; empty when they do not stand where they should."""
    if NUMBER.fullmatch(number):
        return number
    return re.sub(r"[, ]", "", number) if GROUPED.fullmatch(number) else ""


def _numbered(text: str, *, notes: tuple[str, ...] = (), is_percent: bool = False) -> Cell:
    exact = Decimal(text)
    if exact >= LARGEST:
        raise ValueError(f"“{text}” is too large. At most 12 figures before the point are kept.")
    kept = exact if exact.as_tuple().exponent >= -4 else exact.quantize(PLACES, ROUND_HALF_EVEN)
    return Cell(VALUE, kept, notes, is_percent, is_cut=kept != exact)
