"""Every write about money that has a rule or touches several rows."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import because
from cdp_portal.forms import VersionedModelForm
from grants.forms import LineRows, SpendGrid
from grants.models import Allocation, Spend, SpendLine, SpendPlan
from partnerships.numbering import lock

ALREADY = "This allocation is already recorded. Revise it instead."


@transaction.atomic
def add_allocation(*, allocation: Allocation, by) -> Allocation:
    """Record money of an authority, stream and year for the first time. Raises ValidationError when it is there."""
    lock(allocation.partnership_id)
    if allocation.revisions().exists():
        raise ValidationError(ALREADY)
    allocation.save()
    return allocation


@transaction.atomic
def revise_allocation(*, form: VersionedModelForm, by) -> Allocation | None:
    """Make what the form holds the next revision; the row before it stays as it was.

    The spending plans, all versions of them, move to the new revision in the same step, so that spend is always
    set against the last known amount. Gives None when somebody else changed the allocation since the form was made.
    """
    seen = form.cleaned_data["row_version"]
    before = Allocation.objects.select_for_update().get(pk=form.instance.pk)
    last = before.revisions().first()
    if last != before or before.row_version != seen:
        return None
    because(form.cleaned_data["revised_because"])
    revised = form.instance
    revised.pk, revised._state.adding = None, True
    revised.revision = before.revision + 1
    revised.row_version = before.row_version + 1  # counts on, so that a form made from an old revision is stale
    revised.save()
    SpendPlan.objects.filter(allocation=before).update(allocation=revised)
    return revised


@transaction.atomic
def save_spend_plan(*, allocation: Allocation, form: VersionedModelForm, rows: LineRows, by) -> SpendPlan | None:
    """Save the plan of the allocation with its lines.

    An approved plan is kept: saving then makes the next version, which carries the lines with what was spent on them.
    Gives None when somebody else saved the plan, or spend on it, since the form was made.
    """
    Allocation.objects.select_for_update().get(pk=allocation.pk)
    before = allocation.spend_plans.current().first()
    if before is None or form.instance.pk is None:
        return _first_version(allocation, form, rows) if before is None else None
    if before.pk != form.instance.pk or before.row_version != form.cleaned_data["row_version"]:
        return None
    if before.approved_on:
        return _next_version(before, form, rows)
    form.save_checked()
    rows.save()
    return form.instance


def _first_version(allocation: Allocation, form: VersionedModelForm, rows: LineRows) -> SpendPlan:
    plan = form.save(commit=False)
    plan.allocation = allocation
    plan.save()
    rows.instance = plan
    rows.save()
    return plan


def _next_version(before: SpendPlan, form: VersionedModelForm, rows: LineRows) -> SpendPlan:
    plan = form.instance
    plan.pk, plan._state.adding = None, True
    plan.version, plan.row_version = before.version + 1, before.row_version + 1
    plan.save()
    for position, row in enumerate(rows.filled(), start=1):
        _copy_line(row.instance, plan, position)
    return plan


def _copy_line(line: SpendLine, plan: SpendPlan, position: int) -> None:
    """The line as it stands in the form, as a new line of the plan, with its spend and the links of meetings to it."""
    spend, dealt_with = (list(line.spend.all()), list(line.dealt_with.all())) if line.pk else ([], [])
    line.pk, line._state.adding = None, True
    line.plan, line.position, line.row_version = plan, position, 1
    line.save()
    for entry in spend:
        entry.pk, entry._state.adding = None, True
        entry.line = line
        entry.save()
    for link in dealt_with:
        link.pk, link._state.adding = None, True
        link.served = line
        link.save()


@transaction.atomic
def save_spend(*, grid: SpendGrid, by) -> bool:
    """Save what was spent and forecast on all lines of a plan in one quarter; a row emptied is removed.

    Gives False, and saves nothing, when somebody else saved the plan or its spend since the grid was made.
    """
    if not grid.version.save_checked():
        return False
    for form in grid.forms:
        if form.has_changed():
            _save_entry(form.instance, by)
    return True


def _save_entry(entry: Spend, by) -> None:
    if entry.actual is None and entry.forecast is None and not entry.variance_reason:
        if entry.pk:
            entry.delete()
        return
    entry.entered_by = by
    entry.save()
