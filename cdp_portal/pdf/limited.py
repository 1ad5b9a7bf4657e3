"""Run one PDF job in a process of its own, with limits on time and memory."""

import json
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cdp_portal.pdf import errors

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("cdp_portal.pdf")


@dataclass(frozen=True)
class Limits:
    """What one job may use: seconds on the clock (and of each processor) and megabytes of address space."""

    seconds: int = 120
    megabytes: int = 3000


def run(job: str, folder: Path, limits: Limits) -> dict:
    """Run the job of this name (see `worker.JOBS`) on `folder` and return the result it wrote.

    The job reads and writes only there. Raises the PdfError that the job met: TookTooLong, TooBig, PaperUnusable, …
    """
    command = [sys.executable, "-s", "-m", "cdp_portal.pdf.worker", job, str(folder)]
    command += [str(limits.seconds), str(limits.megabytes)]
    try:
        finished = subprocess.run(  # noqa: S603 - the command is ours; no part of it is typed by anyone
            command, cwd=ROOT, env=_environment(folder), capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise errors.TookTooLong(f"Making this PDF took longer than {limits.seconds} seconds.") from None
    answer = folder / "result.json"
    result = json.loads(answer.read_text()) if finished.returncode == 0 and answer.exists() else {}
    if "error" in result:
        if finished.stderr:
            log.error("A PDF job failed: %s", finished.stderr.decode(errors="replace")[-4000:])
        raise errors.BY_NAME[result["error"]](result["sentence"])
    if not result:
        raise _ended_by(finished, limits)
    return result


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder)}


def _ended_by(finished: subprocess.CompletedProcess, limits: Limits) -> errors.PdfError:
    """The error for a process that left no result: killed by a limit, or broken."""
    trace = finished.stderr.decode(errors="replace")[-4000:]
    log.error("The PDF process ended with %s: %s", finished.returncode, trace)
    if finished.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return errors.TookTooLong(f"Making this PDF took longer than {limits.seconds} seconds.")
    if finished.returncode in (-signal.SIGABRT, -signal.SIGSEGV) or "memory" in trace.lower():
        return errors.TooBig("Making this PDF needed more memory than is allowed. Leave out the largest papers.")
    return errors.BuildFailed("The PDF could not be made. The cause is in the server's log.")
