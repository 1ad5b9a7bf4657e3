from datetime import date

import pytest

from cdp_portal.periods import Quarter
from partnerships.reporting import figures_for, figures_on
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    SeniorResponsibleOwnerFactory,
)

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2023, 3)  # to 31 December 2023


def test_the_register_as_at_the_end_of_the_quarter(sefton, thurrock):
    borough = LocalAuthorityFactory(name="Sefton", gss_code="E08000014")
    FootprintAreaFactory(partnership=sefton, authority=borough)
    FootprintAreaFactory(partnership=sefton, ends_on=date(2023, 12, 31))
    FootprintAreaFactory(partnership=thurrock)
    SeniorResponsibleOwnerFactory(partnership=sefton, ends_on=date(2023, 6, 1))
    SeniorResponsibleOwnerFactory(
        partnership=sefton, starts_on=date(2023, 6, 1), organisation_name="Sefton Council", confirmed_on=None
    )
    BodyFactory(partnership=sefton)
    BodyFactory(partnership=sefton, kind="hwb")
    done, open_ = MilestoneFactory(code="SRO", order=1), MilestoneFactory(order=2)
    MilestoneProgressFactory(partnership=sefton, milestone=done, state="accepted", achieved_on=date(2022, 7, 1))
    MilestoneProgressFactory(partnership=thurrock, milestone=open_, state="done")

    figures = figures_for(sefton, QUARTER)

    assert [(one.gss_code, one.name, one.region) for one in figures.footprint] == [
        ("E08000014", "Sefton", "North West")
    ]
    [owner] = figures.sros
    assert (owner.organisation, owner.holder_name, owner.could_sign) == ("Sefton Council", "", False)
    assert figures.bodies == 1
    assert [(one.code, one.state_label, one.done) for one in figures.milestones] == [
        ("SRO", "Done and accepted", True),
        (open_.code, "Not started", False),
    ]
    assert (figures.milestones_done, figures.milestones_total) == (1, 2)
    assert (figures.day, figures.tier) == (date(2023, 12, 31), "Local")


def test_what_was_done_after_the_day_is_not_told(sefton):
    done = MilestoneProgressFactory(
        partnership=sefton, state="done", achieved_on=date(2024, 1, 1), evidence="Minute of January"
    )
    MilestoneProgressFactory(partnership=sefton, milestone=done.milestone, cycle=2, begun_on=date(2024, 2, 1))
    before, after = figures_on(sefton, date(2023, 12, 31)), figures_on(sefton, date(2024, 1, 1))
    [told] = before.milestones
    assert (told.state_label, told.achieved_on, told.evidence, told.late) == ("Not done yet", None, "", True)
    assert (before.milestones_done, after.milestones_done, after.milestones_total) == (0, 1, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, django_assert_num_queries):
    for _ in range(rows):
        FootprintAreaFactory(partnership=sefton)
        SeniorResponsibleOwnerFactory(partnership=sefton, shared=True)
        BodyFactory(partnership=sefton)
        MilestoneProgressFactory(partnership=sefton)
    with django_assert_num_queries(5):
        figures_on(sefton, date(2023, 12, 31))
