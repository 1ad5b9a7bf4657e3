"""Clearance of a paper: asked, answered by the seat or the office, and asked again when the text changes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import clearing
from meetings.due import clearance_needs
from meetings.models import Clearance, Paper
from tests.factories.meetings import (
    AgendaItemFactory,
    ClearanceFactory,
    MeetingFactory,
    PaperAnswerFactory,
    PaperFactory,
    ReportTemplateFactory,
    TemplateFieldFactory,
)
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def paper(sefton):
    """A paper with a purpose, for a meeting in ten days, in a template that legal and finance clear."""
    template = ReportTemplateFactory()
    TemplateFieldFactory(template=template, key="purpose", required=True)
    TemplateFieldFactory(template=template, key="clear_finance", part="clearance", label="Finance", required=True)
    TemplateFieldFactory(template=template, key="clear_legal", part="clearance", label="Legal")
    starts_at = timezone.now() + timedelta(days=10)
    meeting = MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=starts_at)
    paper = PaperFactory(item=AgendaItemFactory(meeting=meeting), template=template, title="The plan")
    PaperAnswerFactory(paper=paper, text="To agree the plan.")
    return paper


def read(paper) -> Paper:
    return Paper.objects.prefetch_related(*clearing.clearable()).get(pk=paper.pk)


def of(name, paper, *more):
    return reverse(name, args=["sefton", paper.item.meeting.slug, paper.pk, *more])


def due(day: date) -> dict:
    return {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}


def ask(client, paper, **fields):
    field = paper.template.fields.get(key="clear_finance")
    given = {"roles": [field.pk], "seat": "", **due(timezone.localdate() + timedelta(days=3))}
    return client.post(of("paper_clearance_ask", paper), given | fields, follow=True)


def answer(client, paper, **fields):
    clearance = paper.clearances.get()
    given = {"state": "cleared", "comment": "Fine.", "how": "E-mail", "row_version": clearance.row_version}
    return client.post(of("paper_clearance_record", paper, clearance.pk), given | fields, follow=True)


def test_silence_is_not_clearance(paper, bea, browse):
    assert clearing.sentence(read(paper)) == "Not cleared by Finance."

    page = ask(browse(bea), paper).content.decode()

    assert "Asked for clearance: Finance." in page
    assert clearing.sentence(read(paper)) == "Not cleared by Finance."
    line = clearing.lines(read(paper))[0]
    assert line.word(timezone.localdate()) == "Asked"
    assert line.word(timezone.localdate() + timedelta(days=4)) == "Overdue"


def test_the_office_records_an_answer_and_how_it_came(paper, bea, browse):
    client = browse(bea)
    ask(client, paper)

    refused = answer(client, paper, how="")
    assert list(refused.context["form"].errors) == ["how"]
    answer(client, paper)

    clearance = paper.clearances.get()
    assert (clearance.state, clearance.how, clearance.decided_by) == ("cleared", "E-mail", bea)
    assert clearing.sentence(read(paper)) == "Cleared by everyone who was asked."


def test_the_holder_of_the_seat_clears_it_and_others_do_not(paper, bea, max_, browse):
    seat = SeatFactory(body=paper.item.meeting.body)
    ask(browse(bea), paper, seat=seat.pk)
    client = browse(max_)
    assert answer(client, paper).status_code == 409
    assert not clearance_needs(max_, [paper.partnership], timezone.localdate())
    SeatHolderFactory(seat=seat, user=max_)

    [need] = clearance_needs(max_, [paper.partnership], timezone.localdate())
    assert need.text.startswith("Clear the paper “The plan” for ")
    assert "Answer" in client.get(paper.get_absolute_url()).content.decode()
    answer(client, paper)

    assert paper.clearances.get().decided_by == max_
    assert clearance_needs(max_, [paper.partnership], timezone.localdate()) == []


def test_a_change_of_the_text_asks_again(paper, bea, browse):
    client = browse(bea)
    ask(client, paper)
    answer(client, paper)
    paper.refresh_from_db()
    fields = {"item": paper.item_id, "title": "The plan", "release_class": "member", "answer_purpose": "To note it."}
    client.post(of("paper_edit", paper), fields | {"row_version": paper.row_version})

    clearance = paper.clearances.get()
    assert (clearance.state, clearance.why_asked) == ("asked", "The text changed after it was cleared.")
    assert clearance.decided_at is None
    assert clearing.sentence(read(paper)) == "Not cleared by Finance."


def test_a_text_that_changed_behind_its_back_is_not_cleared(paper, bea, browse):
    client = browse(bea)
    ask(client, paper)
    answer(client, paper)
    paper.answers.update(text="Something else.")

    line = clearing.lines(read(paper))[0]
    assert (line.word(timezone.localdate()), line.is_cleared) == ("Text changed since", False)


def test_an_incomplete_paper_is_not_sent_for_clearance(paper, bea, browse):
    paper.answers.all().delete()
    response = browse(bea).get(of("paper_clearance_ask", paper))

    assert response.status_code == 409
    assert "The template asks for what is not written yet: Purpose." in response.content.decode()


def test_who_wants_changes_says_which(paper, bea, browse):
    client = browse(bea)
    ask(client, paper)
    response = answer(client, paper, state="changes", comment="")
    assert response.context["form"].errors["comment"] == ["Say what is to be changed"]
    assert 'value="E-mail"' in response.content.decode()


def test_a_day_in_the_past_is_refused(paper, bea, browse):
    response = ask(browse(bea), paper, **due(date(2020, 1, 1)))
    assert response.context["form"].errors["due_on"] == ["Answer due on must be today or in the future"]
    assert not Clearance.objects.exists()


def test_comments_reach_only_the_office_and_who_was_asked(paper, bea, max_, nat, browse):
    ClearanceFactory(paper=paper, comment="Costs are too low")
    pages = [browse(user).get(paper.get_absolute_url()).content.decode() for user in (bea, max_, nat)]
    assert ["Costs are too low" in page for page in pages] == [True, False, False]


def test_roles_and_methods(paper, max_, charlie, browse):
    clearance = ClearanceFactory(paper=paper)
    asking, answering = of("paper_clearance_ask", paper), of("paper_clearance_record", paper, clearance.pk)
    assert [browse(max_).post(asking).status_code, browse(charlie).post(asking).status_code] == [403, 404]
    assert [browse(charlie).post(answering).status_code, browse(max_).put(answering).status_code] == [404, 405]
