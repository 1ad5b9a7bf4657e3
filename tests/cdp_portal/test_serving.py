"""Linking a paper, decision or action to what it serves, and what their pages then show."""

import pytest
from django.urls import reverse

from cdp_portal.overview.serving.kinds import KINDS
from tests.factories.grants import SpendLineFactory
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MilestoneDealtWithFactory,
    PaperFactory,
)
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    EmergingIssueFactory,
    MetricDealtWithFactory,
    MetricFactory,
    ObjectiveFactory,
    PlanActionDealtWithFactory,
    PlanActionFactory,
    RiskDealtWithFactory,
    RiskFactory,
)
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory
from tests.typed import said

NOUNS = ("paper", "decision", "action")


def served_in(partnership) -> dict:
    """One record of every kind that can be served, by the slug of its kind."""
    return {
        "plan-action": PlanActionFactory(
            objective__plan__partnership=partnership, number=4, text=f"Open a site in {partnership.short_name}"
        ),
        "risk": RiskFactory(partnership=partnership, number=5, title=f"Posts stay empty in {partnership.short_name}"),
        "issue": EmergingIssueFactory(
            partnership=partnership, number=6, title=f"Canisters in {partnership.short_name}"
        ),
        "metric": MetricFactory(partnership=partnership, tier="local", name=f"Waiting in {partnership.short_name}"),
        "grant-line": SpendLineFactory(
            plan__allocation__area__partnership=partnership, title=f"Nurses in {partnership.short_name}"
        ),
        "milestone": MilestoneProgressFactory(
            partnership=partnership, milestone__title=f"Needs assessment {partnership.short_name}"
        ),
    }


@pytest.fixture
def ours(sefton):
    return served_in(sefton)


@pytest.fixture
def theirs(thurrock):
    return served_in(thurrock)


@pytest.fixture
def business(sefton):
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), status="held")
    return {
        "paper": PaperFactory(item__meeting=meeting, title="One-year update"),
        "decision": DecisionFactory(meeting=meeting, number=7, text="Agreed."),
        "action": ActionFactory(owner_seat=SeatFactory(body=meeting.body), meeting=meeting, number=8, text="Write."),
    }


def address(noun: str, one, verb: str = "add", *more) -> str:
    place = [one.item.meeting.slug, one.pk] if noun == "paper" else [one.number]
    return reverse(f"{noun}_serving_{verb}", args=["sefton", *place, *more])


def links_of(kind: str, business):
    noun = business._meta.model_name
    return KINDS[kind].links.objects.filter(**{noun: business})


# -- linking -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_of_the_three_serves_each_kind(noun, kind, business, ours, bea, max_, browse):
    one, served, client = business[noun], ours[kind], browse(bea)
    first = client.get(address(noun, one)).content.decode()
    assert f'href="?kind={kind}"' in first

    data = {"served": [served.pk], "note": "As the board asked"}
    response = client.post(f"{address(noun, one)}?kind={kind}", data, follow=True)

    link = links_of(kind, one).get()
    assert (link.served, link.note, link.partnership) == (served, "As the board asked", one.partnership)
    assert said(response) == [f"Linked to 1 {KINDS[kind].label.lower()}."]
    for person in (bea, max_):
        page = browse(person).get(one.get_absolute_url()).content.decode()
        for words in (KINDS[kind].words(served), KINDS[kind].address(served, one.partnership), "As the board asked"):
            assert words in page
    assert "Link to a plan action" not in page  # a member reads


@pytest.mark.parametrize("noun", NOUNS)
def test_several_are_linked_at_once_and_never_twice(noun, business, ours, sefton, bea, browse):
    one, client = business[noun], browse(bea)
    other = RiskFactory(partnership=sefton, number=6)
    where, data = f"{address(noun, one)}?kind=risk", {"served": [ours["risk"].pk, other.pk]}
    assert said(client.post(where, data, follow=True)) == ["Linked to 2 risks."]
    assert "There is nothing of this kind that is not linked already." in client.get(where).content.decode()
    assert "Select a risk from the list" in client.post(where, data).content.decode()
    assert links_of("risk", one).count() == 2


def test_words_narrow_the_choice(business, ours, sefton, bea, browse):
    PlanActionFactory(objective=ours["plan-action"].objective, number=9, text="Publish the assessment")
    page = browse(bea).get(f"{address('decision', business['decision'])}?kind=plan-action&q=SITE open").content.decode()
    assert "Open a site" in page
    assert "Publish the assessment" not in page
    page = browse(bea).get(f"{address('decision', business['decision'])}?kind=plan-action&q=zebra").content.decode()
    assert "Nothing here has these words" in page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_another_partnership_is_offered_or_taken(kind, business, ours, theirs, bea, browse):
    client, where = browse(bea), f"{address('decision', business['decision'])}?kind={kind}"
    assert "Thurrock" not in client.get(where).content.decode()
    assert "Thurrock" not in client.get(f"{where}&q=Thurrock").context["form"].as_p()
    page = client.post(where, {"served": [theirs[kind].pk], "note": "Mine"}).content.decode()
    assert f"Select {KINDS[kind].one} from the list" in page
    assert 'value="Mine"' in page
    assert not links_of(kind, business["decision"]).exists()


def test_nothing_chosen_is_asked_about_and_what_was_typed_stays(business, ours, bea, browse):
    where = f"{address('action', business['action'])}?kind=risk"
    page = browse(bea).post(where, {"note": "Kept"}).content.decode()
    assert "Select what is served" in page
    assert 'value="Kept"' in page


@pytest.mark.parametrize("noun", NOUNS)
def test_who_may(noun, business, ours, max_, charlie, alice, browse):
    one = business[noun]
    link = RiskDealtWithFactory(served=ours["risk"], **{noun: one})
    for where in (address(noun, one), address(noun, one, "remove", "risk", link.pk)):
        assert browse(charlie).get(where).status_code == 404
        assert browse(max_).post(where).status_code == 403
        assert browse(alice).get(where).status_code == 200
        assert browse(alice).delete(where).status_code == 405


# -- taking away -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("noun", NOUNS)
def test_a_link_is_taken_away_and_both_records_stay(noun, business, ours, bea, browse):
    one = business[noun]
    link = RiskDealtWithFactory(served=ours["risk"], **{noun: one})
    where = address(noun, one, "remove", "risk", link.pk)
    assert "Remove the link to risk “5. Posts stay empty in Sefton”?" in browse(bea).get(where).content.decode()
    page = browse(bea).post(where, follow=True).content.decode()
    assert f"Removed: link to a risk in “Remove what a{'n' if noun == 'action' else ''} {noun} serves”" in page
    assert not links_of("risk", one).exists()
    for record in (one, ours["risk"]):
        record.refresh_from_db()


def test_a_link_is_found_through_its_business_alone(business, ours, bea, browse):
    link = RiskDealtWithFactory(served=ours["risk"], action=business["action"])
    for kind, pk in (("risk", link.pk), ("metric", link.pk), ("zebra", link.pk)):
        where = address("decision", business["decision"], "remove", kind, pk)
        assert browse(bea).post(where).status_code == 404
    assert links_of("risk", business["action"]).exists()


# -- what pages show ---------------------------------------------------------------------------------------------------
def test_a_restricted_risk_is_not_shown_to_members(business, sefton, bea, max_, browse):
    hidden = RiskFactory(partnership=sefton, title="A provider may fail", release_class="restricted")
    RiskDealtWithFactory(served=hidden, decision=business["decision"])
    assert "A provider may fail" in browse(bea).get(business["decision"].get_absolute_url()).content.decode()
    assert "A provider may fail" not in browse(max_).get(business["decision"].get_absolute_url()).content.decode()


def test_a_restricted_decision_is_on_no_page_of_what_it_serves_for_a_member(ours, sefton, bea, max_, browse):
    item = AgendaItemFactory(meeting__body=BodyFactory(partnership=sefton), release_class="restricted")
    hidden = DecisionFactory(meeting=item.meeting, item=item, text="Withhold the payment.")
    shown = DecisionFactory(meeting=item.meeting, text="Pay the rest.")
    for kind, served in ours.items():
        for decision in (hidden, shown):
            KINDS[kind].links(served=served, decision=decision, note="Because").save()
    for kind, served in ours.items():
        where = KINDS[kind].address(served, sefton)
        assert "Withhold the payment." in browse(bea).get(where).content.decode(), kind
        page = browse(max_).get(where).content.decode()
        assert "Pay the rest." in page, kind
        assert "Withhold the payment." not in page, kind


def test_one_that_only_takes_part_reads_the_paper_without_what_it_serves_at_the_host(thurrock, sefton, charlie, browse):
    body = BodyFactory(partnership=sefton)
    body.taking_part.add(thurrock)
    paper = PaperFactory(item__meeting=MeetingFactory(body=body), title="Shared paper")
    MilestoneDealtWithFactory(
        served=MilestoneProgressFactory(partnership=sefton, milestone__title="The host's own"), paper=paper
    )
    slug = f"{paper.item.meeting.slug}-sefton"
    page = browse(charlie).get(reverse("paper_detail", args=["thurrock", slug, paper.pk])).content.decode()
    assert "Shared paper" in page
    assert "What this serves" not in page


@pytest.mark.parametrize("links", [1, 3])
@pytest.mark.parametrize(("noun", "queries"), [("paper", 18), ("decision", 13), ("action", 13)])
def test_the_pages_take_the_same_queries_for_any_number_of_links(
    links, noun, queries, business, sefton, max_, browse, django_assert_num_queries
):
    objective = ObjectiveFactory(plan__partnership=sefton)
    for _ in range(links):
        PlanActionDealtWithFactory(served=PlanActionFactory(objective=objective), **{noun: business[noun]})
        RiskDealtWithFactory(served=RiskFactory(partnership=sefton), **{noun: business[noun]})
        MetricDealtWithFactory(served=MetricFactory(), **{noun: business[noun]})
        MilestoneDealtWithFactory(served=MilestoneProgressFactory(partnership=sefton), **{noun: business[noun]})
    client = browse(max_)
    with django_assert_num_queries(queries):
        client.get(business[noun].get_absolute_url())
