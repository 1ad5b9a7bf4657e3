"""Partnerships with their footprint, bodies, reporting lines, terms, owners and milestones."""

from cdp_portal.demo import joint_board, shared
from cdp_portal.demo.loading.context import PLACES, Load
from partnerships.models import (
    Body,
    FootprintArea,
    LocalAuthority,
    Milestone,
    MilestoneProgress,
    Partnership,
    ReportingLine,
    SeniorResponsibleOwner,
    TermsOfReference,
)


def load_partnerships(load: Load) -> None:
    rows = [{"slug": place.SLUG, "tier": Partnership.Tier.LOCAL, **place.PARTNERSHIP} for place in PLACES]
    written = load.put(Partnership, rows, "slug")
    load.partnerships = {slug: one for (slug,), one in written.items()}
    load.authorities = {one.gss_code: one for one in LocalAuthority.objects.exclude(gss_code="")}
    areas = [
        {
            "partnership": partnership,
            "authority": load.authorities[code],
            "tier": partnership.tier,
            "starts_on": starts_on,
            "note": note,
        }
        for place, partnership in load.each()
        for code, starts_on, note in place.AREAS
    ]
    load.put(FootprintArea, areas, "partnership", "authority")


def load_bodies(load: Load) -> None:
    literals = [(place.SLUG, body) for place in PLACES for body in place.BODIES]
    literals.append((joint_board.HOST, joint_board.BODY))
    rows = [
        {
            "partnership": load.partnerships[slug],
            **{name: body[name] for name in body.keys() - {"takes_part", "follows"}},
        }
        for slug, body in literals
    ]
    written = load.put(Body, rows, "partnership", "slug")
    load.bodies = {(slug, body["slug"]): written[load.partnerships[slug].pk, body["slug"]] for slug, body in literals}
    for slug, body in literals:
        if "takes_part" in body:
            load.bodies[slug, body["slug"]].taking_part.set(load.partnerships[other] for other in body["takes_part"])
        if "follows" in body:
            load.bodies[slug, body["slug"]].predecessors.set(load.bodies[slug, other] for other in body["follows"])
    load_lines(load)
    load_terms(load)


def load_lines(load: Load) -> None:
    rows = [
        {
            "partnership": partnership,
            "reporting": load.bodies[place.SLUG, body],
            "to": load.bodies[place.SLUG, to],
            "kind": kind,
            "frequency": frequency,
            "starts_on": starts_on,
        }
        for place, partnership in load.each()
        for body, to, kind, frequency, starts_on in place.LINES
    ]
    load.put(ReportingLine, rows, "reporting", "to")


def load_terms(load: Load) -> None:
    rows = [
        {"partnership": partnership, **terms, "body": load.bodies[place.SLUG, terms["body"]]}
        for place, partnership in load.each()
        for terms in place.TERMS
    ]
    load.put(TermsOfReference, rows, "body", "version")


def load_owners(load: Load) -> None:
    rows = [
        {
            "partnership": partnership,
            **{name: value for name, value in owner.items() if name != "account"},
            "source": f"{owner['source']} {shared.NOMINATION_UNKNOWN}",
            "nominated_on": owner["starts_on"],
            "confirmed_on": owner["starts_on"],
            "user": load.user(owner["account"]),
        }
        for place, partnership in load.each()
        for owner in place.OWNERS
    ]
    written = load.put(SeniorResponsibleOwner, rows, "partnership", "organisation_name", "post_title")
    slugs = {partnership.pk: slug for slug, partnership in load.partnerships.items()}
    load.owners = {(slugs[pk], organisation, post): one for (pk, organisation, post), one in written.items()}
    load_milestones(load)


def load_milestones(load: Load) -> None:
    milestones = {milestone.code: milestone for milestone in Milestone.objects.all()}
    rows = [
        {"partnership": partnership, "cycle": 1, **progress, "milestone": milestones[progress["milestone"]]}
        for place, partnership in load.each()
        for progress in place.MILESTONES
    ]
    load.put(MilestoneProgress, rows, "partnership", "milestone", "cycle")
