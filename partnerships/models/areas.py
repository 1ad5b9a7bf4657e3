"""Areas of England: local authorities with their police force and integrated care boards."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from cdp_portal.dated import Dated, DatedQuerySet
from cdp_portal.formats import gov_date, last_day, quantity
from cdp_portal.versioned import Versioned


def in_percent(share: Decimal | None) -> str:
    """A share between 0 and 1 in words: “62.5%”; empty when it is not known."""
    return "" if share is None else f"{quantity(share * 100)}%"


class PoliceForce(models.Model):
    gss_code = models.CharField("official code", max_length=9, unique=True)
    name = models.CharField(max_length=100)
    governance = models.CharField("governed by", max_length=100, blank=True)
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    source = models.TextField(blank=True)

    class Meta:
        ordering = [Lower("name")]

    def __str__(self) -> str:
        return self.name


class IntegratedCareBoard(models.Model):
    gss_code = models.CharField("official code", max_length=9, unique=True)
    ods_code = models.CharField("NHS code", max_length=5, unique=True)
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=100)
    nhs_region = models.CharField("NHS region", max_length=50)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = "integrated care board"
        ordering = [Lower("short_name")]

    def __str__(self) -> str:
        return self.name


class LocalAuthorityQuerySet(DatedQuerySet):
    def decided(self) -> "LocalAuthorityQuerySet":
        """Without those that exist only on paper: a reorganisation plans them, or planned them, undecided."""
        decided = models.Q(planned_in__isnull=True) | models.Q(planned_in__status=Reorganisation.Status.DECIDED)
        return self.filter(decided)


class LocalAuthority(Dated, Versioned):
    """An upper-tier or unitary authority. Abolished ones stay, with their last day and their successors."""

    class Kind(models.TextChoices):
        COUNTY = "county", "County"
        UNITARY = "unitary", "Unitary authority"
        METROPOLITAN = "metropolitan_borough", "Metropolitan borough"
        LONDON = "london_borough", "London borough"
        CITY = "city_of_london", "City of London"
        ISLES = "isles_of_scilly", "Isles of Scilly"

    gss_code = models.CharField(
        "official code", max_length=9, blank=True, help_text="Empty while a planned authority has none yet."
    )
    name = models.CharField(max_length=100)
    official_name = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=25, choices=Kind.choices)
    region_code = models.CharField(max_length=9)
    region = models.CharField(max_length=50)
    police_force = models.ForeignKey(PoliceForce, models.PROTECT, null=True, blank=True, related_name="authorities")
    integrated_care_boards = models.ManyToManyField(
        IntegratedCareBoard, through="AuthorityICB", related_name="authorities"
    )
    population = models.PositiveIntegerField(null=True, blank=True, help_text="Usual residents, Census 2021")
    planned_in = models.ForeignKey(
        "Reorganisation",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="new_authorities",
        help_text="The reorganisation that brings it into being",
    )
    source = models.TextField(blank=True)

    objects = LocalAuthorityQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name_plural = "local authorities"
        ordering = [Lower("name")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["gss_code"],
                condition=~models.Q(gss_code=""),
                name="partnerships_localauthority_gss_code",
                violation_error_message="Another authority has this official code.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("area_detail", args=[self.pk])

    def clean(self) -> None:
        """Refuse a last day after a successor has begun."""
        if self.pk and self.ends_on:
            early = self.successions.decided().filter(goes_on=False, on__lt=self.ends_on).first()
            if early:
                why = f"{early.successor} follows it from {gov_date(early.on)}. Change that first."
                raise ValidationError({"ends_on": why})

    @property
    def is_planned(self) -> bool:
        """Does it exist on paper only? Asks no query when `planned_in` was selected with it."""
        return self.planned_in is not None and self.planned_in.status != Reorganisation.Status.DECIDED


class AuthorityICB(models.Model):
    """The share of an authority's neighbourhoods that lie in an integrated care board."""

    authority = models.ForeignKey(LocalAuthority, models.CASCADE)
    board = models.ForeignKey(IntegratedCareBoard, models.PROTECT)
    share = models.DecimalField(max_digits=5, decimal_places=4, help_text="Between 0 and 1")

    class Meta:
        verbose_name = "integrated care board of an authority"
        verbose_name_plural = "integrated care boards of authorities"
        constraints = [
            models.UniqueConstraint(fields=["authority", "board"], name="partnerships_authorityicb_once"),
            models.CheckConstraint(
                condition=models.Q(share__gt=0, share__lte=1),
                name="partnerships_authorityicb_share",
                violation_error_message="The share must be more than 0 and at most 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority} in {self.board.short_name}"

    @property
    def percent(self) -> str:
        return in_percent(self.share)


class ReorganisationQuerySet(models.QuerySet):
    def known_to(self, partnership) -> "ReorganisationQuerySet":
        """Those that the partnership keeps, or that touch an authority of its footprint: past, present or to come."""
        areas = partnership.areas.values("authority")
        touching = models.Q(predecessor__in=areas) | models.Q(successor__in=areas)
        steps = Succession.objects.filter(touching, reorganisation=models.OuterRef("pk"))
        return self.filter(models.Q(kept_by=partnership) | models.Exists(steps))


class Reorganisation(Versioned):
    """A change of authorities on a day: a split, a merger or a moved boundary.

    While it is planned it stands on paper only: the authorities that would end go on without a last day. Deciding it
    (`partnerships.reorganising`) gives them one. The partnership that recorded it keeps it; whom it touches reads it
    whole; its title and what becomes of what stand in the register of areas, which is open to every account.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned, not decided"
        DECIDED = "decided", "Decided"
        DROPPED = "dropped", "Dropped"

    title = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    takes_effect_on = models.DateField("takes effect on")
    note = models.TextField(blank=True)
    source = models.TextField("where this comes from", blank=True)
    kept_by = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        ordering = ["takes_effect_on", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_planned(self) -> bool:
        return self.status == self.Status.PLANNED

    @property
    def is_decided(self) -> bool:
        return self.status == self.Status.DECIDED


class SuccessionQuerySet(models.QuerySet):
    def decided(self) -> "SuccessionQuerySet":
        """Those that happened or will: known from official lists, or of a reorganisation that is decided."""
        decided = models.Q(reorganisation=None) | models.Q(reorganisation__status=Reorganisation.Status.DECIDED)
        return self.filter(decided)


class Succession(models.Model):
    """One authority follows another, wholly or for a stated share of it."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.CASCADE, null=True, blank=True, related_name="successions"
    )
    predecessor = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="predecessions")
    on = models.DateField("on", help_text="The successor's first day")
    share = models.DecimalField(
        max_digits=5, decimal_places=4, null=True, blank=True, help_text="Of the predecessor, between 0 and 1"
    )
    goes_on = models.BooleanField(
        "the predecessor goes on", default=False, help_text="Part of it moves; the authority itself does not end"
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        constraints = [
            # Rival plans may foresee the same succession, each once.
            models.UniqueConstraint(
                fields=["predecessor", "successor", "reorganisation"],
                nulls_distinct=False,
                name="partnerships_succession_once",
                violation_error_message="This succession is already on record.",
            ),
            models.CheckConstraint(
                condition=models.Q(share__isnull=True) | models.Q(share__gt=0, share__lte=1),
                name="partnerships_succession_share",
                violation_error_message="The share must be more than 0 and at most 1.",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="partnerships_succession_of_another",
                violation_error_message="An authority cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"

    @property
    def percent(self) -> str:
        return in_percent(self.share)

    def clean(self) -> None:
        ends_on = self.predecessor.ends_on if self.predecessor_id else None
        if self.reorganisation is None and not self.goes_on and self.on and ends_on and self.on < ends_on:
            why = f"{self.predecessor} goes on until {gov_date(last_day(ends_on))}. A successor cannot begin before."
            raise ValidationError({"on": why})
