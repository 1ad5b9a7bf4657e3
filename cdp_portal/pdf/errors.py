"""What can go wrong with a PDF. The text of each error is a sentence for the person who asked for it."""

# ruff: noqa: N818 - the names say what happened


class PdfError(Exception):
    """A PDF could not be made."""


class FontsMissing(PdfError):
    """The fonts are not built; the text names the command. For whoever runs the server."""


class TookTooLong(PdfError):
    """The time limit was reached."""


class TooBig(PdfError):
    """The memory limit was reached."""


class PaperUnusable(PdfError):
    """An uploaded paper cannot be read; the text says which and what to do."""


class BuildFailed(PdfError):
    """Anything else; the log has the details."""


BY_NAME = {error.__name__: error for error in (FontsMissing, TookTooLong, TooBig, PaperUnusable, BuildFailed)}
