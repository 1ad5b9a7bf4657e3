"""Rules of the whole house."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import is_psycopg3

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for path in ROOT.glob("*/**/*.py")
    if path.relative_to(ROOT).parts[0]
    in (
        "cdp_portal",
        "accounts",
        "partnerships",
        "members",
        "meetings",
        "outcomes",
        "grants",
        "returns",
        "bench",
        "tools",
    )
    and "migrations" not in path.parts
]


def test_the_driver_is_psycopg_2():
    """Some packages bring psycopg 3, and Django would switch to it without a word."""
    assert not is_psycopg3


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_file_is_over_400_lines(path):
    assert len(path.read_text().splitlines()) <= 400


def test_no_function_is_over_40_lines():
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


def test_apps_import_only_from_below():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_module_of_the_plumbing_has_its_layer():
    """A new module that the import contract does not name would be free of it."""
    contract = str(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"])
    modules = {path.stem for path in (ROOT / "cdp_portal").iterdir() if path.suffix == ".py" or path.is_dir()}
    unnamed = {
        name for name in modules - {"__init__", "__pycache__"} if not re.search(rf"cdp_portal\.{name}\b", contract)
    }
    assert unnamed == set()


def test_every_setting_is_in_the_operations_guide():
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "cdp_portal/settings.py").read_text()))
    told = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE))
    assert read == told


def test_every_dependency_says_why():
    lines = (ROOT / "pyproject.toml").read_text().partition("dependencies = [")[2].partition("[tool.")[0].splitlines()
    silent = [line for line in lines if re.match(r'\s+"', line) and " # " not in line]
    assert silent == []


def test_lock_files_carry_no_addresses():
    for path in [*ROOT.glob("requirements/*.txt"), ROOT / "package-lock.json"]:
        assert re.findall(r"\"resolved\"|--(?:extra-)?index-url|https?://\S*registry\S*", path.read_text()) == [], path
