"""What apps above may read of the register: plain values as at a day, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cdp_portal.periods import Quarter
from partnerships.milestones import Standing, standings
from partnerships.models import (
    Body,
    FootprintArea,
    Milestone,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
)
from partnerships.owners import who_could_sign
from partnerships.rules import signing


@dataclass(frozen=True)
class AuthorityFigure:
    gss_code: str
    name: str
    region: str
    url: str


@dataclass(frozen=True)
class SroFigure:
    """A senior responsible owner in office on the day; `why` says in words whether they could sign then."""

    post: str
    organisation: str
    holder_name: str
    shared: bool
    confirmed_on: date | None
    could_sign: bool
    why: str
    url: str


@dataclass(frozen=True)
class BoardFigure:
    """One of the partnership's own boards and groups, or a joint one that another partnership hosts (`host`)."""

    name: str
    kind: str
    host: str
    url: str


@dataclass(frozen=True)
class MilestoneFigure:
    """A national milestone and how far the partnership had come in its newest round; without a record not started.

    What was done after the day does not count. `late` is told of a round that is done too, when the next one is late.
    """

    code: str
    title: str
    due_on: date | None
    state: str
    state_label: str
    achieved_on: date | None
    evidence: str
    url: str
    next_due_on: date | None = None
    late: bool = False
    known: bool = True

    @property
    def done(self) -> bool:
        return self.state in MilestoneProgress.FINISHED


@dataclass(frozen=True)
class RegisterFigures:
    """The register as at `day`. `boards` are the partnership's own boards and groups, not those it reports to."""

    day: date
    name: str
    tier: str
    footprint: tuple[AuthorityFigure, ...]
    sros: tuple[SroFigure, ...]
    who_could_sign: str
    boards: tuple[BoardFigure, ...]
    milestones: tuple[MilestoneFigure, ...]
    milestones_done: int
    milestones_total: int

    @property
    def bodies(self) -> int:
        return len(self.boards)


def figures_for(partnership: Partnership, quarter: Quarter) -> RegisterFigures:
    """The register as at the last day of the quarter. Five queries."""
    return figures_on(partnership, quarter.last_day)


def figures_on(partnership: Partnership, day: date) -> RegisterFigures:
    """The register as at a day. Five queries."""
    milestones = _milestones(partnership, day)
    owners = list(SeniorResponsibleOwner.objects.filter(partnership=partnership))
    return RegisterFigures(
        day=day,
        name=partnership.name,
        tier=partnership.get_tier_display(),
        footprint=_footprint(partnership, day),
        sros=tuple(_owner(one, partnership, day) for one in owners if one.is_in_force(day)),
        who_could_sign=who_could_sign(owners, day),
        boards=_boards(partnership, day),
        milestones=milestones,
        milestones_done=sum(milestone.done for milestone in milestones),
        milestones_total=len(milestones),
    )


def _footprint(partnership: Partnership, day: date) -> tuple[AuthorityFigure, ...]:
    url = reverse("footprint_list", args=[partnership.slug])
    areas = FootprintArea.objects.filter(partnership=partnership).as_at(day).select_related("authority")
    return tuple(
        AuthorityFigure(area.authority.gss_code, area.authority.name, area.authority.region, url) for area in areas
    )


def _boards(partnership: Partnership, day: date) -> tuple[BoardFigure, ...]:
    own = Body.objects.of(partnership).as_at(day).filter(kind__in=Body.OWN_KINDS).select_related("partnership")
    return tuple(
        BoardFigure(
            name=body.name,
            kind=body.get_kind_display(),
            host="" if body.partnership_id == partnership.pk else body.partnership.short_name,
            url=reverse("body_detail", args=[partnership.slug, body.pk]),
        )
        for body in own
    )


def _owner(owner: SeniorResponsibleOwner, partnership: Partnership, day: date) -> SroFigure:
    ruling = signing(owner, day)
    return SroFigure(
        post=owner.post_title,
        organisation=owner.organisation_name,
        holder_name=owner.holder_name,
        shared=owner.shared,
        confirmed_on=owner.confirmed_on,
        could_sign=ruling.could_sign,
        why=ruling.why,
        url=reverse("sro_detail", args=[partnership.slug, owner.pk]),
    )


def _milestones(partnership: Partnership, day: date) -> tuple[MilestoneFigure, ...]:
    reports = MilestoneProgress.objects.filter(partnership=partnership)
    url = reverse("milestone_list", args=[partnership.slug])
    return tuple(
        _milestone(standing, f"{url}#{standing.milestone.code}")
        for standing in standings(Milestone.objects.all(), reports, day, kept=partnership.is_kept)
    )


def _milestone(standing: Standing, url: str) -> MilestoneFigure:
    return MilestoneFigure(
        code=standing.milestone.code,
        title=standing.milestone.title,
        due_on=standing.due_on,
        state=str(standing.state),
        state_label=standing.state_label,
        achieved_on=standing.achieved_on,
        evidence=standing.evidence,
        url=url,
        next_due_on=standing.next_due_on,
        late=standing.late,
        known=standing.known,
    )
