from dataclasses import replace
from types import SimpleNamespace

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import national
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from partnerships.exports import milestone_table_columns, milestone_table_rows
from partnerships.filters import MilestoneTableForm
from partnerships.milestone_table import table_on

TITLE = "Milestones"
NAME = Column("Partnership", "name", ("name",))
COUNTS = (Column("Done", "done", ("done",), numeric=True), Column("Late", "late", ("late",), numeric=True))


@require_safe
@national(Permission.NATIONAL_VIEW)
def milestone_table(request):
    """Every partnership's position with every national ask, as at a day."""
    day, day_form = day_asked(request)
    england = table_on(day)
    form = MilestoneTableForm(request.GET, regions=england.regions, milestones=england.milestones)
    found = england.narrowed(**(form.cleaned_data if form.is_valid() else {}))
    if asked_format(request):
        return export(request, TITLE, milestone_table_columns(found), milestone_table_rows(found, day))
    columns = (NAME, *(Column(one.code) for one in found.milestones), *(COUNTS if len(found.milestones) > 1 else ()))
    table = listing(request, found.in_order(), columns, noun="partnership")
    row_of = {row.partnership.pk: row for row in found.rows}
    context = {
        "title": TITLE,
        "day": day,
        "day_form": day_form,
        "listing": replace(table, filter=SimpleNamespace(form=form)),
        "rows": [row_of[one.pk] for one in table.rows],
        "found": found,
    }
    return render(request, "partnerships/milestone_table.html", context)
