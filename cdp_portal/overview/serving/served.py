"""What one paper, decision or action serves, as a reader may see it."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.history import Entry, Part, history_of
from cdp_portal.overview.serving.kinds import KINDS, Kind
from cdp_portal.release import Audience
from meetings.models import Action, Decision, Paper
from outcomes.models import IssueDealtWith, RiskDealtWith


@dataclass(frozen=True)
class Served:
    """One record that is served; `remove_url` is where its link is taken away."""

    kind: Kind
    words: str
    state: str
    url: str
    note: str
    remove_url: str


def noun_of(business: Paper | Decision | Action) -> str:
    """“paper”, “decision” or “action”: the foreign key of a link, and the first word of its addresses."""
    return business._meta.model_name


def arguments_of(business: Paper | Decision | Action) -> list:
    """What stands in the addresses of the business, its partnership first."""
    if isinstance(business, Paper):
        return [business.partnership.slug, business.item.meeting.slug, business.pk]
    return [business.partnership.slug, business.number]


def history_with_links(business: Paper | Decision | Action, *parts: Part) -> list[Entry]:
    """The history of the business and these parts of it, what was linked to it and unlinked included."""
    links = (Part(kind.links, noun_of(business)) for kind in KINDS.values())
    return history_of(business, *parts, *links)


def add_url(business: Paper | Decision | Action) -> str:
    return reverse(f"{noun_of(business)}_serving_add", args=arguments_of(business))


def served_by(business: Paper | Decision | Action, audience: Audience) -> list[Served]:
    """The records, by kind and in the order in which they were linked. One query for each kind."""
    return [one for kind in KINDS.values() for one in _of_kind(kind, business, audience)]


def _of_kind(kind: Kind, business: Paper | Decision | Action, audience: Audience) -> list[Served]:
    noun, remove = noun_of(business), f"{noun_of(business)}_serving_remove"
    links = kind.links.objects.filter(**{noun: business})
    if kind.links in (RiskDealtWith, IssueDealtWith):
        links = links.filter(served__release_class__in=audience.may_see_classes)
    loaded = [f"served__{path}" for path in kind.loaded]
    return [
        Served(
            kind=kind,
            words=kind.words(link.served),
            state=kind.state(link.served),
            url=kind.address(link.served, business.partnership),
            note=link.note,
            remove_url=reverse(remove, args=[*arguments_of(business), kind.slug, link.pk]),
        )
        for link in links.select_related("served", *loaded).order_by("pk")
    ]
