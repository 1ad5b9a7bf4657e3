"""People who sign in, what they may do, and the record of what was done."""

import secrets

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.roles import NATIONAL_ROLES, Role
from cdp_portal.dated import Dated, DatedQuerySet, no_overlap


class LowercaseEmailField(models.EmailField):
    """An e-mail address that is stored and looked up in lower case, so that one person has one account."""

    def to_python(self, value):
        value = super().to_python(value)
        return value.lower() if isinstance(value, str) else value

    def get_prep_value(self, value):
        return self.to_python(super().get_prep_value(value))


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """What `manage.py createsuperuser` makes: an account with the national role of administrator."""
        user = self.create_user(email, password, **fields)
        RoleAssignment.objects.create(user=user, role=Role.ADMINISTRATOR)
        return user


class User(AbstractBaseUser):
    """An account. What it may do is told by its role assignments alone."""

    email = LowercaseEmailField("e-mail address", unique=True)
    name = models.CharField("name or post", max_length=150, blank=True)
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="accounts_user_email_is_lower_case",
                violation_error_message="Enter the e-mail address in lower case.",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    @cached_property
    def current_roles(self) -> list["RoleAssignment"]:
        """Today's role assignments with their partnerships, read once for each request."""
        return list(self.role_assignments.current().select_related("partnership"))

    @property
    def is_administrator(self) -> bool:
        return self.is_active and any(held.role == Role.ADMINISTRATOR for held in self.current_roles)

    # What Django's administration site asks.
    @property
    def is_staff(self) -> bool:
        return self.is_administrator

    def has_perm(self, perm: str, obj=None) -> bool:
        return self.is_administrator

    def has_perms(self, perms, obj=None) -> bool:
        return self.is_administrator

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_administrator


class RoleAssignment(Dated):
    """A person holds a role for one partnership, or (national roles) for all of them, for a period."""

    user = models.ForeignKey(User, models.PROTECT, related_name="role_assignments")
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, null=True, blank=True, related_name="role_assignments"
    )
    role = models.CharField(max_length=20, choices=Role.choices)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["user", "role", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(role__in=NATIONAL_ROLES, partnership=None)
                | (~models.Q(role__in=NATIONAL_ROLES) & models.Q(partnership__isnull=False)),
                name="accounts_roleassignment_national_or_local",
                violation_error_message=(
                    "A national reader or administrator has no partnership. Every other role needs one."
                ),
            ),
            *[
                no_overlap(
                    f"accounts_roleassignment_{role}_once",
                    "user",
                    *([] if role in NATIONAL_ROLES else ["partnership"]),
                    condition=models.Q(role=role),
                    message=f"This person already holds the role of {role.label.lower()} on some of these days.",
                )
                for role in Role
            ],
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display().lower()}"


class AuditEntry(models.Model):
    """One change of one row, written by a database trigger. Append-only: the database refuses to change it.

    It keeps no foreign keys, so that it outlives what it tells about.
    """

    class Operation(models.TextChoices):
        ADDED = "I", "Added"
        CHANGED = "U", "Changed"
        REMOVED = "D", "Removed"

    at = models.DateTimeField()
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    operation = models.CharField(max_length=1, choices=Operation.choices)
    changes = models.JSONField(help_text="For a change {column: [before, after]}, otherwise the row")
    partnership_id = models.BigIntegerField(null=True)
    user_id = models.BigIntegerField(null=True, help_text="Empty when a command of the portal made the change")
    reason = models.TextField(blank=True)
    action = models.CharField(max_length=80, blank=True, help_text="The name of the page or command that did it")
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["table_name", "row_id", "-id"], name="accounts_audit_row"),
            models.Index(fields=["partnership_id", "-id"], name="accounts_audit_partnership"),
            # Finds what was removed from a record by the foreign key in the row: {"seat_id": 37}.
            GinIndex(
                fields=["changes"],
                opclasses=["jsonb_path_ops"],
                fastupdate=False,
                condition=models.Q(operation="D"),
                name="accounts_audit_removed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()} {self.table_name} {self.row_id}"


def unguessable(imported: "ImportedFile", filename: str) -> str:
    """Where an uploaded file is kept: the name that people gave may itself tell too much."""
    return f"imports/{timezone.localdate().year}/{secrets.token_urlsafe(24)}"


class ImportedFile(models.Model):
    """A spreadsheet that somebody uploaded, and what came of it once it was confirmed.

    `partnership` is empty for the national registers. The file stays: it is the reason of the changes it made.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, null=True, blank=True, related_name="imported_files"
    )
    kind = models.CharField("what it holds", max_length=30)
    name = models.CharField("file name", max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=unguessable, max_length=200)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answers = models.JSONField("what was said of it", default=dict, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    new = models.PositiveIntegerField("records added", default=0)
    changed = models.PositiveIntegerField("records changed", default=0)
    unchanged = models.PositiveIntegerField("rows that changed nothing", default=0)
    left_out = models.PositiveIntegerField("rows left out", default=0)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="accounts_importedfile_confirmed_by_somebody",
                violation_error_message="Say who confirmed the import, and when.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SubmittedForm(models.Model):
    """The token of a form that was sent, so that a double click adds one record; see cdp_portal.forms.once."""

    token = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.token
