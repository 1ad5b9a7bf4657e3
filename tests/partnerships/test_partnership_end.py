"""The end of a partnership, what follows it, and an entry that its people take over."""

from datetime import date

import pytest

from partnerships.models import FootprintArea, Partnership
from tests.factories.partnerships import FootprintAreaFactory, PartnershipFactory
from tests.partnerships.test_partnership_edit import URL, typed
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
LAST, AFTER = date(2027, 3, 31), date(2027, 4, 1)


@pytest.fixture
def greater():
    return PartnershipFactory(short_name="Greater Borough", formed_on=AFTER)


def page(response) -> str:
    return " ".join(response.content.decode().split())


def test_its_open_footprint_ends_with_it(sefton, greater, alice, browse):
    open_, ended = (
        FootprintAreaFactory(partnership=sefton),
        FootprintAreaFactory(partnership=sefton, ends_on=date(2024, 4, 1)),
    )
    answers = typed(sefton, successors=[str(greater.pk)], **boxes("ends_on", LAST))
    response = browse(alice).post(URL, answers, follow=True)
    assert said(response) == [
        "Its footprint ends with it: 1 authority stays in it until 31 March 2027.",
        "Saved: last day and partnerships that follow it of Sefton.",
    ]
    days = dict(FootprintArea.objects.values_list("pk", "ends_on"))
    assert days == {open_.pk: AFTER, ended.pk: date(2024, 4, 1)}
    assert "Its last day is 31 March 2027." in page(response)
    assert f"Followed by {greater.name}." in page(response)  # no link: she has no role there


def test_what_followed_it_tells_what_it_follows(sefton, greater, nat, browse):
    sefton.successors.add(greater)
    html = page(browse(nat).get(greater.get_absolute_url()))
    assert f'Follows <a class="govuk-link" href="/partnerships/sefton/">{sefton.name}</a>.' in html


def test_a_successor_formed_before_it_ends_is_told(sefton, greater, alice, browse):
    answers = typed(sefton, successors=[str(greater.pk)], **boxes("ends_on", date(2027, 4, 30)))
    response = browse(alice).post(URL, answers)
    told = "Greater Borough was formed on 1 April 2027, before this partnership ends."
    assert response.context["form"].errors == {
        "successors": [f"{told} It can follow from the day after 30 April 2027."]
    }


def test_a_successor_asks_for_the_last_day(sefton, greater, alice, browse):
    response = browse(alice).post(URL, typed(sefton, successors=[str(greater.pk)]))
    assert response.context["form"].errors == {
        "ends_on": ["Enter the last day: another partnership follows from then on."]
    }


def test_a_successor_cannot_be_dated_before_what_it_follows(sefton, alice, browse):
    PartnershipFactory(short_name="Old", ends_on=AFTER).successors.add(sefton)
    response = browse(alice).post(URL, typed(sefton, **boxes("formed_on", LAST)))
    told = "It follows Old, whose last day is 31 March 2027. Enter a day after that."
    assert response.context["form"].errors == {"formed_on": [told]}


def test_an_end_before_the_beginning_and_before_an_authority_joins(sefton, alice, browse):
    area = FootprintAreaFactory(partnership=sefton, starts_on=date(2028, 1, 1))
    client = browse(alice)
    response = client.post(URL, typed(sefton, **boxes("ends_on", LAST)))
    told = f"{area.authority} would join the footprint only after that day. Change the footprint first."
    assert response.context["form"].errors == {"ends_on": [told]}
    response = client.post(URL, typed(sefton, **boxes("formed_on", AFTER), **boxes("ends_on", LAST)))
    assert response.context["form"].errors == {"ends_on": ["The last day cannot be before the first day."]}


def test_an_entry_from_published_sources_says_so_until_its_people_edit_it(sefton, alice, ada, browse):
    source = "Sefton report, 6 December 2023\nhttps://www.example.org/page"
    Partnership.objects.filter(pk=sefton.pk).update(confidence="verified", source=source)
    told = "This entry comes from published sources. Nobody of the partnership keeps it here yet."
    html = page(browse(alice).get("/partnerships/sefton/"))
    assert [one in html for one in (told, "<li>Sefton report, 6 December 2023</li>", 'href="https://www.example.org/page"')] == [True] * 3  # fmt: skip  # noqa: E501
    sefton.refresh_from_db()
    browse(ada).post(URL, typed(sefton, source=source, status="forming"))
    sefton.refresh_from_db()
    assert (sefton.status, sefton.confidence) == ("forming", "verified")
    browse(alice).post(URL, typed(sefton, source=source))  # as it stands: even then it is theirs from now on
    sefton.refresh_from_db()
    assert sefton.confidence == "kept"
    assert told not in page(browse(alice).get("/partnerships/sefton/"))
