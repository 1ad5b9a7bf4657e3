"""The history of one record on a page of its own: who changed what, from what to what, when and in which action."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import Part, history_of
from accounts.roles import Permission
from members import history as members
from members.models import Organisation, Seat, SeatHolder
from partnerships import history as register
from partnerships.models import (
    Body,
    FootprintArea,
    MilestoneProgress,
    Partnership,
    Proposal,
    Reorganisation,
    SeniorResponsibleOwner,
    TermsOfReference,
)


@dataclass(frozen=True)
class Kind:
    """A kind of record: its parts, and which of its records a partnership may read the history of: those it keeps."""

    model: type[Model]
    parts: tuple[Part, ...] = ()
    kept_by: Callable[[Partnership], Q] = lambda partnership: Q(partnership=partnership)

    def of(self, partnership: Partnership) -> QuerySet:
        return self.model._default_manager.filter(self.kept_by(partnership))


# By the noun in the address.
KINDS = {
    "partnership": Kind(Partnership, register.PARTNERSHIP, lambda partnership: Q(pk=partnership.pk)),
    "footprint": Kind(FootprintArea),
    "reorganisation": Kind(Reorganisation, register.REORGANISATION, lambda partnership: Q(kept_by=partnership)),
    "sro": Kind(SeniorResponsibleOwner),
    "body": Kind(Body, register.BODY + members.ROTA),
    "terms": Kind(TermsOfReference),
    "milestone": Kind(MilestoneProgress),
    "proposal": Kind(Proposal, register.PROPOSAL),
    "seat": Kind(Seat, members.SEAT),
    "holder": Kind(SeatHolder, members.HOLDER),
    "organisation": Kind(Organisation, members.ORGANISATION, lambda partnership: Q(kept_by=partnership)),
}


@require_safe
@for_partnership(Permission.HISTORY_VIEW)
def history_detail(request, partnership, noun, pk):
    """Every change of one record and of what belongs to it, the newest first."""
    kind = KINDS.get(noun)
    if kind is None:
        raise Http404
    record = get_object_or_404(kind.of(partnership), pk=pk)
    context = {
        "title": "History",
        "caption": str(record),
        "section": "Overview",
        "entries": history_of(record, *kind.parts),
        "trail": [(str(partnership), partnership.get_absolute_url()), (str(record), record.get_absolute_url())]
        if hasattr(record, "get_absolute_url")
        else [(str(partnership), partnership.get_absolute_url())],
    }
    return render(request, "history_list.html", context)
