import factory
from django.utils import timezone

from accounts.models import AuditEntry, ImportedFile, RoleAssignment, SubmittedForm, User
from accounts.roles import Role


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@cdp-portal.example")
    name = factory.Sequence(lambda n: f"Person {n}")


class RoleAssignmentFactory(factory.django.DjangoModelFactory):
    """A commissioner of a new partnership; give `partnership=None` with a national role."""

    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    partnership = factory.SubFactory("tests.factories.partnerships.PartnershipFactory")
    role = Role.COMMISSIONER


class AuditEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AuditEntry

    at = factory.LazyFunction(timezone.now)
    table_name = "partnerships_partnership"
    row_id = 1
    operation = AuditEntry.Operation.CHANGED
    changes = factory.LazyFunction(lambda: {"name": ["Before", "After"]})


class SubmittedFormFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SubmittedForm

    token = factory.Sequence(lambda n: f"token-{n}")


class ImportedFileFactory(factory.django.DjangoModelFactory):
    """An upload that nobody has confirmed; give `content__data` and `kind` that belong together."""

    class Meta:
        model = ImportedFile

    partnership = factory.SubFactory("tests.factories.partnerships.PartnershipFactory")
    kind = "seat"
    name = "seats.csv"
    sha256 = "0" * 64
    content = factory.django.FileField(filename="seats.csv", data=b"Post,Organisation,Board or group,First day\n")
    uploaded_by = factory.SubFactory(UserFactory)
