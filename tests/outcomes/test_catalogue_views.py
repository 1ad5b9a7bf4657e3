"""The catalogue of metrics: the list, a partnership's own metrics, and the national ones."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from outcomes.models import Metric, Observation
from tests.factories.outcomes import MetricFactory, ObservationFactory, OutcomeFactory, TrackedMetricFactory
from tests.typed import boxes, said

LIST = "/partnerships/sefton/outcomes/metrics/"
ADD = f"{LIST}add/"
COMMON, COMMON_ADD = "/metrics/", "/metrics/add/"


@pytest.fixture
def outcome(db):
    return OutcomeFactory(title="Fewer deaths")


@pytest.fixture
def metric(outcome):
    return MetricFactory(code="H05", name="Deaths", outcome=outcome, unit="count", polarity="lower")


@pytest.fixture
def own(sefton, outcome):
    return MetricFactory(
        code="SEFTON-1", name="Kits handed out", partnership=sefton, tier="local", outcome=outcome, unit="count"
    )


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def answers(**changes) -> dict:
    filled = {
        "name": "Naloxone kits handed out",
        "definition": "Kits given to people who use opiates",
        "unit": "count",
        "polarity": "context",
        "frequency": "quarterly",
        "source": "Provider return",
    }
    return filled | changes


class TestList:
    def test_national_common_and_own_ones_with_how_sure_they_are(self, browse, max_, sefton, thurrock, metric, own):
        Metric.objects.filter(pk=metric.pk).update(
            confirmed=False, confidence="second-hand", published_at_level="England", ends_on=date(2023, 4, 1)
        )
        MetricFactory(name="Theirs", partnership=thurrock, tier="local")
        page = texts(browse(max_).get(LIST))
        for shown in ("2 metrics", "Fewer deaths", "Second-hand", "To be checked", "England", "your own"):
            assert shown in page
        assert "ended on 31 March 2023" in page
        assert "Theirs" not in page
        assert "Add a metric" not in page

    def test_filters(self, browse, alice, sefton, metric, own):
        TrackedMetricFactory(partnership=sefton, metric=own)
        Metric.objects.filter(pk=metric.pk).update(confirmed=False, ends_on=date(2023, 4, 1))
        client = browse(alice)

        def found(**query) -> list:
            return [one.code for one in client.get(LIST, query).context["listing"].rows]

        assert found(tracked="yes") == ["SEFTON-1"]
        assert found(tracked="no") == ["H05"]
        assert found(sure="no") == ["H05"]
        assert found(life="current") == ["SEFTON-1"]
        assert found(life="ended") == ["H05"]
        assert found(tier="local") == ["SEFTON-1"]
        assert found(outcome=metric.outcome_id) == ["H05", "SEFTON-1"]

    def test_restricted_figures_are_not_counted_for_members(self, browse, max_, alice, sefton, metric):
        ObservationFactory(partnership=sefton, metric=metric, release_class="restricted")
        assert "1 figure" not in texts(browse(max_).get(LIST))
        assert "1 figure" in texts(browse(alice).get(LIST))

    def test_the_list_comes_as_a_file(self, browse, max_, metric, own):
        lines = browse(max_).get(LIST, {"format": "csv"}).content.decode("utf-8-sig").splitlines()
        assert [line.split(",")[0] for line in lines] == ["Code", "H05", "SEFTON-1"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, sefton, outcome, rows, django_assert_num_queries):
        for _ in range(rows):
            metric = MetricFactory(outcome=outcome)
            TrackedMetricFactory(partnership=sefton, metric=metric)
            ObservationFactory(partnership=sefton, metric=metric)
        client = browse(alice)
        with django_assert_num_queries(7):
            client.get(LIST)

    def test_strangers_and_wrong_methods(self, browse, charlie, alice):
        assert browse(charlie).get(LIST).status_code == 404
        assert browse(alice).post(LIST).status_code == 405


class TestOwn:
    def test_the_portal_gives_the_code(self, browse, alice, sefton, own):
        response = browse(alice).post(ADD, answers(), follow=True)
        added = Metric.objects.get(code="SEFTON-2")
        assert (added.partnership, added.tier, added.name) == (sefton, "local", "Naloxone kits handed out")
        assert said(response) == ["Metric added."]
        assert "Naloxone kits handed out" in texts(response)

    def test_a_percentage_is_per_100_without_asking(self, browse, alice):
        browse(alice).post(ADD, answers(unit="percent"))
        assert Metric.objects.get().per == 100

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"name": ""}, {"name": "Enter name"}),
            ({"polarity": ""}, {"polarity": "Select which way is better"}),
            ({"unit": "percent", "per": "1000"}, {"per": "A percentage is shown per 100"}),
            (
                {"unit": "rate per 100,000", "per": "100000", "standardised": "on", "additive": "on"},
                {"additive": "A rate that is standardised for age cannot be summed over areas"},
            ),
            ({"standardised": "on"}, {"standardised": "A plain count is not standardised for age"}),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, changes, errors):
        form = browse(alice).post(ADD, answers(**changes)).context["form"]
        assert form.errors == {name: [sentence] for name, sentence in errors.items()}
        assert {name: form.data[name] for name in changes} == changes
        assert Metric.objects.count() == 0

    def test_a_double_click_adds_one(self, browse, alice):
        client = browse(alice)
        sent = answers(once=client.get(ADD).context["form"]["once"].value())
        assert client.post(ADD, sent).url == client.post(ADD, sent).url
        assert Metric.objects.count() == 1

    def test_edit_says_what_changed(self, browse, alice, own):
        client = browse(alice)
        response = client.post(edit(own), typed(client, own, name="Naloxone kits"), follow=True)
        own.refresh_from_db()
        assert own.name == "Naloxone kits"
        assert said(response) == ["Saved: name of Naloxone kits."]

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, own):
        first, second = browse(alice), browse(ada)
        slow = typed(first, own, name="Mine")
        second.post(edit(own), typed(second, own, name="Theirs"))
        response = first.post(edit(own), slow)
        assert response.status_code == 409
        assert ("Name", "Theirs", "Mine") in [(one.label, one.saved, one.typed) for one in response.context["conflict"]]

    def test_it_cannot_end_before_its_last_figure(self, browse, alice, sefton, own):
        ObservationFactory(partnership=sefton, metric=own)
        client = browse(alice)
        form = client.post(edit(own), typed(client, own, **boxes("ends_on", date(2023, 6, 30)))).context["form"]
        assert form.errors == {
            "ends_on": ["A figure is recorded for a period to 30 September 2023. The metric cannot end before that"]
        }

    def test_a_part_of_itself_is_no_choice(self, browse, alice, own):
        part = MetricFactory(partnership=own.partnership, tier="local", total=own)
        choices = browse(alice).get(edit(own)).context["form"].fields["total"].queryset
        assert own not in choices
        assert part not in choices

    def test_who_may(self, browse, max_, charlie, alice, own, thurrock, metric):
        foreign = MetricFactory(partnership=thurrock, tier="local")
        for page in (ADD, edit(own)):
            assert browse(max_).get(page).status_code == 403
            assert browse(charlie).get(page).status_code == 404
            assert browse(alice).put(page).status_code == 405
        assert browse(alice).get(edit(foreign)).status_code == 404
        assert browse(alice).get(edit(metric)).status_code == 404  # a national one is the administrator's


class TestEnded:
    def test_is_said_and_takes_no_later_figure(self, browse, alice, own):
        Metric.objects.filter(pk=own.pk).update(ends_on=date(2023, 7, 1))
        client = browse(alice)
        assert "This metric ends on 30 June 2023." in texts(
            client.get(reverse("metric_detail", args=["sefton", own.pk]))
        )
        sent = {"metric": own.pk, "state": "value", "value": "4", "release_class": "member"}
        sent |= boxes("starts_on", date(2023, 7, 1)) | boxes("ends_on", date(2023, 9, 30))
        form = client.post(reverse("observation_add", args=["sefton"]), sent).context["form"]
        assert form.errors == {"ends_on": ["This metric ended on 30 June 2023: it takes no later figure"]}
        assert Observation.objects.count() == 0


class TestCommon:
    def test_everyone_with_an_account_reads_them(self, browse, max_, metric, own):
        page = texts(browse(max_).get(COMMON))
        assert "Deaths" in page
        assert "Kits handed out" not in page
        assert "Edit" not in page

    def test_the_administrator_adds_and_edits(self, browse, ada, metric):
        client = browse(ada)
        response = client.post(COMMON_ADD, answers(tier="local", confirmed="on"), follow=True)
        added = Metric.objects.get(code="C-1")
        assert (added.partnership, said(response)) == (None, ["Metric added."])
        page = reverse("common_metric_edit", args=[metric.pk])
        form = client.get(page).context["form"]
        sent = answers(tier="headline", name="Drug deaths", row_version=form["row_version"].value())
        assert said(client.post(page, sent, follow=True))[0].startswith("Saved: name")
        metric.refresh_from_db()
        assert (metric.name, metric.confirmed) == ("Drug deaths", False)

    def test_bad_input_keeps_what_was_typed(self, browse, ada):
        form = browse(ada).post(COMMON_ADD, answers(tier="", name="Typed")).context["form"]
        assert form.errors == {"tier": ["Select kind of metric"]}
        assert form.data["name"] == "Typed"

    def test_who_may(self, browse, alice, charlie, client, ada, metric, own):
        page = reverse("common_metric_edit", args=[metric.pk])
        assert [browse(one).get(page).status_code for one in (alice, charlie)] == [403, 403]
        assert client.get(page).status_code == 302
        assert browse(ada).put(page).status_code == 405
        assert browse(ada).get(reverse("common_metric_edit", args=[own.pk])).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, rows, django_assert_num_queries):
        outcome = OutcomeFactory()
        for _ in range(rows):
            MetricFactory(outcome=outcome)
        client = browse(alice)
        with django_assert_num_queries(6):
            client.get(COMMON)


def test_the_database_refuses_an_own_metric_of_another_tier(sefton):
    with pytest.raises(ValidationError):
        MetricFactory.build(partnership=sefton, tier="headline").full_clean(exclude=["outcome"])


def edit(metric) -> str:
    return reverse("metric_edit", args=["sefton", metric.pk])


def typed(client, metric, **changes) -> dict:
    form = client.get(edit(metric)).context["form"]
    sent = {"name": metric.name, "unit": metric.unit, "polarity": metric.polarity, "outcome": metric.outcome_id}
    return sent | {"counts_people": "on", "row_version": form["row_version"].value()} | changes
