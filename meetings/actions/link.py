"""Linking a paper, decision or action to what it serves."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from meetings.models import Action, DealtWith, Decision, Paper


@transaction.atomic
def link_business(
    *, links: type[DealtWith], business: Paper | Decision | Action, served: Iterable[Model], note: str, by
) -> int:
    """Link the business to each of the records and give how many are new. One that is linked already stays as it is."""
    type(business).objects.select_for_update(of=("self",)).get(pk=business.pk)
    noun = business._meta.model_name
    made = [links.objects.get_or_create(served=one, **{noun: business}, defaults={"note": note}) for one in served]
    return sum(is_new for _, is_new in made)
