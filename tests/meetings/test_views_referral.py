"""A paper goes up to other bodies, in their templates, and what they made of it comes back."""

from datetime import date

import pytest
from django.urls import reverse

from cdp_portal.release import Audience
from meetings import up
from meetings.models import Meeting, Paper, PaperReferral
from tests.factories.meetings import (
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    PaperAnswerFactory,
    PaperFactory,
    PaperReferralFactory,
    ReportTemplateFactory,
    StandingOrdersFactory,
    TemplateFieldFactory,
    at,
)
from tests.factories.partnerships import BodyFactory, ReportingLineFactory


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board")


@pytest.fixture
def above(sefton, board):
    """A health and wellbeing board with a template of its own."""
    body = BodyFactory(partnership=sefton, name="Health and Wellbeing Board", kind="hwb")
    ReportingLineFactory(reporting=board, to=body)
    template = ReportTemplateFactory(slug="sefton", name="Sefton report")
    TemplateFieldFactory(template=template, key="purpose", label="Summary")
    TemplateFieldFactory(template=template, key="reasons", required=True)
    StandingOrdersFactory(body=body, report_template=template)
    return body


@pytest.fixture
def paper(board):
    meeting = MeetingFactory(body=board, starts_at=at(2023, 11, 1, 14))
    paper = PaperFactory(item=AgendaItemFactory(meeting=meeting), title="One year on")
    PaperAnswerFactory(paper=paper, text="To tell of the year.")
    details = TemplateFieldFactory(template=paper.template, key="details")
    PaperAnswerFactory(paper=paper, field=details, text="Much was done.")
    return paper


def of(name, paper, *more):
    return reverse(name, args=["sefton", paper.item.meeting.slug, paper.pk, *more])


def new(body) -> dict:
    when = {"day_day": 6, "day_month": 12, "day_year": 2023, "start_time": "2pm"}
    return {"meeting": "", "body": body.pk, "purpose": "noting", **when}


def test_it_is_made_at_the_other_meeting_in_that_bodys_template(paper, above, bea, browse):
    client = browse(bea)
    page = client.post(of("paper_refer", paper), new(above), follow=True).content.decode()

    made = PaperReferral.objects.get(paper=paper).made
    assert (made.item.meeting.body, made.item.meeting.held_on) == (above, date(2023, 12, 6))
    assert (made.template.slug, made.item.purpose) == ("sefton", "noting")
    assert "Health and Wellbeing Board, 6 December 2023" in page
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Summary" in page
    assert "To tell of the year." in page
    assert "Much was done." in page  # without a place there, and kept
    assert "Reasons" in page  # still to be written
    assert "One year on" in page


def test_a_meeting_that_is_there_is_chosen(paper, above, bea, browse):
    meeting = MeetingFactory(body=above, starts_at=at(2023, 12, 13, 10))
    browse(bea).post(of("paper_refer", paper), {"meeting": meeting.pk, "purpose": "decision"})
    assert [str(item) for item in meeting.items.all()] == ["One year on"]
    assert Meeting.objects.count() == 2


def test_neither_or_both_is_told_beside_the_boxes(paper, above, bea, browse):
    client = browse(bea)
    neither = client.post(of("paper_refer", paper), {"purpose": "noting"}).context["form"].errors
    assert sorted(neither) == ["body", "day", "start_time"]
    meeting = MeetingFactory(body=above, starts_at=at(2023, 12, 13, 10))
    both = client.post(of("paper_refer", paper), new(above) | {"meeting": meeting.pk}).context["form"].errors
    assert sorted(both) == ["meeting"]
    assert Paper.objects.count() == 1


def test_it_is_never_more_open_there(paper, above, bea, browse):
    Paper.objects.update(release_class="restricted")
    browse(bea).post(of("paper_refer", paper), new(above))
    made = PaperReferral.objects.get().made
    assert (made.release_class, made.item.release_class, made.item.closed_ground) == (
        "restricted",
        "restricted",
        "board",
    )
    assert up.way_up(paper, Audience.MEMBER) == []
    assert len(up.way_up(paper, Audience.RESTRICTED)) == 1


def test_the_decision_of_that_meeting_comes_back(paper, above, bea, browse):
    client = browse(bea)
    client.post(of("paper_refer", paper), new(above))
    referral = PaperReferral.objects.get()
    [step] = up.way_up(paper, Audience.MEMBER)
    assert step.sentence == "Awaiting Health and Wellbeing Board, 6 December 2023."

    item = referral.made.item
    DecisionFactory(meeting=item.meeting, item=item, number=12, kind="noted", release_class="public")

    [step] = up.way_up(paper, Audience.PUBLIC if item.release_class == "public" else Audience.MEMBER)
    assert step.sentence == "Noted on 6 December 2023, decision 12."
    assert client.get(of("paper_referral_record", paper, referral.pk)).status_code == 409


def test_without_a_decision_the_office_records_it(paper, above, bea, browse):
    client = browse(bea)
    client.post(of("paper_refer", paper), new(above))
    referral = PaperReferral.objects.get()
    day = {"outcome_on_day": 6, "outcome_on_month": 12, "outcome_on_year": 2023}
    given = {"outcome": "noted", "minute_reference": "24", "row_version": referral.row_version, **day}
    address = of("paper_referral_record", paper, referral.pk)

    refused = client.post(address, given | {"outcome": "awaiting"})
    assert list(refused.context["form"].errors) == ["outcome_on"]
    client.post(address, given)

    [step] = up.way_up(paper, Audience.MEMBER)
    assert step.sentence == "Noted on 6 December 2023, minute 24."


def test_a_chain_reads_in_order_and_a_ring_ends(paper, above, sefton, django_assert_num_queries):
    second = PaperFactory(item=AgendaItemFactory(meeting=MeetingFactory(body=above)))
    third = PaperFactory(item=AgendaItemFactory(meeting=MeetingFactory(body=BodyFactory(partnership=sefton))))
    PaperReferralFactory(paper=paper, made=second)
    PaperReferralFactory(paper=second, made=third)
    PaperReferralFactory(paper=third, made=paper)

    steps = up.way_up(paper, Audience.RESTRICTED)

    assert [(step.referral.made, step.level) for step in steps] == [(second, 1), (third, 2), (paper, 3)]
    assert up.way_down(second, Audience.MEMBER).paper == paper


def test_the_template_is_changed_and_no_text_is_lost(paper, above, bea, browse):
    client = browse(bea)
    other = ReportTemplateFactory(slug="sefton")
    first = paper.template_id
    page = client.post(
        of("paper_template_edit", paper), {"template": other.pk, "row_version": paper.row_version}, follow=True
    ).content.decode()

    assert "1 text without a place there." in page
    assert sorted(paper.answers.values_list("field__template__slug", "text")) == [
        ("house", "Much was done."),
        ("sefton", "To tell of the year."),
    ]
    paper.refresh_from_db()
    client.post(of("paper_template_edit", paper), {"template": first, "row_version": paper.row_version})
    assert set(paper.answers.values_list("field__template__slug", flat=True)) == {"house"}


def test_roles_and_methods(paper, max_, charlie, browse):
    for name in ("paper_refer", "paper_template_edit"):
        assert browse(max_).post(of(name, paper)).status_code == 403
        assert browse(charlie).post(of(name, paper)).status_code == 404
        assert browse(charlie).put(of(name, paper)).status_code == 404
