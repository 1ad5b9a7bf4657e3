"""The issued packs of a meeting by audience and form: the last version of each, and whether it is out of date."""

from dataclasses import dataclass, field

from django.db.models import Count

from cdp_portal.release import Audience
from cdp_portal.sentences import counted
from meetings.models import Meeting, Pack, PackDraft
from meetings.packs.matter import matter_of
from meetings.packs.outline import changes_since, outline_of


@dataclass(frozen=True)
class Issued:
    """The versions of one pack. `why` says what changed since the last; "" when nothing did or nobody asked."""

    last: Pack
    earlier: list[Pack] = field(default_factory=list)
    why: str = ""

    @property
    def is_out_of_date(self) -> bool:
        return bool(self.why)

    @property
    def earlier_in_words(self) -> str:
        return counted(len(self.earlier), "earlier version") if self.earlier else ""


def packs_of(meeting: Meeting, audience: Audience) -> list[Pack]:
    """The packs that `audience` may open, newest first, with the number of people who opened each."""
    packs = meeting.packs.filter(audience__in=audience.may_see_classes).defer(*Pack.heavy)
    openers = Count("openings__opened_by", distinct=True)
    return list(packs.select_related("issued_by").annotate(openers=openers).order_by("-issued_at", "-id"))


def issued(packs: list[Pack]) -> list[Issued]:
    """The versions by audience and form, the kind that was issued last on top."""
    kinds: dict[tuple, list[Pack]] = {}
    for pack in sorted(packs, key=lambda pack: -pack.version):
        kinds.setdefault(pack.kind, []).append(pack)
    order = list(dict.fromkeys(pack.kind for pack in packs))
    return [Issued(kinds[kind][0], kinds[kind][1:]) for kind in order]


def compared(found: list[Issued], meeting: Meeting) -> list[Issued]:
    """The same, with what changed in the records since the last version of each."""
    if not found:
        return []
    matter = matter_of(meeting)
    now = {audience: outline_of(matter, Audience(audience)) for audience in {one.last.audience for one in found}}
    return [
        Issued(
            one.last, one.earlier, changes_since(one.last.outline, now[one.last.audience]) if one.last.outline else ""
        )
        for one in found
    ]


def drafts_of(meeting: Meeting) -> list[PackDraft]:
    """Drafts that wait to be looked at."""
    return list(meeting.packdrafts.filter(issued=None).select_related("built_by").defer(*PackDraft.heavy))
