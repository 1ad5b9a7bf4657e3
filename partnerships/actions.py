"""Changes of the register that follow a rule or touch more than one row. Each is one transaction."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.text import slugify

from accounts.audit import because
from accounts.models import User
from cdp_portal.formats import gov_date
from partnerships.following import still_to_add, why_not_follow
from partnerships.models import (
    Body,
    FootprintArea,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
    TermsOfReference,
)
from partnerships.numbering import lock

ADDRESS_LENGTH = 80


def free_address(partnership: Partnership, name: str) -> str:
    """The part of a web address for a body of that name, not yet used in the partnership: “board”, “board-2”."""
    stem = slugify(name)[: ADDRESS_LENGTH - 4] or "body"
    taken = set(Body.objects.filter(partnership=partnership, slug__startswith=stem).values_list("slug", flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(address for address in candidates if address not in taken)


@transaction.atomic
def add_body(*, body: Body, by: User) -> Body:
    """Save a new body under an address made from its name, which then stays."""
    lock(body.partnership_id)  # one address, however many add at once
    body.slug = free_address(body.partnership, body.short_name or body.name)
    body.save()
    return body


@transaction.atomic
def set_partners(*, body: Body, partners: Iterable[Partnership], by: User) -> None:
    """Say which other partnerships take part in a body. Raises ValueError when its host is among them."""
    partners = list(partners)
    if any(partner.pk == body.partnership_id for partner in partners):
        raise ValueError(f"{body.partnership} hosts {body}, so it takes part already.")
    body.taking_part.set(partners)


@transaction.atomic
def add_sro(
    *, owner: SeniorResponsibleOwner, leaving: Iterable[SeniorResponsibleOwner], by: User
) -> SeniorResponsibleOwner:
    """Save a new owner. Those who are `leaving` go on the day before the new one's first day."""
    if going := [one.pk for one in leaving]:
        because(f"Followed by {owner} on {gov_date(owner.starts_on)}")
        present = SeniorResponsibleOwner.objects.filter(partnership=owner.partnership_id, pk__in=going)
        present.update(ends_on=owner.starts_on)
        because("")
    owner.save()
    return owner


@transaction.atomic
def add_terms(*, terms: TermsOfReference, by: User) -> TermsOfReference:
    """Save new terms of reference as the body's next version. Earlier versions stay as they were."""
    body = Body.objects.select_for_update().get(pk=terms.body_id)
    terms.version = (body.terms.aggregate(last=Max("version"))["last"] or 0) + 1
    terms.save()
    return terms


@transaction.atomic
def add_partnership(*, partnership: Partnership, by: User) -> Partnership:
    """Save a new partnership under its address, which then stays."""
    partnership.save()
    return partnership


@transaction.atomic
def edit_partnership(*, form, by: User) -> int | None:
    """Save an edit of a partnership; its footprint ends with it. Gives how many areas ended, None on a conflict.

    The first edit by its own people makes the entry theirs.
    """
    partnership = form.instance
    ending = "ends_on" in form.changed_data and partnership.ends_on is not None
    if not by.is_administrator:
        partnership.confidence = Partnership.Confidence.KEPT
    if not form.save_checked():
        return None
    if not form.has_changed():
        keep_entry(partnership=partnership, by=by)
    return end_footprint(partnership=partnership, by=by) if ending else 0


def end_footprint(*, partnership: Partnership, by: User) -> int:
    """End what is still in the footprint on the partnership's own last day. Gives how many areas ended."""
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gt=partnership.ends_on)
    return FootprintArea.objects.filter(goes_on, partnership=partnership).update(ends_on=partnership.ends_on)


def keep_entry(*, partnership: Partnership, by: User) -> None:
    """An entry from published sources belongs to the partnership's own people from their first edit on."""
    if not by.is_administrator:
        kept = Partnership.Confidence.KEPT
        Partnership.objects.filter(pk=partnership.pk).exclude(confidence=kept).update(confidence=kept)


@transaction.atomic
def add_progress(*, report: MilestoneProgress, by: User) -> MilestoneProgress:
    """Save the first report of a round. Work that goes on began today if no other day is given."""
    if report.begun_on is None and not report.is_done:
        report.begun_on = timezone.localdate()
    report.save()
    return report


@transaction.atomic
def follow_footprint(*, area: FootprintArea, by: User) -> list[FootprintArea]:
    """End an area with its authority and add what follows from that day on, for as long as the area would have gone on.

    Raises ValueError with a sentence when it cannot be done. Gives the areas added.
    """
    areas = FootprintArea.objects.select_related("authority", "partnership")
    area = areas.select_for_update(of=("self",)).get(pk=area.pk)
    if why := why_not_follow(area):
        raise ValueError(why)
    would_end, area.ends_on = area.ends_on, area.authority.ends_on
    area.save(update_fields=["ends_on"])
    days = {"starts_on": area.authority.ends_on, "ends_on": would_end}
    return [
        FootprintArea.objects.create(partnership=area.partnership, authority=one, **days)
        for one in still_to_add(area, would_end)
    ]
