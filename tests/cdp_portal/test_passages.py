"""Passages of a paper that are written from the records."""

from datetime import UTC, date, datetime

import pytest

from cdp_portal import markdown
from cdp_portal.overview.passages import PASSAGES
from cdp_portal.overview.passages.writing import bullets, plain, table
from cdp_portal.release import Audience
from tests.factories import grants, meetings, members, outcomes, partnerships

DAY = date(2023, 12, 6)
STARTED = date(2022, 8, 3)


def written(name: str, partnership, audience: Audience = Audience.MEMBER, day: date = DAY) -> str:
    return PASSAGES[name].text(partnership, day, audience)


@pytest.fixture
def board(sefton):
    return partnerships.BodyFactory(partnership=sefton, name="Board", kind="partnership_board", starts_on=STARTED)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(PASSAGES) - {"milestones", "coverage"}))
def test_nothing_is_written_where_nothing_is_recorded(name, sefton):
    assert written(name, sefton) == ""


@pytest.mark.parametrize("text", ["a | b", "**bold**", "[x](https://e.example)", "# head", "- item", "3. item", "`x`"])
def test_what_people_typed_is_no_mark_up(text):
    def words(blocks) -> str:
        return "".join(part if isinstance(part, str) else words(part["children"]) for part in blocks)

    tree = markdown.parse(plain(text))
    assert [block["kind"] for block in tree] == ["paragraph"]
    assert words(tree[0]["children"]) == text
    [block] = markdown.parse(table(("A", "B"), [(text, "x")]))
    assert words(block["rows"][0][0]) == text


def test_a_table_or_list_of_nothing_is_nothing():
    assert (table(("A",), []), bullets([])) == ("", "")


def test_a_passage_tells_of_its_day(sefton):
    partnerships.FootprintAreaFactory(
        partnership=sefton, authority=partnerships.LocalAuthorityFactory(name="Sefton"), starts_on=STARTED, note=""
    )
    assert written("footprint", sefton) == "- Sefton"
    assert written("footprint", sefton, day=date(2022, 8, 2)) == ""


def test_seats_are_posts_and_vacancies_are_told(sefton, board):
    held = members.SeatFactory(body=board, post_title="Drug lead", starts_on=STARTED)
    members.SeatHolderFactory(seat=held, name="A person's name", starts_on=STARTED)
    members.SeatFactory(body=board, post_title="Representative", starts_on=STARTED)
    text = written("seats", sefton)
    assert "| Drug lead |" in text
    assert "| Representative (vacant) |" in text
    assert "A person's name" not in text


def test_owners_are_posts(sefton):
    partnerships.SeniorResponsibleOwnerFactory(
        partnership=sefton, post_title="Director", organisation_name="Council", holder_name="A name", starts_on=STARTED
    )
    assert written("owners", sefton).splitlines()[0] == "- Director, Council"


def test_only_meetings_held_by_the_day_are_listed(sefton, board):
    at = meetings.at
    meetings.MeetingFactory(body=board, starts_at=at(2023, 9, 28, 14), status="held", theme="Terms")
    meetings.MeetingFactory(body=board, starts_at=at(2023, 10, 5, 14), status="cancelled")
    meetings.MeetingFactory(body=board, starts_at=at(2023, 12, 14, 14), status="held")
    assert written("meetings", sefton).splitlines()[0] == "- 28 September 2023: Board, Terms"
    assert written("meetings", sefton).count("\n- ") == 0


def test_restricted_matter_stays_out_of_what_is_written_for_others(sefton, board):
    seat = members.SeatFactory(body=board, starts_on=STARTED)
    meetings.ActionFactory(owner_seat=seat, partnership=sefton, number=1, text="Open to members")
    meetings.ActionFactory(
        owner_seat=seat, partnership=sefton, number=2, text="For few only", release_class="restricted"
    )
    outcomes.ObservationFactory(partnership=sefton, note="Known to members", release_class="member")
    outcomes.ObservationFactory(partnership=sefton, note="Known to few", release_class="restricted")
    for_members = written("actions", sefton) + written("figures", sefton)
    assert ("Open to members" in for_members, "Known to members" in for_members) == (True, True)
    assert ("For few" in for_members, "Known to few" in for_members) == (False, False)
    assert written("actions", sefton, Audience.PUBLIC) == written("figures", sefton, Audience.PUBLIC) == ""
    assert "For few only" in written("actions", sefton, Audience.RESTRICTED)


def test_money_is_listed_with_how_certain_it_is(sefton):
    grants.AllocationFactory(partnership=sefton, amount="1234.50", financial_year="2023-24", status="indicative")
    text = written("allocations", sefton)
    assert "| 2023-24 | £1,234.50 | Indicative |" in text
    assert text.endswith("\n\n*From the records, as at 6 December 2023.*")


def test_the_appraisal_is_that_of_the_proposal_last_put_forward(sefton):
    earlier = partnerships.ProposalFactory(partnership=sefton, state="put", put_on=date(2022, 1, 1))
    partnerships.ProposalPointFactory(proposal=earlier, kind="benefit", text="Old benefit")
    proposal = partnerships.ProposalFactory(partnership=sefton, state="put", put_on=date(2022, 12, 8))
    partnerships.ProposalPointFactory(
        proposal=proposal, kind="challenge", text="Separate pots", follow_up="Agree principles", taken_up_by="DsPH"
    )
    partnerships.ApprovalFactory(
        proposal=proposal, given_by="Owner of Thurrock", body=None, state="in_principle", condition="sign-off"
    )
    assert "Separate pots | Agree principles | DsPH" in written("appraisal", sefton)
    assert "Old benefit" not in written("appraisal", sefton)
    assert "| Owner of Thurrock | Agreed in principle | sign-off |" in written("approvals", sefton)


def test_milestones_count_what_was_done_by_the_day(sefton):
    milestone = partnerships.MilestoneFactory(title="Form the partnership")
    partnerships.MilestoneProgressFactory(partnership=sefton, milestone=milestone, state="done", achieved_on=STARTED)
    assert "1 of 1 national milestones are done." in written("milestones", sefton)
    assert "| Form the partnership | Done | 3 August 2022 |" in written("milestones", sefton)


def test_risks_are_told_as_scored_by_the_day_with_how_they_moved(sefton, board):
    meetings.MeetingFactory(body=board, status="held", starts_at=datetime(2023, 9, 28, 9, tzinfo=UTC))
    risk = outcomes.RiskFactory(partnership=sefton, title="Posts stay empty")
    for day, impact in ((date(2023, 9, 1), 3), (date(2023, 11, 1), 4), (date(2024, 1, 1), 5)):
        outcomes.RiskReviewFactory(risk=risk, reviewed_on=day, likelihood=3, impact=impact)
    outcomes.RiskFactory(partnership=sefton, title="Secret", release_class="restricted")
    text = written("risks", sefton)
    assert "| Posts stay empty | High, 12 of 25 | up from 9 to 12 since 28 September 2023 | No owner |" in text
    assert "Secret" not in text
    assert "Secret" in written("risks", sefton, Audience.RESTRICTED)


def test_issues_are_told_with_what_had_been_agreed_by_the_day(sefton):
    issue = outcomes.EmergingIssueFactory(partnership=sefton, title="Canisters", what="In parks", noticed_on=STARTED)
    told = {"issue": issue, "agreed_on": date(2023, 11, 1), "due_on": date(2024, 1, 31)}
    outcomes.IssueActionFactory(text="Talk in schools.", done_on=DAY, done_note="Nine", **told)
    outcomes.IssueActionFactory(text="Visit shops", done_on=date(2023, 12, 7), done_note="Two", **told)
    outcomes.IssueActionFactory(issue=issue, text="Later", agreed_on=date(2023, 12, 7))
    outcomes.EmergingIssueFactory(partnership=sefton, title="Later noticed", noticed_on=date(2023, 12, 7))
    outcomes.EmergingIssueFactory(partnership=sefton, title="Secret", release_class="restricted")
    agreed = "Talk in schools (done 6 December 2023); Visit shops (due 31 January 2024)"
    assert f"| Canisters | In parks | {agreed} |" in written("issues", sefton)
    assert "Later" not in written("issues", sefton)
    assert "Secret" not in written("issues", sefton)


def test_the_highlight_report_tells_only_what_its_readers_may_see(sefton, board):
    meetings.MeetingFactory(body=board, status="held", starts_at=meetings.at(2023, 9, 28, 10))
    received = {"partnership": sefton, "received_on": date(2023, 11, 1)}
    outcomes.ObservationFactory(**received, metric__name="In treatment", release_class="public")
    outcomes.ObservationFactory(**received, metric__name="Deaths", release_class="restricted")
    text = written("highlight", sefton)
    assert text.startswith("*Since the meeting of Board on 28 September 2023, as at 6 December 2023.*")
    assert "**What moved**\n\n- In treatment stood at 412 people" in text
    assert "Deaths" not in text
    assert "Deaths" in written("highlight", sefton, Audience.RESTRICTED)
