"""Records with a period: a half-open range of days, `starts_on` included, `ends_on` not.

No start means "not known, before anything we hold"; no end means "goes on". Nothing here needs a Postgres extension.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone


class IdRange(Func):
    """The range that holds one number alone, so that `&&` means "equal" in an exclusion constraint.

    NULL stays NULL, as with `=`: a row without the reference overlaps nothing.
    """

    template = "NULLIF(int8range(%(expressions)s, '[]'), int8range(NULL, NULL))"
    arity = 2
    output_field = BigIntegerRangeField()


class TextKey(Func):
    """A number that stands for a text, capitals or not, where a constraint can compare only numbers."""

    template = "hashtextextended(lower(%(expressions)s), 0)"
    arity = 1
    output_field = models.BigIntegerField()


class DateSpan(Func):
    """The days from the first date up to but not including the second.

    An intersection, because `daterange` itself fails when the end is before the start, and then the check constraint
    could not say so.
    """

    template = "(daterange(%(expressions)s))"
    arg_joiner = ", NULL) * daterange(NULL, "
    arity = 2
    output_field = DateRangeField()


def in_force(day: date, prefix: str = "") -> Q:
    """The condition that a dated record holds on `day`; `prefix` reaches it through a relation (`"areas__"`).

    Where the relation is empty, nothing holds.
    """
    started = Q(**{f"{prefix}starts_on__isnull": True}) | Q(**{f"{prefix}starts_on__lte": day})
    goes_on = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    return started & goes_on & (Q(**{f"{prefix}pk__isnull": False}) if prefix else Q())


class DatedQuerySet(models.QuerySet):
    def as_at(self, day: date) -> "DatedQuerySet":
        """Those in force on `day`."""
        return self.filter(in_force(day))

    def current(self) -> "DatedQuerySet":
        """Those in force today, in London."""
        return self.as_at(timezone.localdate())

    def during(self, start: date, end: date) -> "DatedQuerySet":
        """Those in force on any day from `start` up to but not including `end`."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lt=end),
            Q(ends_on__isnull=True) | Q(ends_on__gt=start),
        )


class Dated(models.Model):
    """A record that begins and may end. A child with its own Meta writes `class Meta(Dated.Meta)`, and with its own
    constraints `constraints = [*Dated.Meta.constraints, …]`.
    """

    starts_on = models.DateField("starts on", null=True, blank=True, help_text="Leave empty if it is not known.")
    ends_on = models.DateField(
        "ends on", null=True, blank=True, help_text="The first day it no longer holds. Leave empty if it goes on."
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),  # unknown, so not violated, when either is empty
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message="The end must be later than the start.",
            )
        ]

    def is_in_force(self, day: date) -> bool:
        """Does the record hold on `day`? Asks no query."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day < self.ends_on)


def no_overlap(
    name: str, *keys: str | TextKey, condition: Q | None = None, message: str, code: str = "overlap"
) -> ExclusionConstraint:
    """A constraint of a Dated model: rows that share all of `keys` are never in force on the same day.

    `name` may hold `%(app_label)s` and `%(class)s`; the keys are names of foreign keys or integers, or `TextKey`s;
    `condition` limits the rule to some rows; `message` is the sentence a person reads, which forms tell beside the
    first day unless it has another `code`. Rows where a key is empty are left out.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[(IdRange(key, key), "&&") for key in keys] + [(DateSpan("starts_on", "ends_on"), "&&")],
        condition=condition,
        violation_error_message=message,
        violation_error_code=code,
    )
