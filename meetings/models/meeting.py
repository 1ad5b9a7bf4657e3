"""A meeting, its agenda, who came and what was minuted."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.closed import ExemptParagraph, Ground, exempt_with_paragraph, restricted_with_ground
from meetings.models.series import MeetingSeries
from members.models import Seat
from partnerships.models import Body


class MeetingQuerySet(models.QuerySet):
    def of(self, partnership) -> "MeetingQuerySet":
        """Meetings of the bodies that the partnership hosts or takes part in."""
        return self.filter(body__in=Body.objects.of(partnership))

    def upcoming(self, now) -> "MeetingQuerySet":
        return self.filter(status=Meeting.Status.PLANNED, starts_at__gte=now).order_by("starts_at")

    def counting(self) -> "MeetingQuerySet":
        """Meetings that count in attendance: held, not cancelled."""
        return self.filter(status=Meeting.Status.HELD)

    def with_publication(self) -> "MeetingQuerySet":
        """Meetings with `published_at`: when their first pack for those whom the body is open to was issued.

        Body and standing orders are loaded: it is what the publication clock needs.
        """
        packs = self.model._meta.get_field("packs").related_model.objects.filter(meeting=models.OuterRef("pk"))
        closed = models.Q(meeting__body__access_rule=Body.AccessRule.CLOSED, audience=Audience.MEMBER)
        first = packs.filter(closed | models.Q(audience=Audience.PUBLIC)).order_by("issued_at")
        loaded = self.select_related("body__standing_orders")
        return loaded.annotate(published_at=models.Subquery(first.values("issued_at")[:1]))


class Meeting(Scoped, Versioned):
    scoped_by = "body"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    slug = models.SlugField("address", max_length=40, editable=False, help_text="The date, with a number if needed")
    theme = models.CharField(max_length=150, blank=True)
    starts_at = models.DateTimeField("starts")
    ends_at = models.DateTimeField("ends", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    online_link = models.URLField("link for joining online", blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    note = models.TextField("internal note", blank=True, help_text="Never printed or published")
    in_attendance = models.TextField(
        "in attendance without a seat", blank=True, editable=False, help_text="One post on each line"
    )
    minutes_circulated_at = models.DateTimeField("draft minutes circulated", null=True, editable=False)
    minutes_circulated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    minutes_corrections = models.TextField("corrections made at approval", blank=True, editable=False)
    source = models.TextField("where this comes from", blank=True)
    series = models.ForeignKey(
        MeetingSeries, models.SET_NULL, null=True, blank=True, editable=False, related_name="meetings"
    )
    # The name of the meeting in people's calendars, the same for ever.
    uid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="meetings_meeting_address",
                violation_error_message="Another meeting of this partnership has this address.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="meetings_meeting_ends_after_it_starts",
                violation_error_message="The meeting must end after it starts.",
            ),
        ]

    def __str__(self) -> str:
        day = timezone.localtime(self.starts_at)
        return f"{self.body}, {day.day} {day:%B %Y}"

    @property
    def held_on(self):
        """The day of the meeting in London."""
        return timezone.localdate(self.starts_at)

    @property
    def is_outside(self) -> bool:
        """A meeting of a body to which one reports: papers go up to it, but it does not count as one's own."""
        return self.body.kind not in Body.OWN_KINDS

    @property
    def has_clock(self) -> bool:
        """Do its papers have to be published by a day?"""
        return self.status != self.Status.CANCELLED and not self.is_outside

    def get_absolute_url(self) -> str:
        return reverse("meeting_detail", args=[self.partnership.slug, self.slug])


class AgendaItem(Scoped):
    scoped_by = "meeting"

    class Purpose(models.TextChoices):
        DECISION = "decision", "Decision"
        DISCUSSION = "discussion", "Discussion"
        NOTING = "noting", "Noting"

    class PaperState(models.TextChoices):
        EXPECTED = "expected", "Paper expected"
        TO_FOLLOW = "to_follow", "Paper to follow"
        NONE = "none", "No paper"
        URGENT = "urgent", "Urgent, taken with the chair's agreement"

    class Carries(models.TextChoices):
        """What an item brings along from the meetings before: see meetings/carried.py."""

        NOTHING = "", "Nothing"
        MINUTES = "minutes", "Minutes of the last meeting"
        MATTERS_ARISING = "matters_arising", "Matters arising from the last meeting"
        ACTION_LOG = "action_log", "Action log"
        NEXT_MEETING = "next_meeting", "Date of the next meeting"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    indented = models.BooleanField("part of the item above", default=False)
    title = models.CharField(max_length=200)
    purpose = models.CharField("for", max_length=12, choices=Purpose.choices, default=Purpose.DISCUSSION)
    lead_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name="lead"
    )
    minutes_allotted = models.PositiveSmallIntegerField("minutes", null=True, blank=True)
    paper_state = models.CharField("paper", max_length=10, choices=PaperState.choices, default=PaperState.NONE)
    urgent_reason = models.CharField("chair's reason for urgency", max_length=300, blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    closed_ground = models.CharField("closed on the ground of", max_length=12, choices=Ground.choices, blank=True)
    exempt_paragraph = models.PositiveSmallIntegerField(
        "paragraph of Schedule 12A", choices=ExemptParagraph.choices, null=True, blank=True
    )
    exempt_reason = models.CharField("reason for restricting it", max_length=300, blank=True)
    carries = models.CharField("carries", max_length=20, choices=Carries.choices, default=Carries.NOTHING, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="carried_to"
    )

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            restricted_with_ground(),
            exempt_with_paragraph(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="meetings_agendaitem_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~models.Q(release_class=Audience.RESTRICTED) | ~models.Q(exempt_reason=""),
                name="meetings_agendaitem_restricted_with_reason",
                violation_error_message="Give the reason for restricting this item.",
            ),
            models.CheckConstraint(
                condition=~models.Q(paper_state="urgent") | ~models.Q(urgent_reason=""),
                name="meetings_agendaitem_urgent_with_reason",
                violation_error_message="Give the chair's reason for taking this item as urgent.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(Scoped, Versioned):
    scoped_by = "meeting"

    class State(models.TextChoices):
        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"
        SUBSTITUTE = "substitute", "Substitute sent"
        ABSENT = "absent", "Absent"

    CAME = (State.PRESENT, State.SUBSTITUTE)

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendance")
    state = models.CharField(max_length=10, choices=State.choices)
    who = models.CharField("who came (optional)", max_length=150, blank=True)

    class Meta:
        verbose_name_plural = "attendance"
        ordering = ["meeting", "seat"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                name="meetings_attendance_once",
                violation_error_message="Attendance of this seat is already recorded.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_state_display()}"


class Minute(Scoped, Versioned):
    """What was said and agreed under one agenda item."""

    scoped_by = "item"

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="minute")
    text = models.TextField()
    number = models.PositiveIntegerField(
        null=True, editable=False, help_text="Runs on through the body’s year; given at approval"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    approved_at_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="approved_minutes"
    )

    class Meta:
        ordering = ["item"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="draft", approved_at_meeting__isnull=True)
                | models.Q(state="approved", approved_at_meeting__isnull=False),
                name="meetings_minute_approved_at_a_meeting",
                violation_error_message="Say at which meeting the minute was approved.",
            )
        ]

    def __str__(self) -> str:
        return f"Minute of {self.item}"
