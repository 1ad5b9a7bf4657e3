"""Packs: the draft that is looked at, the pack as issued, and who opened it. The database refuses to change what was
issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from meetings.models.meeting import Meeting

READERS = {
    Audience.PUBLIC: "the public",
    Audience.MEMBER: "members",
    Audience.RESTRICTED: "people cleared for restricted items",
}


class PackFile(Scoped):
    """One pack as a file, with what is known of it. `heavy` fields are not needed where packs are listed.

    `outline` has key, title and fingerprint of each part; `layout` which pages each has; `changes` what is new against
    the version before; `proof` the report of the check; `content` all that was typeset, for the pack as a web page.
    """

    scoped_by = "meeting"
    heavy: ClassVar[tuple[str, ...]] = ("layout", "changes", "proof", "content")

    class Form(models.TextChoices):
        STANDARD = "standard", "Standard"
        LARGE_PRINT = "large_print", "Large print"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="%(class)ss")
    audience = models.CharField(max_length=12, choices=Audience.choices)
    form = models.CharField(max_length=12, choices=Form.choices, default=Form.STANDARD)
    version = models.PositiveSmallIntegerField()
    reason = models.CharField("why it was issued again", max_length=300, blank=True)
    pages = models.PositiveIntegerField()
    file = models.FileField(upload_to="packs/%Y/")
    sha256 = models.CharField("fingerprint (SHA-256)", max_length=64)
    supplement = models.FileField("new and replaced pages", upload_to="packs/%Y/", blank=True)
    supplement_pages = models.PositiveIntegerField(default=0)
    supplement_sha256 = models.CharField("fingerprint of these (SHA-256)", max_length=64, blank=True)
    outline = models.JSONField(default=list, blank=True)
    layout = models.JSONField(default=dict, blank=True)
    changes = models.JSONField(default=list, blank=True)
    proof = models.JSONField(default=dict, blank=True)
    content = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """“Version 2 for members, large print”."""
        form = ", large print" if self.form == self.Form.LARGE_PRINT else ""
        return f"Version {self.version} for {self.readers}{form}"

    @property
    def in_sentence(self) -> str:
        """The name inside a sentence: “version 2 for members”."""
        return f"{self.name[:1].lower()}{self.name[1:]}"

    @property
    def has_content(self) -> bool:
        """Can it be read as a web page? The outline is kept together with the content, and is light."""
        return bool(self.outline)

    @property
    def readers(self) -> str:
        return READERS[Audience(self.audience)]

    @property
    def kind(self) -> tuple[str, str]:
        """What is versioned on its own: a pack for one audience in one form."""
        return self.audience, self.form

    @property
    def passed(self) -> bool:
        """Did the check of the file find nothing that must not go out?"""
        return bool(self.proof.get("passed"))


class Pack(PackFile):
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting", "audience", "form", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "audience", "form", "version"], name="meetings_pack_version"),
            models.CheckConstraint(
                condition=models.Q(version=1) | ~models.Q(reason=""),
                name="meetings_pack_reissued_with_reason",
                violation_error_message="Say why the pack is issued again.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("pack_detail", args=[self.meeting.partnership.slug, self.meeting.slug, self.pk])


class PackDraft(PackFile):
    """The next version, built and checked but not issued. The next draft of the same kind takes its place.

    `fingerprint` is of all that went into it: when the records now give another one, it must be built again.
    """

    fingerprint = models.CharField(max_length=64)
    built_at = models.DateTimeField()
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued = models.OneToOneField(Pack, models.PROTECT, null=True, blank=True, editable=False, related_name="draft")

    class Meta:
        ordering = ["meeting", "audience", "form"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "audience", "form"], name="meetings_packdraft_once"),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.in_sentence}, {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("pack_check", args=[self.meeting.partnership.slug, self.meeting.slug, self.pk])


class PackOpening(Scoped):
    """Somebody opened an issued pack."""

    scoped_by = "pack"

    class What(models.TextChoices):
        PDF = "pdf", "The whole pack (PDF)"
        SUPPLEMENT = "supplement", "New and replaced pages (PDF)"
        WEB = "web", "The web page"

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="openings")
    what = models.CharField(max_length=10, choices=What.choices)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pack", "-opened_at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()} opened by {self.opened_by}"
