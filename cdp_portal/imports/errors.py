"""Why a file cannot be imported at all. The text is a sentence for the person who chose the file."""


class FileRefusedError(Exception):
    """The whole file is refused; nothing of it was looked at further."""
