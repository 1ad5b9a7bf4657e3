"""The page of one chain of evidence: what led to a record and what it leads to, a short list each."""

from dataclasses import dataclass

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.overview.chain.fed import fed_by
from cdp_portal.overview.chain.nouns import NOUNS
from cdp_portal.overview.chain.steps import walk
from partnerships.models import Partnership

MOST = 12  # of one noun, as many are listed


@dataclass(frozen=True)
class Ring:
    """One record of a chain, with the address of its own chain."""

    words: str
    state: str
    url: str
    chain_url: str


@dataclass(frozen=True)
class Stage:
    """The records of one noun, and how many more there are than are listed."""

    label: str
    rings: tuple[Ring, ...]
    more: int


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def chain_detail(request, partnership, noun, pk):
    """From any record both ways, through what the person may see, down to the rows of the return that it feeds."""
    known = NOUNS.get(noun)
    if known is None:
        raise Http404
    audience = request.access.audience
    record = get_object_or_404(known.readable(partnership, audience), pk=pk)
    before = walk(noun, record.pk, partnership, audience, onwards=False)
    after = walk(noun, record.pk, partnership, audience, onwards=True)
    context = {
        "title": "Chain of evidence",
        "section": "Meetings",
        "trail": [(known.words(record), known.address(record, partnership))],
        "label": known.label,
        "ring": _ring(noun, record, partnership),
        "before": _stages(before, partnership),
        "after": _stages(after, partnership),
        "cells": fed_by({**after, noun: [record]}, partnership, audience),
    }
    return render(request, "chain_detail.html", context)


def _ring(noun: str, record: Model, partnership: Partnership) -> Ring:
    known = NOUNS[noun]
    return Ring(
        words=known.words(record),
        state=known.state(record),
        url=known.address(record, partnership),
        chain_url=reverse("chain_detail", args=[partnership.slug, noun, record.pk]),
    )


def _stages(found: dict[str, list[Model]], partnership: Partnership) -> list[Stage]:
    return [
        Stage(
            label=NOUNS[noun].label if len(records) == 1 else NOUNS[noun].plural,
            rings=tuple(_ring(noun, record, partnership) for record in records[:MOST]),
            more=max(0, len(records) - MOST),
        )
        for noun, records in found.items()
    ]
