"""The people of the tests. Alice, Bea, Sam and Max work in Sefton; Charlie, of another place, must see nothing."""

import pytest
from django.test import Client

from accounts.roles import Role
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.partnerships import PartnershipFactory


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sefton(db):
    return PartnershipFactory(name="Sefton Combating Drugs Partnership", short_name="Sefton", slug="sefton")


@pytest.fixture
def thurrock(db):
    return PartnershipFactory(name="Thurrock Combating Drugs Partnership", short_name="Thurrock", slug="thurrock")


def person(email: str, role: Role | None = None, partnership=None):
    """A user with an e-mail address `<email>@cdp-portal.example` and, if given, one role."""
    user = UserFactory(email=f"{email}@cdp-portal.example", name=email.capitalize())
    if role:
        RoleAssignmentFactory(user=user, role=role, partnership=partnership)
    return user


@pytest.fixture
def alice(sefton):
    """Commissioner in Sefton."""
    return person("alice", Role.COMMISSIONER, sefton)


@pytest.fixture
def bea(sefton):
    """Board officer in Sefton."""
    return person("bea", Role.BOARD_OFFICER, sefton)


@pytest.fixture
def sam(sefton):
    """Senior responsible owner in Sefton (the role; tests add the record of the post)."""
    return person("sam", Role.SRO, sefton)


@pytest.fixture
def max_(sefton):
    """Member in Sefton: the weakest role."""
    return person("max", Role.MEMBER, sefton)


@pytest.fixture
def nat(db):
    """National reader."""
    return person("nat", Role.NATIONAL_READER)


@pytest.fixture
def ada(db):
    """Administrator."""
    return person("ada", Role.ADMINISTRATOR)


@pytest.fixture
def charlie(thurrock):
    """Commissioner in Thurrock: a stranger in Sefton."""
    return person("charlie", Role.COMMISSIONER, thurrock)


@pytest.fixture
def browse():
    """`browse(user)` gives a test client signed in as the user."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
