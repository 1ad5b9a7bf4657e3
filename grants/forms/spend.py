"""The grid in which a quarter's spend is entered, all lines of a plan at once."""

from decimal import Decimal

from django.http import QueryDict

from cdp_portal.forms import PortalModelForm, PoundsField
from cdp_portal.forms.versioned import Difference, shown
from cdp_portal.templatetags.govuk import collected_errors
from grants.forms.plans import PlanVersionForm, typed
from grants.models import Spend, SpendLine, SpendPlan


class SpendForm(PortalModelForm):
    """What one line cost in the quarter, and what it is expected to cost."""

    actual = PoundsField(label="Spent", allow_negative=True, required=False)
    forecast = PoundsField(label="Forecast", required=False)

    class Meta:
        model = Spend
        fields = ["actual", "forecast", "variance_reason"]
        labels = {"variance_reason": "Reason"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["variance_reason"].widget.attrs["rows"] = 2

    def clean(self):
        cleaned = super().clean()
        actual = cleaned.get("actual")
        if actual is not None and actual < 0 and not cleaned.get("variance_reason"):
            self.add_error("variance_reason", "Say why the amount is negative, for example a credit for last quarter")
        return cleaned


class SpendGrid:
    """One form for each line of the plan, and the version of the plan that they were made from."""

    def __init__(self, plan: SpendPlan, quarter: int, data: QueryDict | None = None) -> None:
        self.plan, self.quarter = plan, quarter
        self.version = PlanVersionForm(data, instance=plan)
        self.forms = [self._form(line, data) for line in plan.lines.prefetch_related("spend")]

    def _form(self, line: SpendLine, data: QueryDict | None) -> SpendForm:
        entered = next((one for one in line.spend.all() if one.quarter == self.quarter), None)
        entry = entered or Spend(line=line, quarter=self.quarter)
        entry.line = line
        form = SpendForm(data, instance=entry, prefix=f"line-{line.pk}")
        form.planned = line.planned(self.quarter)
        return form

    def is_valid(self) -> bool:
        return all([self.version.is_valid(), *(form.is_valid() for form in self.forms)])

    @property
    def planned(self) -> Decimal:
        return sum((form.planned for form in self.forms), Decimal(0))

    @property
    def errors(self) -> list[dict[str, str]]:
        """Each error with its line and the id that it leads to, for the summary at the top of the page."""
        if not self.version.is_bound:
            return []
        return [
            {"text": f"{form.instance.line.title}: {error['text']}", "target": error["target"]}
            for form in self.forms
            for error in collected_errors(form)
        ]

    def differences(self) -> list[Difference]:
        """Where what is saved now differs from what was typed."""
        saved = {one.line_id: one for one in Spend.objects.filter(line__plan=self.plan, quarter=self.quarter)}
        found = []
        for form in self.forms:
            now = saved.get(form.instance.line_id)
            for name, field in form.fields.items():
                pair = (shown(field, getattr(now, name, None)), shown(field, form.cleaned_data.get(name)))
                if pair[0] != pair[1]:
                    found.append(Difference(f"{form.instance.line.title}: {field.label}", *pair))
        return found

    def typed(self) -> list[Difference]:
        """All that was typed, for a person whose plan has been replaced meanwhile."""
        return [one for form in self.forms for one in typed(form, f"{form.instance.line.title}: ")]
