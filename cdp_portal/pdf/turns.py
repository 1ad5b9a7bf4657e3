"""How many PDFs a machine makes at once: whoever comes later waits a little, and is then told so.

A turn is a locked file, which the system unlocks when a process ends in whatever way, so that none is lost.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO
from zlib import crc32

from django.conf import settings

from cdp_portal.pdf.errors import PdfError

LONGEST_WAIT = 20.0  # seconds
PAUSE = 0.1
BUSY = "The portal is making other packs now. Wait a minute and try again."


class Busy(PdfError):  # noqa: N818 - the name says what happened
    """Others are at work, and the wait was too long."""


@contextmanager
def turn(wait: float = LONGEST_WAIT) -> Iterator[None]:
    """One of the `PDF_BUILDS_AT_ONCE` turns of this machine. Raises Busy after `wait` seconds."""
    opened = [_opened(number) for number in range(settings.PDF_BUILDS_AT_ONCE)]
    try:
        _take_one(opened, time.monotonic() + wait)
        yield
    finally:
        for file in opened:
            file.close()


def _opened(number: int) -> BinaryIO:
    """A file of this machine, this user and this installation."""
    folder = Path(gettempdir()) / f"cdp-turns-{os.getuid()}-{crc32(bytes(settings.BASE_DIR)):08x}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return (folder / f"{number}").open("ab")


def _take_one(opened: list[BinaryIO], until: float) -> None:
    while True:
        for file in opened:
            if _locked(file):
                return
        if time.monotonic() >= until:
            raise Busy(BUSY)
        time.sleep(PAUSE)


def _locked(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
