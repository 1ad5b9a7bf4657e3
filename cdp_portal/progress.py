"""Progress of long commands: a bar on a terminal, one line per step anywhere else."""

import contextlib
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def progress(iterable: Iterable[Item], label: str, total: int | None = None, *, stream: TextIO) -> Iterator[Item]:
    """Pass the items on and report to `stream`, a command's `self.stdout`.

    Give `total` for querysets and generators; without it only things with a length get a full bar.
    """
    stream = _plain(stream)
    if stream.isatty():
        yield from tqdm(iterable, desc=label, total=total, file=stream, unit="", dynamic_ncols=True, unit_scale=True)
        return
    count = 0
    with _line(label, stream) as finish:
        for count, item in enumerate(iterable, 1):  # noqa: B007 - read after the loop
            yield item
        finish(f"{count:,}")


@contextlib.contextmanager
def step(label: str, *, stream: TextIO) -> Iterator[None]:
    """Report one piece of work that cannot be counted: `with step("Make the pack", stream=self.stdout):`."""
    with _line(label, _plain(stream)) as finish:
        yield
        finish("done")


@contextlib.contextmanager
def _line(label: str, stream: TextIO):
    """Write the label at once, so that a stuck step is known by name, and how it ended when it ends."""
    started = time.monotonic()

    def finish(word: str) -> None:
        stream.write(f"{word} ({time.monotonic() - started:.1f} s)\n")

    stream.write(f"{label} … ")
    stream.flush()
    try:
        yield finish
    except BaseException:
        finish("stopped")
        raise


def _plain(stream: TextIO) -> TextIO:
    """The stream inside Django's wrapper of a command's output, which would end each write with a new line."""
    return getattr(stream, "_out", stream)
