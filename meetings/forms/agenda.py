"""The agenda as rows on one page."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cdp_portal.forms import PortalModelForm
from cdp_portal.forms.formsets import without_gone_rows
from meetings.forms import readers
from meetings.forms.agenda_rows import AgendaFormSet
from meetings.models import AgendaItem, Meeting
from members.models import Seat
from partnerships.models import Body

PREFIX = "items"
LONGEST_ITEM = 480  # minutes


class ItemForm(PortalModelForm):
    """What an agenda item and a standing item have in common. Give `seats`, the choices of the lead."""

    marks_optional = False

    def __init__(self, *args, seats: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["autocomplete"] = "off"
        self.fields["indented"].widget = forms.HiddenInput()
        self.fields["lead_seat"].queryset = Seat.objects.filter(pk__in=[pk for pk, label in seats if pk])
        self.fields["lead_seat"].choices = seats  # one query for all rows

    def clean_minutes_allotted(self):
        minutes = self.cleaned_data["minutes_allotted"]
        if minutes is not None and minutes > LONGEST_ITEM:
            raise ValidationError(f"Minutes must be {LONGEST_ITEM} or less", code="max_value")
        return minutes


class AgendaItemForm(ItemForm):
    class Meta:
        model = AgendaItem
        fields = [
            "title",
            "indented",
            "purpose",
            "lead_seat",
            "minutes_allotted",
            "paper_state",
            "urgent_reason",
            "exempt_reason",
            "carries",
        ]
        set_by_view = ("release_class", "closed_ground", "exempt_paragraph")
        labels = {
            "purpose": "For",
            "paper_state": "Paper",
            "urgent_reason": "Chair’s reason for urgency",
            "exempt_reason": "Why it is closed",
            "carries": "Brings along",
        }
        help_texts = {
            "urgent_reason": "Only for an urgent item",
            "exempt_reason": "Only for a restricted item. If it is confidential, say who restricted it",
        }

    readers = forms.ChoiceField(label="Who may read it", choices=readers.CHOICES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("urgent_reason", "exempt_reason"):
            self.fields[name].widget.attrs["rows"] = 2
        self.initial.setdefault("readers", readers.choice_of(self.instance))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("paper_state") == AgendaItem.PaperState.URGENT and not cleaned.get("urgent_reason"):
            self.add_error("urgent_reason", "Enter the chair’s reason for taking this item as urgent")
        if choice := cleaned.get("readers"):
            readers.close(self.instance, choice)
            if (why := readers.why_missing(self.instance)) and not cleaned.get("exempt_reason"):
                self.add_error("exempt_reason", why)
        return cleaned


AgendaRows = forms.inlineformset_factory(
    Meeting, AgendaItem, form=AgendaItemForm, formset=AgendaFormSet, extra=1, can_delete=True
)


def agenda_rows(meeting: Meeting, data: QueryDict | None = None) -> AgendaFormSet:
    """The rows of the meeting, as they are or as they were posted."""
    items = meeting.items.all()
    if data is not None:
        data = without_gone_rows(data, PREFIX, items.values_list("pk", flat=True))
    seats = seat_choices(meeting.body, meeting.held_on, agenda_items__meeting=meeting)
    return AgendaRows(data, instance=meeting, queryset=items, prefix=PREFIX, form_kwargs={"seats": seats})


def seat_choices(body: Body, day, **leading) -> list[tuple]:
    """Seats of the body on the day, and those that already lead something, named by a condition."""
    seats = Seat.objects.filter(body=body).as_at(day) | Seat.objects.filter(**leading)
    return [("", "Not chosen"), *((seat.pk, str(seat)) for seat in seats.select_related("organisation").distinct())]
