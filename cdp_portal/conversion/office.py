"""Run LibreOffice on one document: no network, a profile of its own, limits on time and memory, one at a time."""

import fcntl
import logging
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from cdp_portal.conversion.errors import Unconvertible

SECONDS, WAITING, MEGABYTES = 60, 30, 4000
log = logging.getLogger("cdp_portal.conversion")
_EXPORT = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"},"ExportFormFields":{"type":"boolean","value":"false"}}'
)
_PROFILE = Path(__file__).with_name("profile.xcu")


def executable(name: str) -> str:
    """The path of LibreOffice, or "" where it is not installed or `name` is empty."""
    return shutil.which(name) or "" if name else ""


def converted(content: bytes, suffix: str, soffice: str) -> bytes:
    """The PDF of a checked and stripped document. Raises Unconvertible: busy, slow, failed."""
    with _turn(), tempfile.TemporaryDirectory(prefix="cdp-conversion-") as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        shutil.copy(_PROFILE, user / "registrymodifications.xcu")
        (folder / f"paper.{suffix}").write_bytes(content)
        _run([*_without_network(), soffice, *_arguments(folder, suffix)], folder)
        made = folder / "paper.pdf"
        if not made.exists():
            raise Unconvertible("failed")
        return made.read_bytes()


def _arguments(folder: Path, suffix: str) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", _EXPORT, "--outdir", str(folder), str(folder / f"paper.{suffix}")),
    ]


def _run(command: list[str], folder: Path) -> None:
    with (folder / "trace.txt").open("wb") as trace:
        process = subprocess.Popen(  # noqa: S603 - the command is ours; no part of it is typed by anyone
            command,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
            stderr=trace,
            start_new_session=True,
        )
    try:
        resource.prlimit(process.pid, resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise Unconvertible("slow") from None
    finally:
        _end(process)
    if process.returncode:
        told = (folder / "trace.txt").read_text(errors="replace")[-2000:]
        log.error("LibreOffice ended with %s: %s", process.returncode, told)
        raise Unconvertible("failed")


def _end(process: subprocess.Popen) -> None:
    """End the process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _turn() -> Iterator[None]:
    """Wait until no other process of this server converts. Raises Unconvertible("busy")."""
    path = Path(tempfile.gettempdir()) / f"cdp-conversion-{os.getuid()}.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        _locked(handle)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> None:
    until = time.monotonic() + WAITING
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Unconvertible("busy") from None
        time.sleep(0.1)


@cache
def _without_network() -> list[str]:
    """The command that takes the network away, where this machine allows that."""
    unshare = shutil.which("unshare")
    command = [unshare, "--map-root-user", "--net"] if unshare else []
    if command and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0:  # noqa: S603
        return command
    log.warning("LibreOffice runs with the network of this server: `unshare` is not allowed here.")
    return []
