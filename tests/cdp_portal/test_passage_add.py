"""Putting a passage from the records into a paper."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.models import PaperAnswer
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    PaperFactory,
    ReportTemplateFactory,
    TemplateFieldFactory,
    at,
)
from tests.factories.outcomes import ObservationFactory
from tests.factories.partnerships import BodyFactory, FootprintAreaFactory, LocalAuthorityFactory


@pytest.fixture
def paper(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14))
    return PaperFactory(item=AgendaItemFactory(meeting=meeting), title="Update")


@pytest.fixture
def section(paper):
    return TemplateFieldFactory(template=paper.template, part="section", kind="text", key="area", label="The area")


@pytest.fixture
def address(paper):
    return reverse("passage_add", args=["sefton", paper.item.meeting.slug, paper.pk])


def chosen(section, passage: str = "footprint", **more) -> dict:
    return {"passage": passage, "day_day": "6", "day_month": "12", "day_year": "2023", "field": section.pk, **more}


@pytest.fixture
def area(sefton):
    authority = LocalAuthorityFactory(name="Sefton")
    return FootprintAreaFactory(partnership=sefton, authority=authority, starts_on=date(2022, 8, 3))


def test_it_is_shown_and_then_put_at_the_end_of_the_section(paper, section, address, area, bea, browse):
    PaperAnswer.objects.create(paper=paper, field=section, text="The partnership covers:")
    client = browse(bea)
    assert client.get(address).context["form"]["day"].value() == date(2023, 12, 6)

    shown = client.post(address, chosen(section))
    assert "<li>Sefton</li>" in shown.content.decode()
    assert PaperAnswer.objects.get().text == "The partnership covers:"

    page = client.post(address, chosen(section, add="1"), follow=True).content.decode()
    assert "“The area it covers” is at the end of “The area”. Edit it there." in page
    assert PaperAnswer.objects.get().text == "The partnership covers:\n\n- Sefton"


def test_somebody_who_is_editing_the_paper_is_told(paper, section, address, area, bea, browse):
    browse(bea).post(address, chosen(section, add="1"))
    seen = paper.row_version
    paper.refresh_from_db()
    assert paper.row_version > seen


def test_nothing_recorded_is_said_and_nothing_written(section, address, bea, browse):
    page = browse(bea).post(address, chosen(section, add="1")).content.decode()
    assert "Nothing is recorded of this on that day." in page
    assert not PaperAnswer.objects.exists()


def test_a_paper_for_the_public_gets_nothing_that_is_not(paper, section, address, sefton, bea, browse):
    ObservationFactory(partnership=sefton, note="For members", release_class="member")
    type(paper).objects.update(release_class="public")
    type(paper.item).objects.update(release_class="public")
    assert "For members" not in browse(bea).post(address, chosen(section, "figures")).content.decode()


def test_what_was_chosen_stays_when_the_day_does_not_exist(section, address, bea, browse):
    response = browse(bea).post(address, chosen(section, day_day="31", day_month="9"))
    assert list(response.context["form"].errors) == ["day"]
    assert response.context["form"]["passage"].value() == "footprint"


def test_a_section_of_another_template_is_refused(section, address, area, bea, browse):
    other = TemplateFieldFactory(template=ReportTemplateFactory(slug="another"), part="section", key="area")
    assert list(browse(bea).post(address, chosen(other, add="1")).context["form"].errors) == ["field"]


def test_who_may(address, alice, bea, max_, charlie, browse):
    assert [browse(user).get(address).status_code for user in (alice, bea, max_, charlie)] == [200, 200, 403, 404]
    assert browse(bea).put(address).status_code == 405
