"""The filters of the decision register and the action log.

Words are looked for with `icontains`: a register holds hundreds of short texts in which people look for parts of words,
reference numbers and initials, which full-text search would stem or drop.
"""

from datetime import timedelta

from django.db.models import Q
from django.forms import BooleanField
from django.utils import timezone
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, ModelChoiceFilter

from cdp_portal.lists import FilterForm
from meetings.models import Action, Decision, Meeting
from members.models import Seat
from partnerships.models import Body

MOST_WORDS = 12
WITHIN = [("7", "The next 7 days"), ("30", "The next 30 days"), ("90", "The next 90 days")]


class OnlyField(BooleanField):
    """A box that narrows a list when it is ticked and asks nothing when it is not."""

    def clean(self, value):
        return super().clean(value) or None


class OnlyFilter(Filter):
    field_class = OnlyField


class WordsFilter(CharFilter):
    """Rows in which every word stands in one of the `fields`, in any order and in parts of words too."""

    def __init__(self, *fields: str, **kwargs):
        super().__init__(**kwargs)
        self.fields = fields

    def filter(self, qs, value):
        for word in (value or "").split()[:MOST_WORDS]:
            found = Q()
            for field in self.fields:
                found |= Q(**{f"{field}__icontains": word})
            qs = qs.filter(found)
        return qs


class _Register(FilterSet):
    """What both registers can be narrowed by: the meeting from which a record came, its body and its year."""

    body = ModelChoiceFilter(queryset=Body.objects.none(), label="Body")
    year = ChoiceFilter(field_name="meeting__starts_at__year", label="Year of the meeting", empty_label="Any")
    meeting = ModelChoiceFilter(queryset=Meeting.objects.none(), label="Meeting")

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        records = model.objects.filter(partnership=partnership, meeting__isnull=False)
        meetings = Meeting.objects.filter(pk__in=records.values("meeting"))
        self.filters["meeting"].queryset = meetings.select_related("body")
        self.filters["body"].queryset = Body.objects.filter(partnership=partnership, meetings__isnull=False).distinct()
        years = meetings.dates("starts_at", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, day.year) for day in years]


class DecisionFilter(_Register):
    q = WordsFilter("text", "conditions", "voting", label="Words")
    kind = ChoiceFilter(choices=Decision.Kind.choices, label="Kind", empty_label="Any")
    body = ModelChoiceFilter(field_name="meeting__body", queryset=Body.objects.none(), label="Body")

    class Meta:
        model = Decision
        fields = ["q", "kind", "body", "year", "meeting"]
        form = FilterForm


class ActionFilter(_Register):
    q = WordsFilter("text", "evidence", label="Words")
    status = ChoiceFilter(choices=Action.Status.choices, label="State", empty_label="Any")
    owner_seat = ModelChoiceFilter(queryset=Seat.objects.none(), label="Owner")
    due = ChoiceFilter(choices=WITHIN, method="due_within", label="Due within", empty_label="Any")
    late = OnlyFilter(method="only_late", label="Late only")
    vacant = OnlyFilter(method="only_vacant", label="Vacant owners only")
    body = ModelChoiceFilter(method="of_body", queryset=Body.objects.none(), label="Body")

    class Meta:
        model = Action
        fields = ["q", "status", "owner_seat", "due", "late", "vacant", "body", "year", "meeting"]
        form = FilterForm

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, partnership=partnership, **kwargs)
        owning = Action.objects.filter(partnership=partnership).values("owner_seat")
        self.filters["owner_seat"].queryset = Seat.objects.filter(pk__in=owning).select_related("organisation")

    def of_body(self, actions, name, body):
        """Raised at a meeting of the body, or owned by one of its seats."""
        return actions.filter(Q(meeting__body=body) | Q(meeting=None, owner_seat__body=body))

    def due_within(self, actions, name, days):
        today = timezone.localdate()
        return actions.open().filter(due_on__range=(today, today + timedelta(days=int(days))))

    def only_late(self, actions, name, value):
        return actions.overdue(timezone.localdate())

    def only_vacant(self, actions, name, value):
        return actions.open().filter(owner_is_vacant=True)
