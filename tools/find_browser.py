"""Make sure that a Chromium is there for the browser tests; on Debian and Ubuntu it is installed when none is found."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = ("chromium", "fonts-liberation")


def find() -> str | None:
    """The path of a Chromium: from the environment variable CHROMIUM, or by its usual names."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
    ):
        subprocess.run([*root, "apt-get", *step], env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603


if __name__ == "__main__":
    if not find() and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests (about a minute)", flush=True)  # noqa: T201
        install()
    if not find():
        sys.exit("The browser tests need Chromium. Install it, or set CHROMIUM to its path, and run again.")
