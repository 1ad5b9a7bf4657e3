"""Whatever was added, corrected and imported, in whatever order: what was known on a day is told as it was known."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdp_portal.release import Audience
from outcomes.actions import add_observation, correct_observation
from outcomes.forms import CorrectionForm
from outcomes.held import figures_of
from outcomes.models import Observation
from tests.factories.outcomes import MetricFactory

DAYS = [date(2023, 10, 1) + timedelta(days=n) for n in range(6)]
PERIODS = [(date(2023, 1, 1), date(2023, 4, 1)), (date(2023, 4, 1), date(2023, 7, 1))]

days, periods = st.sampled_from(DAYS), st.sampled_from(PERIODS)
values = st.integers(5, 9)
steps = st.one_of(
    st.tuples(st.just("add"), periods, values, days),
    st.tuples(st.just("correct"), periods, values, days),
    st.tuples(st.just("import"), st.lists(st.tuples(periods, values), max_size=3), days),
)


class Model:
    """What everybody was told, kept as a diary: independent of revisions and of SQL."""

    def __init__(self):
        self.diary: dict[tuple, list[tuple[date, int]]] = {}

    def told(self, period, value, day) -> None:
        self.diary.setdefault(period, []).append((day, value))

    def takes(self, period, day, *, known: bool) -> bool:
        entries = self.diary.get(period, [])
        return bool(entries) == known and all(earlier <= day for earlier, _ in entries)

    def on(self, day) -> dict:
        known = {period: [value for at, value in entries if at <= day] for period, entries in self.diary.items()}
        return {period: told[-1] for period, told in known.items() if told}


class Portal:
    """The same through the portal's own actions and forms."""

    def __init__(self, partnership, metric, user):
        self.partnership, self.metric, self.user = partnership, metric, user

    def add(self, period, value, day) -> bool:
        new = Observation(
            partnership=self.partnership,
            metric=self.metric,
            starts_on=period[0],
            ends_on=period[1],
            value=value,
            received_on=day,
        )
        try:
            add_observation(observation=new, by=self.user)
        except ValidationError:
            return False
        return True

    def correct(self, period, value, day) -> bool:
        before = Observation.objects.latest().filter(starts_on=period[0]).select_related("metric").first()
        if before is None:
            return False
        typed = {"state": "value", "value": value, "release_class": "member", "revised_because": "Recount"}
        typed |= {"received_on_day": day.day, "received_on_month": day.month, "received_on_year": day.year}
        typed = {name: str(answer) for name, answer in typed.items()}
        form = CorrectionForm(typed | {"row_version": str(before.row_version)}, instance=before)
        return form.is_valid() and correct_observation(form=form, by=self.user) is not None

    def on(self, day) -> dict:
        return {(one.starts_on, one.ends_on): one.value for one in Observation.objects.known_on(day)}


def play(portal: Portal, model: Model, step) -> None:
    if step[0] == "import":
        for period, value in step[1]:
            known = period in model.diary
            if not (known and model.diary[period][-1][1] == value):  # what is the same again makes no revision
                play(portal, model, ("correct" if known else "add", period, value, step[2]))
        return
    action, period, value, day = step
    done = (portal.add if action == "add" else portal.correct)(period, value, day)
    assert done == model.takes(period, day, known=action == "correct")
    if done:
        model.told(period, value, day)


@pytest.fixture
def metric(db):
    return MetricFactory(unit="people")


@given(st.lists(steps, max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_known_on_any_day_is_told_as_it_was_known(sefton, alice, metric, sequence):
    with transaction.atomic():
        portal, model = Portal(sefton, metric, alice), Model()
        for step in sequence:
            play(portal, model, step)
        for day in [DAYS[0] - timedelta(days=1), *DAYS, date(2030, 1, 1)]:
            assert portal.on(day) == model.on(day)
            shown = figures_of(sefton, Audience.MEMBER, known_on=day)
            assert {(one.starts_on, one.ends_on): one.value for one in shown} == model.on(day)
        transaction.set_rollback(True)
