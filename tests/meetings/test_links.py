"""A link joins one piece of a meeting's business to one record of the same partnership, whoever writes it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from meetings.models import MilestoneDealtWith
from outcomes.models import MetricDealtWith
from tests.factories.meetings import (
    ActionFactory,
    DecisionFactory,
    MilestoneDealtWithFactory,
    PaperFactory,
)
from tests.factories.members import SeatFactory
from tests.factories.outcomes import MetricFactory
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory


@pytest.fixture
def milestone(sefton):
    return MilestoneProgressFactory(partnership=sefton)


@pytest.fixture
def decision(sefton):
    return DecisionFactory(meeting__body=BodyFactory(partnership=sefton))


@pytest.fixture
def foreign(thurrock):
    return DecisionFactory(meeting__body=BodyFactory(partnership=thurrock))


def test_the_database_gives_a_link_the_partnership_of_its_business(sefton, thurrock, milestone, decision):
    [link] = MilestoneDealtWith.objects.bulk_create(
        [MilestoneDealtWith(partnership=thurrock, served=milestone, decision=decision)]
    )
    link.refresh_from_db()
    assert link.partnership == sefton


def test_a_link_across_partnerships_is_impossible(milestone, foreign):
    with pytest.raises(IntegrityError, match="records of one partnership"), transaction.atomic():
        MilestoneDealtWithFactory(served=milestone, decision=foreign)
    link = MilestoneDealtWithFactory(served=milestone)
    with pytest.raises(IntegrityError, match="records of one partnership"), transaction.atomic():
        MilestoneDealtWith.objects.filter(pk=link.pk).update(decision=foreign)


def test_a_national_metric_may_be_served_by_every_partnership(sefton, thurrock, decision, foreign):
    metric = MetricFactory(partnership=None)
    for one in (decision, foreign):
        MetricDealtWith(served=metric, decision=one).save()
    assert [link.partnership for link in metric.dealt_with.order_by("pk")] == [sefton, thurrock]


def test_a_metric_of_ones_own_may_not_be_served_by_another(sefton, foreign):
    metric = MetricFactory(partnership=sefton, tier="local")
    with pytest.raises(IntegrityError), transaction.atomic():
        MetricDealtWith(served=metric, decision=foreign).save()


def test_a_link_starts_from_exactly_one(milestone, decision, sefton):
    action = ActionFactory(owner_seat=SeatFactory(body=decision.meeting.body))
    with pytest.raises(ValidationError, match="Choose one paper, decision or action"):
        MilestoneDealtWith(served=milestone, decision=decision, action=action, partnership=sefton).full_clean()
    for business in ({}, {"decision": decision, "action": action}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MilestoneDealtWith.objects.bulk_create(
                [MilestoneDealtWith(partnership=sefton, served=milestone, **business)]
            )


def test_a_pair_is_linked_once(milestone, decision):
    MilestoneDealtWithFactory(served=milestone, decision=decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        MilestoneDealtWithFactory(served=milestone, decision=decision)


def test_a_removed_paper_takes_its_links_along(milestone, decision):
    paper = PaperFactory(item__meeting=decision.meeting)
    MilestoneDealtWithFactory(served=milestone, paper=paper)
    paper.delete()
    assert not milestone.dealt_with.exists()


def test_the_administration_site_refuses_a_link_across_partnerships_in_words(ada, browse, milestone, foreign, decision):
    client, address = browse(ada), reverse("admin:meetings_milestonedealtwith_add")
    answer = client.post(address, {"served": milestone.pk, "decision": foreign.pk})
    assert "A link joins records of one partnership." in answer.content.decode()
    assert not milestone.dealt_with.exists()

    assert client.post(address, {"served": milestone.pk, "decision": decision.pk}).status_code == 302
    assert milestone.dealt_with.get().decision == decision
