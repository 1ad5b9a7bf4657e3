"""What is measured and what was observed. A correction is a new revision; absent is never zero."""

from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import ImportedFile
from cdp_portal.dated import Dated, DatedQuerySet
from cdp_portal.release import Audience
from cdp_portal.versioned import Versioned
from partnerships.models import LocalAuthority, Partnership


class StrategicPriority(models.Model):
    code = models.CharField(max_length=10, unique=True)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "strategic priorities"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Outcome(models.Model):
    """One of the six national outcomes."""

    code = models.CharField(max_length=10, unique=True)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class MetricQuerySet(DatedQuerySet):
    def usable_by(self, partnership) -> "MetricQuerySet":
        """National metrics, common local ones and the partnership's own."""
        return self.filter(models.Q(partnership=None) | models.Q(partnership=partnership))


class Metric(Dated, Versioned):
    class Tier(models.TextChoices):
        HEADLINE = "headline", "Headline"
        SUPPORTING = "supporting", "Supporting"
        LOCAL = "local", "Local"

    class Polarity(models.TextChoices):
        LOWER = "lower", "Lower is better"
        HIGHER = "higher", "Higher is better"
        CONTEXT = "context", "Neither direction is better"

    code = models.CharField(max_length=30, unique=True)
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="metrics")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, editable=False, related_name="local_metrics"
    )
    tier = models.CharField(max_length=10, choices=Tier.choices)
    name = models.CharField(max_length=250)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=100)
    polarity = models.CharField(max_length=8, choices=Polarity.choices)
    frequency = models.CharField(max_length=150, blank=True)
    published_at_level = models.CharField("level at which it is published", max_length=250, blank=True)
    public_access = models.CharField("public access", max_length=100, blank=True)
    additive = models.BooleanField("may be summed over areas", default=False)
    per = models.PositiveIntegerField(
        "shown per", null=True, blank=True, help_text="100 for a percentage, 100000 for a rate; empty for a count"
    )
    standardised = models.BooleanField(
        "standardised for age", default=False, help_text="Such a rate cannot be worked out again from its parts"
    )
    rolling_months = models.PositiveSmallIntegerField(
        "months that each figure covers", null=True, blank=True, help_text="Where periods overlap, such as 12 or 36"
    )
    total = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", help_text="The metric it is a part of"
    )
    counts_people = models.BooleanField(
        "counts people", default=True, help_text="Small numbers of people are not shown to others"
    )
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    confidence = models.CharField("how sure this is", max_length=200, blank=True)
    source = models.TextField(blank=True)

    objects = MetricQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["outcome__position", "tier", "code"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                # a common local metric, one that many partnerships count, has no partnership
                condition=models.Q(partnership=None) | models.Q(tier="local"),
                name="outcomes_metric_own_is_local",
                violation_error_message="A partnership's own metric is a local one.",
            ),
            models.CheckConstraint(
                condition=models.Q(per=None) | models.Q(per__gt=0),
                name="outcomes_metric_per",
                violation_error_message="Enter 100 for a percentage or 100000 for a rate, or leave it empty.",
            ),
            models.CheckConstraint(
                condition=models.Q(standardised=False) | models.Q(additive=False),
                name="outcomes_metric_standardised_is_not_summed",
                violation_error_message="A rate standardised for age cannot be summed over areas.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_percentage(self) -> bool:
        return self.unit.lower() in ("percent", "%")


def open_to(audience: Audience) -> models.Q:
    """The condition that the audience may read a revision today: under an embargo it is restricted matter."""
    readable = models.Q(release_class__in=audience.may_see_classes)
    if audience.may_see(Audience.RESTRICTED):
        return readable
    return readable & (models.Q(released_on=None) | models.Q(released_on__lte=timezone.localdate()))


class ObservationQuerySet(models.QuerySet):
    def latest(self) -> "ObservationQuerySet":
        """The last revision of each figure."""
        return self.exclude(models.Exists(_newer()))

    def known_on(self, day: date) -> "ObservationQuerySet":
        """The revision of each figure that was known on the day: the last one received by then."""
        return self.filter(received_on__lte=day).exclude(models.Exists(_newer().filter(received_on__lte=day)))

    def open_to(self, audience: Audience) -> "ObservationQuerySet":
        """Revisions, old ones too, that the audience may read: of figures whose last revision it may read."""
        now = Observation.objects.latest().filter(open_to(audience), series=models.OuterRef("series"))
        return self.filter(open_to(audience)).filter(models.Exists(now))

    def readable_by(self, audience: Audience) -> "ObservationQuerySet":
        """The last revisions that the audience may read. One that became restricted takes its forerunners along."""
        return self.latest().filter(open_to(audience))


def _newer() -> "ObservationQuerySet":
    later = {"revision__gt": models.OuterRef("revision"), "series": models.OuterRef("series")}
    return Observation.objects.filter(revision__gt=1).filter(**later)  # the first says so for the sake of an index


class Observation(Versioned):
    """One figure for one area and period, as known at one time.

    A figure of a partnership names it in `partnership`; national and regional comparators have none.
    """

    class Area(models.TextChoices):
        PARTNERSHIP = "partnership", "Partnership"
        AUTHORITY = "authority", "Local authority"
        REGION = "region", "Region"
        ENGLAND = "england", "England"

    class State(models.TextChoices):
        VALUE = "value", "Figure known"
        SUPPRESSED = "suppressed", "Suppressed"
        NOT_PUBLISHED = "not_published", "Not published at this level"
        NOT_COLLECTED = "not_collected", "Not collected"
        NOT_RECEIVED = "not_received", "Not yet received"

    metric = models.ForeignKey(Metric, models.PROTECT, related_name="observations")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, editable=False, related_name="observations"
    )
    area = models.CharField(max_length=12, choices=Area.choices, default=Area.PARTNERSHIP)
    authority = models.ForeignKey(
        LocalAuthority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="local authority"
    )
    region_code = models.CharField(max_length=9, blank=True)
    starts_on = models.DateField("first day of the period")
    ends_on = models.DateField("last day of the period", help_text="Stored as the day after the last day")
    state = models.CharField("what is known", max_length=15, choices=State.choices, default=State.VALUE)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    lower = models.DecimalField("lower limit", max_digits=16, decimal_places=4, null=True, blank=True)
    upper = models.DecimalField("upper limit", max_digits=16, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    provisional = models.BooleanField(default=False)
    data_to = models.DateField("data up to", null=True, blank=True)
    received_on = models.DateField("received on", default=timezone.localdate)
    released_on = models.DateField(
        "embargoed until", null=True, blank=True, help_text="Before this day only those who read restricted matter may"
    )
    file = models.ForeignKey(ImportedFile, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    file_row = models.PositiveIntegerField("row in the file", null=True, blank=True, editable=False)
    source = models.CharField("source", max_length=300, blank=True)
    note = models.TextField("what it shows in words", blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    # Names the figure that revisions are revisions of: metric, area and period in one text (see actions).
    series = models.CharField(max_length=120, editable=False)
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    revised_because = models.CharField("why it was corrected", max_length=300, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["metric", "-ends_on", "series", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["series", "revision"], name="outcomes_observation_revision"),
            models.CheckConstraint(
                condition=models.Q(state="value", value__isnull=False)
                | (~models.Q(state="value") & models.Q(value__isnull=True)),
                name="outcomes_observation_value_or_its_absence",
                violation_error_message="Enter the figure, or say why there is none. Absent is not zero.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="outcomes_observation_ends_after_it_starts",
                violation_error_message="The period must end after it starts.",
            ),
            models.CheckConstraint(
                condition=models.Q(lower__isnull=True, upper__isnull=True)
                | models.Q(lower__lte=models.F("value"), upper__gte=models.F("value")),
                name="outcomes_observation_within_its_limits",
                violation_error_message="The figure must lie between its lower and upper limit.",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True) | models.Q(denominator__gt=0),
                name="outcomes_observation_denominator",
                violation_error_message="The denominator must be more than 0.",
            ),
            models.CheckConstraint(
                condition=models.Q(area="authority", authority__isnull=False)
                | models.Q(area="region", authority=None) & ~models.Q(region_code="")
                | models.Q(area="england", authority=None)
                | models.Q(area="partnership", authority=None, partnership__isnull=False),
                name="outcomes_observation_area",
                violation_error_message="Choose the area that the figure is for.",
            ),
            models.CheckConstraint(
                condition=models.Q(file=None, file_row=None) | models.Q(file__isnull=False, file_row__isnull=False),
                name="outcomes_observation_row_of_its_file",
                violation_error_message="Say which row of the file the figure comes from.",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "metric", "-ends_on"], name="outcomes_observation_of"),
            models.Index(fields=["metric", "area", "-ends_on"], name="outcomes_observation_compared"),
            # few figures are ever corrected, so what replaced another is found in a small index
            models.Index(
                fields=["series", "revision"], condition=models.Q(revision__gt=1), name="outcomes_observation_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} to {self.last_day}"

    @property
    def last_day(self):
        return self.ends_on - timedelta(days=1)

    @property
    def days(self) -> int:
        """The length of the period."""
        return (self.ends_on - self.starts_on).days

    @property
    def area_name(self) -> str:
        """Whose figure it is; query-free when the authority was read along."""
        if self.area == self.Area.AUTHORITY:
            return str(self.authority)
        return self.region_code if self.area == self.Area.REGION else self.get_area_display()

    def revisions(self) -> "ObservationQuerySet":
        """This figure in all its revisions, the last first."""
        return Observation.objects.filter(series=self.series).order_by("-revision")

    def get_absolute_url(self) -> str:
        return reverse("observation_detail", args=[self.partnership.slug, self.pk])
