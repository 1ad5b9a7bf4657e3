"""Areas of England: local authorities with their police force and integrated care boards."""

from django.db import models
from django.db.models.functions import Lower

from cdp_portal.dated import Dated, DatedQuerySet


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


class LocalAuthority(Dated):
    """An upper-tier or unitary authority. Abolished ones stay, with their last day and their successors."""

    class Kind(models.TextChoices):
        COUNTY = "county", "County"
        UNITARY = "unitary", "Unitary authority"
        METROPOLITAN = "metropolitan_borough", "Metropolitan borough"
        LONDON = "london_borough", "London borough"
        CITY = "city_of_london", "City of London"
        ISLES = "isles_of_scilly", "Isles of Scilly"

    gss_code = models.CharField("official code", max_length=9, unique=True)
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
    source = models.TextField(blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name_plural = "local authorities"
        ordering = [Lower("name")]

    def __str__(self) -> str:
        return self.name


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


class Succession(models.Model):
    """One authority follows another, wholly or for a stated share."""

    predecessor = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="predecessions")
    on = models.DateField("on", help_text="The successor's first day")
    share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="partnerships_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="partnerships_succession_of_another",
                violation_error_message="An authority cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"
