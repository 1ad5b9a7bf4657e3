"""Decisions of a meeting."""

from cdp_portal.forms import Field, Fieldset, VersionedModelForm
from cdp_portal.release import Audience
from meetings import agenda, rules
from meetings.models import AgendaItem, Decision, Minute

VOTE = ("votes_for", "votes_against", "abstentions")


class DecisionForm(VersionedModelForm):
    submit = "Save decision"

    class Meta:
        model = Decision
        fields = [
            "item",
            "text",
            "kind",
            "conditions",
            "votes_for",
            "votes_against",
            "abstentions",
            "voting",
            "release_class",
        ]
        set_by_view = ("meeting",)
        layout = (
            "item",
            Field("text", rows=4),
            "kind",
            Field("conditions", rows=3),
            Fieldset(
                "Vote, where one was taken",
                Field("votes_for", width=4),
                Field("votes_against", width=4),
                Field("abstentions", width=4),
                Field("voting", width="two-thirds"),
                hint="Leave these empty where nobody voted.",
            ),
            "release_class",
        )
        help_texts = {
            "conditions": "Needed when it was agreed subject to a condition.",
            "voting": "For example, “unanimous” or “by recorded vote”.",
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
        check_decision(self)
        self._refuse_under_an_approved_minute()
        refuse_more_open(self, cleaned.get("item"), cleaned.get("release_class"))
        return cleaned

    def _refuse_under_an_approved_minute(self) -> None:
        item = self.cleaned_data.get("item")
        minute = Minute.objects.filter(item=item).first() if item else None
        if minute and (sentence := rules.why_minute_locked(minute)):
            self.add_error("item", sentence)


def check_decision(form) -> None:
    """Errors beside the fields of a decision that says a condition it does not name, or half a vote.

    A vote of which one figure is given has none of the others: they are filled in with 0.
    """
    cleaned = form.cleaned_data
    if cleaned.get("kind") == Decision.Kind.AGREED_SUBJECT_TO and not cleaned.get("conditions"):
        form.add_error("conditions", "Say what the agreement is subject to")
    counted = [cleaned.get(name) for name in VOTE]
    if any(count is not None for count in counted) and not any(name in form.errors for name in VOTE):
        for name in VOTE:
            cleaned[name] = cleaned.get(name) or 0
        if not any(cleaned[name] for name in VOTE):
            form.add_error("votes_for", "Enter how many voted, or leave the vote empty")


def refuse_more_open(form, source, release_class) -> None:
    """An error next to “who may read it” when a record would be more open than the `source` it follows from."""
    if source and release_class and Audience(release_class).rank < Audience(source.release_class).rank:
        form.add_error(
            "release_class",
            f"What this follows from is for “{source.get_release_class_display().lower()}”, so this must be too",
        )
