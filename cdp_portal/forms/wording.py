"""Messages in plain English for what people most often get wrong, built from each field's label."""

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.choices import BlankChoiceIterator

from cdp_portal.forms.fields import DateField, PoundsField, TimeField
from cdp_portal.sentences import lower_first

NOT_CHOSEN = "Not chosen"
DASHES = BLANK_CHOICE_DASH[0][1]
EMAIL = "Enter an e-mail address in the correct format, like name@example.com"
WEB_ADDRESS = "Enter a full web address, like https://www.example.org"


def use_plain_messages(field: forms.Field, label: str) -> None:
    """Replace Django's messages of `field` by ours; messages that the form or field gave itself are kept."""
    field.label = label
    django_says = _default_messages(type(field))
    for code, message in _messages(field, label).items():
        given = field.error_messages.get(code)
        if given is None or str(given) == str(django_says.get(code)):
            field.error_messages[code] = message


def _default_messages(field_class: type) -> dict[str, str]:
    messages = {}
    for base in reversed(field_class.__mro__):
        messages.update(getattr(base, "default_error_messages", {}))
    return messages


def _messages(field: forms.Field, label: str) -> dict[str, str]:
    inside = lower_first(label)
    whole = label.replace("%", "%%")  # these are filled in with the limit
    return {
        "required": f"{_verb(field)} {inside}",
        "invalid": _invalid(field, label),
        "invalid_choice": f"Select {inside} from the list",  # noqa: S608 - English, not SQL
        "max_length": f"{whole} must be %(limit_value)d characters or fewer",
        "min_length": f"{whole} must be %(limit_value)d characters or more",
        "max_value": f"{whole} must be %(limit_value)s or less",
        "min_value": f"{whole} must be %(limit_value)s or more",
        "max_digits": f"{whole} is too large",
        "max_whole_digits": f"{whole} is too large",
        "max_decimal_places": f"{whole} must have %(max)s decimal places or fewer",
        "unique": f"{label} is already in use. Enter a different one",
        "empty": "The file is empty. Choose another",
    }


def _verb(field: forms.Field) -> str:
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        return "Select"
    return "Upload" if isinstance(field, forms.FileField) else "Enter"


def _invalid(field: forms.Field, label: str) -> str:
    # the order matters: a DecimalField is an IntegerField
    for kind, message in (
        (PoundsField, f"{label} must be in pounds and pence, like 1250 or 1250.50"),
        (forms.DecimalField, f"{label} must be a number, like 12 or 12.5"),
        (forms.FloatField, f"{label} must be a number, like 12 or 12.5"),
        (forms.IntegerField, f"{label} must be a whole number"),
        (DateField, f"{label} must be a real date"),
        (TimeField, f"{label} must be a time, like 2pm or 14:30"),
        (forms.EmailField, EMAIL),
        (forms.URLField, WEB_ADDRESS),
    ):
        if isinstance(field, kind):
            return message
    return f"Enter {lower_first(label)} in the format shown"


def name_the_empty_choice(field: forms.Field, label: str, optional: str = NOT_CHOSEN) -> None:
    """Put words where Django shows dashes: what to select where an answer is required, else `optional`."""
    words = f"Select {lower_first(label)}" if field.required else optional
    if getattr(field, "empty_label", None) == DASHES:
        field.empty_label = words
        field.widget.choices = field.choices
    elif isinstance(field, forms.ChoiceField) and isinstance(field.choices, (list, tuple, BlankChoiceIterator)):
        in_buttons = isinstance(field.widget, forms.RadioSelect)
        first, *others = field.choices or [None]
        if first and tuple(first) == ("", DASHES):
            field.choices = others if in_buttons and field.required else [("", words), *others]
