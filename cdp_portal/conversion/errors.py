"""Why a document was not converted, in words for the person who uploaded it."""

_SAVE = "Open it in Word, choose Save as, choose PDF, and upload that file."
SENTENCES = {
    "not_offered": f"This is a Word document. {_SAVE}",
    "old_word": f"This is a Word document of an older kind. {_SAVE}",
    "not_text": "This is no Word or OpenDocument text. Save it as PDF in the program that made it, and upload that.",
    "macros": "This document holds macros, which can harm a computer. Save it as PDF, and upload that file.",
    "encrypted": "This document is protected by a password. Save it as PDF without the password, and upload that.",
    "explodes": f"This document is far larger than it seems. {_SAVE}",
    "broken": f"This document is broken and cannot be read. {_SAVE}",
    "slow": f"Converting this document took too long. {_SAVE}",
    "busy": f"Other documents are being converted. Try again in a minute. Or: {_SAVE[0].lower()}{_SAVE[1:]}",
    "failed": f"This document could not be converted. {_SAVE}",
}


class Unconvertible(Exception):  # noqa: N818 - the name says what happened
    """The text is one of SENTENCES; `code` is its key."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code])
        self.code = code
