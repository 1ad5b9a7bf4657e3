"""Word and OpenDocument texts become PDF, where LibreOffice is installed (setting SOFFICE).

A document is somebody else's file: it is taken only if it is what it says, without macros and without anything that
LibreOffice would fetch from elsewhere (`documents`, `stripping`), and converted in a process of its own that has no
network, a fresh profile and limits (`office`). Knows no app.
"""

from cdp_portal.conversion.conversion import Unconvertible, is_offered, to_pdf

__all__ = ["Unconvertible", "is_offered", "to_pdf"]
