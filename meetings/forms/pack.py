"""Issue a pack."""

from django import forms

from cdp_portal.forms import Field, PortalForm
from cdp_portal.release import Audience
from meetings.actions.pack import next_version
from meetings.models import Meeting


class PackForm(PortalForm):
    sent_once = True
    marks_optional = False
    submit = "Issue the pack"
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
    reason = forms.CharField(
        label="Why is it issued again?",
        max_length=300,
        required=False,
        help_text="Needed from version 2 on, for example “paper for item 5 added”.",
    )

    class Meta:
        layout = ("audience", Field("reason"))

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting

    def clean(self):
        cleaned = super().clean()
        audience = cleaned.get("audience")
        if audience and not cleaned.get("reason"):
            version = next_version(self.meeting, audience)
            if version > 1:
                self.add_error("reason", f"Say why version {version} is issued")
        return cleaned
