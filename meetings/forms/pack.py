"""Build a pack: for whom, in which form, and why again."""

from django import forms

from cdp_portal.forms import Field, PortalForm
from cdp_portal.release import Audience
from meetings.models import Meeting, PackFile
from meetings.packs.building import next_version


class PackForm(PortalForm):
    marks_optional = False
    submit = "Build the pack"
    audience = forms.ChoiceField(
        label="Who is it for?",
        choices=[
            (Audience.MEMBER, "Members"),
            (Audience.PUBLIC, "The public"),
            (Audience.RESTRICTED, "People cleared for restricted items"),
        ],
        initial=Audience.MEMBER,
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label="In which form?",
        choices=PackFile.Form.choices,
        initial=PackFile.Form.STANDARD,
        widget=forms.RadioSelect,
        help_text="Large print sets what is written here in 18 point and more. Uploaded PDFs stay as they are.",
    )
    reason = forms.CharField(
        label="Why is it issued again?",
        max_length=300,
        required=False,
        help_text="Needed from version 2 on, for example “paper for item 5 added”. It is printed on the cover.",
    )

    class Meta:
        layout = ("audience", "form", Field("reason"))

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting

    def clean(self):
        cleaned = super().clean()
        audience, form = cleaned.get("audience"), cleaned.get("form")
        if audience and form and not cleaned.get("reason"):
            version = next_version(self.meeting, audience, form)
            if version > 1:
                self.add_error("reason", f"Say why version {version} is issued")
        return cleaned
