"""Templates: all of them compile, none of them trusts text or runs anything inline."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
TRUSTING = re.compile(r"\|\s*safe\b|autoescape off|\bmark_safe\b")
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE
)
BLAND = re.compile(r"\bsuccessfully\b|\bplease\b|\binvalid\b", re.IGNORECASE)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_escapes_everything_and_runs_nothing_inline(name):
    text = (ROOT / name).read_text()
    assert TRUSTING.findall(text) == []
    assert INLINE.findall(text) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_speaks_plainly(name):
    text = re.sub(r"{%.*?%}|{#.*?#}|<!--.*?-->", "", (ROOT / name).read_text(), flags=re.DOTALL)
    assert BLAND.findall(text) == []
