"""A return of Sefton for October to December 2023, and Sam in office to sign it."""

from datetime import date

import pytest

from cdp_portal.periods import Quarter
from returns import actions
from tests.factories.partnerships import SeniorResponsibleOwnerFactory
from tests.factories.returns import ReturnRequirementFactory

QUARTER = Quarter(2023, 3)


@pytest.fixture
def quarter():
    return QUARTER


@pytest.fixture
def owner(sefton, sam):
    """The post by whose right Sam signs."""
    return SeniorResponsibleOwnerFactory(
        partnership=sefton,
        user=sam,
        organisation_name="Sefton Council",
        starts_on=date(2022, 8, 1),
        nominated_on=date(2022, 7, 1),
        confirmed_on=date(2022, 8, 1),
    )


@pytest.fixture
def requirement(sefton):
    return ReturnRequirementFactory(partnership=sefton)


@pytest.fixture
def draft(requirement, alice):
    """Alice started it."""
    return actions.start_return(requirement=requirement, quarter=QUARTER, by=alice)


@pytest.fixture
def in_review(draft, alice, owner):
    """Alice sent it to Sam."""
    return actions.submit_for_review(return_=draft, row_version=draft.row_version, by=alice)


@pytest.fixture
def at():
    """`at(return_)` gives the address of a page of the return: `at(draft, "edit")`."""

    def address(return_, below: str = "") -> str:
        return return_.get_absolute_url() + (f"{below}/" if below else "")

    return address
