"""What makes a pack in a process of its own, for `bench.packs`: the portal, the engine alone, other tools.

`python -m bench.pack_jobs <folder>` makes the pack whose description lies in `folder` and prints its peak memory.
"""

import json
import os
import pickle
import resource
import subprocess
import sys
from pathlib import Path

from bench.measure import Cost
from cdp_portal.pdf import assembly, describing
from cdp_portal.pdf.engine import write_request
from cdp_portal.pdf.layout import Layout
from cdp_portal.pdf.pack import PackSpec, build_pack

SPEC = "spec.pickle"
ROOT = Path(__file__).resolve().parents[1]
WEASYPRINT = ROOT / "build" / "weasyprint"  # where `make bench` installs it, apart from the portal's own packages


def lay_out(spec: PackSpec, folder: Path) -> int:
    """Leave in `folder` the description, and what the engine gets for it. Returns the number of pages."""
    (folder / SPEC).write_bytes(pickle.dumps(spec))
    write_request(folder, "pack.typ", describing.data(spec, folder), issued_at=spec.issued_at)
    return len(Layout.from_data(assembly.work(folder)["layout"]).labels)


class Fresh:
    """The portal in a newly started Python, all it imports included. `megabytes`: the peak of any limited process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.megabytes = 0.0

    def __call__(self) -> None:
        self.megabytes = max(self.megabytes, _answer("bench.pack_jobs", self.folder)["megabytes"])


class Engine:
    """The engine alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.megabytes = 0.0

    def __call__(self) -> Cost:
        issued_at = json.loads((self.folder / "request.json").read_text())["issued_at"]
        told = _answer("bench.engine", self.folder / "typst", issued_at)
        self.megabytes = max(self.megabytes, told.pop("megabytes"))
        return Cost(**told)


class Rival:
    """Another tool (`bench.rivals`). `pages`: how many its pack has."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.pages = 0

    def works(self) -> bool:
        """Whether it can be measured here; if not, a line says why."""
        try:
            self()
        except subprocess.CalledProcessError as error:
            why = error.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
            print(f"{self.name}: not measured: {why[0]}", flush=True)
            return False
        return True

    def __call__(self) -> Cost:
        told = _answer("bench.rivals", self.name.lower(), self.folder, PYTHONPATH=str(WEASYPRINT))
        self.pages = told.pop("pages")
        return Cost(**told)


def _answer(module: str, *words: object, **environment: str) -> dict:
    """What `python -m module` with these words prints as JSON. Raises CalledProcessError."""
    command = [sys.executable, "-m", module, *map(str, words)]
    everything = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=everything, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main(folder: Path) -> None:
    build_pack(pickle.loads((folder / SPEC).read_bytes()))
    print(json.dumps({"megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
