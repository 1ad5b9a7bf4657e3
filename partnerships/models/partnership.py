"""A partnership, the authorities it covers and who answers for it."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.db.models.functions import Cast, Lower
from django.urls import reverse

from accounts.access import partnership_ids
from cdp_portal.dated import Dated, DatedQuerySet, DateSpan, IdRange, no_overlap
from cdp_portal.formats import last_day
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models.areas import LocalAuthority


class PartnershipQuerySet(models.QuerySet):
    def visible_to(self, user) -> "PartnershipQuerySet":
        """The partnerships in which the person holds a role today; all of them for a national role."""
        ids = partnership_ids(user)
        return self.all() if ids is None else self.filter(pk__in=ids)

    def in_being(self, day) -> "PartnershipQuerySet":
        """Those formed by the day, or on a day that is not known, and not ended."""
        formed = models.Q(formed_on__isnull=True) | models.Q(formed_on__lte=day)
        return self.filter(formed, models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=day))


class Partnership(Versioned):
    class Status(models.TextChoices):
        FORMING = "forming", "Forming"
        ACTIVE = "active", "Active"
        CLOSED = "closed", "Closed"

    class Tier(models.TextChoices):
        LOCAL = "local", "Local"
        WIDER = "wider", "Wider (for example county-wide)"

    class Confidence(models.TextChoices):
        KEPT = "kept", "Kept by the partnership"
        VERIFIED = "verified", "From published sources"
        PROBABLE = "probable", "Probable, to be confirmed"

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    slug = models.SlugField("address", max_length=60, unique=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    tier = models.CharField(max_length=10, choices=Tier.choices, default=Tier.LOCAL)
    confidence = models.CharField(
        "how sure this entry is", max_length=10, choices=Confidence.choices, default=Confidence.KEPT
    )
    formed_on = models.DateField("formed on", null=True, blank=True)
    ends_on = models.DateField("ends on", null=True, blank=True, help_text="The first day without it")
    successors = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="predecessors")
    purpose = models.TextField("what it is for", blank=True)
    website = models.URLField(blank=True)
    source = models.TextField("where these details come from", blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = [Lower("short_name")]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="partnerships_partnership_name",
                violation_error_message="Another partnership has this name.",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug=""),
                name="partnerships_partnership_has_an_address",
                violation_error_message="Enter the short form used in web addresses.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("formed_on")),  # unknown, so kept, when either is empty
                name="partnerships_partnership_ends_after_it_is_formed",
                violation_error_message="The last day cannot be before the day it was formed.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("partnership_detail", args=[self.slug])

    @property
    def last_day(self) -> date | None:
        return last_day(self.ends_on)

    @property
    def regions(self) -> list[str]:
        """The regions of `areas_then`, the footprint that a list fetched with it."""
        return sorted({area.authority.region for area in self.areas_then})

    @property
    def sources(self) -> list[str]:
        """Where the details come from: each line an address, a paper or a remark."""
        return [line.strip() for line in self.source.splitlines() if line.strip()]

    @property
    def is_kept(self) -> bool:
        """Do its own people keep the entry, or was it taken from published sources?"""
        return self.confidence == self.Confidence.KEPT


class FootprintArea(Dated, Scoped, Versioned):
    """A local authority is part of a partnership's footprint for a period."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="areas", editable=False, blank=True)
    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="footprints")
    # A copy that the database keeps equal to the partnership's tier: constraints cannot look into another table.
    tier = models.CharField(max_length=10, choices=Partnership.Tier.choices, editable=False, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = [Lower("authority__name"), "starts_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *[
                no_overlap(
                    f"partnerships_footprint_{tier}_once",
                    "authority",
                    condition=models.Q(tier=tier),
                    message=(
                        "This authority is already in the footprint of a partnership of the same tier on some of "
                        "these days. End that one first, or choose other dates."
                    ),
                )
                for tier in Partnership.Tier
            ],
        ]

    def __str__(self) -> str:
        return f"{self.authority} in {self.partnership}"

    def clean(self) -> None:
        if self.partnership_id:
            self.tier = self.partnership.tier

    def save(self, *args, **kwargs) -> None:
        self.tier = self.partnership.tier
        super().save(*args, **kwargs)


class SharedRange(models.Func):
    """Sole owners stand at 0 and shared ones at 1, so that “is adjacent to” means “of the other kind”."""

    template = "int4range(%(expressions)s, '[]')"
    arity = 2
    output_field = IntegerRangeField()

    def __init__(self, *names):
        super().__init__(*(Cast(name, models.IntegerField()) for name in names))


class SeniorResponsibleOwnerQuerySet(DatedQuerySet):
    def who_could_sign(self, day) -> "SeniorResponsibleOwnerQuerySet":
        """Owners in office on the day, their nomination confirmed by then."""
        return self.as_at(day).filter(confirmed_on__lte=day)


class SeniorResponsibleOwner(Dated, Scoped, Versioned):
    """A post that answers for the partnership: one sole owner, or several marked shared.

    The right to sign a return on a day follows from this table alone.
    """

    post_title = models.CharField("post", max_length=150)
    organisation_name = models.CharField("organisation", max_length=150)
    holder_name = models.CharField("name of the holder", max_length=150, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="account", related_name="+"
    )
    shared = models.BooleanField("shares the role with others", default=False)
    nominated_on = models.DateField("nominated on", null=True, blank=True)
    confirmed_on = models.DateField("confirmed on", null=True, blank=True)
    source = models.TextField("where this comes from", blank=True)

    objects = SeniorResponsibleOwnerQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "senior responsible owner"
        ordering = ["starts_on", Lower("organisation_name"), "id"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "partnerships_sro_sole",
                "partnership",
                condition=models.Q(shared=False),
                message=(
                    "There is already a sole senior responsible owner on some of these days. "
                    "End that one first, or mark both as shared."
                ),
            ),
            ExclusionConstraint(
                name="partnerships_sro_sole_or_shared",
                expressions=[
                    (IdRange("partnership", "partnership"), "&&"),
                    (SharedRange("shared", "shared"), "-|-"),
                    (DateSpan("starts_on", "ends_on"), "&&"),
                ],
                violation_error_message=(
                    "A sole owner cannot stand beside owners who share the role on the same day. "
                    "End the earlier time first, or mark all of them as shared."
                ),
                violation_error_code="overlap",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True)
                | models.Q(nominated_on__isnull=True)
                | models.Q(confirmed_on__gte=models.F("nominated_on")),
                name="partnerships_sro_confirmed_after_nominated",
                violation_error_message="The date of confirmation cannot be before the nomination.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_title}, {self.organisation_name}"

    def get_absolute_url(self) -> str:
        return reverse("sro_detail", args=[self.partnership.slug, self.pk])
