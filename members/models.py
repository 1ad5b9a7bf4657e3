"""Who sits where: organisations, their seats on bodies and who holds each seat."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Greatest, Lower
from django.urls import reverse

from cdp_portal.dated import Dated, DatedQuerySet, TextKey, no_overlap
from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members import numbers
from partnerships.models import Body, LocalAuthority, Partnership, SeniorResponsibleOwner


class Sector(models.Model):
    """A kind of member that a partnership is expected to have."""

    class Expectation(models.TextChoices):
        CORE = "core", "Core"
        RECOMMENDED = "recommended", "Recommended"

    class Side(models.TextChoices):
        LOCAL_GOVERNMENT = "local", "Local government"
        HEALTH = "health", "Health and treatment"
        JUSTICE = "justice", "Criminal justice"
        COMMUNITY = "community", "Community and lived experience"
        OTHER = "other", "Work, education and others"

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=150)
    expectation = models.CharField(max_length=15, choices=Expectation.choices)
    side = models.CharField("for the balance", max_length=15, choices=Side.choices, default=Side.OTHER)
    examples = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["position", Lower("title")]

    def __str__(self) -> str:
        return self.title


class ExpectedList(models.Model):
    """A list of the kinds of member that a partnership is to have, as one source puts it."""

    code = models.SlugField(max_length=30, unique=True)
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    sectors = models.ManyToManyField(Sector, related_name="+")
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.title


class OrganisationQuerySet(DatedQuerySet):
    def known_to(self, partnership) -> "OrganisationQuerySet":
        """Organisations that the partnership keeps, or that have had a seat on one of its bodies."""
        seats = Seat.objects.filter(organisation=models.OuterRef("pk"), partnership=partnership)
        return self.filter(models.Q(kept_by=partnership) | models.Exists(seats))


class Organisation(Dated, Versioned):
    """An organisation, kept once for the whole portal. The partnership that added it looks after its details."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        NHS = "nhs", "NHS body"
        POLICE = "police", "Police"
        JUSTICE = "justice", "Probation, prison or court"
        PROVIDER = "provider", "Treatment provider"
        CHARITY = "charity", "Charity or community group"
        GOVERNMENT = "government", "Government department or agency"
        LIVED_EXPERIENCE = "lived_experience", "Group of people with lived experience"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200)
    other_names = models.TextField("other names", blank=True, help_text="One on each line")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="organisations")
    authority = models.ForeignKey(
        LocalAuthority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="local authority"
    )
    ods_code = models.CharField("NHS organisation code", max_length=10, blank=True)
    charity_number = models.CharField("charity number", max_length=15, blank=True)
    company_number = models.CharField("company number", max_length=10, blank=True)
    website = models.URLField(blank=True)
    kept_by = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, editable=False, related_name="kept_organisations"
    )
    successors = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="predecessors")

    objects = OrganisationQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = [Lower("name")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                Lower("name"),
                name="members_organisation_name",
                violation_error_message="This organisation is already in the register. Choose it from the list.",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": pattern}),
                    name=f"members_organisation_{field}",
                    violation_error_message=words,
                )
                for field, pattern, words in (
                    ("ods_code", numbers.ODS, numbers.ODS_WORDS),
                    ("charity_number", numbers.CHARITY, numbers.CHARITY_WORDS),
                    ("company_number", numbers.COMPANY, numbers.COMPANY_WORDS),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(DatedQuerySet):
    def with_holders(self, day) -> "SeatQuerySet":
        """Seats with `holders_on_day`: who holds each on the day (two queries, whatever the number of seats)."""
        holders = SeatHolder.objects.as_at(day).filter(substitute=False).select_related("user")
        return self.select_related("organisation", "body", "sector").prefetch_related(
            models.Prefetch("holders", holders, to_attr="holders_on_day")
        )

    def with_vacancy(self, day) -> "SeatQuerySet":
        """Seats with `is_vacant` (nobody but a substitute holds it on the day) and `vacant_since`: the first day
        without a holder, or the seat's own first day if nobody has held it; empty when neither is known.
        """
        holders = SeatHolder.objects.filter(seat=models.OuterRef("pk"), substitute=False)
        last = holders.filter(ends_on__lte=day).order_by("-ends_on").values("ends_on")[:1]
        return self.annotate(
            is_vacant=~models.Exists(holders.as_at(day)),
            vacant_since=Greatest("starts_on", models.Subquery(last)),
        )

    def of_sector(self, sector) -> "SeatQuerySet":
        """Seats that count for a kind of member: by their own, or else by their organisation's."""
        return self.filter(models.Q(sector=sector) | models.Q(sector=None, organisation__sector=sector))

    def held_by(self, user, day) -> "SeatQuerySet":
        """Seats that the person holds on the day, as holder or substitute."""
        holding = SeatHolder.objects.as_at(day).filter(seat=models.OuterRef("pk"), user=user)
        return self.filter(models.Exists(holding))


class Seat(Dated, Scoped, Versioned):
    """A post of an organisation on a body. Work is owned by seats, so that it stays when the holder leaves."""

    scoped_by = "body"

    class Position(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice chair"
        MEMBER = "member", "Member"
        ATTENDEE = "attendee", "In attendance"

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats")
    post_title = models.CharField("post", max_length=150)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="seats", help_text="Which expected kind of member"
    )
    position = models.CharField("place on the body", max_length=15, choices=Position.choices, default=Position.MEMBER)
    voting = models.BooleanField("may vote", default=True)
    sro = models.ForeignKey(
        SeniorResponsibleOwner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name="senior responsible owner role of this post",
    )
    source = models.TextField("where this comes from", blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["body", Lower("organisation__name"), Lower("post_title"), "id"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "members_seat_once",
                "body",
                "organisation",
                TextKey("post_title"),
                code="twice",
                message="The organisation has a seat for this post on this body on some of these days. Add who holds "
                "that seat, end it first, or give this one a post of its own.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_title}, {self.organisation}"

    @property
    def counts_for(self) -> Sector | None:
        """The kind of member that the seat stands for: its own, or else its organisation's."""
        return self.sector or self.organisation.sector

    def get_absolute_url(self) -> str:
        return reverse("seat_detail", args=[self.partnership.slug, self.pk])


class SeatHolder(Dated, Scoped, Versioned):
    """Who holds a seat for a period. The name is optional: a seat may be held by a post whose holder is unnamed."""

    scoped_by = "seat"

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="holders")
    name = models.CharField("name (optional)", max_length=150, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="held_seats",
        verbose_name="account",
    )
    substitute = models.BooleanField("as a substitute", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["seat", "starts_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "members_seatholder_one_at_a_time",
                "seat",
                condition=models.Q(substitute=False),
                message="Someone else holds this seat on some of these days. End their time first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or (self.user.name if self.user else "") or "Name not given"  # never an e-mail address


class Interest(Dated, Scoped, Versioned):
    """What the holder of a seat has declared: an interest that may bear on the body's business."""

    scoped_by = "holder"

    class Kind(models.TextChoices):
        EMPLOYMENT = "employment", "Employment or office"
        FINANCIAL = "financial", "Financial"
        CONTRACT = "contract", "Contract or grant"
        FAMILY = "family", "Family or close association"
        OTHER = "other", "Other"

    holder = models.ForeignKey(SeatHolder, models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    text = models.TextField("what is declared")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisation it concerns"
    )
    declared_on = models.DateField("declared on")
    release_class = models.CharField("who may see it", max_length=12, choices=Audience.choices, default=Audience.MEMBER)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["holder", "declared_on", "id"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class ChairTurn(Scoped, Versioned):
    """A seat's place in the rota of a body's chairs; the body's rule says when it goes on to the next."""

    scoped_by = "body"

    body = models.ForeignKey(Body, models.CASCADE, related_name="chair_turns")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "turn in the chair"
        verbose_name_plural = "turns in the chair"
        ordering = ["body", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "seat"],
                name="members_chairturn_once",
                violation_error_message="This seat is already in the rota.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat} in the chair of {self.body}"
