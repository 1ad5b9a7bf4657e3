"""The assets carry no GOV.UK branding, and building them again does nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
BUILT = ROOT / "build" / "static"


def read(name: str) -> str:
    assert (BUILT / name).exists(), "The assets are not built. Run: python tools/build_assets.py"
    return (BUILT / name).read_text()


@pytest.mark.parametrize("mark", ["gds transport", "crest", "crown", "url("])
def test_the_style_sheet_carries_no_branding(mark):
    assert mark not in read("app.css").lower()


def test_the_style_sheet_is_arial_and_1100_pixels_wide():
    assert "font-family:arial," in read("app.css")
    assert "max-width:1100px" in read("app.css")


def test_the_script_is_one_module_without_imports_or_source_map():
    script = read("app.js")

    assert "sourceMappingURL" not in script
    assert "import " not in script
    assert script.rstrip().endswith("?.focus();")


def test_the_lock_file_holds_no_download_address():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_building_again_does_nothing():
    command = [sys.executable, str(ROOT / "tools" / "build_assets.py")]
    subprocess.run(command, capture_output=True, check=True)

    again = subprocess.run(command, capture_output=True, text=True, check=True)

    assert again.stdout == ""
