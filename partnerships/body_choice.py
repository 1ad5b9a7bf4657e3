"""Choosing a board or group: the partnership's own first, bodies outside in a group of their own."""

from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIterator
from django_filters import ModelChoiceFilter
from django_filters.fields import ModelChoiceField as FilterField

from partnerships.models import Body

OUTSIDE = "Outside bodies"


class OwnFirst(ModelChoiceIterator):
    """The empty choice, our own boards and groups, then the bodies outside under a heading."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        outside = []
        for body in self.queryset:
            if body.kind in Body.OWN_KINDS:
                yield self.choice(body)
            else:
                outside.append(self.choice(body))
        if outside:
            yield OUTSIDE, outside


class BodyChoiceField(ModelChoiceField):
    iterator = OwnFirst


class _BodyFilterField(FilterField):
    iterator = OwnFirst


class BodyFilter(ModelChoiceFilter):
    field_class = _BodyFilterField
