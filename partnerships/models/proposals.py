"""Options appraisals that are put to bodies, what each body said, and the register as it would be on paper."""

from django.db import models
from django.urls import reverse

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models.areas import LocalAuthority
from partnerships.models.bodies import Body
from partnerships.models.partnership import Partnership


class ProposalQuerySet(models.QuerySet):
    def of(self, partnership) -> "ProposalQuerySet":
        """Those that the partnership keeps, and those put forward that would concern it."""
        concerns = Proposal.partners.through.objects.filter(proposal=models.OuterRef("pk"), partnership=partnership)
        return self.filter(
            models.Q(partnership=partnership) | (~models.Q(state=Proposal.State.DRAFT) & models.Exists(concerns))
        )


class Proposal(Scoped, Versioned):
    """What is proposed, why, and what became of it. Its partnership keeps it; partners read it once put forward."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUT = "put", "Put forward"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Change(models.TextChoices):
        NONE = "none", "No change of footprints or boards"
        MERGE = "merge", "Merge partnerships"
        SPLIT = "split", "Split a partnership"
        JOIN = "join", "Join a board"

    OVER = (State.AGREED, State.REFUSED, State.WITHDRAWN)

    title = models.CharField(max_length=200)
    summary = models.TextField("purpose", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    put_on = models.DateField("put forward on", null=True, blank=True)
    precedents = models.TextField("what has been done before", blank=True)
    change = models.CharField("what would change", max_length=10, choices=Change.choices, default=Change.NONE)
    takes_effect_on = models.DateField("would take effect on", null=True, blank=True)
    partners = models.ManyToManyField(
        Partnership, blank=True, related_name="+", verbose_name="other partnerships it concerns"
    )
    board = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="board that would be joined"
    )
    decided_on = models.DateField("decided on", null=True, blank=True)
    outcome = models.TextField("what became of it", blank=True)
    source = models.TextField("where this comes from", blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-put_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True)
                | models.Q(put_on__isnull=True)
                | models.Q(decided_on__gte=models.F("put_on")),
                name="partnerships_proposal_decided_after_it_was_put",
                violation_error_message="It cannot be decided before it was put forward.",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "put"]) | models.Q(decided_on__isnull=False),
                name="partnerships_proposal_decided_on_a_day",
                violation_error_message="Enter the day on which it was decided.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Agreed, refused or withdrawn: it says what became of it."""
        return self.state in self.OVER

    @property
    def moves_areas(self) -> bool:
        """Would authorities belong to other partnerships than now?"""
        return self.change in (self.Change.MERGE, self.Change.SPLIT)

    def get_absolute_url(self) -> str:
        return reverse("proposal_detail", args=[self.partnership.slug, self.pk])


class ProposedArea(Scoped):
    """On paper: the partnership to which an authority would belong, by its name then."""

    scoped_by = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="areas")
    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="+")
    becomes = models.CharField("partnership it would belong to", max_length=200)

    class Meta:
        ordering = ["proposal", "becomes", "authority"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "authority"],
                name="partnerships_proposedarea_once",
                violation_error_message="On paper too, an authority belongs to one partnership.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.authority} in {self.becomes}"


class ProposalPoint(Scoped, Versioned):
    """A benefit, a challenge with its mitigation, or an alternative that was considered."""

    scoped_by = "proposal"

    class Kind(models.TextChoices):
        BENEFIT = "benefit", "Benefit"
        CHALLENGE = "challenge", "Challenge or risk"
        ALTERNATIVE = "alternative", "Alternative considered"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="points")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    follow_up = models.TextField("mitigation, follow-up or reason", blank=True)
    taken_up_by = models.CharField("who takes it up", max_length=150, blank=True)

    class Meta:
        ordering = ["proposal", "kind", "position"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position} of {self.proposal}"

    @property
    def follow_ups(self) -> list[str]:
        """The mitigations and follow-ups, one for each line that was typed."""
        return [line.strip() for line in self.follow_up.splitlines() if line.strip()]


class Approval(Scoped, Versioned):
    """What one body, or one person for an area, said to a proposal."""

    scoped_by = "proposal"

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        SUPPORTED = "supported", "Supported"
        IN_PRINCIPLE = "in_principle", "Agreed in principle, subject to a condition"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="approvals")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    given_by = models.CharField("given by (post or body elsewhere)", max_length=150, blank=True)
    state = models.CharField(max_length=15, choices=State.choices, default=State.ASKED)
    condition = models.TextField("subject to", blank=True)
    met_on = models.DateField("condition met on", null=True, blank=True)
    decided_on = models.DateField("decided on", null=True, blank=True)
    recorded_in = models.CharField("where it is minuted", max_length=300, blank=True)

    class Meta:
        ordering = ["proposal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body__isnull=False) | ~models.Q(given_by=""),
                name="partnerships_approval_is_someones",
                violation_error_message="Say which body or which post this approval is from.",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="in_principle") | ~models.Q(condition=""),
                name="partnerships_approval_says_its_condition",
                violation_error_message="Say what the agreement in principle is subject to.",
            ),
            models.UniqueConstraint(
                fields=["proposal", "body"],
                condition=models.Q(given_by=""),
                name="partnerships_approval_once_for_a_body",
                violation_error_message="What this body said is already recorded. Edit that instead.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.whose}: {self.get_state_display()}"

    @property
    def whose(self) -> str:
        """The body or post that was asked: “Health and Wellbeing Board”, “Chair, Health and Wellbeing Board”."""
        return ", ".join(str(part) for part in (self.given_by, self.body) if part)

    @property
    def word(self) -> str:
        """The answer in short: the condition stands beside it."""
        return "Agreed in principle" if self.state == self.State.IN_PRINCIPLE else self.get_state_display()

    @property
    def is_unmet(self) -> bool:
        """Agreed in principle, and the condition is not met yet."""
        return self.state == self.State.IN_PRINCIPLE and self.met_on is None
