"""Decisions of a meeting."""

from cdp_portal.forms import Field, VersionedModelForm
from cdp_portal.release import Audience
from meetings import agenda
from meetings.models import AgendaItem, Decision


class DecisionForm(VersionedModelForm):
    submit = "Save decision"

    class Meta:
        model = Decision
        fields = ["item", "text", "kind", "conditions", "voting", "release_class"]
        set_by_view = ("meeting",)
        layout = (
            "item",
            Field("text", rows=4),
            "kind",
            Field("conditions", rows=3),
            Field("voting", width="two-thirds"),
            "release_class",
        )
        help_texts = {
            "conditions": "Needed when it was agreed subject to a condition.",
            "voting": "For example, “unanimous” or “7 for, 2 against”.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance.meeting
        items = AgendaItem.objects.filter(meeting=meeting)
        self.fields["item"].queryset = items
        self.fields["item"].choices = [
            ("", "No item"),
            *((line.item.pk, f"{line.number} {line.item.title}") for line in agenda.lines(meeting, items)),
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Decision.Kind.AGREED_SUBJECT_TO and not cleaned.get("conditions"):
            self.add_error("conditions", "Say what the agreement is subject to")
        refuse_more_open(self, cleaned.get("item"), cleaned.get("release_class"))
        return cleaned


def refuse_more_open(form, source, release_class) -> None:
    """An error next to “who may read it” when a record would be more open than the `source` it follows from."""
    if source and release_class and Audience(release_class).rank < Audience(source.release_class).rank:
        form.add_error(
            "release_class",
            f"What this follows from is for “{source.get_release_class_display().lower()}”, so this must be too",
        )
