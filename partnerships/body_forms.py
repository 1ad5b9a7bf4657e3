"""The forms of boards, groups and their reporting lines."""

from django import forms

from cdp_portal.forms import Field, Fieldset, PortalForm
from cdp_portal.forms.record import RecordForm
from partnerships.models import Body, Partnership, ReportingLine
from partnerships.rules import why_not_begin_line, why_not_follow, why_not_last, why_not_last_line, why_not_report


def keep_in_time(form: forms.ModelForm) -> None:
    """Tell a form of a body, beside its days, when they do not fit the bodies before and after it."""
    found = form.cleaned_data
    if "starts_on" in found and (why := why_not_follow(found.get("predecessors", ()), found["starts_on"])):
        form.add_error("starts_on", why)
    if "ends_on" in found and (why := why_not_last(form.instance, found["ends_on"])):
        form.add_error("ends_on", why)


def keep_in_order(form: forms.ModelForm) -> None:
    """Tell a form of a reporting line, beside what was changed, when a body is not there or a circle would close."""
    if form.errors:
        return
    if why := why_not_begin_line(form.instance):
        form.add_error("starts_on", why)
    if why := why_not_last_line(form.instance):
        form.add_error("ends_on", why)
    if not form.errors and (why := why_not_report(form.instance)):
        moved = [name for name in ("starts_on", "ends_on") if name in form.changed_data]
        form.add_error(moved[0] if moved and "to" not in form.changed_data else "to", why)


class BodyForm(RecordForm):
    submit = "Save body"

    class Meta:
        model = Body
        fields = [
            "name", "short_name", "kind", "remit", "access_rule", "clear_days", "quorum", "meets",
            "starts_on", "ends_on", "predecessors", "source",
        ]  # fmt: skip
        labels = {
            "short_name": "Short name",
            "kind": "What it is",
            "remit": "What it does",
            "access_rule": "Access to its meetings",
            "clear_days": "Clear working days between papers and meeting",
            "quorum": "Quorum (voting members)",
            "meets": "How often it meets",
            "starts_on": "First day",
            "predecessors": "Bodies it follows",
            "source": "Where this comes from",
        }
        help_texts = {
            "access_rule": "Who may come to its meetings and read its papers.",
            "ends_on": "Leave empty while it goes on. When it ends, its reporting lines, its seats and their holders "
            "end with it. Planned meetings stay as they are.",
            "predecessors": "The boards or groups whose work it took over.",
        }
        layout = (
            "name",
            "short_name",
            "kind",
            "remit",
            Fieldset("Meetings", "access_rule", Field("clear_days", width=2), Field("quorum", width=2), "meets"),
            Fieldset("When", "starts_on", "ends_on", "predecessors"),
            "source",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        earlier = Body.objects.of(self.instance.partnership).exclude(pk=self.instance.pk)
        if self.instance.pk:
            earlier = earlier.exclude(predecessors=self.instance)
        self.fields["predecessors"].queryset = earlier
        if not earlier.exists():
            del self.fields["predecessors"]

    def clean(self) -> dict:
        cleaned = super().clean()
        keep_in_time(self)
        return cleaned


class PartnersForm(PortalForm):
    """The other partnerships that take part in a body: those who stay, and one more."""

    submit = "Save who takes part"
    staying = forms.ModelMultipleChoiceField(
        Partnership.objects.none(), label="Taking part", required=False, widget=forms.CheckboxSelectMultiple
    )
    joining = forms.ModelChoiceField(Partnership.objects.none(), label="Partnership to add", required=False)

    def __init__(self, *args, body: Body, **kwargs):
        now = body.taking_part.all()
        super().__init__(*args, initial={"staying": [partnership.pk for partnership in now]}, **kwargs)
        self.fields["staying"].queryset = now
        self.fields["joining"].queryset = Partnership.objects.exclude(pk=body.partnership_id).exclude(joint_bodies=body)
        if not now:
            del self.fields["staying"]

    @property
    def partners(self) -> list[Partnership]:
        """Who takes part from now on."""
        joining = self.cleaned_data["joining"]
        return [*self.cleaned_data.get("staying", ()), *([joining] if joining else [])]


class ReportingLineForm(RecordForm):
    submit = "Save reporting line"

    class Meta:
        model = ReportingLine
        fields = ["to", "kind", "frequency", "starts_on", "ends_on"]
        labels = {"frequency": "How often", "starts_on": "First day"}
        help_texts = {"frequency": "For example every quarter, or once a year."}
        set_by_view = ("reporting",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.instance.reporting
        self.fields["to"].queryset = Body.objects.of(body.partnership).exclude(pk=body.pk)

    def _post_clean(self) -> None:
        super()._post_clean()
        keep_in_order(self)
