"""What a partnership does with a metric: tracking it, and its targets."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from outcomes.models import Target, TrackedMetric
from tests.factories.members import SeatFactory
from tests.factories.outcomes import MetricFactory, ObservationFactory, TargetFactory, TrackedMetricFactory
from tests.factories.partnerships import BodyFactory, FootprintAreaFactory, LocalAuthorityFactory
from tests.typed import boxes, said

BASELINE = boxes("baseline_on", date(2022, 3, 31))


@pytest.fixture
def metric(db):
    return MetricFactory(code="H10", name="Continuity of care", unit="percent")


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")


@pytest.fixture
def tracked(sefton, metric):
    return TrackedMetricFactory(partnership=sefton, metric=metric)


@pytest.fixture
def target(sefton, metric):
    return TargetFactory(partnership=sefton, metric=metric, value=60, start_value=40)


def page(name: str, pk: int) -> str:
    return reverse(name, args=["sefton", pk])


def texts(response) -> str:
    return " ".join(response.content.decode().split())


class TestTrack:
    def sent(self, **changes) -> dict:
        return {"owner_seat": "", "update_every": "3", **BASELINE} | changes

    def test_a_metric_is_tracked_with_owner_and_neighbours(self, browse, alice, sefton, metric, seat):
        near = LocalAuthorityFactory(name="Wirral")
        sent = self.sent(owner_seat=seat.pk, neighbours=[near.pk])
        response = browse(alice).post(page("metric_track", metric.pk), sent, follow=True)
        tracked = TrackedMetric.objects.get()
        assert (tracked.partnership, tracked.metric, tracked.owner_seat) == (sefton, metric, seat)
        assert list(tracked.neighbours.all()) == [near]
        assert said(response) == ["The metric is tracked."]
        for shown in ("Director", "Every 3 months", "31 March 2022", "Wirral"):
            assert shown in texts(response)

    def test_it_is_changed_on_the_same_page(self, browse, alice, tracked, metric):
        client = browse(alice)
        version = client.get(page("metric_track", metric.pk)).context["form"]["row_version"].value()
        sent = self.sent(update_every="12", row_version=version)
        response = client.post(page("metric_track", metric.pk), sent, follow=True)
        tracked.refresh_from_db()
        assert (tracked.update_every, TrackedMetric.objects.count()) == (12, 1)
        assert said(response) == ["Saved: months between figures of Continuity of care."]

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, tracked, metric):
        first, second = browse(alice), browse(ada)
        version = first.get(page("metric_track", metric.pk)).context["form"]["row_version"].value()
        second.post(page("metric_track", metric.pk), self.sent(update_every="6", row_version=version))
        response = first.post(page("metric_track", metric.pk), self.sent(update_every="9", row_version=version))
        assert response.status_code == 409
        assert [(one.saved, one.typed) for one in response.context["conflict"]] == [("6", "9")]

    def test_finding_an_authority_saves_nothing_and_keeps_what_was_ticked(self, browse, alice, sefton, metric):
        ticked, found = LocalAuthorityFactory(name="Wirral"), LocalAuthorityFactory(name="Leeds", region="Yorkshire")
        LocalAuthorityFactory(name="Kent")
        sent = self.sent(update_every="7", find="yorks", search="Find", neighbours=[ticked.pk])
        response = browse(alice).post(page("metric_track", metric.pk), sent)
        form = response.context["form"]
        assert [pk for pk, _ in form.fields["neighbours"].choices] == [ticked.pk, found.pk]
        assert f'value="{ticked.pk}" checked' in texts(response)
        assert form["update_every"].value() == "7"
        assert TrackedMetric.objects.count() == 0

    def test_without_a_search_those_of_the_region_are_offered(self, browse, alice, sefton, metric):
        own = FootprintAreaFactory(partnership=sefton).authority
        near = LocalAuthorityFactory(region=own.region)
        LocalAuthorityFactory(region="Elsewhere")
        choices = browse(alice).get(page("metric_track", metric.pk)).context["form"].fields["neighbours"].choices
        assert [pk for pk, _ in choices] == [near.pk]

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"update_every": "0"}, {"update_every": "Ask for a figure every 1 to 36 months."}),
            ({"update_every": ""}, {"update_every": "Enter months between figures"}),
            (
                boxes("baseline_on", date(2023, 3, 31)),
                {"baseline_note": "Say why change is told from another day than 31 March 2022"},
            ),
            (
                boxes("baseline_on", date(2100, 3, 31)) | {"baseline_note": "Ours"},
                {"baseline_on": "The baseline day cannot be in the future"},
            ),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, metric, changes, errors):
        form = browse(alice).post(page("metric_track", metric.pk), self.sent(**changes)).context["form"]
        assert {name: list(sentences) for name, sentences in form.errors.items()} == {
            name: [sentence] for name, sentence in errors.items()
        }
        assert {name: form.data[name] for name in changes} == changes
        assert TrackedMetric.objects.count() == 0

    def test_seats_and_authorities_of_others_are_no_choice(self, browse, alice, thurrock, metric, sefton):
        theirs = SeatFactory(body=BodyFactory(partnership=thurrock))
        own = FootprintAreaFactory(partnership=sefton).authority
        sent = self.sent(owner_seat=theirs.pk, neighbours=[own.pk])
        form = browse(alice).post(page("metric_track", metric.pk), sent).context["form"]
        assert sorted(form.errors) == ["neighbours", "owner_seat"]

    def test_stopping_asks_once_and_keeps_the_targets(self, browse, alice, tracked, target, metric):
        client = browse(alice)
        assert "Its figures and targets stay." in texts(client.get(page("metric_untrack", metric.pk)))
        client.post(page("metric_untrack", metric.pk))
        assert (TrackedMetric.objects.count(), Target.objects.count()) == (0, 1)
        assert client.get(page("metric_untrack", metric.pk)).status_code == 404

    @pytest.mark.parametrize("name", ["metric_track", "metric_untrack", "target_add"])
    def test_who_may(self, browse, max_, charlie, alice, tracked, metric, thurrock, name):
        foreign = MetricFactory(partnership=thurrock, tier="local")
        assert browse(max_).get(page(name, metric.pk)).status_code == 403
        assert browse(charlie).get(page(name, metric.pk)).status_code == 404
        assert browse(alice).put(page(name, metric.pk)).status_code == 405
        assert browse(alice).get(page(name, foreign.pk)).status_code == 404


class TestTargets:
    def sent(self, **changes) -> dict:
        return {"value": "60", "source": "Plan", **boxes("due_on", date(2027, 3, 31))} | changes

    def test_a_target_is_added_and_shown(self, browse, alice, sefton, metric):
        response = browse(alice).post(page("target_add", metric.pk), self.sent(), follow=True)
        target = Target.objects.get()
        assert (target.partnership, target.value, target.due_on) == (sefton, Decimal(60), date(2027, 3, 31))
        assert "60% by 31 March 2027" in texts(response)

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"value": "130"}, {"value": "A percentage cannot be more than 100"}),
            ({"value": ""}, {"value": "Enter value to reach"}),
            (
                {"start_value": "70"} | boxes("starts_on", date(2026, 3, 31)),
                {"value": "Higher is better: this target is worse than its own start"},
            ),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, metric, changes, errors):
        form = browse(alice).post(page("target_add", metric.pk), self.sent(**changes)).context["form"]
        assert form.errors == {name: [sentence] for name, sentence in errors.items()}
        assert {name: form.data[name] for name in changes} == changes
        assert Target.objects.count() == 0

    def test_worse_than_what_is_known_is_asked_about_and_saved_on_purpose(self, browse, alice, sefton, metric):
        ObservationFactory(partnership=sefton, metric=metric, value=66)
        client = browse(alice)
        response = client.post(page("target_add", metric.pk), self.sent())
        doubt = "Higher is better, but this target is worse than the figure known. Change it, or tick that it is meant"
        assert response.context["form"].errors == {"value": [doubt]}
        assert "This is what is meant" in texts(response)
        client.post(page("target_add", metric.pk), self.sent(meant="on"))
        assert Target.objects.get().value == 60

    def test_two_targets_for_one_day_are_refused(self, browse, alice, target, metric):
        sent = self.sent(**boxes("due_on", target.due_on))
        form = browse(alice).post(page("target_add", metric.pk), sent).context["form"]
        assert form.errors == {"due_on": ["There is a target for this day already. Change that one."]}

    def test_edit_and_remove(self, browse, alice, target):
        client = browse(alice)
        form = client.get(page("target_edit", target.pk)).context["form"]
        sent = self.sent(value="70", row_version=form["row_version"].value())
        client.post(page("target_edit", target.pk), sent)
        target.refresh_from_db()
        assert (target.value, target.starts_on) == (70, None)
        client.post(page("target_remove", target.pk))
        assert Target.objects.count() == 0

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, target):
        first, second = browse(alice), browse(ada)
        version = first.get(page("target_edit", target.pk)).context["form"]["row_version"].value()
        second.post(page("target_edit", target.pk), self.sent(value="61", row_version=version))
        assert first.post(page("target_edit", target.pk), self.sent(row_version=version)).status_code == 409

    @pytest.mark.parametrize("name", ["target_edit", "target_remove"])
    def test_who_may(self, browse, max_, charlie, alice, target, thurrock, name):
        foreign = TargetFactory(partnership=thurrock)
        assert browse(max_).get(page(name, target.pk)).status_code == 403
        assert browse(charlie).get(page(name, target.pk)).status_code == 404
        assert browse(alice).put(page(name, target.pk)).status_code == 405
        assert browse(alice).get(page(name, foreign.pk)).status_code == 404
