"""Choosing what a paper, decision or action serves."""

from collections.abc import Iterable

from django import forms
from django.db.models import Model

from cdp_portal.forms import Field, PortalForm
from cdp_portal.overview.serving.kinds import Kind

MOST = 30  # of the records found, as many are offered at once


class ServingForm(PortalForm):
    """Any number of records of one kind, and in what way they are served. `found` are those to choose from here."""

    submit = "Link"
    served = forms.ModelMultipleChoiceField(queryset=None, widget=forms.CheckboxSelectMultiple, label="Serves")
    note = forms.CharField(
        label="In what way",
        required=False,
        max_length=300,
        help_text="One sentence, for example what was approved. It is shown at both ends.",
    )

    class Meta:
        layout = (Field("served", small=True, label="m"), "note")

    def __init__(self, *args, kind: Kind, found: Iterable[Model], offered, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["served"]
        field.queryset = offered
        field.label = f"Which {kind.label.lower()}s does it serve?"
        field.error_messages["required"] = "Select what is served, or go back: nothing else is linked here"
        field.error_messages["invalid_choice"] = f"Select {kind.one} from the list"  # noqa: S608 - English, not SQL
        field.choices = [(one.pk, kind.words(one)) for one in found]
