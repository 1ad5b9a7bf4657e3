"""What the form templates in templates/govuk/ need: the kind of a field, its widget, and the error summary."""

from django import forms, template
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString

from cdp_portal.forms.widgets import DateBoxes

register = template.Library()

# The order matters: CheckboxSelectMultiple is a RadioSelect, RadioSelect is not a Select, and so on.
KINDS = (
    (DateBoxes, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file-upload"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
)
BASE_CLASSES = {"select": "govuk-select", "textarea": "govuk-textarea", "file-upload": "govuk-file-upload"}


@register.filter
def kind(field: forms.BoundField) -> str:
    """The component that draws `field`: one of `KINDS`, or “input”."""
    return next((name for widget, name in KINDS if isinstance(field.field.widget, widget)), "input")


@register.filter
def is_marked_optional(field: forms.BoundField) -> bool:
    """Does “(optional)” follow the label? Not after a box to tick, which asks for nothing."""
    may_be_empty = not field.field.required and kind(field) != "checkbox"
    return may_be_empty and getattr(field.form, "marks_optional", False) and "(optional)" not in str(field.label)


@register.simple_tag
def field_options(field: forms.BoundField, given: dict | str) -> dict:
    """The drawing options of `field`, those `given` in the layout (if any) before its own.

    A tag and not a filter: an undefined argument of a filter makes the whole form vanish.
    """
    return {**getattr(field.field, "options", {}), **_natural_width(field), **(given or {})}


def _natural_width(field: forms.BoundField) -> dict:
    """A short code gets a short box."""
    limit = getattr(field.field, "max_length", None)
    if kind(field) != "input" or not limit or limit > 20:
        return {}
    return {"width": next(width for width in (2, 3, 4, 5, 10, 20) if limit <= width)}


@register.simple_tag
def govuk_widget(field: forms.BoundField, opts: dict, css_class: str = "", described_by: str = "") -> SafeString:
    """`field`'s widget with GOV.UK classes. The widget itself is not changed, so it may be drawn twice."""
    what = kind(field)
    ids = [name for name in (field.aria_describedby, described_by) if name]
    attrs = {"class": _classes(field, what, opts, css_class), "placeholder": False, "required": False}
    if ids:
        attrs["aria-describedby"] = " ".join(ids)
    if opts.get("rows"):
        attrs["rows"] = opts["rows"]
    if what == "password":
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs)


def _classes(field: forms.BoundField, what: str, opts: dict, css_class: str) -> str:
    base = BASE_CLASSES.get(what, "govuk-input")
    classes = [base]
    if field.errors:
        classes.append(f"{base}--error")
    if width := str(opts.get("width") or ""):
        classes.append(f"{base}--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    if opts.get("chars") or opts.get("words"):
        classes.append("govuk-js-character-count")
    if what == "password":
        classes += ["govuk-password-input__input", "govuk-js-password-input-input"]
    classes += f"{field.field.widget.attrs.get('class', '')} {css_class}".split()
    return " ".join(dict.fromkeys(classes))


def error_target(field: forms.BoundField) -> str:
    """The id that an error message about `field` leads to; empty for a hidden field."""
    if field.is_hidden:
        return ""
    what = kind(field)
    if what in ("radios", "checkboxes"):
        return f"{field.auto_id}_0"
    if what == "date":
        return field.field.widget.error_id(field.auto_id)
    return field.auto_id


def collected_errors(source) -> list[dict[str, str]]:
    """Each error of a form, a formset or a list of them, as its text and the id it leads to."""
    if isinstance(source, list):
        return [error for one in source for error in collected_errors(one)]
    if isinstance(source, BaseFormSet):
        errors = [{"text": text, "target": ""} for text in source.non_form_errors()]
        return errors + [error for form in source.forms for error in collected_errors(form)]
    if not source.is_bound:
        return []
    visible = source.visible_fields()
    first = error_target(visible[0]) if visible else ""
    errors = [{"text": text, "target": first} for text in source.non_field_errors()]
    return errors + [{"text": text, "target": error_target(field)} for field in source for text in field.errors]


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*sources):
    """The summary of errors of any forms and formsets; nothing where there are none."""
    return {"errors": [error for source in sources if source for error in collected_errors(source)]}


@register.simple_tag
def error_prefix(*sources) -> str:
    """“Error: ” for the title of a page on which something is wrong."""
    return "Error: " if any(collected_errors(source) for source in sources if _is_form(source)) else ""


def _is_form(source) -> bool:
    return isinstance(source, (forms.BaseForm, BaseFormSet))


@register.filter
def row_button(form: forms.BaseForm, action: str) -> str:
    """The name of a row's button: `items-up-2` for the form with the prefix `items-2`."""
    formset, number = form.prefix.rsplit("-", 1)
    return f"{formset}-{action}-{number}"


@register.filter
def is_row(form: forms.BaseForm, number: int | None) -> bool:
    return number is not None and form.prefix.endswith(f"-{number}")
