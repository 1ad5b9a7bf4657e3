from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from outcomes.models import Observation
from tests.factories.outcomes import MetricFactory, ObservationFactory, OutcomeFactory
from tests.factories.partnerships import FootprintAreaFactory

LIST = "/partnerships/sefton/outcomes/figures/"
ADD = "/partnerships/sefton/outcomes/add/"
QUARTERS = [
    (date(2023, 1, 1), date(2023, 4, 1)),
    (date(2023, 4, 1), date(2023, 7, 1)),
    (date(2023, 7, 1), date(2023, 10, 1)),
    (date(2023, 10, 1), date(2024, 1, 1)),
]


@pytest.fixture
def metric(db):
    return MetricFactory(code="H09", name="In treatment", outcome=OutcomeFactory(title="Treatment"))


@pytest.fixture
def observation(sefton, metric):
    return ObservationFactory(partnership=sefton, metric=metric, received_on=date(2023, 11, 1))


@pytest.fixture
def foreign(thurrock):
    return ObservationFactory(partnership=thurrock)


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def in_quarters(sefton, metric, *values, **of_second) -> list[Observation]:
    """A figure for each of the first quarters; `of_second` are fields of the second of them."""
    return [
        ObservationFactory(
            partnership=sefton,
            metric=metric,
            value=value,
            starts_on=starts,
            ends_on=ends,
            **(of_second if n == 1 else {}),
        )
        for n, (value, (starts, ends)) in enumerate(zip(values, QUARTERS, strict=False))
    ]


def answers(metric, /, **changes) -> dict:
    filled = {
        "metric": metric.pk,
        "state": "value",
        "value": "412",
        "source": "NDTMS",
        "release_class": "member",
        **day("starts_on", 1, 7, 2023),
        **day("ends_on", 30, 9, 2023),
    }
    return filled | changes


def day(name: str, *parts: int) -> dict:
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), map(str, parts), strict=True))


class TestList:
    def test_figures_by_outcome_with_change_and_trend(self, browse, max_, sefton, metric):
        in_quarters(sefton, metric, 380, 390, 398, 412)
        page = texts(browse(max_).get(LIST))
        for shown in (
            "Treatment",
            "In treatment",
            "412",
            "Up on 398 in Quarter 2 2023-24 (July to September 2023)",
            "Better",
            "<svg",
            "National Drug Treatment Monitoring System",
        ):
            assert shown in page
        assert "Add a figure" not in page

    def test_an_absent_figure_is_in_words_and_never_zero(self, browse, alice, sefton, metric):
        ObservationFactory(partnership=sefton, metric=metric, state="not_published")
        response = browse(alice).get(LIST)
        assert [shown.value for shown in response.context["tracks"]] == ["Not published at this level"]
        assert "<strong>0</strong>" not in texts(response)

    def test_a_member_sees_nothing_of_a_restricted_figure(self, browse, max_, alice, sefton, metric):
        in_quarters(sefton, metric, 390, 98765, 401, 412, release_class="restricted", source="Secret source")
        hidden = ("98,765", "98765", "Secret source")
        assert [word for word in hidden if word in texts(browse(max_).get(LIST))] == []
        assert "98,765" in texts(browse(alice).get(LIST))

    def test_the_list_comes_as_a_file_with_nothing_restricted(self, browse, max_, alice, sefton, metric):
        ObservationFactory(partnership=sefton, metric=metric, state="suppressed")
        ObservationFactory(partnership=sefton, value=98765, release_class="restricted")

        def lines(person, **query) -> list[str]:
            return browse(person).get(LIST, {"format": "csv"} | query).content.decode("utf-8-sig").splitlines()[1:]

        assert len(lines(alice)) == 2
        (row,) = lines(max_)
        assert "Suppressed" in row
        assert lines(max_, state="value") == []

    def test_filters(self, browse, alice, sefton, observation):
        other = ObservationFactory(partnership=sefton, metric__tier="supporting", state="suppressed")
        client = browse(alice)

        def found(**query) -> list:
            return [shown.latest.pk for shown in client.get(LIST, query).context["tracks"]]

        assert found(outcome=observation.metric.outcome_id) == [observation.pk]
        assert found(tier="supporting") == [other.pk]
        assert found(state="suppressed") == [other.pk]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, sefton, rows, django_assert_num_queries):
        outcome = OutcomeFactory()
        for _ in range(rows):
            in_quarters(sefton, MetricFactory(outcome=outcome), 1, 2, 3)
        client = browse(alice)
        with django_assert_num_queries(8):
            client.get(LIST)

    def test_strangers_and_wrong_methods(self, browse, charlie, alice, observation):
        assert browse(charlie).get(LIST).status_code == 404
        assert browse(alice).post(LIST).status_code == 405


class TestDetail:
    def test_says_the_figure_and_shows_the_line(self, browse, max_, sefton, metric):
        latest = in_quarters(sefton, metric, 380, 390, 398, 412)[-1]
        response = browse(max_).get(latest.get_absolute_url())
        page = texts(response)
        assert "412 people, up on 398 in Quarter 2 2023-24 (July to September 2023). That is better." in page
        assert "<svg" in page
        assert [one.value for one in response.context["known"]] == ["412", "398", "390", "380"]
        assert "History" not in page

    def test_what_was_known_on_a_day(self, browse, alice, sefton, metric, observation):
        ObservationFactory(
            partnership=sefton,
            metric=metric,
            value=405,
            revision=2,
            received_on=date(2024, 2, 1),
            revised_because="Recount",
        )
        page = observation.get_absolute_url()
        client = browse(alice)
        known = {"31 January 2024": day("day", 31, 1, 2024), "1 February 2024": day("day", 1, 2, 2024)}
        assert "On 31 January 2024 the figure known was 412 people (revision 1)." in texts(
            client.get(page, known["31 January 2024"])
        )
        assert "On 1 February 2024 the figure known was 405 people (revision 2)." in texts(
            client.get(page, known["1 February 2024"])
        )
        assert "On 1 January 2023 no figure was known." in texts(client.get(page, day("day", 1, 1, 2023)))
        assert "Recount" in texts(client.get(page))

    def test_restricted_periods_are_in_no_line_or_table(self, browse, max_, sefton, metric):
        latest = in_quarters(sefton, metric, 390, 98765, 401, 412, release_class="restricted")[-1]
        page = texts(browse(max_).get(latest.get_absolute_url()))
        assert "98,765" not in page
        assert "98765" not in page

    def test_a_restricted_figure_is_not_found_by_members(self, browse, max_, alice, sefton, metric):
        first = ObservationFactory(partnership=sefton, metric=metric)
        last = ObservationFactory(partnership=sefton, metric=metric, revision=2, release_class="restricted")
        for one in (first, last):
            assert browse(max_).get(one.get_absolute_url()).status_code == 404
            assert browse(alice).get(one.get_absolute_url()).status_code == 200

    def test_a_restricted_earlier_revision_is_not_listed_for_members(self, browse, max_, sefton, metric):
        first = ObservationFactory(partnership=sefton, metric=metric, value=98765, release_class="restricted")
        last = ObservationFactory(partnership=sefton, metric=metric, revision=2)
        page = texts(browse(max_).get(last.get_absolute_url()))
        assert "98,765" not in page
        assert browse(max_).get(first.get_absolute_url()).status_code == 404

    def test_strangers_foreign_records_and_wrong_methods(self, browse, charlie, alice, observation, foreign):
        assert browse(charlie).get(observation.get_absolute_url()).status_code == 404
        assert browse(alice).get(reverse("observation_detail", args=["sefton", foreign.pk])).status_code == 404
        assert browse(alice).post(observation.get_absolute_url()).status_code == 405


class TestAdd:
    def test_a_figure_is_added(self, browse, alice, sefton, metric):
        response = browse(alice).post(ADD, answers(metric, value="1338.5"))
        added = Observation.objects.get()
        assert response.url == added.get_absolute_url()
        assert (added.value, added.starts_on, added.ends_on) == (1338.5, date(2023, 7, 1), date(2023, 10, 1))
        assert (added.area, added.revision, added.partnership) == ("partnership", 1, sefton)

    def test_a_figure_for_one_authority(self, browse, alice, sefton, metric):
        area = FootprintAreaFactory(partnership=sefton)
        browse(alice).post(ADD, answers(metric, authority=area.authority_id))
        assert Observation.objects.get().area == "authority"

    def test_absent_is_not_zero(self, browse, alice, sefton, metric):
        browse(alice).post(ADD, answers(metric, state="not_received", value=""))
        added = Observation.objects.get()
        assert (added.value, added.state) == (None, "not_received")

    def test_a_double_click_adds_one(self, browse, alice, sefton, metric):
        client = browse(alice)
        sent = answers(metric, once=client.get(ADD).context["form"]["once"].value())
        assert client.post(ADD, sent).url == client.post(ADD, sent).url
        assert Observation.objects.count() == 1

    def test_the_same_period_twice_is_refused(self, browse, alice, observation, metric):
        form = browse(alice).post(ADD, answers(metric)).context["form"]
        assert form.non_field_errors() == ["This figure is already recorded for the period. Correct it instead."]

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"value": ""}, {"value": "Enter the figure, or choose why there is none"}),
            ({"state": "suppressed"}, {"value": "Leave the figure empty, or choose “Figure known”"}),
            (
                {"state": "suppressed", "value": "", "lower": "3"},
                {"lower": "Leave the limits empty where there is no figure"},
            ),
            ({"value": "-1"}, {"value": "The figure must be 0 or more"}),
            ({"value": "many"}, {"value": "Figure must be a number, like 12 or 12.5"}),
            ({"value": "1.23456"}, {"value": "Figure must have 4 decimal places or fewer"}),
            ({"lower": "500", "upper": "400"}, {"lower": "The lower limit must not be above the upper limit"}),
            ({"lower": "400"}, {"upper": "Enter both limits or neither"}),
            ({"lower": "1", "upper": "2"}, {"value": "The figure must lie between its lower and upper limit"}),
            ({"denominator": "0"}, {"denominator": "The denominator must be more than 0"}),
            (day("ends_on", 31, 9, 2023), {"ends_on": "Last day of the period must be a real date"}),
            (day("ends_on", 30, 6, 2023), {"ends_on": "The last day cannot be before the first"}),
            (day("received_on", 1, 1, 2100), {"received_on": "The day of receipt cannot be in the future"}),
            (day("data_to", 1, 10, 2023), {"data_to": "The data cannot end after the period"}),
            ({"metric": "0"}, {"metric": "Select metric from the list"}),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, sefton, metric, changes, errors):
        form = browse(alice).post(ADD, answers(metric, **changes)).context["form"]
        assert form.errors == {name: [sentence] for name, sentence in errors.items()}
        assert {name: form.data[name] for name in changes} == changes
        assert Observation.objects.count() == 0

    def test_a_percentage_ends_at_100(self, browse, alice, sefton):
        metric = MetricFactory(unit="percent")
        form = browse(alice).post(ADD, answers(metric, value="101")).context["form"]
        assert form.errors == {"value": ["A percentage cannot be more than 100"]}

    def test_nothing_of_another_partnership_can_be_chosen(self, browse, alice, sefton, thurrock):
        theirs = MetricFactory(partnership=thurrock, tier="local")
        area = FootprintAreaFactory(partnership=thurrock)
        form = browse(alice).post(ADD, answers(theirs, authority=area.authority_id)).context["form"]
        assert sorted(form.errors) == ["authority", "metric"]

    def test_who_may(self, browse, max_, charlie, alice, sefton):
        assert browse(max_).get(ADD).status_code == 403
        assert browse(charlie).get(ADD).status_code == 404
        assert browse(alice).put(ADD).status_code == 405


class TestCorrect:
    def page(self, observation) -> str:
        return reverse("observation_edit", args=["sefton", observation.pk])

    def sent(self, client, observation, **changes) -> dict:
        form = client.get(self.page(observation)).context["form"]
        filled = {"state": "value", "value": "405", "release_class": "member", "revised_because": "Recount"}
        return filled | {"row_version": form["row_version"].value()} | changes

    def test_makes_a_revision_and_says_why(self, browse, alice, observation):
        client = browse(alice)
        response = client.post(self.page(observation), self.sent(client, observation))
        corrected = Observation.objects.latest().get()
        assert response.url == corrected.get_absolute_url()
        assert (corrected.revision, corrected.value, corrected.revised_because) == (2, 405, "Recount")
        assert (corrected.series, corrected.starts_on) == (observation.series, observation.starts_on)
        observation.refresh_from_db()
        assert (observation.revision, observation.value) == (1, 412)
        entry = AuditEntry.objects.get(table_name="outcomes_observation", row_id=corrected.pk)
        assert (entry.reason, entry.user_id) == ("Recount", alice.pk)

    def test_needs_a_reason_and_a_sound_figure(self, browse, alice, observation):
        client = browse(alice)
        sent = self.sent(client, observation, state="suppressed", revised_because="")
        form = client.post(self.page(observation), sent).context["form"]
        assert form.errors == {
            "value": ["Leave the figure empty, or choose “Figure known”"],
            "revised_because": ["Say why the figure is corrected"],
        }

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, observation):
        first, second = browse(alice), browse(ada)
        slow = self.sent(first, observation, value="1")
        second.post(self.page(observation), self.sent(second, observation, value="2"))
        response = first.post(self.page(observation), slow)
        assert response.status_code == 409
        assert ("Figure", "2", "1") in [(one.label, one.saved, one.typed) for one in response.context["conflict"]]
        assert Observation.objects.count() == 2

    def test_who_may(self, browse, max_, charlie, alice, observation, foreign):
        page = self.page(observation)
        assert browse(max_).get(page).status_code == 403
        assert browse(charlie).get(page).status_code == 404
        assert browse(alice).put(page).status_code == 405
        assert browse(alice).get(self.page(foreign)).status_code == 404


class TestSmallNumbers:
    """Fewer than 5 people: told to nobody but those who may record figures, and to them on the record alone."""

    @pytest.fixture
    def small(self, sefton, metric):
        return in_quarters(sefton, metric, 390, 3, 412, note="Three men", lower=1, upper=7)[1]

    def test_members_read_that_it_is_withheld(self, browse, max_, small):
        page = texts(browse(max_).get(small.get_absolute_url()))
        assert '<p class="govuk-body-l">Fewer than 5.</p>' in page
        assert "Figures of fewer than 5 people are not shown" in page
        assert [word for word in ("Three men", "1 to 7", "up on 3 ", "3 people") if word in page] == []

    def test_those_who_record_figures_see_it_and_that_others_do_not(self, browse, alice, small):
        page = texts(browse(alice).get(small.get_absolute_url()))
        assert "3 people" in page
        assert "It is not shown to others, on no page and in no file." in page
        form = browse(alice).get(reverse("observation_edit", args=["sefton", small.pk])).context["form"]
        assert form["value"].value() == 3

    def test_other_figures_of_the_metric_are_compared_with_the_last_known_one(self, browse, alice, sefton, small):
        last = Observation.objects.get(value=412)
        response = browse(alice).get(last.get_absolute_url())
        assert [one.value for one in response.context["known"]] == ["412", "Fewer than 5", "390"]
        assert "412 people, up on 390 in Quarter 4 2022-23 (January to March 2023)." in texts(response)

    def test_the_history_tells_numbers_only_to_those_who_record_them(self, browse, alice, bea, small):
        for page in (small.get_absolute_url(), "/partnerships/sefton/history/"):
            assert "Value: 3.0" in texts(browse(alice).get(page))
            told = texts(browse(bea).get(page))
            assert "Value: changed, not shown here" in told
            assert [word for word in ("Value: 3", "Three men", "Lower limit: 1") if word in told] == []

    def test_the_file_withholds_it_too(self, browse, alice, sefton):
        ObservationFactory(partnership=sefton, value=3, note="Three men")
        text = browse(alice).get(LIST, {"format": "csv"}).content.decode("utf-8-sig")
        assert "Fewer than 5" in text
        assert "Three men" not in text

    def test_a_filter_finds_what_is_withheld_as_such(self, browse, alice, sefton):
        ObservationFactory(partnership=sefton, value=3)
        client = browse(alice)
        assert len(client.get(LIST, {"state": "withheld"}).context["tracks"]) == 1
        assert client.get(LIST, {"state": "value"}).context["tracks"] == []


class TestRulesBesideTheField:
    def test_a_correction_received_before_the_figure_is_refused(self, browse, alice, observation):
        client, page = browse(alice), reverse("observation_edit", args=["sefton", observation.pk])
        form = client.get(page).context["form"]
        sent = {"state": "value", "value": "405", "release_class": "member", "revised_because": "Recount"}
        sent |= {"row_version": form["row_version"].value()} | day("received_on", 1, 10, 2023)
        form = client.post(page, sent).context["form"]
        assert list(form.errors) == ["received_on"]
        assert Observation.objects.count() == 1

    def test_a_shifted_period_and_a_share_in_the_wrong_unit_are_refused(self, browse, alice, sefton, observation):
        shifted = day("starts_on", 1, 8, 2023) | day("ends_on", 31, 10, 2023)
        form = browse(alice).post(ADD, answers(observation.metric, **shifted)).context["form"]
        assert list(form.errors) == ["starts_on"]
        form = browse(alice).post(ADD, answers(MetricFactory(unit="percent", per=100), value="0.54")).context["form"]
        assert list(form.errors) == ["value"]
