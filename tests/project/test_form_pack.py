"""Every kind of field is drawn as govuk-frontend's own fixtures draw it, so that an upgrade names what changed."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template

from cdp_portal.forms import DateField, Field, PortalForm

COMPONENTS = Path(settings.BASE_DIR) / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
KEPT = {
    "class", "role", "type", "data-module", "aria-live", "inputmode", "hidden", "data-maxlength", "tabindex",
    "data-prevent-double-click", "rows", "aria-labelledby",
}  # fmt: skip
POINTERS = {"aria-describedby", "for", "aria-controls"}
VOID = {"input", "br", "img", "hr"}
FORM = Template("{% load crispy_forms_tags %}{% crispy form form.fields_only %}")


class Shape(HTMLParser):
    """The structure of a piece of HTML: tags, classes, roles, and which ids are pointed at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.ids: set[str] = set()
        self.pointed_at: set[str] = set()
        self.depth = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        shown = []
        for name, value in sorted(attrs):
            if name == "id":
                self.ids.add(value)
            elif name in POINTERS:
                self.pointed_at.update((value or "").split())
                shown.append(name)
            elif name in KEPT:
                shown.append(f"{name}={' '.join(sorted((value or '').split()))}")
        self.lines.append(f"{'  ' * self.depth}<{tag} {' '.join(shown)}>")
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.depth -= 1


def fixture(component: str, name: str) -> str:
    path = COMPONENTS / component / "fixtures.json"
    assert path.exists(), "govuk-frontend is not installed. Run: python tools/build_assets.py"
    return next(one["html"] for one in json.loads(path.read_text())["fixtures"] if one["name"] == name)


def drawn(field: forms.Field, *, bound: bool, **options) -> str:
    fields = {"field": field, "Meta": type("Meta", (), {"layout": (Field("field", **options),)})}
    form = type("OneField", (PortalForm,), fields)({} if bound else None)
    return FORM.render(Context({"form": form}))


TWO = [("1", "One"), ("2", "Two")]
THREE = [*TWO, ("3", "Three")]
CASES = {
    "input: default": lambda: drawn(forms.CharField(), bound=False),
    "input: with error and hint": lambda: drawn(forms.CharField(help_text="Hint"), bound=True),
    "textarea: with hint and error message": lambda: drawn(
        forms.CharField(help_text="Hint", widget=forms.Textarea), bound=True, rows=5
    ),
    "select: with hint text and error message": lambda: drawn(
        forms.ChoiceField(choices=THREE, help_text="Hint"), bound=True
    ),
    "radios: with fieldset and error message": lambda: drawn(
        forms.ChoiceField(choices=TWO, widget=forms.RadioSelect), bound=True
    ),
    "radios: inline": lambda: drawn(
        forms.ChoiceField(choices=TWO, widget=forms.RadioSelect, help_text="Hint"), bound=False, inline=True
    ),
    "checkboxes: with error message and hint": lambda: drawn(
        forms.MultipleChoiceField(choices=TWO, widget=forms.CheckboxSelectMultiple, help_text="Hint"), bound=True
    ),
    "date-input: with error message and hint": lambda: drawn(DateField(help_text="Hint"), bound=True),
    "file-upload: error": lambda: drawn(forms.FileField(), bound=True),
    "character-count: with hint and error": lambda: drawn(
        forms.CharField(help_text="Hint", widget=forms.Textarea), bound=True, chars=10, rows=5
    ),
    "password-input: with error message": lambda: drawn(
        forms.CharField(help_text="Hint", widget=forms.PasswordInput), bound=True
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_field_has_the_shape_of_the_fixture(case):
    component, name = case.split(": ")
    ours = Shape(CASES[case]())

    assert ours.lines == Shape(fixture(component, name)).lines
    assert ours.pointed_at - ours.ids == set(), "something points at an id that is not there"


CRISPY = re.compile(r"{% crispy (\S+)(?: (\S+))? %}")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def test_every_form_is_drawn_by_a_helper_that_exists():
    """crispy draws nothing at all, without a word, where a template names a helper that is not there."""
    named = {
        (str(path.relative_to(TEMPLATES)), helper)
        for path in TEMPLATES.rglob("*.html")
        for _, helper in CRISPY.findall(path.read_text())
    }

    assert {(path, helper) for path, helper in named if helper and not helper.endswith(".fields_only")} == set()
