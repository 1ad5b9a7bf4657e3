"""Numbers that count up within a partnership, given out to one writer at a time."""

from django.db.models import Max, Model

from partnerships.models import Partnership


def lock(partnership_id: int) -> None:
    """Let nobody else number or name anything in this partnership until the transaction ends."""
    Partnership.objects.select_for_update().get(pk=partnership_id)


def next_number(model: type[Model], partnership_id: int) -> int:
    """The next number of `model` in the partnership. Waits for others who are numbering."""
    lock(partnership_id)
    highest = model.objects.filter(partnership=partnership_id).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
