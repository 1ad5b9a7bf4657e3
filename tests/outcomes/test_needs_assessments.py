from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from outcomes import needs_assessments
from outcomes.models import NeedsAssessment
from tests.factories.members import OrganisationFactory
from tests.factories.outcomes import NeedsAssessmentFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory

LIST = "/partnerships/sefton/plan/needs/"
ADD = f"{LIST}add/"
SENT = {"title": "Children's needs", "status": "under_way", "release_class": "member"}


@pytest.fixture
def whole(sefton):
    return NeedsAssessmentFactory(partnership=sefton, number=1, title="Combined needs")


@pytest.fixture
def part(sefton, whole):
    return NeedsAssessmentFactory(
        partnership=sefton,
        number=2,
        title="The city's needs",
        combined_into=whole,
        status="finished",
        organisation=OrganisationFactory(name="City Council"),
        authority=LocalAuthorityFactory(name="City"),
    )


@pytest.fixture
def foreign(thurrock):
    return NeedsAssessmentFactory(partnership=thurrock, number=77, title="Foreign needs")


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def edit_of(assessment) -> str:
    return reverse("needs_assessment_edit", args=["sefton", assessment.number])


class TestCombining:
    def test_parts_may_have_parts_but_not_in_circles(self, sefton, whole, part):
        police = NeedsAssessmentFactory(partnership=sefton, combined_into=part)
        assert needs_assessments.faults_of_combining(police, whole) == ""
        assert needs_assessments.faults_of_combining(whole, police) == (
            f"“{police.title}” is itself to be combined into this one. Choose another."
        )
        assert needs_assessments.faults_of_combining(whole, whole) != ""

    def test_only_within_the_partnership(self, sefton, foreign):
        new = NeedsAssessment(partnership=sefton, title="New", combined_into=foreign)
        with pytest.raises(ValidationError) as refused:
            needs_assessments.add_needs_assessment(assessment=new, by=None)
        assert refused.value.message_dict == {"combined_into": ["Choose an assessment of this partnership."]}


class TestList:
    def test_shows_parts_under_the_whole(self, browse, max_, part):
        page = texts(browse(max_).get(LIST))
        assert page.index("1. <a") < page.index("2. <a")
        for shown in ("Combined needs", "Part of 1. Combined needs", "City Council", "Finished", "2 needs assessments"):
            assert shown in page
        assert page.count("Part of") == 1
        assert "Add a needs assessment" not in page

    def test_a_part_of_what_one_may_not_read_stands_alone(self, browse, max_, whole, part):
        NeedsAssessment.objects.filter(pk=whole.pk).update(release_class="restricted")
        page = texts(browse(max_).get(LIST))
        assert "The city's needs" in page.replace("&#x27;", "'")
        assert "Combined needs" not in page
        assert "Combined needs" not in browse(max_).get(LIST, {"format": "csv"}).content.decode()
        assert "Combined needs" not in texts(browse(max_).get(part.get_absolute_url()))

    def test_comes_as_a_file(self, browse, max_, part):
        rows = browse(max_).get(LIST, {"format": "csv"}).content.decode("utf-8-sig").splitlines()
        assert rows[2].startswith("2,The city's needs,City Council,City,Combined needs,Finished,")

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, sefton, whole, rows, django_assert_num_queries):
        for _ in range(rows):
            NeedsAssessmentFactory(
                partnership=sefton,
                combined_into=whole,
                organisation=OrganisationFactory(),
                authority=LocalAuthorityFactory(),
            )
        client = browse(alice)
        with django_assert_num_queries(4):
            client.get(LIST)

    def test_an_empty_list_says_what_will_be_here(self, browse, alice, max_, sefton):
        assert "Add the first needs assessment" in texts(browse(alice).get(LIST))
        assert "Add the first needs assessment" not in texts(browse(max_).get(LIST))

    def test_strangers_and_wrong_methods(self, browse, charlie, alice, whole):
        assert browse(charlie).get(LIST).status_code == 404
        assert browse(alice).post(LIST).status_code == 405


class TestDetail:
    def test_shows_its_parts_and_where_it_is_published(self, browse, max_, whole, part):
        NeedsAssessment.objects.filter(pk=whole.pk).update(
            status="published", published_on=date(2024, 1, 10), address="https://council.example/needs"
        )
        page = texts(browse(max_).get(whole.get_absolute_url()))
        for shown in ("On 10 January 2024", "https://council.example/needs", "made by City Council", "Finished"):
            assert shown in page

    def test_says_when_it_is_to_be_made_again(self, browse, max_, whole):
        NeedsAssessment.objects.filter(pk=whole.pk).update(review_due_on=date(2024, 1, 10))
        assert "10 January 2024 <strong" in texts(browse(max_).get(whole.get_absolute_url()))

    def test_who_may(self, browse, max_, charlie, alice, sefton, whole, foreign):
        hidden = NeedsAssessmentFactory(partnership=sefton, number=9, release_class="restricted")
        assert browse(alice).get(hidden.get_absolute_url()).status_code == 200
        assert browse(max_).get(hidden.get_absolute_url()).status_code == 404
        assert browse(charlie).get(whole.get_absolute_url()).status_code == 404
        assert browse(alice).get(f"{LIST}{foreign.number}/").status_code == 404
        assert browse(alice).post(whole.get_absolute_url()).status_code == 405


class TestAdd:
    def test_gets_the_next_number(self, browse, alice, sefton, whole):
        area = FootprintAreaFactory(partnership=sefton)
        sent = SENT | {"combined_into": whole.pk, "authority": area.authority_id}
        response = browse(alice).post(ADD, sent)
        added = NeedsAssessment.objects.get(title="Children's needs")
        assert response.url == added.get_absolute_url()
        assert (added.number, added.partnership, added.combined_into) == (2, sefton, whole)

    def test_a_double_click_adds_one(self, browse, alice, sefton):
        client = browse(alice)
        token = client.get(ADD).context["form"]["once"].value()
        for _ in range(2):
            client.post(ADD, SENT | {"once": token})
        assert NeedsAssessment.objects.count() == 1

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"title": ""}, {"title": ["Enter title"]}),
            ({"status": "published"}, {"published_on": ["Give the day on which it was published."]}),
            (
                {"published_on_day": "1", "published_on_month": "2", "published_on_year": "2024"},
                {"published_on": ["Give the day only when it is published, or say that it is published"]},
            ),
            (
                {"finished_on_day": "31", "finished_on_month": "9", "finished_on_year": "2024"},
                {"finished_on": ["Finished on must be a real date"]},
            ),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, sefton, changes, errors):
        form = browse(alice).post(ADD, SENT | {"note": "Waits for data"} | changes).context["form"]
        assert form.errors == errors
        assert form["note"].value() == "Waits for data"

    def test_nothing_of_another_partnership_can_be_chosen(self, browse, alice, sefton, foreign):
        sent = SENT | {"combined_into": foreign.pk, "authority": LocalAuthorityFactory().pk}
        form = browse(alice).post(ADD, sent).context["form"]
        assert sorted(form.errors) == ["authority", "combined_into"]

    def test_who_may(self, browse, max_, charlie, alice, sefton):
        assert browse(max_).get(ADD).status_code == 403
        assert browse(charlie).get(ADD).status_code == 404
        assert browse(alice).put(ADD).status_code == 405


class TestEdit:
    def test_changes_and_says_what(self, browse, alice, whole):
        sent = SENT | {"title": "Combined needs", "row_version": whole.row_version, "change_reason": "Begun"}
        response = browse(alice).post(edit_of(whole), sent | {"status": "draft"}, follow=True)
        whole.refresh_from_db()
        assert whole.status == "draft"
        assert "Saved: how far it is of Combined needs." in texts(response)

    def test_not_into_its_own_part(self, browse, alice, whole, part):
        sent = SENT | {"combined_into": part.pk, "row_version": whole.row_version}
        form = browse(alice).post(edit_of(whole), sent).context["form"]
        assert list(form.errors) == ["combined_into"]
        assert form["combined_into"].value() == str(part.pk)

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, whole):
        client, sent = browse(alice), SENT | {"row_version": whole.row_version}
        assert client.post(edit_of(whole), sent).status_code == 302
        assert client.post(edit_of(whole), sent | {"title": "Stale"}).status_code == 409

    def test_who_may(self, browse, max_, charlie, alice, whole, foreign):
        assert browse(max_).get(edit_of(whole)).status_code == 403
        assert browse(charlie).get(edit_of(whole)).status_code == 404
        assert browse(alice).put(edit_of(whole)).status_code == 405
        assert browse(alice).get(edit_of(foreign)).status_code == 404
