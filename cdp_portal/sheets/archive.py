"""Zip files whose bytes depend on nothing but their parts and one given time."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from cdp_portal.sheets.cells import LONDON


def archive(parts: Iterable[tuple[str, Iterable[bytes]]], made_at: datetime) -> bytes:
    """A zip of named parts, each given in pieces. A part named `mimetype` is stored as it is, as ODF asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, pieces in parts:
            with target.open(member(name, made_at), "w") as entry:
                for piece in pieces:
                    entry.write(piece)
    return buffer.getvalue()


def member(name: str, made_at: datetime) -> zipfile.ZipInfo:
    """The header of one part; the same on every system."""
    local = made_at.astimezone(LONDON)
    year, month, day, hour, minute, second = local.timetuple()[:6]
    info = zipfile.ZipInfo(name, (max(year, 1980), month, day, hour, minute, second))
    info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info
