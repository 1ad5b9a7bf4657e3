"""The agenda as rows on one page."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict
from django.template.loader import render_to_string

from cdp_portal.forms import Field, PortalModelForm, RowFormSet
from cdp_portal.forms.formsets import without_gone_rows
from cdp_portal.forms.layout import Div
from cdp_portal.release import Audience
from meetings.forms import readers
from meetings.models import AgendaItem, Meeting
from members.models import Seat

PREFIX = "items"
LONGEST_ITEM = 480


class Reasons(Div):
    """What few items need, closed until something in it is given or asked for."""

    template = "meetings/agenda_reasons.html"

    def render(self, form, context, template_pack="govuk", **kwargs):
        names = ("indented", "urgent_reason", "exempt_reason", "carries")
        is_open = any(form[name].value() or (form.is_bound and form[name].errors) for name in names)
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"fields": fields, "is_open": is_open})


class AgendaItemForm(PortalModelForm):
    marks_optional = False

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
        labels = {"paper_state": "Paper", "urgent_reason": "Chair’s reason for taking it as urgent"}
        layout = (
            Div("title", "purpose", Field("minutes_allotted", width=4), css_class="app-agenda-row"),
            Div("lead_seat", "paper_state", "readers", css_class="app-columns"),
            Reasons("indented", "urgent_reason", "exempt_reason", "carries"),
        )

    readers = forms.ChoiceField(label="Who may read it", choices=readers.CHOICES)

    def __init__(self, *args, seats: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("readers", readers.choice_of(self.instance))
        self.fields["title"].widget.attrs["autocomplete"] = "off"
        self.fields["lead_seat"].queryset = Seat.objects.filter(pk__in=[pk for pk, label in seats if pk])
        self.fields["lead_seat"].choices = seats  # one query for all rows

    def clean_minutes_allotted(self):
        minutes = self.cleaned_data["minutes_allotted"]
        if minutes is not None and minutes > LONGEST_ITEM:
            raise ValidationError(f"Minutes must be {LONGEST_ITEM} or less", code="max_value")
        return minutes

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("paper_state") == AgendaItem.PaperState.URGENT and not cleaned.get("urgent_reason"):
            self.add_error("urgent_reason", "Enter the chair’s reason for taking this item as urgent")
        if choice := cleaned.get("readers"):
            readers.close(self.instance, choice)
            if (why := readers.why_missing(self.instance)) and not cleaned.get("exempt_reason"):
                self.add_error("exempt_reason", why)
        return cleaned


class AgendaFormSet(RowFormSet):
    """The rows, with the rules that look at more than one of them."""

    def clean(self):
        self._refuse_removal_of_what_is_written()
        super().clean()
        self._close_parts_like_their_whole()

    def _refuse_removal_of_what_is_written(self) -> None:
        for form in self.removed:
            item = form.instance
            if not item.pk:
                continue
            written = "a paper" if item.papers.exists() else "a minute" if hasattr(item, "minute") else ""
            if written:
                self.data[form.add_prefix(DELETION_FIELD_NAME)] = ""
                raise ValidationError(
                    f"“{item}” has {written}, so it cannot be removed. Remove that first, or keep the item.",
                    code="protected",
                )

    def _close_parts_like_their_whole(self) -> None:
        """A part of an item is never more open than the item."""
        whole = None
        for form in self.filled():
            cleaned = getattr(form, "cleaned_data", {})
            if not cleaned.get("readers"):
                continue
            own = Audience(form.instance.release_class)
            if not cleaned.get("indented") or whole is None:
                whole = own
            elif own.rank < whole.rank:
                sentence = f"The item it is part of is for “{whole.label.lower()}”. Choose the same"
                form.add_error("readers", sentence)


AgendaRows = forms.inlineformset_factory(
    Meeting, AgendaItem, form=AgendaItemForm, formset=AgendaFormSet, extra=1, can_delete=True
)


def agenda_rows(meeting: Meeting, data: QueryDict | None = None) -> RowFormSet:
    """The rows of the meeting, as they are or as they were posted."""
    items = meeting.items.all()
    if data is not None:
        data = without_gone_rows(data, PREFIX, items.values_list("pk", flat=True))
    return AgendaRows(
        data, instance=meeting, queryset=items, prefix=PREFIX, form_kwargs={"seats": seat_choices(meeting)}
    )


def seat_choices(meeting: Meeting) -> list[tuple]:
    """Seats of the body on the day of the meeting, and those that already lead an item."""
    seats = Seat.objects.filter(body=meeting.body_id).as_at(meeting.held_on) | Seat.objects.filter(
        agenda_items__meeting=meeting
    )
    return [("", "Not chosen"), *((seat.pk, str(seat)) for seat in seats.select_related("organisation").distinct())]
