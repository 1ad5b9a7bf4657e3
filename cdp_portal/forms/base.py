"""The two form classes that every form of the portal is made from.

In `Meta` (of a plain form too): `layout`, a tuple of field names and parts of `cdp_portal.forms.layout`, all fields by
default; and for a model form `set_by_view`, the model fields that the view sets on the instance, so that constraints
over them are checked and come out as messages.
"""

import secrets

from django import forms
from django.db import models
from django.forms.utils import pretty_name

from cdp_portal.forms import wording
from cdp_portal.forms.fields import DateField, LastDayField, NumberField, PoundsField, WholeNumberField
from cdp_portal.forms.layout import Button, Buttons, FormHelper, Layout, Link

ONCE = "once"
LONG_TEXT = 250  # characters from which a line becomes a box


class HiddenMark(forms.CharField):
    """A hidden value that the portal gave out and that counts as no change of the form."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def has_changed(self, initial, data):
        return False


class PortalFormMixin:
    """Plain messages, the GOV.UK helper and the token that lets a form be sent once."""

    submit = "Save"  # what the button does, in words; a view may set another on the form
    cancel_url = ""  # where Cancel leads; no link without one
    marks_optional = True  # “(optional)” after the label of what may be left empty
    labels: dict[str, str] = {}  # labels of fields that a form inherits, by name

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            own = str(field.label) if field.label is not None else pretty_name(name)
            label = self.labels.get(name, own)
            wording.use_plain_messages(field, label)
            wording.name_the_empty_choice(field, label, self.empty_choice())

    def empty_choice(self) -> str:
        """The words of an optional select's empty choice."""
        return wording.NOT_CHOSEN

    def add_once_token(self) -> None:
        self.fields[ONCE] = HiddenMark(initial=secrets.token_urlsafe(24))

    @property
    def helper(self) -> FormHelper:
        """Draws the whole form: tag, fields, buttons."""
        buttons = [Button(self.submit)]
        if self.cancel_url:
            buttons.append(Link("Cancel", self.cancel_url))
        helper = FormHelper()
        helper.layout = Layout(*self._layout(), Buttons(*buttons))
        return helper

    @property
    def fields_only(self) -> FormHelper:
        """Draws the fields alone, for a page that puts several forms into one.

        A template asks for a field of that name first, so the name must be none that a record has.
        """
        helper = FormHelper()
        helper.layout = Layout(*self._layout())
        helper.form_tag = False
        helper.disable_csrf = True
        return helper

    def _layout(self) -> tuple:
        given = getattr(getattr(self, "Meta", None), "layout", None)
        return given or tuple(field.name for field in self.visible_fields())


class PortalForm(PortalFormMixin, forms.Form):
    """A form without a model. `sent_once = True` gives it the token that `submit_once` claims."""

    sent_once = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.sent_once:
            self.add_once_token()


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    """A form over one record. One that adds a record carries the token that `submit_once` claims."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        meta = cls.__dict__.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(form_field)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and self.prefix is None:
            self.add_once_token()

    def _get_validation_exclusions(self):
        # ModelForm leaves out every constraint over a field that is not on the form.
        return super()._get_validation_exclusions() - set(getattr(self.Meta, "set_by_view", ()))


def form_field(model_field: models.Field, **kwargs) -> forms.Field | None:
    """The form field of a model field: dates in three boxes, pounds, long text in a box, several in checkboxes."""
    if type(model_field) is models.DateField:
        return _date_field(model_field, **kwargs)
    if isinstance(model_field, models.DecimalField):
        in_pounds = model_field.decimal_places == 2 and model_field.max_digits >= 9
        return model_field.formfield(**{"form_class": PoundsField if in_pounds else NumberField} | kwargs)
    if isinstance(model_field, models.IntegerField) and not model_field.choices:
        return model_field.formfield(**{"form_class": WholeNumberField} | kwargs)
    if isinstance(model_field, models.URLField):
        return model_field.formfield(**{"assume_scheme": "https"} | kwargs)
    if isinstance(model_field, models.CharField) and (model_field.max_length or 0) > LONG_TEXT:
        return model_field.formfield(**{"widget": _box()} | kwargs)
    if isinstance(model_field, models.TextField):
        return model_field.formfield(**{"widget": _box()} | kwargs)
    if isinstance(model_field, models.ManyToManyField):
        return model_field.formfield(**{"widget": forms.CheckboxSelectMultiple} | kwargs)
    return model_field.formfield(**kwargs)


def _date_field(model_field: models.DateField, **kwargs) -> forms.Field:
    if model_field.name == "ends_on":
        hint = "Leave empty if it goes on." if model_field.blank else ""
        return model_field.formfield(**{"form_class": LastDayField, "label": "Last day", "help_text": hint} | kwargs)
    # what stands in the boxes at first is compared with the record, not with a hidden copy
    return model_field.formfield(**{"form_class": DateField, "show_hidden_initial": False} | kwargs)


def _box() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 5})
