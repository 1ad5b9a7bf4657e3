from datetime import date

import factory

from partnerships import models


class PoliceForceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PoliceForce

    gss_code = factory.Sequence(lambda n: f"E23{n:06}")
    name = factory.Sequence(lambda n: f"Force {n}")


class IntegratedCareBoardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.IntegratedCareBoard

    gss_code = factory.Sequence(lambda n: f"E54{n:06}")
    ods_code = factory.Sequence(lambda n: f"Q{n:04}")
    name = factory.LazyAttribute(lambda o: f"NHS {o.short_name} Integrated Care Board")
    short_name = factory.Sequence(lambda n: f"Care board {n}")
    nhs_region = "North West"


class LocalAuthorityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LocalAuthority

    gss_code = factory.Sequence(lambda n: f"E06{n:06}")
    name = factory.Sequence(lambda n: f"Borough {n}")
    kind = models.LocalAuthority.Kind.UNITARY
    region_code = "E12000002"
    region = "North West"
    police_force = factory.SubFactory(PoliceForceFactory)


class AuthorityICBFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AuthorityICB

    authority = factory.SubFactory(LocalAuthorityFactory)
    board = factory.SubFactory(IntegratedCareBoardFactory)
    share = 1


class ReorganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Reorganisation

    title = factory.Sequence(lambda n: f"Reorganisation {n}")
    takes_effect_on = date(2028, 4, 1)


class SuccessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Succession

    predecessor = factory.SubFactory(LocalAuthorityFactory)
    successor = factory.SubFactory(LocalAuthorityFactory)
    on = date(2023, 4, 1)


class PartnershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Partnership
        skip_postgeneration_save = True

    short_name = factory.Sequence(lambda n: f"Borough {n}")
    name = factory.LazyAttribute(lambda o: f"{o.short_name} Combating Drugs Partnership")
    slug = factory.Sequence(lambda n: f"borough-{n}")


class FootprintAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FootprintArea

    partnership = factory.SubFactory(PartnershipFactory)
    authority = factory.SubFactory(LocalAuthorityFactory)
    starts_on = date(2022, 8, 1)


class SeniorResponsibleOwnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SeniorResponsibleOwner

    partnership = factory.SubFactory(PartnershipFactory)
    post_title = "Director of Public Health"
    organisation_name = factory.Sequence(lambda n: f"Council {n}")
    starts_on = date(2022, 8, 1)
    nominated_on = date(2022, 7, 1)
    confirmed_on = date(2022, 8, 1)


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Body
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda n: f"Board {n}")
    slug = factory.Sequence(lambda n: f"board-{n}")
    kind = models.Body.Kind.PARTNERSHIP_BOARD


class ReportingLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReportingLine

    reporting = factory.SubFactory(BodyFactory)
    to = factory.SubFactory(BodyFactory, partnership=factory.SelfAttribute("..reporting.partnership"), kind="hwb")


class TermsOfReferenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.TermsOfReference

    body = factory.SubFactory(BodyFactory)
    version = factory.Sequence(lambda n: n + 1)
    text = "The board meets quarterly."


class MilestoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Milestone

    code = factory.Sequence(lambda n: f"M{n}")
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Milestone {n}")
    due_on = date(2022, 8, 1)


class MilestoneProgressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MilestoneProgress

    partnership = factory.SubFactory(PartnershipFactory)
    milestone = factory.SubFactory(MilestoneFactory)


class ProposalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Proposal
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda n: f"Proposal {n}")


class ProposedAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProposedArea

    proposal = factory.SubFactory(ProposalFactory)
    authority = factory.SubFactory(LocalAuthorityFactory)
    becomes = "Greater Borough Combating Drugs Partnership"


class ProposalPointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProposalPoint

    proposal = factory.SubFactory(ProposalFactory)
    kind = models.ProposalPoint.Kind.BENEFIT
    position = factory.Sequence(lambda n: n + 1)
    text = "Work across borders is aligned."


class ApprovalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Approval

    proposal = factory.SubFactory(ProposalFactory)
    given_by = "Senior responsible owner"
