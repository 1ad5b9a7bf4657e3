"""What a proposal would change, on paper."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from accounts.roles import Role
from tests.conftest import person
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.grants import AllocationFactory
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    PartnershipFactory,
    ProposalFactory,
    ProposedAreaFactory,
    ReportingLineFactory,
)
from tests.factories.returns import ReturnRequirementFactory

pytestmark = pytest.mark.django_db
SECRET = "THEIRSECRET"


@pytest.fixture
def proposal(sefton, thurrock):
    found = ProposalFactory(partnership=sefton, title="One board", change="join", state="put", put_on=date(2022, 12, 8))
    found.partners.add(thurrock)
    return found


@pytest.fixture
def url(proposal):
    return f"/partnerships/sefton/proposals/{proposal.pk}/effect/"


def fill(partnership, word: str, amount: str, police=None):
    """A board with a seat of the police, money, a figure and a return; every text carries the word."""
    board = BodyFactory(partnership=partnership, name=f"{word} board", kind="executive")
    ReportingLineFactory(reporting=board, to=BodyFactory(partnership=partnership, name=f"{word} parent", kind="hwb"))
    seat = SeatFactory(body=board, organisation=police or OrganisationFactory(name=f"{word} police"), post_title="Lead")
    area = FootprintAreaFactory(partnership=partnership, authority=LocalAuthorityFactory(population=1000))
    AllocationFactory(partnership=partnership, authority=area.authority, amount=amount, financial_year="2023-24")
    ObservationFactory(partnership=partnership, metric=MetricFactory(name=f"{word} metric", additive=True))
    ReturnRequirementFactory(partnership=partnership, title=f"{word} return")
    return seat


def test_what_a_partnership_of_the_reader_shows(proposal, url, sefton, alice, browse):
    fill(sefton, "OURS", "1234.56")
    page = browse(alice).get(url)
    together = page.context["together"]
    assert [(one.board.name, one.seats, one.vacant, one.board.answers_to) for one in together.boards] == [
        ("OURS board", 1, 1, ("Reports to OURS parent",))
    ]
    assert [(one.financial_year, str(one.amount)) for one in page.context["allocations"]] == [("2023-24", "1234.56")]
    assert [(one.metric, one.on_paper) for one in page.context["metrics"]] == [("OURS metric", "Each keeps its own.")]
    assert [title for _, _, title in page.context["returns"]] == ["OURS return"]
    text = page.content.decode()
    assert text.count("£1,234.56") == 1
    assert "It is never pooled, so nothing is added up across authorities here." in text
    assert "each partnership goes on sending its own returns" in text


def test_seats_money_and_figures_of_others_stay_theirs(proposal, url, sefton, thurrock, alice, max_, nat, ada, browse):
    fill(sefton, "OURS", "1.00")
    fill(thurrock, SECRET, "7654321.98")
    sentence = "Thurrock keeps its own seats and money; you have no role there, so they are not shown."
    for person_ in (alice, max_):
        text = browse(person_).get(url).content.decode()
        assert (SECRET in text, "7,654,321" in text, sentence in text) == (False, False, True)
    for person_ in (nat, ada):
        text = browse(person_).get(url).content.decode()
        assert (SECRET in text, "7,654,321.98" in text, sentence in text) == (True, True, False)


def test_who_has_a_role_in_both_sees_who_sits_twice(proposal, url, sefton, thurrock, alice, browse):
    RoleAssignmentFactory(user=alice, role=Role.MEMBER, partnership=thurrock)
    police = OrganisationFactory(name="Essex Police")
    for partnership, word in ((sefton, "OURS"), (thurrock, "THEIRS")):
        fill(partnership, word, "1.00", police)
    page = browse(alice).get(url)
    together = page.context["together"]
    assert [(one.organisation, one.posts, one.seats, one.once_each) for one in together.repeated] == [
        ("Essex Police", ("Lead",), 2, 1)
    ]
    assert "If each post sat once, 1 would remain; if each organisation sat once, 1." in page.content.decode()
    assert page.context["kept_apart"] == ""


def test_restricted_figures_stay_with_those_who_may_read_them(proposal, url, sefton, alice, max_, browse):
    metric = MetricFactory(name="Closed metric")
    ObservationFactory(partnership=sefton, metric=metric, release_class="restricted")
    told = [[one.metric for one in browse(who).get(url).context["metrics"]] for who in (alice, max_)]
    assert told == [["Closed metric"], []]


def test_a_partner_reads_the_effect_at_its_own_address(proposal, sefton, thurrock, charlie, browse):
    fill(sefton, SECRET, "7654321.98")
    page = browse(charlie).get(f"/partnerships/thurrock/proposals/{proposal.pk}/effect/")
    assert page.context["kept_apart"].startswith("Sefton keeps its own seats and money")
    assert SECRET not in page.content.decode()


def test_a_joint_board_is_read_by_those_who_take_part(proposal, sefton, thurrock, alice, browse):
    shared = BodyFactory(partnership=thurrock, name="Shared board", kind="joint_board")
    SeatHolderFactory(seat=SeatFactory(body=shared))
    type(proposal).objects.update(board=shared)
    url = f"/partnerships/sefton/proposals/{proposal.pk}/effect/"
    before = browse(alice).get(url).context["together"].boards
    shared.taking_part.add(sefton)
    after = browse(alice).get(url).context["together"].boards
    assert ([one.board.name for one in before], [(one.board.name, one.vacant) for one in after]) == (
        [], [("Shared board", 0)],
    )  # fmt: skip


def test_a_merger_on_paper(sefton, thurrock, nat, browse):
    found = ProposalFactory(partnership=sefton, change="merge", state="put", put_on=date(2022, 12, 8))
    found.partners.add(thurrock)
    for partnership, word in ((sefton, "OURS"), (thurrock, "THEIRS")):
        fill(partnership, word, "1.00")
        authority = partnership.areas.get().authority
        ProposedAreaFactory(proposal=found, authority=authority, becomes="Mersey")
    page = browse(nat).get(f"/partnerships/sefton/proposals/{found.pk}/effect/")
    footprints = page.context["footprints"]
    assert [(one.name, one.population) for one in footprints.now] == [("Sefton", 1000), ("Thurrock", 1000)]
    assert [(one.name, one.population) for one in footprints.then] == [("Mersey", 2000)]
    assert [one.on_paper for one in page.context["metrics"]] == [
        "Not yet: Thurrock has no figure.",
        "Not yet: Sefton has no figure.",
    ]
    assert "The merged partnership would send one of each in place of these." in page.content.decode()


def test_it_is_told_as_at_the_day_it_would_take_effect_or_another_day(proposal, url, sefton, alice, browse):
    area = FootprintAreaFactory(partnership=sefton, starts_on=date(2030, 4, 1))
    type(proposal).objects.update(takes_effect_on=date(2030, 4, 1))
    page = browse(alice).get(url)
    assert page.context["footprints"].now[0].authorities == (area.authority.name,)
    assert "As at 1 April 2030, the day it would take effect." in page.content.decode()
    before = browse(alice).get(f"{url}?day=2030-03-31")
    assert before.context["footprints"].now[0].authorities == ()
    assert "As at 31 March 2030." in before.content.decode()


def test_reading_the_effect_changes_nothing(proposal, url, sefton, alice, browse):
    fill(sefton, "OURS", "1.00")
    before = AuditEntry.objects.count()
    assert browse(alice).get(url).status_code == 200
    assert AuditEntry.objects.count() == before


def test_a_draft_of_others_is_not_found_and_strangers_find_nothing(proposal, url, alice, charlie, max_, browse):
    assert [browse(who).get(url).status_code for who in (alice, max_, charlie)] == [200, 200, 404]
    assert browse(alice).post(url).status_code == 405
    type(proposal).objects.update(state="draft", put_on=None)
    theirs = f"/partnerships/thurrock/proposals/{proposal.pk}/effect/"
    assert browse(charlie).get(theirs).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, browse, django_assert_num_queries):
    reader = person("reader", Role.NATIONAL_READER)
    proposal = ProposalFactory(partnership=sefton, change="merge", board=BodyFactory(partnership=sefton))
    for number in range(rows):
        place = PartnershipFactory()
        proposal.partners.add(place)
        fill(place, f"PLACE{number}", "1.00")
        ProposedAreaFactory(proposal=proposal, authority=place.areas.get().authority)
    client = browse(reader)
    with django_assert_num_queries(12):
        client.get(f"/partnerships/sefton/proposals/{proposal.pk}/effect/")
