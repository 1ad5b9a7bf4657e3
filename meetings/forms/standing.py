"""What a body does at every meeting: its standing orders, and its standing items as rows."""

from django import forms
from django.http import QueryDict
from django.utils import timezone

from cdp_portal.forms import PortalModelForm
from cdp_portal.forms.formsets import without_gone_rows
from meetings.forms.agenda import ItemForm, seat_choices
from meetings.forms.agenda_rows import ItemFormSet
from meetings.models import ReportTemplate, StandingItem, StandingOrders, orders_of
from meetings.standing import TAKEN_OVER, standing_items
from partnerships.models import Body

PREFIX = "items"


class StandingOrdersForm(PortalModelForm):
    class Meta:
        model = StandingOrders
        fields = [
            "report_template",
            "papers_due_days",
            "numbers_minutes",
            "minute_year_starts_month",
            "first_minute_number",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.instance.body
        known = ReportTemplate.objects.known_to(body.partnership_id)
        chosen = ReportTemplate.objects.filter(pk=self.instance.report_template_id)
        self.fields["report_template"].queryset = known.filter(is_active=True) | chosen


class StandingItemForm(ItemForm):
    class Meta:
        model = StandingItem
        fields = [
            "title",
            "indented",
            "purpose",
            "lead_seat",
            "minutes_allotted",
            "paper_state",
            "release_class",
            "carries",
        ]
        labels = {"purpose": "For", "paper_state": "Paper", "carries": "Brings along"}


StandingRows = forms.inlineformset_factory(
    Body, StandingItem, form=StandingItemForm, formset=ItemFormSet, extra=0, can_delete=True
)


def standing_rows(body: Body, data: QueryDict | None = None) -> ItemFormSet:
    """The standing items of the body, as they are or as they were posted; the usual ones where it has none yet."""
    items = body.standing_items.all()
    options = {"form_kwargs": {"seats": seat_choices(body, timezone.localdate(), standing_items__body=body)}}
    if data is not None:
        data = without_gone_rows(data, PREFIX, items.values_list("pk", flat=True))
    elif not items.exists():
        options["initial"] = [{name: getattr(item, name) for name in TAKEN_OVER} for item in standing_items(body)]
    rows = StandingRows(data, instance=body, queryset=items, prefix=PREFIX, **options)
    rows.extra = len(options.get("initial", ()))
    return rows


def orders_form(body: Body, data: QueryDict | None = None) -> StandingOrdersForm:
    return StandingOrdersForm(data, instance=orders_of(body))
