"""What a body does at every meeting: its standing orders, and the items that each of its agendas begins with."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.meeting import AgendaItem
from meetings.models.templates import ReportTemplate
from members.models import Seat
from partnerships.models import Body

MAY = 5  # the month of a council's annual meeting
PAPERS_DUE = 5
FURTHEST = 60  # working days
MONTHS = [(number, f"{date(2000, number, 1):%B}") for number in range(1, 13)]


class StandingOrders(Scoped, Versioned):
    """How a body prepares and minutes its meetings. A body without any has the defaults: see `orders_of`."""

    scoped_by = "body"

    body = models.OneToOneField(Body, models.CASCADE, related_name="standing_orders")
    papers_due_days = models.PositiveSmallIntegerField(
        "papers due, working days before they are published",
        default=PAPERS_DUE,
        validators=[MaxValueValidator(FURTHEST)],
        help_text="Time to clear them. They are published the clear days before the meeting that the body’s page says.",
    )
    numbers_minutes = models.BooleanField("minute numbers run on through the year", default=False)
    minute_year_starts_month = models.PositiveSmallIntegerField(
        "minute numbers begin anew in", choices=MONTHS, default=MAY
    )
    first_minute_number = models.PositiveIntegerField(
        "first minute number",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Where the numbers go on from minutes kept elsewhere. Leave empty to begin with 1.",
    )
    report_template = models.ForeignKey(
        ReportTemplate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="papers are written in",
        help_text="Leave empty for the portal’s own template.",
    )

    class Meta:
        verbose_name_plural = "standing orders"
        ordering = ["body"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minute_year_starts_month__range=(1, 12)),
                name="meetings_standingorders_month",
                violation_error_message="Choose the month in which minute numbers begin anew.",
            ),
            models.CheckConstraint(
                condition=models.Q(first_minute_number__isnull=True) | models.Q(first_minute_number__gte=1),
                name="meetings_standingorders_first_number",
                violation_error_message="The first minute number is 1 or more.",
            ),
        ]

    def __str__(self) -> str:
        return f"Standing orders of {self.body}"


def orders_of(body: Body) -> StandingOrders:
    """The standing orders of the body; unsaved defaults when it has none."""
    return StandingOrders.objects.filter(body=body).select_related("report_template").first() or StandingOrders(
        body=body, partnership=body.partnership
    )


class StandingItem(Scoped):
    """An item with which each agenda of the body begins. Whether matter is closed is asked at each meeting anew."""

    scoped_by = "body"

    PAPER_STATES = [
        choice for choice in AgendaItem.PaperState.choices if choice[0] != AgendaItem.PaperState.URGENT.value
    ]
    CLASSES = [choice for choice in Audience.choices if choice[0] != Audience.RESTRICTED.value]

    body = models.ForeignKey(Body, models.CASCADE, related_name="standing_items")
    position = models.PositiveSmallIntegerField()
    indented = models.BooleanField("part of the item above", default=False)
    title = models.CharField(max_length=200)
    purpose = models.CharField(
        "for", max_length=12, choices=AgendaItem.Purpose.choices, default=AgendaItem.Purpose.NOTING
    )
    minutes_allotted = models.PositiveSmallIntegerField("minutes", null=True, blank=True)
    lead_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="standing_items", verbose_name="lead"
    )
    paper_state = models.CharField(
        "paper", max_length=10, choices=PAPER_STATES, default=AgendaItem.PaperState.NONE.value
    )
    release_class = models.CharField("who may read it", max_length=12, choices=CLASSES, default=Audience.MEMBER.value)
    carries = models.CharField(
        "carries", max_length=20, choices=AgendaItem.Carries.choices, default=AgendaItem.Carries.NOTHING, blank=True
    )

    class Meta:
        ordering = ["body", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "position"],
                name="meetings_standingitem_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~models.Q(release_class="restricted"),
                name="meetings_standingitem_open",
                violation_error_message="Restrict the item on the agenda of each meeting, with the ground for it.",
            ),
            models.CheckConstraint(
                condition=~models.Q(paper_state="urgent"),
                name="meetings_standingitem_not_urgent",
                violation_error_message="What is urgent is said on the agenda of the meeting, with the chair’s reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
