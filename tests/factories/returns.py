from datetime import UTC, date, datetime

import factory

from returns import models
from tests.factories.accounts import UserFactory
from tests.factories.partnerships import PartnershipFactory, SeniorResponsibleOwnerFactory

STATEMENT = "I have read this return and it is true to the best of my knowledge."


class ReturnRequirementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReturnRequirement

    partnership = factory.SubFactory(PartnershipFactory)
    title = "Quarterly return"
    statement = STATEMENT


class ReturnFactory(factory.django.DjangoModelFactory):
    """The return for October to December 2023, with no narratives: `returns.actions.start_return` makes those."""

    class Meta:
        model = models.Return

    requirement = factory.SubFactory(ReturnRequirementFactory)
    financial_year = "2023-24"
    quarter_number = 3
    due_on = date(2024, 1, 30)


class ReturnNarrativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReturnNarrative

    return_of = factory.SubFactory(ReturnFactory)
    section = "money"


class ReturnSignatureFactory(factory.django.DjangoModelFactory):
    """A bare signature; its content is no whole return. Tests that read it sign one by the action."""

    class Meta:
        model = models.ReturnSignature

    return_of = factory.SubFactory(ReturnFactory)
    version = 1
    schema_version = 1
    content = "{}"
    sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    statement = STATEMENT
    prepared_by = factory.SubFactory(UserFactory)
    signed_by = factory.SubFactory(UserFactory)
    signed_at = datetime(2024, 1, 20, 12, tzinfo=UTC)
    sro = factory.SubFactory(SeniorResponsibleOwnerFactory)
    signer_post = "Director of Public Health, Council"
    signer_authority = "the sole senior responsible owner"


class ReturnEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReturnEvent

    return_of = factory.SubFactory(ReturnFactory)
    to_state = models.Return.State.DRAFTING
    made_by = factory.SubFactory(UserFactory)
