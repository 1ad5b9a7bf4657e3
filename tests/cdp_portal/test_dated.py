"""A scratch model in a registry of its own: what `Dated` and `no_overlap` promise, against a real Postgres."""

from datetime import date, timedelta

import pytest
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdp_portal.dated import Dated, in_force, no_overlap

registry = Apps()
TAKEN = "Someone holds this seat on those days."


class Seat(models.Model):
    class Meta:
        apps = registry
        app_label = "scratch"

    def __str__(self):
        return f"seat {self.pk}"


class Holder(Dated):
    seat = models.ForeignKey(Seat, models.CASCADE, null=True)
    substitute = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        apps = registry
        app_label = "scratch"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("%(app_label)s_%(class)s_one_at_a_time", "seat", condition=Q(substitute=False), message=TAKEN),
        ]

    def __str__(self):
        return f"holder of {self.seat_id}"


class Turn(models.Model):
    holder = models.ForeignKey(Holder, models.CASCADE, null=True)

    class Meta:
        apps = registry
        app_label = "scratch"

    def __str__(self):
        return f"turn of {self.holder_id}"


@pytest.fixture
def seats(db):
    """Two seats, in tables that the end of the test rolls back."""
    with connection.schema_editor() as editor:
        editor.create_model(Seat)
        editor.create_model(Holder)
        editor.create_model(Turn)
    return [Seat.objects.create(), Seat.objects.create()]


def held(seat, starts_on, ends_on, **values):
    return Holder(seat=seat, starts_on=starts_on, ends_on=ends_on, **values)


def messages_of(holder):
    try:
        holder.full_clean()
    except ValidationError as error:
        return error.messages
    return []


JAN, FEB, MAR = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)


def test_names_come_from_the_model():
    assert [constraint.name for constraint in Holder._meta.constraints] == [
        "scratch_holder_ends_after_it_starts",
        "scratch_holder_one_at_a_time",
    ]


@pytest.mark.parametrize("ends_on", [JAN, date(2023, 12, 1)])
def test_the_end_is_later_than_the_start(seats, ends_on):
    holder = held(seats[0], JAN, ends_on)
    assert messages_of(holder) == ["The end must be later than the start."]
    with pytest.raises(IntegrityError, match="scratch_holder_ends_after_it_starts"):
        holder.save()


@pytest.mark.parametrize(("starts_on", "ends_on"), [(None, None), (None, FEB), (JAN, None), (JAN, date(2024, 1, 2))])
def test_open_ends_are_fine(seats, starts_on, ends_on):
    holder = held(seats[0], starts_on, ends_on)
    assert messages_of(holder) == []
    holder.save()
    assert messages_of(holder) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (MAR, None, []),
        (None, FEB, []),
        (None, None, [TAKEN]),
        (None, date(2024, 2, 2), [TAKEN]),
        (date(2024, 2, 29), None, [TAKEN]),
        (FEB, MAR, [TAKEN]),
    ],
)
def test_two_holders_never_overlap(seats, starts_on, ends_on, expected):
    held(seats[0], FEB, MAR).save()
    newcomer = held(seats[0], starts_on, ends_on)
    assert messages_of(newcomer) == expected
    if expected:
        with pytest.raises(IntegrityError, match="scratch_holder_one_at_a_time"):
            newcomer.save()
    else:
        newcomer.save()


def test_only_the_same_seat_under_the_condition_counts(seats):
    held(seats[0], JAN, None).save()
    for other in (held(seats[1], JAN, None), held(seats[0], JAN, None, substitute=True), held(None, JAN, None)):
        assert messages_of(other) == ([] if other.seat else ["This field cannot be blank."])
        other.save()
    assert Holder.objects.count() == 4


def test_as_at_a_day(seats):
    past, present = held(seats[0], None, FEB), held(seats[0], FEB, None)
    past.save()
    present.save()
    for day, expected in (
        (date(1900, 1, 1), past),
        (date(2024, 1, 31), past),
        (FEB, present),
        (date(2100, 1, 1), present),
    ):
        assert list(Holder.objects.as_at(day)) == [expected]
        assert [holder for holder in (past, present) if holder.is_in_force(day)] == [expected]
    assert list(Holder.objects.current()) == [present]
    assert list(Holder.objects.during(JAN, FEB)) == [past]
    assert list(Holder.objects.during(JAN, MAR).order_by("pk")) == [past, present]


def test_as_at_a_day_through_a_relation(seats):
    """A turn without a holder is never in force, although its missing holder has neither start nor end."""
    past, present = held(seats[0], None, FEB), held(seats[0], FEB, None)
    past.save()
    present.save()
    turns = [Turn.objects.create(holder=holder) for holder in (past, present, None)]
    assert list(Turn.objects.filter(in_force(FEB, "holder__"))) == [turns[1]]
    assert list(Turn.objects.filter(in_force(JAN, "holder__"))) == [turns[0]]


ends = st.none() | st.integers(0, 12).map(lambda days: JAN + timedelta(days=days))
records = st.tuples(st.integers(0, 1), ends, ends, st.booleans())


def days_of(starts_on, ends_on):
    """Every day of a window wider than the dates drawn: the model to compare with."""
    window = [JAN + timedelta(days=days) for days in range(-2, 16)]
    return {day for day in window if (starts_on is None or starts_on <= day) and (ends_on is None or day < ends_on)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records, max_size=10))
def test_the_database_and_full_clean_agree_with_sets_of_days(seats, drawn):
    taken = {0: set(), 1: set()}
    with transaction.atomic():
        for seat, starts_on, ends_on, substitute in drawn:
            holder = held(seats[seat], starts_on, ends_on, substitute=substitute)
            days = days_of(starts_on, ends_on)
            allowed = bool(days) and (substitute or not days & taken[seat])
            assert (messages_of(holder) == []) == allowed
            try:
                with transaction.atomic():
                    holder.save()
                saved = True
            except DatabaseError:
                saved = False
            assert saved == allowed
            if saved and not substitute:
                taken[seat] |= days
        transaction.set_rollback(True)  # the next example starts empty


def test_migrations_see_no_change():
    """The constraints, written into a migration and read back, equal those of the model."""
    now = ProjectState()
    for model in (Seat, Holder):
        now.add_model(ModelState.from_model(model))
    written = now.clone()
    state = written.models["scratch", "holder"]
    state.options["constraints"] = [_through_a_migration(constraint) for constraint in state.options["constraints"]]
    assert MigrationAutodetector(written, now)._detect_changes() == {}


def _through_a_migration(constraint):
    text, imports = MigrationWriter.serialize(constraint)
    names: dict = {}
    exec("\n".join(imports), names)
    return eval(text, names)
