"""Taking a decided reorganisation back to planned, while nothing real hangs on the authorities that it brings."""

from collections.abc import Iterator

from django.db import models, transaction

from accounts.audit import because
from accounts.models import User
from cdp_portal.sentences import counted, joined
from partnerships.models import LocalAuthority, Reorganisation, Succession
from partnerships.workflow import STEPS


def why_not_reopen(reorganisation: Reorganisation) -> str:
    """Why it cannot be planned again; empty when it can."""
    if why := STEPS["reopen"].why_not(reorganisation.status):
        return why
    hanging = [f"{new} has {joined(sorted(_hanging(new)))}" for new in reorganisation.new_authorities.all()]
    named = [words for words in hanging if not words.endswith(" has ")]
    return f"{'; '.join(named)}. Remove them first, or record them for another authority." if named else ""


def _hanging(new: LocalAuthority) -> Iterator[str]:
    """What refers to it, whichever app keeps it: “1 footprint area”. Numbers only: the rows may not be for all eyes.

    Every foreign key that protects an authority counts. What goes with the authority (its care boards) does not, nor
    do the steps of the reorganisation that brings it.
    """
    for relation in LocalAuthority._meta.get_fields(include_hidden=True):
        if not relation.one_to_many or relation.on_delete is not models.PROTECT:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: new})
        if relation.related_model is Succession:
            rows = rows.exclude(reorganisation=new.planned_in_id)
        if number := rows.count():
            words = relation.related_model._meta
            yield counted(number, str(words.verbose_name), str(words.verbose_name_plural))


@transaction.atomic
def reopen_reorganisation(*, reorganisation: Reorganisation, reason: str, by: User) -> str:
    """Planned again: what it ended goes on, what it brought is on paper. Gives why it cannot be, else nothing."""
    plan = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    list(plan.new_authorities.select_for_update())  # nobody begins to refer to one meanwhile
    if why := why_not_reopen(plan):
        return why
    because(reason)
    plan.status = STEPS["reopen"].target
    plan.save(update_fields=["status"])
    ended_by(plan).update(ends_on=None)
    return ""


def ended_by(plan: Reorganisation) -> models.QuerySet:
    """The authorities whose last day comes from this reorganisation, and from no other that is decided."""
    own = plan.successions.filter(goes_on=False).values("predecessor")
    others = Succession.objects.decided().filter(goes_on=False).exclude(reorganisation=plan).values("predecessor")
    return LocalAuthority.objects.filter(pk__in=own, ends_on=plan.takes_effect_on).exclude(pk__in=others)


def consequence(reorganisation: Reorganisation) -> str:
    """What taking it back does, in words."""
    ended = ended_by(reorganisation)
    new = reorganisation.new_authorities.all()
    words = [f"{joined(ended)} {_goes(ended)} without a last day."] if ended else []
    if new:
        words.append(f"{joined(new)} {'stands' if len(new) == 1 else 'stand'} on paper only again.")
    words.append("Footprints, organisations and seats that were ended by hand stay ended: check them afterwards.")
    return " ".join(words)


def _goes(ended: models.QuerySet) -> str:
    return "goes on" if len(ended) == 1 else "go on"
