"""Actions and reports on them."""

from django import forms
from django.utils import timezone

from cdp_portal.forms import DateField, Field, PortalModelForm, VersionedModelForm
from meetings import rules
from meetings.forms.decision import refuse_more_open
from meetings.models import Action, ActionUpdate
from members.models import Seat


class ActionForm(VersionedModelForm):
    submit = "Save action"

    class Meta:
        model = Action
        fields = ["text", "owner_seat", "due_on", "release_class"]
        set_by_view = ("partnership", "meeting", "item", "decision")
        layout = (Field("text", rows=4), "owner_seat", "due_on", "release_class")
        help_texts = {"owner_seat": "A seat, so that the action stays when its holder leaves."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        action = self.instance
        seats = Seat.objects.filter(partnership=action.partnership_id).as_at(timezone.localdate())
        known = (seats | Seat.objects.filter(pk=action.owner_seat_id)).select_related("organisation", "body")
        self.fields["owner_seat"].queryset = known
        self.fields["owner_seat"].label_from_instance = lambda seat: f"{seat} ({seat.body})"

    def clean(self):
        cleaned = super().clean()
        action = self.instance
        for source in (action.item, action.decision):
            refuse_more_open(self, source, cleaned.get("release_class"))
        return cleaned


class ActionUpdateForm(PortalModelForm):
    """A report of progress. `evidence` and `closed_on` belong to the action."""

    submit = "Save report"
    evidence = forms.CharField(
        label="Outcome or evidence",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed when it is done: what came of it, or where that can be seen.",
    )
    closed_on = DateField(label="Closed on", required=False, help_text="Leave empty for today.")

    class Meta:
        model = ActionUpdate
        fields = ["text", "status"]
        labels = {"status": "Where it stands"}
        widgets = {"status": forms.RadioSelect}
        layout = (Field("text", rows=4), "status", "evidence", "closed_on")

    def clean(self):
        cleaned = super().clean()
        status, closed_on = cleaned.get("status"), cleaned.get("closed_on")
        if status and (sentence := rules.why_closed_badly(status, cleaned.get("evidence", ""))):
            self.add_error("evidence", sentence)
        if closed_on and status in Action.OPEN:
            self.add_error("closed_on", "Leave this empty while the action is open")
        if closed_on and closed_on > timezone.localdate():
            self.add_error("closed_on", "Closed on must be today or in the past")
        return cleaned
