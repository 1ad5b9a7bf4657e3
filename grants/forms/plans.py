"""The form of a spending plan and its lines."""

from collections.abc import Iterator

from django.db.models import QuerySet

from cdp_portal.forms import Field, Fieldset, PortalForm, RowFormSet, VersionedModelForm, row_formset
from cdp_portal.forms.layout import Div
from cdp_portal.forms.versioned import EMPTY, Difference, shown
from grants.forms.allocations import refuse_future
from grants.models import Intervention, SpendLine, SpendPlan
from members.models import Organisation
from outcomes.models import PlanAction
from outcomes.words import shortened


class PlanVersionForm(VersionedModelForm):
    """Carries the version of the plan and always writes it, so that a change of its lines counts as one of the plan."""

    class Meta:
        model = SpendPlan
        fields = []
        set_by_view = ("allocation",)

    def has_changed(self) -> bool:
        return True


class SpendPlanForm(PlanVersionForm):
    """The head of a spending plan: what changed and who approved it."""

    class Meta(PlanVersionForm.Meta):
        fields = ["note", "approved_on", "approved_by"]
        layout = (Field("note", rows=2), Fieldset("Approval", "approved_on", "approved_by", size="s"))

    def clean_approved_on(self):
        return refuse_future(self.cleaned_data["approved_on"], "The approval")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("approved_by") and not cleaned.get("approved_on") and "approved_on" not in self.errors:
            self.add_error("approved_on", "Give the day on which the plan was approved")
        return cleaned


class LineForm(VersionedModelForm):
    """One line of a spending plan."""

    class Meta:
        model = SpendLine
        fields = [
            "title",
            "intervention",
            "provider",
            "plan_action",
            "planned_q1",
            "planned_q2",
            "planned_q3",
            "planned_q4",
        ]
        labels = {
            "title": "What it pays for",
            "intervention": "Menu heading",
            "plan_action": "Plan action that it serves",
            "planned_q1": "Planned April to June",
            "planned_q2": "Planned July to September",
            "planned_q3": "Planned October to December",
            "planned_q4": "Planned January to March",
        }
        layout = (
            Field("title", width="two-thirds"),
            Div("intervention", "provider", "plan_action", css_class="app-columns"),
            Div(*(Field(f"planned_q{quarter}", width=10) for quarter in (1, 2, 3, 4)), css_class="app-columns"),
        )

    def __init__(self, *args, offers: dict, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (queryset, choices) in offers.items():
            self.fields[name].queryset = queryset
            self.fields[name].choices = choices


LineRows: type[RowFormSet] = row_formset(SpendPlan, SpendLine, LineForm)


def typed(form: PortalForm, before: str = "") -> Iterator[Difference]:
    """All that a person changed in the form, in words; `before` names the row."""
    form.is_valid()
    for name in form.changed_data:
        if not form[name].is_hidden:
            field = form.fields[name]
            value = (
                shown(field, form.cleaned_data[name]) if name in form.cleaned_data else form.data[form.add_prefix(name)]
            )
            yield Difference(f"{before}{field.label}", EMPTY, value)


def line_offers(partnership) -> dict[str, tuple[QuerySet, list]]:
    """What each line may choose from: the rows that are accepted and, read once for all lines, what is shown."""
    headings = Intervention.objects.all()
    providers = Organisation.objects.known_to(partnership)
    actions = PlanAction.objects.filter(partnership=partnership).order_by("number")
    return {
        "intervention": (headings, _choices((one.pk, f"{one.code} {one.title}") for one in headings)),
        "provider": (providers, _choices((one.pk, str(one)) for one in providers)),
        "plan_action": (actions, _choices((one.pk, f"{one.number}. {shortened(one.text)}") for one in actions)),
    }


def _choices(pairs) -> list[tuple]:
    return [("", "Not chosen"), *pairs]
