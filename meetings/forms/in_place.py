"""Decisions and actions made under an agenda item, on the page of the minutes."""

from collections.abc import Iterable

from django.utils import timezone

from cdp_portal.forms import Field, PortalModelForm
from meetings.forms.decision import check_decision
from meetings.models import Action, AgendaItem, Decision, Meeting
from members.models import Seat


class _InPlaceForm(PortalModelForm):
    """Part of a page: it may be left empty, and what was typed into it tells that it is meant."""

    def __init__(self, data, *, instance):
        item = instance.item
        prefix = f"{self.noun}-{item.pk}"
        super().__init__(data, instance=instance, prefix=prefix, empty_permitted=True, use_required_attribute=False)

    @property
    def is_filled(self) -> bool:
        """Was anything typed? A kind alone, which always has one, says nothing."""
        return any(name != "kind" for name in self.changed_data)


class ItemDecisionForm(_InPlaceForm):
    noun = "decision"

    class Meta:
        model = Decision
        fields = ["text", "kind", "conditions", "votes_for", "votes_against", "abstentions"]
        set_by_view = ("meeting", "item", "release_class")
        layout = (
            Field("text", rows=3),
            "kind",
            Field("conditions", rows=2),
            Field("votes_for", width=3),
            Field("votes_against", width=3),
            Field("abstentions", width=3),
        )

    def clean(self):
        cleaned = super().clean()
        check_decision(self)
        return cleaned


class ItemActionForm(_InPlaceForm):
    noun = "action"

    class Meta:
        model = Action
        fields = ["text", "owner_seat", "due_on"]
        set_by_view = ("partnership", "meeting", "item", "release_class")
        layout = (Field("text", rows=3), "owner_seat", "due_on")

    def __init__(self, data, *, instance, seats, choices):
        super().__init__(data, instance=instance)
        owner = self.fields["owner_seat"]
        owner.queryset = seats
        owner.choices = choices


InPlaceForm = ItemDecisionForm | ItemActionForm


def in_place_forms(data, *, meeting: Meeting, items: Iterable[AgendaItem]) -> dict[int, tuple[InPlaceForm, ...]]:
    """Both forms for every item, by its id. The seats that may own an action are asked for once."""
    seats = Seat.objects.filter(partnership=meeting.partnership_id).as_at(timezone.localdate())
    known = seats.select_related("organisation", "body")
    choices = [("", "Select owner"), *((seat.pk, f"{seat} ({seat.body})") for seat in known)]
    found = {}
    for item in items:
        made = {"meeting": meeting, "item": item, "release_class": item.release_class}
        found[item.pk] = (
            ItemDecisionForm(data, instance=Decision(**made)),
            ItemActionForm(
                data, instance=Action(partnership=meeting.partnership, **made), seats=seats, choices=choices
            ),
        )
    return found
