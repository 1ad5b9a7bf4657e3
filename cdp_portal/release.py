"""Who may see what: release classes, and the audiences that pages, packs and exports are made for."""

from collections.abc import Iterable

from django.db import models


class Audience(models.TextChoices):
    """One scale for both sides: the release class of a record, and the audience an output is built for."""

    PUBLIC = "public", "Public"
    MEMBER = "member", "Members"
    RESTRICTED = "restricted", "Restricted"

    @property
    def rank(self) -> int:
        """0 is open to everyone; the higher, the fewer may see it."""
        return list(Audience).index(self)

    @property
    def sentence(self) -> str:
        return SENTENCES[self]

    def may_see(self, release_class: "Audience | str") -> bool:
        """May this audience see what has that release class? Raises ValueError for a class that does not exist."""
        return Audience(release_class).rank <= self.rank

    @property
    def may_see_classes(self) -> "list[Audience]":
        """For querysets: `filter(release_class__in=audience.may_see_classes)`."""
        return [release_class for release_class in Audience if self.may_see(release_class)]


SENTENCES = {
    Audience.PUBLIC: "Anyone can see this.",
    Audience.MEMBER: "Members of the partnership can see this.",
    Audience.RESTRICTED: "Only people cleared for restricted items can see this.",
}


def strictest(release_classes: Iterable[Audience | str]) -> Audience:
    """The release class of something put together from parts; public when there are none."""
    return max(map(Audience, release_classes), key=lambda release_class: release_class.rank, default=Audience.PUBLIC)
