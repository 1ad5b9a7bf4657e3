"""What a reorganisation may do and does: planned on paper, decided, dropped. Nothing that exists is renamed or lost."""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import User
from cdp_portal.formats import gov_date, last_day
from cdp_portal.sentences import joined
from partnerships.models import LocalAuthority, Partnership, Reorganisation, Succession
from partnerships.workflow import STEPS


def why_not_change(reorganisation: Reorganisation, partnership: Partnership, by: User) -> str:
    """Why the person may not change it from this partnership; empty when they may."""
    if by.is_administrator or reorganisation.kept_by_id == partnership.pk:
        return ""
    if reorganisation.kept_by is None:
        return "The portal's administrators keep this reorganisation. Ask one of them to change it."
    return f"{reorganisation.kept_by.name} keeps this reorganisation. Ask them to change it."


def why_not_decide(reorganisation: Reorganisation, steps: list[Succession]) -> str:
    """Why it cannot be decided; empty when it can. `steps` are its successions with both authorities."""
    if why := STEPS["decide"].why_not(reorganisation.status):
        return why
    if not steps:
        return "It says of no authority what becomes of it. Edit it first."
    day = reorganisation.takes_effect_on
    wrong = [why for step in steps if (why := why_not_before(step.predecessor, day, ends=not step.goes_on))]
    return wrong[0] if wrong else ""


def why_not_drop(reorganisation: Reorganisation) -> str:
    """Why it cannot be dropped; empty when it can."""
    return STEPS["drop"].why_not(reorganisation.status)


def why_not_before(authority: LocalAuthority, day: date, *, ends: bool) -> str:
    """Why the authority cannot be what goes before on that day; empty when it can."""
    eve = gov_date(last_day(day))
    if authority.starts_on and authority.starts_on >= day:
        return f"{authority} begins on {gov_date(authority.starts_on)}. It must exist on the day before, {eve}."
    if authority.ends_on and authority.ends_on < day:
        return f"The last day of {authority} is {gov_date(last_day(authority.ends_on))}. It must exist on {eve}."
    if ends and authority.ends_on and authority.ends_on > day:
        until = gov_date(last_day(authority.ends_on))
        return f"{authority} goes on until {until}. Nothing can follow it before {gov_date(authority.ends_on)}."
    return ""


@transaction.atomic
def save_reorganisation(*, form, rows, by: User) -> Reorganisation | None:
    """Save a plan and its rows; new authorities that they name come into being on paper. None on a conflict."""
    plan = form.instance
    if plan._state.adding:
        form.save()
    elif not form.save_checked():
        return None
    rows.instance = plan
    named = {one.name.lower(): one for one in plan.new_authorities.all()}
    for row in rows.filled():
        step, name = row.instance, row.cleaned_data["new_name"]
        step.on = plan.takes_effect_on
        step.goes_on = not row.cleaned_data["ends"]
        if name:
            step.successor = named.get(name.lower()) or _on_paper(plan, name, step.predecessor)
            named[name.lower()] = step.successor
    rows.save()
    plan.successions.update(on=plan.takes_effect_on)
    plan.new_authorities.update(starts_on=plan.takes_effect_on)
    remove_unused(plan.new_authorities.filter(predecessions=None))
    return plan


def _on_paper(plan: Reorganisation, name: str, predecessor: LocalAuthority) -> LocalAuthority:
    """A new authority as the plan names it. It lies where its predecessor lies; its code comes later."""
    return LocalAuthority.objects.create(
        name=name,
        kind=LocalAuthority.Kind.UNITARY,
        region=predecessor.region,
        region_code=predecessor.region_code,
        police_force=predecessor.police_force,
        planned_in=plan,
        starts_on=plan.takes_effect_on,
        source=plan.source,
    )


def remove_unused(authorities) -> list[LocalAuthority]:
    """Remove those of the authorities to which nothing refers. Gives the ones that stay."""
    stay = []
    for one in authorities:
        try:
            with transaction.atomic():
                one.delete()
        except ProtectedError:
            stay.append(one)
    return stay


@transaction.atomic
def decide_reorganisation(*, reorganisation: Reorganisation, by: User) -> str:
    """Make it so: what ends gets its last day. Gives the reason when it cannot be decided, else nothing."""
    plan = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    steps = list(plan.successions.select_related("predecessor", "successor"))
    if why := why_not_decide(plan, steps):
        return why
    plan.status = STEPS["decide"].target
    plan.save(update_fields=["status"])
    ending = [step.predecessor_id for step in steps if not step.goes_on]
    LocalAuthority.objects.filter(pk__in=ending).update(ends_on=plan.takes_effect_on)
    return ""


@transaction.atomic
def drop_reorganisation(*, reorganisation: Reorganisation, by: User) -> list[LocalAuthority] | None:
    """Give it up: authorities that existed only on paper go. Gives those that stay because something refers to them,
    and None when somebody decided or dropped it meanwhile.
    """
    plan = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    if why_not_drop(plan):
        return None
    plan.status = STEPS["drop"].target
    plan.save(update_fields=["status"])
    stay = []
    for one in plan.new_authorities.all():
        try:
            with transaction.atomic():
                plan.successions.filter(successor=one).delete()
                one.delete()
        except ProtectedError:
            stay.append(one)
    return stay


def consequence(reorganisation: Reorganisation, steps: list[Succession]) -> str:
    """What deciding it does, in words."""
    day = reorganisation.takes_effect_on
    ending = sorted({str(step.predecessor) for step in steps if not step.goes_on})
    new = sorted({str(step.successor) for step in steps if step.successor.is_planned})
    words = [f"The last day of {joined(ending)} will be {gov_date(last_day(day))}."] if ending else []
    if new:
        words.append(f"{joined(new)} {'begins' if len(new) == 1 else 'begin'} on {gov_date(day)}.")
    words.append("Nothing is renamed or removed: records keep the names of their time.")
    until = " until something is recorded for a new authority" if new else ""
    words.append(f"It can be taken back to planned{until}.")
    return " ".join(words)
