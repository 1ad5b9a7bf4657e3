"""Packs as issued. The database refuses to change or remove them."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from meetings.models.meeting import Meeting


class Pack(Scoped):
    scoped_by = "meeting"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    version = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=12, choices=Audience.choices)
    pages = models.PositiveIntegerField()
    file = models.FileField(upload_to="packs/%Y/")
    sha256 = models.CharField("fingerprint (SHA-256)", max_length=64)
    reason = models.CharField("why it was issued again", max_length=300, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting", "audience", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "audience", "version"], name="meetings_pack_version"),
            models.CheckConstraint(
                condition=models.Q(version=1) | ~models.Q(reason=""),
                name="meetings_pack_reissued_with_reason",
                violation_error_message="Say why the pack is issued again.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pack {self.version} for {self.get_audience_display().lower()}, {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("pack_download", args=[self.meeting.partnership.slug, self.meeting.slug, self.pk])
